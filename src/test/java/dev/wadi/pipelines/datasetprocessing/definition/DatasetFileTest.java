package dev.wadi.pipelines.datasetprocessing.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wadi.edge.yaml.YamlFileException;
import dev.wadi.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetFileTest {
    private static final String GOOD = """
        title: Test
        inputs:
          people: {columns: [kind, n], ages: {into: age_sum}}
          homes: {rows-of: districts, columns: [m]}
        tables:
          first:
            - from: people
            - categories: {by: kind, of: [n], into: {young: Y, old: O}}
            - levels: {sum: [young, old]}
          last:
            - from: first
            - join: {with: homes, on: [date, bydel_id], take: [m]}
            - ratio: {of: [young, old], over: [m]}
            - choose-years
        documents:
          heading: H
          template: points
          columns: [young]
        types:
          status: {years: latest, scale: {of: young, in: first}}
          historisk: {years: all, columns: [young, old], template: points-by-column}
        other-types: status
        """;

    @TempDir
    private Path folder;

    @Test
    void aFileDeclaresInputsTablesAndTypesUnderItsOwnName() throws IOException {
        Dataset dataset = read(GOOD);
        assertThat(dataset.name()).isEqualTo("my_data");
        assertThat(dataset.inputs()).extracting("dataset").containsExactly("people", "homes");
        assertThat(dataset.tables().get("first").steps())
                .extracting(TableStep::text)
                .containsExactly(
                        "categories: {by: kind, of: [n], into: {young: Y, old: O}}", "levels: {sum: [young, old]}");
        assertThat(dataset.types().get("status").table()).isEqualTo("last");
        assertThat(dataset.types().get("status").form().heading()).isEqualTo("H");
        assertThat(dataset.otherTypes()).contains(dataset.types().get("status"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "title: Test | titel: Test | 1:1: unknown key 'titel'; did you mean 'title'?",
                "title: Test | # | 2:1: needs the key 'title'",
                "rows-of: districts | rows-of: district | 4:20: 'district' is not possible here; did you mean"
                        + " 'districts'?",
                "{into: age_sum} | {in: age_sum} | 3:39: unknown key 'in'; possible are from, to, into",
                "{into: age_sum} | {into: age_sum, to: x} | 3:58: write a whole number here, not 'x'",
                "- from: people | - form: people | 7:5: the first step says where the rows come from",
                "- from: people | - from: poeple | 7:13: no input and no table above is called 'poeple'; did you mean"
                        + " 'people'?",
                "- levels: {sum: [young, old]} | - level: {sum: [young, old]} | 9:7: unknown operation 'level'; did"
                        + " you mean 'levels'?",
                "- levels: {sum: [young, old]} | - levels: {sum: [yuong, old]} | 9:22: there is no column 'yuong' at"
                        + " this step; did you mean 'young'?",
                "- levels: {sum: [young, old]} | - levels: {sums: [young, old]} | 9:16: unknown key 'sums'; did you"
                        + " mean 'sum'?",
                "- levels: {sum: [young, old]} | - levels: {sum: young} | 9:21: write a list here, such as [one, two],"
                        + " not 'young'",
                "- levels: {sum: [young, old]} | - levels: {} | 9:15: needs the key 'sum'",
                "- levels: {sum: [young, old]} | - {levels: {sum: [old]}, sort: [old]} | 9:7: a step is one operation",
                "- levels: {sum: [young, old]} | - drop-repeated-rows: {of: [n]} | 9:28: unknown key 'of'",
                "- choose-years | - chose-years | 14:7: unknown operation 'chose-years'; did you mean 'choose-years'?",
                "- choose-years | - choose-years: {required: maybe} | 14:32: write true or false here, not 'maybe'",
                "with: homes | with: houses | 12:20: no input and no table above is called 'houses'; did you mean"
                        + " 'homes'?",
                "with: homes | with: last | 12:20: no input and no table above is called 'last'",
                "on: [date, bydel_id] | on: [date, delbydel_id] | 12:31: there is no column 'delbydel_id' at this"
                        + " step; did you mean 'bydel_id'?",
                "take: [m] | take: [x] | 12:56: there is no column 'x' at this step",
                "over: [m] | over: [n] | 13:40: there is no column 'n' at this step",
                "last: | people: | 10:3: 'people' is an input already; give the table another name",
                "template: points | template: point | 17:13: 'point' is not possible here; did you mean 'points'?",
                "columns: [young] | columns: [young_ration] | 18:13: there is no column 'young_ration' at this step;"
                        + " did you mean 'young_ratio'?",
                "years: latest | year: latest | 20:12: unknown key 'year'; did you mean 'years'?",
                "years: latest | years: last | 20:19: 'last' is not possible here; did you mean 'latest'?",
                "years: latest, | `` | 20:11: this type needs the key 'years'",
                "in: first | in: frist | 20:50: there is no table 'frist'; did you mean 'first'?",
                "other-types: status | other-types: stat | 22:14: 'stat' is not possible here; did you mean 'status'?",
                "heading: H | heading: [H] | 16:12: write a text here, not a list",
                "heading: H | `heading: H\n  heading: I` | 17:3: the key 'heading' stands here a second time",
                "columns: [young] | columns: &c [young] | ``",
                "template: points | template: *c | 17:13: write the value itself; aliases are not read",
            })
    void aWrongFileIsToldWithItsPlaceAndWhatToWrite(String written, String instead, String message) throws IOException {
        assertThat(GOOD).contains(written);
        String file = GOOD.replaceFirst(
                "(?m)" + Pattern.quote(written), Matcher.quoteReplacement(instead.replace("\\n", "\n")));
        if (message.isEmpty()) {
            read(file);
            return;
        }
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(YamlFileException.class)
                .hasMessageContaining("my_data.yaml:" + message);
    }

    @ParameterizedTest
    @CsvSource({
        "'', the file is empty",
        "'# only a comment', the file is empty",
        "text, write keys with values here",
        "'a: ]', 1:"
    })
    void aFileThatIsNoneIsToldToo(String content, String message) {
        assertThatThrownBy(() -> read(content))
                .hasMessageContaining("my_data.yaml:1:")
                .hasMessageContaining(message);
    }

    @Test
    void aFolderIsReadAsAWholeAndAProblemOfEachFileIsTold() throws IOException {
        Files.writeString(folder.resolve("one.yaml"), GOOD);
        Files.writeString(folder.resolve("two.yaml"), GOOD);
        Files.writeString(folder.resolve("notes.txt"), "no data set");
        Datasets datasets = Datasets.load(folder, "the.folder");
        assertThat(datasets.all()).extracting(Dataset::name).containsExactly("one", "two");
        Files.writeString(folder.resolve("one.yaml"), GOOD.replace("title", "titel"));
        Files.writeString(folder.resolve("two.yaml"), "");
        assertThat(Datasets.problems(folder, "the.folder")).hasSize(2);
        SettingException problem =
                catchThrowableOfType(SettingException.class, () -> Datasets.load(folder, "the.folder"));
        assertThat(problem.setting()).isEqualTo("the.folder");
        assertThat(problem).hasMessageContaining("one.yaml:1:1: unknown key 'titel'");
    }

    @Test
    void aFileThatWouldNotBeReadIsNamed() throws IOException {
        Files.writeString(folder.resolve("one.yaml"), GOOD);
        Files.writeString(folder.resolve("dogs.yml"), GOOD);
        assertThatThrownBy(() -> Datasets.load(folder, "f"))
                .hasMessageContaining("dogs.yml is not read; call it dogs.yaml");
    }

    @Test
    void whatStandsBelowTheEndOfADocumentIsRefused() {
        assertThatThrownBy(() -> read(GOOD + "---\n" + GOOD))
                .hasMessageContaining(
                        "my_data.yaml:" + (GOOD.lines().count() + 2) + ":1: a second document begins here");
    }

    @Test
    void aFileMayBeginAndEndItsDocument() throws IOException {
        assertThat(read("---\n" + GOOD + "...\n# end\n").name()).isEqualTo("my_data");
    }

    @Test
    void twoFilesThatEventsCannotTellApartAreRefused() throws IOException {
        Files.writeString(folder.resolve("a_b.yaml"), GOOD);
        Files.writeString(folder.resolve("a-b.yaml"), GOOD);
        assertThatThrownBy(() -> Datasets.load(folder, "f"))
                .hasMessageContaining("a_b.yaml:1:1: is the same data set as a-b.yaml");
    }

    @Test
    void aFolderThatIsEmptyOrNotThereIsNamed() {
        assertThatThrownBy(() -> Datasets.load(folder, "f")).hasMessageContaining("has no data set file (*.yaml)");
        assertThatThrownBy(() -> Datasets.load(folder.resolve("gone"), "f"))
                .hasMessageContaining("cannot read the folder");
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:lambda:eu-west-1:1:function:bydelsfakta-data-processing-a_b, true",
        "bydelsfakta-data-processing-a-b, true",
        "a_b, true",
        "x:a-b, true",
        "arn:aws:a-b:1, false",
        "A_B, false",
        "other-a_b, false"
    })
    void anEventNamesADataSetByTheEndOfAnArn(String arn, boolean found) throws IOException {
        Files.writeString(folder.resolve("a_b.yaml"), GOOD);
        assertThat(Datasets.load(folder, "f").ofArn(arn).isPresent()).isEqualTo(found);
    }

    private Dataset read(String content) throws IOException {
        return DatasetFile.read(Files.writeString(folder.resolve("my_data.yaml"), content));
    }
}
