package dev.wadi.pipelines.datasetprocessing.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.WrittenTable;
import dev.wadi.pipelines.datasetprocessing.document.Migration.Member;
import dev.wadi.pipelines.datasetprocessing.reason.DatasetReason;
import dev.wadi.pipelines.datasetprocessing.table.DataTable;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TemplatesTest {
    private static final DataTable POINTS = WrittenTable.of("date a a_ratio b", "2017 1 0.5 3", "2018 2 0.25 4");
    private static final DataTable NO_POINTS = WrittenTable.of("date a a_ratio b");

    @Test
    void pointsAreOneListColumnAfterColumn() throws Exception {
        assertThat(written(new Points(List.of("b", "a")), POINTS))
                .isEqualTo("[{'value':3,'date':2017},{'value':4,'date':2018},"
                        + "{'value':1,'ratio':0.5,'date':2017},{'value':2,'ratio':0.25,'date':2018}]");
        assertThat(written(new Points(List.of("b", "a")), NO_POINTS)).isEqualTo("[]");
    }

    @Test
    void orAListForEachColumn() throws Exception {
        assertThat(written(new PointsByColumn(List.of("b", "a")), POINTS))
                .isEqualTo("[[{'value':3,'date':2017},{'value':4,'date':2018}],"
                        + "[{'value':1,'ratio':0.5,'date':2017},{'value':2,'ratio':0.25,'date':2018}]]");
        assertThat(written(new PointsByColumn(List.of("b", "a")), NO_POINTS)).isEqualTo("[[],[]]");
    }

    @Test
    void agesAreOfBothGenders() throws Exception {
        DataTable table = WrittenTable.of("date kjonn 0 1 total", "2018 2 3 1 4", "2018 1 2 10 12");
        assertThat(written(new AgeDistribution(List.of("0", "1")), table))
                .isEqualTo("[{'age':'0','mann':2,'kvinne':3,'value':5,'ratio':0.3125,'date':2018},"
                        + "{'age':'1','mann':10,'kvinne':1,'value':11,'ratio':0.6875,'date':2018}]");
    }

    @Test
    void agesNeedBothGendersOneYearAndSomebody() {
        Template ages = new AgeDistribution(List.of("0"));
        assertThat(refused(ages, WrittenTable.of("date kjonn 0 total", "2018 1 1 1")))
                .hasMessageContaining("no row with kjonn 2, women");
        assertThat(refused(ages, WrittenTable.of("date kjonn 0 total")))
                .hasMessageContaining("no row with kjonn 1, men");
        assertThat(refused(ages, WrittenTable.of("date kjonn 0 total", "2018 1 1 1", "2017 2 1 1")))
                .hasMessageContaining("rows of more than one year");
        RefusedException nobody = refused(ages, WrittenTable.of("date kjonn 0 total", "2018 1 0 0", "2018 2 0 0"));
        assertThat(nobody.reason()).isEqualTo(DatasetReason.value_not_representable);
        assertThat(nobody).hasMessageContaining("ratio of age 0 of 01 Place, 2018 is missing");
    }

    @Test
    void keyNumbersHoldAHistoryAndTheYear() throws Exception {
        Template template = new KeyNumbers(List.of("n", "c"), List.of("h_1", "h_2"));
        assertThat(written(template, WrittenTable.of("date n c h_1 h_2", "2018 7 -2 9 7")))
                .isEqualTo("[7,-2,[9,7],2018]");
        assertThat(refused(template, WrittenTable.of("date n c h_1 h_2", "2018 7 -2 - 7"))
                        .reason())
                .isEqualTo(DatasetReason.value_not_representable);
        assertThat(refused(template, WrittenTable.of("date n c h_1 h_2")).reason())
                .isEqualTo(DatasetReason.data_unusable);
    }

    @Test
    void aDevelopmentLeavesOutWhatIsMissing() throws Exception {
        Template template = new Development(List.of(List.of("d", "n"), List.of("p")));
        DataTable table = WrittenTable.of("date d n p", "2017 1 2 -", "2018 - 3 -", "2019 - - 4");
        assertThat(written(template, table))
                .isEqualTo("[[{'date':2017,'d':1,'n':2},{'date':2018,'n':3}],[{'date':2019,'p':4}]]");
        assertThat(written(template, WrittenTable.of("date d n p"))).isEqualTo("[[],[]]");
        assertThat(refused(template, WrittenTable.of("date d n p", "2017 1e999 2 -"))
                        .reason())
                .isEqualTo(DatasetReason.value_not_representable);
    }

    @Test
    void relativeNumbersAreWrittenColumnByColumn() throws Exception {
        DataTable table = WrittenTable.of("date a_district a_city b_district b_city", "2018 1 2 3 4");
        assertThat(written(new RelativePoints(List.of("b", "a")), table))
                .isEqualTo(
                        "[{'date':2018,'districtRatio':3,'osloRatio':4},{'date':2018,'districtRatio':1,'osloRatio':2}]");
    }

    @Test
    void migrationIsSortedByYearAndByAgeAsText() throws Exception {
        DataTable table = WrittenTable.of("date age i e", "2018 5-9 1 5", "2017 0-4 2 6", "2018 10-14 3 7");
        assertThat(written(migration(false), table))
                .isEqualTo(
                        "[{'year':2017,'immigration':[{'alder':'0-4','in':2}],'emigration':[{'alder':'0-4','out':{'all':6}}]},"
                                + "{'year':2018,'immigration':[{'alder':'10-14','in':3},{'alder':'5-9','in':1}],"
                                + "'emigration':[{'alder':'10-14','out':{'all':7}},{'alder':'5-9','out':{'all':5}}]}]");
        assertThat(written(migration(false), WrittenTable.of("date age i e"))).isEqualTo("[]");
    }

    @Test
    void migrationOfOneYearIsNoList() throws Exception {
        assertThat(written(migration(true), WrittenTable.of("date age i e", "2018 7 1 5")))
                .isEqualTo(
                        "{'year':2018,'immigration':[{'alder':'7','in':1}],'emigration':[{'alder':'7','out':{'all':5}}]}");
        assertThat(refused(migration(true), WrittenTable.of("date age i e"))).hasMessageContaining("rows of 0 years");
    }

    private static Template migration(boolean oneYear) {
        return new Migration(
                "age",
                List.of(
                        new Member("immigration", "", List.of(new Member("in", "i", List.of()))),
                        new Member(
                                "emigration",
                                "",
                                List.of(new Member("out", "", List.of(new Member("all", "e", List.of())))))),
                oneYear);
    }

    private static RefusedException refused(Template template, DataTable table) {
        return catchThrowableOfType(RefusedException.class, () -> written(template, table));
    }

    private static String written(Template template, DataTable table) throws IOException, RefusedException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            List<Integer> rows = IntStream.range(0, table.rows()).boxed().toList();
            template.write(json, new EntryRows(table, rows, "01 Place"));
        }
        return text.toString().replace('"', '\'');
    }
}
