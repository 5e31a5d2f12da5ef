package dev.wadi.pipelines.starschema.mapping;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.edge.parquet.TableColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingFileTest {
    private static final String GOOD = """
            version: 1
            sources:
              member:
                key: [member_no]
                version: changed_at
                columns: {member_no: int64, full_name: string, home_branch: string, lang: "string?", joined_at: timestamp, changed_at: timestamp}
              branch:
                key: [branch_code]
                version: changed_at
                columns: {branch_code: string, title: string, city: "string?", changed_at: timestamp}
              loan:
                key: [loan_no]
                version: changed_at
                columns: {loan_no: int64, fee: string, due: string, changed_at: timestamp}
            tables:
              languages: {file: languages.csv, key: code, unknown: Unknown}
            calendar: {target: dim_date}
            targets:
              dim_member:
                from: member
                kind: dimension
                columns:
                  member_no: {copy: int64}
                  name: {rename: full_name, as: string}
                  joined_on: {date-of: joined_at}
                  branch_name: {lookup: branch, on: home_branch, take: title, as: string, missing: null}
                  language: {lookup: languages, on: lang, take: name, as: "string?"}
              fact_loan:
                from: loan
                kind: fact
                columns:
                  loan_record_id: {record-id: true}
                  loan_no: {copy: int64}
                  fee: {cast: fee, as: "decimal(10,2)"}
                  system: {constant: library, as: string}
            """;

    @TempDir
    private Path folder;

    /** The declared types of the specification, table by table and column by column. */
    @Test
    void theDeliveredMappingHasTheWarehouseOfTheSpecification() throws IOException {
        Mapping mapping = Mapping.load(Path.of("config/star-schema/totesys.yaml"));
        JsonNode tables = new ObjectMapper()
                .readTree(Path.of("src/test/resources/dev/wadi/pipelines/starschema/star-schema/main/tables.json")
                        .toFile())
                .get("tables");

        List<String> wanted = new ArrayList<>();
        tables.properties().forEach(table -> {
            if (!table.getKey().equals("dim_date")) {
                table.getValue()
                        .get("columns")
                        .forEach(column -> wanted.add(
                                table.getKey() + "." + column.get("name").asText()
                                        + " "
                                        + column.get("type")
                                                .asText()
                                                .toLowerCase(Locale.ROOT)
                                                .replace("time(micros)", "time")
                                        + (column.get("nullable").asBoolean() ? "?" : "")));
            }
        });
        List<String> declared = new ArrayList<>();
        mapping.sources().values().forEach(source -> source.target().ifPresent(target -> {
            for (TableColumn column : target.table().columns()) {
                declared.add(
                        target.name() + "." + column.name() + " " + column.type() + (column.nullable() ? "?" : ""));
            }
        }));
        assertThat(declared).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void fieldsAreCheckedInTheOrderOfTheTargetAndThenByLookUpKeys() throws IOException {
        SourcePlan member = load(GOOD).sources().get("member");

        assertThat(member.fields().stream().map(field -> field.column()))
                .containsExactly("member_no", "full_name", "joined_at", "home_branch", "lang");
        assertThat(load(GOOD).sources().get("loan").fields().stream().map(field -> field.column()))
                .as("only a fact has versions")
                .containsExactly("loan_no", "fee", "changed_at");
        assertThat(member.isKept()).isTrue();
        assertThat(load(GOOD).sources().get("branch").users()).hasSize(1);
        assertThat(load(GOOD).sources().get("loan").isKept()).isFalse();
    }

    @Test
    void recordIdsCanBeLeftToTheLoader() throws IOException {
        Mapping mapping = load(GOOD.replace("kind: fact", "kind: fact\n    record-id: none"));

        for (Mapping without : List.of(mapping, load(GOOD).withoutRecordIds())) {
            assertThat(without.sources()
                            .get("loan")
                            .target()
                            .orElseThrow()
                            .table()
                            .columns())
                    .extracting(TableColumn::name)
                    .containsExactly("loan_no", "fee", "system");
        }
    }

    /** The second example of the specification. */
    @Test
    void aSourceWithoutColumnsHasThoseThatAreUsed() throws IOException {
        Mapping mapping = load("""
                version: 1
                sources:
                  member: {key: [member_no], version: changed_at}
                  branch: {key: [branch_code], version: changed_at}
                  loan: {key: [loan_no], version: changed_at}
                tables:
                  language: {file: languages.csv, key: code, unknown: Unknown}
                targets:
                  dim_member:
                    from: member
                    kind: dimension                 # latest state per key
                    columns:
                      member_no:   {copy: int64}
                      name:        {rename: full_name, as: string}
                      joined_on:   {date-of: joined_at}
                      branch_name: {lookup: branch, on: home_branch, take: title, as: string, missing: null}
                      branch_city: {lookup: branch, on: home_branch, take: city, as: string, missing: null}
                      language:    {lookup: language, on: lang, take: name, as: string}
                  fact_loan:
                    from: loan
                    kind: fact
                    columns:
                      loan_no: {copy: int64}
                      changed_on: {date-of: changed_at}
                      due: {cast: due, as: "date?"}
                """);

        assertThat(fields(mapping, "member"))
                .containsExactly(
                        "member_no int64", "full_name string", "joined_at date", "home_branch string", "lang string");
        assertThat(fields(mapping, "branch")).containsExactly("branch_code string", "title string?", "city string?");
        assertThat(fields(mapping, "loan"))
                .containsExactly("loan_no int64", "changed_at date", "due date?", "changed_at timestamp");
        assertThat(mapping.sources().get("member").known())
                .as("any column is known")
                .isEmpty();
    }

    private static List<String> fields(Mapping mapping, String source) {
        return mapping.sources().get(source).fields().stream()
                .map(field -> field.column() + " " + field.conversion().type() + (field.nullable() ? "?" : ""))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {constant: 3000000000, as: int64}           | 3000000000
                    {constant: 1000000, as: int32}              | 1000000
                    {constant: true, as: boolean}               | 1
                    {constant: "2026-11-05", as: date}          | 20762
                    {constant: "3.10", as: "decimal(10,2)"}     | 310
                    {constant: "00:00:01", as: time}            | 1000000
                    {constant: "1970-01-01T00:00:01", as: timestamp} | 1000000
                    """, quoteCharacter = '~')
    void aConstantIsOfAnyType(String expression, long value) throws IOException {
        Mapping mapping = load(GOOD.replace("{constant: library, as: string}", expression));

        List<ColumnRule> rules =
                mapping.sources().get("loan").target().orElseThrow().rules();
        assertThat(((ColumnRule.Constant) rules.get(3)).value().number(0)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {copy: int64}                       | {cpy: int64}                         | 23:19: 'cpy' is no expression; did you mean 'copy'?
                    from: member                        | from: members                        | 20:11: no source is called 'members'; did you mean 'member'?
                    rename: full_name                   | rename: full_nam                     | 24:22: the column 'full_nam' is no column of member; did you mean 'full_name'?
                    {date-of: joined_at}                | {date-of: full_name}                 | 25:28: 'full_name' is string; date-of needs a timestamp
                    take: title                         | take: titel                          | take 'titel' is no column of branch; did you mean 'title'?
                    lookup: branch                      | lookup: brnch                        | no source and no table is called 'brnch'; did you mean 'branch'?
                    on: home_branch                     | on: member_no                        | 'member_no' is int64, and the key of branch is string
                    as: "decimal(10,2)"                 | as: int32                            | 'fee' is string, which int32 cannot carry
                    as: "decimal(10,2)"                 | as: decimal(20)                      | 'decimal(20)' is no type; known are int32
                    {cast: fee                          | {rename: fee                         | 'fee' is string, which decimal(10,2) cannot carry; write cast: fee
                    kind: dimension                     | kind: dimensoin                      | 'dimensoin' is not possible here; did you mean 'dimension'?
                    missing: null                       | missing: rejct                       | 'rejct' is not possible here; did you mean 'reject'?
                    as: "string?"                       | as: strin                            | 'strin' is no type; did you mean 'string'?
                    key: [member_no]                    | key: [member_nr]                     | the column 'member_nr' is no column of member; did you mean 'member_no'?
                    {constant: library, as: string}     | {constant: 3000000000, as: int32}    | '3000000000' is no int32
                    {constant: library, as: string}     | {constant: soon, as: date}           | 'soon' is no date
                    languages.csv                       | nowhere.csv                          | 16:21: there is no file nowhere.csv beside the mapping
                    version: 1                          | versions: 1                          | 1:1: unknown key 'versions'; did you mean 'version'?
                    {rename: full_name, as: string}     | {as: string, renam: full_name}       | 24:26: 'renam' is no expression; did you mean 'rename'?
                    {rename: full_name, as: string}     | {as: string}                         | 24:13: write an expression here; possible are copy, rename, cast
                    {rename: full_name, as: string}     | {}                                   | 24:13: write an expression here; possible are copy, rename, cast
                    "decimal(10,2)"                     | decimal(10,2)                        | 34:39: a comma between braces ends a value; write a value with a comma in quotes
                    fee: string                         | fee: decimal(10,2)                   | 'decimal(10' is no type; known are int32, int64, boolean, string, date, time, timestamp, "decimal(p,s)" with up to 18 digits, in quotes
                    dim_member:                         | dim/member:                          | 19:3: 'dim/member' begins the keys of files; write a name without '/', and not _done or rejects
                    dim_member:                         | rejects:                             | 19:3: 'rejects' begins the keys of files; write a name without '/', and not _done or rejects
                    ~  loan:~                           | ~  lo/an:~                           | 11:3: 'lo/an' is the folder of its objects; write a name without '/'
                    calendar: {target: dim_date}        | calendar: {target: _done}            | 17:20: '_done' begins the keys of files; write a name without '/', and not _done or rejects
                    calendar: {target: dim_date}        | calendar: {target: dim_date, monday: 2} | 17:38: '2' is not possible here; possible are 0, 1
                    """, quoteCharacter = '~')
    void aMistakeIsToldWithItsPlaceAndTheNearestName(String right, String wrong, String message) {
        assertThat(GOOD).contains(right);
        assertThatThrownBy(() -> load(GOOD.replaceFirst(Pattern.quote(right), wrong)))
                .hasMessageStartingWith(folder.resolve("library.yaml") + ":")
                .hasMessageContaining(message);
    }

    @Test
    void aTargetHasAColumnBesideItsRecordId() {
        String begin = GOOD.substring(0, GOOD.indexOf("      loan_record_id"));

        for (String columns : List.of("columns: {}", "columns: {loan_record_id: {record-id: true}}")) {
            assertThatThrownBy(() -> load(begin.replaceFirst("columns:\\s*$", columns + "\n")))
                    .hasMessageContaining(":31:14: write a column beside the record id, such as id: {copy: int32}");
        }
        assertThatThrownBy(() -> load(GOOD.substring(0, GOOD.indexOf("targets:")) + "targets: {}\n"))
                .hasMessageContaining(":18:10: write at least one target");
    }

    /** Office programs begin a file with a mark of the order of bytes. */
    @Test
    void aTableOfCodesMayBeginWithAByteOrderMark() throws IOException {
        assertThat(load(GOOD, "\uFEFFcode,name\r\nno,Norwegian\r\n".getBytes(UTF_8))
                        .sources())
                .containsKey("member");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    code,name/no                | library.yaml:16:21: languages.csv has 1 cells in line 2, and 2 columns
                    code,name/no,a,b            | library.yaml:16:21: languages.csv has 3 cells in line 2, and 2 columns
                    code,name/no,~a             | library.yaml:16:21: languages.csv cannot be read as CSV:
                    code,name,name/no,a,b       | library.yaml:16:21: languages.csv cannot be read as CSV:
                    code;name/no;a              | library.yaml:16:41: languages.csv has no column 'code'; possible are code;name
                    code,name/no,a/no,b         | library.yaml:16:21: languages.csv has the code 'no' a second time in line 3
                    code,name/no,Bokmål         | languages.csv:2:8: is not UTF-8: byte 0xE5 is no character there. Save it as UTF-8
                    code,name                   | library.yaml:16:21: the file languages.csv has no line behind its names of columns
                    """)
    void aWrongTableOfCodesIsToldWithItsPlace(String lines, String message) {
        String text = lines.replace('/', '\n').replace('~', '"') + "\n";

        assertThatThrownBy(() -> load(GOOD, text.getBytes(ISO_8859_1)))
                .hasMessageStartingWith(folder.resolve(message).toString());
    }

    @Test
    void aFileThatIsNotThereOrNoYamlIsToldInWordsOfTheFile() throws IOException {
        Path nowhere = folder.resolve("nowhere.yaml");
        assertThatThrownBy(() -> Mapping.load(nowhere)).hasMessage(nowhere + ":1:1: there is no such file");
        assertThatThrownBy(() -> load(GOOD.replace("      name:", "\tname:")))
                .hasMessageStartingWith(folder.resolve("library.yaml:24:1: ").toString())
                .hasMessageContaining("Do not use \\t(TAB) for indentation");
    }

    private Mapping load(String text) throws IOException {
        return load(text, "code,name\nno,Norwegian\n".getBytes(UTF_8));
    }

    private Mapping load(String text, byte[] languages) throws IOException {
        Files.write(folder.resolve("languages.csv"), languages);
        Path file = folder.resolve("library.yaml");
        Files.writeString(file, text);
        return Mapping.load(file);
    }
}
