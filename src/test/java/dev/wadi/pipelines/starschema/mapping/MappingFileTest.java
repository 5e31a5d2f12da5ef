package dev.wadi.pipelines.starschema.mapping;

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
                    {copy: int64}                       | {cpy: int64}                         | 22:18: 'cpy' is no expression; did you mean 'copy'?
                    from: member                        | from: members                        | 19:11: no source is called 'members'; did you mean 'member'?
                    rename: full_name                   | rename: full_nam                     | 23:22: the column 'full_nam' is no column of member; did you mean 'full_name'?
                    {date-of: joined_at}                | {date-of: full_name}                 | 24:28: 'full_name' is string; date-of needs a timestamp
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
                    languages.csv                       | nowhere.csv                          | the file nowhere.csv beside the mapping cannot be read
                    version: 1                          | versions: 1                          | 1:1: unknown key 'versions'; did you mean 'version'?
                    """, quoteCharacter = '~')
    void aMistakeIsToldWithItsPlaceAndTheNearestName(String right, String wrong, String message) {
        assertThat(GOOD).contains(right);
        assertThatThrownBy(() -> load(GOOD.replaceFirst(Pattern.quote(right), wrong)))
                .hasMessageStartingWith(folder.resolve("library.yaml") + ":")
                .hasMessageContaining(message);
    }

    private Mapping load(String text) throws IOException {
        Files.writeString(folder.resolve("languages.csv"), "code,name\nno,Norwegian\n");
        Path file = folder.resolve("library.yaml");
        Files.writeString(file, text);
        return Mapping.load(file);
    }
}
