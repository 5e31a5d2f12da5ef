package dev.wadi.pipelines.starschema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.edge.parquet.ParquetDocument;
import dev.wadi.pipelines.starschema.calendar.CalendarRange;
import dev.wadi.pipelines.starschema.mapping.Mapping;
import dev.wadi.pipelines.starschema.object.ConversionOptions;
import dev.wadi.pipelines.starschema.object.InputForm;
import dev.wadi.pipelines.starschema.object.InputObject;
import dev.wadi.pipelines.starschema.object.ObjectStatus;
import dev.wadi.pipelines.starschema.object.ObjectWarnings;
import dev.wadi.pipelines.starschema.table.VersionKeys;
import dev.wadi.pipelines.starschema.table.WarehouseState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectConversionTest {
    private static final String MAPPING = """
            version: 3
            sources:
              member:
                key: [member_no]
                version: changed_at
                columns: {member_no: int64, home_branch: "string?", changed_at: timestamp}
              branch:
                key: [branch_code]
                version: changed_at
                columns: {branch_code: string, title: string, manager: string, changed_at: timestamp}
              loan:
                key: [loan_no]
                version: changed_at
                columns: {loan_no: int64, due: string, changed_at: timestamp}
              language:
                key: [code]
                version: changed_at
                columns: {code: string, name: string, changed_at: timestamp}
            tables:
              words: {file: words.csv, key: word, unknown: Unknown, called: word}
            calendar: {target: dim_date}
            targets:
              dim_member:
                from: member
                kind: dimension
                columns:
                  member_no: {copy: int64}
                  branch_name: {lookup: branch, on: home_branch, take: title, as: string, missing: MISSING}
              fact_loan:
                from: loan
                kind: fact
                columns:
                  loan_record_id: {record-id: true}
                  loan_no: {copy: int64}
                  due: {cast: due, as: date}
              dim_language:
                from: language
                kind: dimension
                columns:
                  code: {copy: string}
                  name: {copy: string}
                  word: {lookup: words, on: name, take: meaning, as: string}
            """;
    private static final String AT = "\"changed_at\":\"2026-11-05T10:00:00.001\"";
    private static final String LATER = "\"changed_at\":\"2026-11-05T10:00:00.002\"";

    private final WarehouseState state = new WarehouseState();
    private final ObjectWarnings warnings = new ObjectWarnings();
    private String missing = "null";
    private InputForm form = InputForm.JSON_LINES;
    private double maxRejectRatio = 1;

    @TempDir
    private Path folder;

    @Test
    void ofSeveralLinesOfOneVersionTheLastStays() throws IOException {
        ConvertedObject loans = convert(
                "loan",
                1,
                "{\"loan_no\":1,\"due\":\"2026-01-01\"," + AT + "}",
                "{\"loan_no\":2,\"due\":\"2026-01-02\"," + AT + "}",
                "{\"loan_no\":1,\"due\":\"2026-01-03\"," + AT + "}",
                "{\"loan_no\":1,\"due\":\"2026-01-04\"," + LATER + "}",
                "{\"loan_no\":1,\"due\":7," + AT + "}");

        assertThat(rows(loans, "fact_loan"))
                .containsExactly(
                        "{\"loan_record_id\":1000000002,\"loan_no\":2,\"due\":\"2026-01-02\"}",
                        "{\"loan_record_id\":1000000003,\"loan_no\":1,\"due\":\"2026-01-03\"}",
                        "{\"loan_record_id\":1000000004,\"loan_no\":1,\"due\":\"2026-01-04\"}");
        assertThat(loans.counts().duplicates()).isEqualTo(1);
        assertThat(loans.counts().rejected()).isEqualTo(1);
        assertThat(loans.status()).isEqualTo(ObjectStatus.PARTIAL);
    }

    @Test
    void datesOfRowsThatStayAreAddedToTheCalendar() throws IOException {
        ConvertedObject loans = convert(
                "loan",
                1,
                "{\"loan_no\":1,\"due\":\"2031-02-03\"," + AT + "}",
                "{\"loan_no\":2,\"due\":\"2026-06-01\"," + AT + "}",
                "{\"loan_no\":3,\"due\":\"1999-12-31\"," + AT + "}",
                "{\"loan_no\":1,\"due\":\"2026-06-02\"," + AT + "}");

        assertThat(rows(loans, "dim_date"))
                .containsExactly("{\"date_id\":\"1999-12-31\",\"year\":1999,\"month\":12,\"day\":31,\"day_of_week\":4,"
                        + "\"day_name\":\"Friday\",\"month_name\":\"December\",\"quarter\":4}");
    }

    @Test
    void theFooterSaysWhereRowsComeFrom() throws IOException {
        ConvertedObject loans = convert("loan", 7, "{\"loan_no\":1,\"due\":\"2026-01-01\"," + AT + "}");

        assertThat(ParquetDocument.open(loans.files().values().iterator().next())
                        .metadata())
                .containsEntry("source.key", key("loan", 7))
                .containsEntry("source.id", "7")
                .containsEntry("mapping.name", "library")
                .containsEntry("mapping.version", "3");
    }

    @Test
    void aChangeOfAUsedColumnWritesTheRowsThatLookItUpOrderedByTheirKeys() throws IOException {
        state.apply(convert("branch", 1, branch("b1", "Old", "x"), branch("b2", "Two", "x"))
                .change());
        state.apply(convert("member", 1, member(12, "b1"), member(3, "b1"), member(4, "b2"), member(5, null))
                .change());

        ConvertedObject managerOnly = convert("branch", 2, branch("b1", "Old", "y"));
        assertThat(managerOnly.files()).isEmpty();
        state.apply(managerOnly.change());
        ConvertedObject renamed = convert("branch", 3, branch("b1", "New", "y"), branch("b3", "Three", "z"));
        assertThat(rows(renamed, "dim_member"))
                .containsExactly(
                        "{\"member_no\":3,\"branch_name\":\"New\"}", "{\"member_no\":12,\"branch_name\":\"New\"}");
        assertThat(warnings.all()).isEmpty();
    }

    @Test
    void aLateObjectLeavesOutWhatANewerOneHasReplaced() throws IOException {
        state.apply(convert("branch", 1, branch("b1", "One", "x")).change());
        state.apply(convert("member", 5, member(1, "b1")).change());

        ConvertedObject late = convert("member", 4, member(1, null), member(2, "b1"), member(1, "b1"));

        assertThat(rows(late, "dim_member")).containsExactly("{\"member_no\":2,\"branch_name\":\"One\"}");
        assertThat(late.counts().superseded()).isEqualTo(1);
        assertThat(late.counts().duplicates()).isEqualTo(1);
    }

    @Test
    void theSameHoldsForADimensionThatNothingLooksUp() throws IOException {
        ObjectConversion conversion = conversion();
        var plan = conversion.mapping().sources().get("language");
        VersionKeys newer = ObjectConversion.keys(plan);
        conversion.addKeys(
                plan, new ByteArrayInputStream((language("no", "Norsk") + "\nnonsense\n").getBytes(UTF_8)), newer);

        ConvertedObject late = convert(
                "language",
                1,
                Optional.of(newer),
                language("no", "old"),
                language("sv", "Svenska"),
                language("no", "older"));

        assertThat(rows(late, "dim_language"))
                .containsExactly("{\"code\":\"sv\",\"name\":\"Svenska\",\"word\":\"Unknown\"}");
        assertThat(late.counts().superseded()).isEqualTo(1);
        assertThat(late.counts().duplicates()).isEqualTo(1);
    }

    @Test
    void aMissingLookUpIsToldOnceAKeyOrRejects() throws IOException {
        ConvertedObject members = convert("member", 1, member(1, "b9"), member(2, "b9"), member(3, null));
        assertThat(rows(members, "dim_member")).hasSize(3);
        assertThat(warnings.all()).hasToString("[{code=lookup-missing, table=branch, key=b9}]");

        missing = "reject";
        ConvertedObject rejected = convert("member", 1, member(1, "b9"), member(3, null));
        assertThat(rows(rejected, "dim_member")).containsExactly("{\"member_no\":3,\"branch_name\":null}");
        assertThat(Files.readString(rejected.rejects().orElseThrow()))
                .contains("\"line\":1,\"reason\":\"lookup-missing\",\"column\":\"home_branch\"");
    }

    @Test
    void beyondTheRatioNothingIsWrittenButTheRejectedLines() throws IOException {
        maxRejectRatio = 0.4;
        ConvertedObject loans = convert("loan", 1, "{\"loan_no\":1,\"due\":\"2026-01-01\"," + AT + "}", "{", "[]");

        assertThat(loans.status()).isEqualTo(ObjectStatus.FAILED);
        assertThat(loans.files()).isEmpty();
        assertThat(Files.readAllLines(loans.rejects().orElseThrow())).hasSize(2);
    }

    /** The parser's words quote the character, which may be one of two {@code char}s. */
    @Test
    void aLineMayBeWrongByAnyCharacter() throws IOException {
        ConvertedObject loans = convert(
                "loan",
                1,
                "{\uD836\uDC00}",
                "\uD836\uDC00",
                "{\"loan_no\":\uD836\uDC00}",
                "{\"loan_no\":1,\"due\":\"2026-01-01\"," + AT + "} \uD836\uDFFF",
                "{\"loan_no\":1,\"due\":\"2026-01-01\"," + AT + "}");

        assertThat(rows(loans, "fact_loan")).hasSize(1);
        assertThat(Files.readAllLines(loans.rejects().orElseThrow())).hasSize(4).allSatisfy(line -> assertThat(line)
                .contains("\"reason\":\"bad-json\"", "\"raw\":\""));
    }

    @Test
    void elementsOfOneArrayAreRows() throws IOException {
        form = InputForm.JSON_ARRAY;
        ConvertedObject loans = convert(
                "loan",
                1,
                "[\n  {\n    \"loan_no\": 1, \"due\": \"2026-01-01\", " + AT + "\n  },",
                "  {\"loan_no\": 2, \"due\": \"2026-01-01\", " + AT + "}\n]");

        assertThat(loans.counts().read()).isEqualTo(2);
        assertThat(rows(loans, "fact_loan").get(1)).startsWith("{\"loan_record_id\":1000000002,");
    }

    @Test
    void whatStandsBehindTheArrayIsNoRow() throws IOException {
        form = InputForm.JSON_ARRAY;
        ConvertedObject loans = convert("loan", 1, "[{\"loan_no\": 1, \"due\": \"2026-01-01\", " + AT + "}]", "{}");

        assertThat(rows(loans, "fact_loan")).hasSize(1);
        assertThat(Files.readString(loans.rejects().orElseThrow())).contains("\"line\":2,\"reason\":\"bad-json\"");
    }

    @Test
    void aCodeOfARowThatDoesNotStayIsNotToldOf() throws IOException {
        convert("language", 1, language("no", "nn"), language("no", "nb"));

        assertThat(warnings.all()).hasToString("[{code=unknown-word, value=nb}]");
    }

    @Test
    void exactlyTheRatioIsPartial() throws IOException {
        maxRejectRatio = 0.29;
        String[] lines = new String[100];
        Arrays.fill(lines, 0, 29, "{");
        Arrays.fill(lines, 29, 100, "{\"loan_no\":1,\"due\":\"2026-01-01\"," + AT + "}");

        assertThat(convert("loan", 1, lines).status()).isEqualTo(ObjectStatus.PARTIAL);
    }

    @Test
    void blankLinesCountAsLinesOnly() throws IOException {
        ConvertedObject empty = convert("loan", 1, "", "  ");
        assertThat(empty.status()).isEqualTo(ObjectStatus.EMPTY);
        assertThat(empty.counts().lines()).isEqualTo(2);
        assertThat(empty.files()).isEmpty();
        assertThat(empty.rejects()).isEmpty();
    }

    /** A killed process may have stored only the first: its own rows say that all others are there. */
    @Test
    void theRowsOfTheTableItselfAreStoredLast() throws IOException {
        ConvertedObject loans = convert("loan", 1, "{\"loan_no\":1,\"due\":\"2031-02-03\"," + AT + "}");

        assertThat(loans.files().keySet())
                .extracting(key -> key.replaceFirst("/.*", ""))
                .containsExactly("dim_date", "fact_loan");
    }

    private static String branch(String code, String title, String manager) {
        return "{\"branch_code\":\"" + code + "\",\"title\":\"" + title + "\",\"manager\":\"" + manager + "\"," + AT
                + "}";
    }

    private static String member(int number, String branch) {
        return "{\"member_no\":" + number + ",\"home_branch\":" + (branch == null ? "null" : "\"" + branch + "\"") + ","
                + AT + "}";
    }

    private static String language(String code, String name) {
        return "{\"code\":\"" + code + "\",\"name\":\"" + name + "\"," + AT + "}";
    }

    private static List<String> rows(ConvertedObject object, String target) throws IOException {
        Path file = object.files().entrySet().stream()
                .filter(each -> each.getKey().startsWith(target + "/"))
                .findFirst()
                .orElseThrow()
                .getValue();
        return ParquetDocument.open(file).first(100).stream()
                .map(Object::toString)
                .toList();
    }

    private ConvertedObject convert(String table, long id, String... lines) throws IOException {
        return convert(table, id, Optional.empty(), lines);
    }

    private ConvertedObject convert(String table, long id, Optional<VersionKeys> newer, String... lines)
            throws IOException {
        Path content = Files.createTempFile(folder, "object", "");
        Files.writeString(content, String.join("\n", lines) + "\n");
        InputObject object = InputObject.of(key(table, id)).orElseThrow();
        return conversion()
                .convert(object, content, Files.createTempDirectory(folder, "files"), state, newer, warnings);
    }

    private static String key(String table, long id) {
        return "%s/%s_%08d_20261105T100000000000.jsonl".formatted(table, table, id);
    }

    private ObjectConversion conversion() throws IOException {
        Path file = folder.resolve("library.yaml");
        Files.writeString(file, MAPPING.replace("MISSING", missing));
        Files.writeString(folder.resolve("words.csv"), "word,meaning\nold,former\n");
        CalendarRange year = new CalendarRange(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
        return new ObjectConversion(
                Mapping.load(file), new ConversionOptions(form, ZoneOffset.UTC, Optional.of(year), maxRejectRatio));
    }
}
