package dev.wadi.pipelines.datasetprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.pipelines.datasetprocessing.reason.DatasetReason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** Rules of the data sets about people that no case of the replaced system shows (spec sections 6.1, 6.2, 6.10, 6.17). */
class PopulationRulesTest {
    private static final String PEOPLE = "befolkning-etter-kjonn-og-alder";
    private static final String OTHER_AGES = ";0".repeat(120);

    @Test
    void thePopulationOfTenYearsAndItsChange() throws Exception {
        DatasetCase one = DatasetCase.of("folkemengde/nokkeltall").withRows(PEOPLE, years(year -> true, "S"));
        assertThat(one.values("01", "0101")).isEqualTo("[28,1,10,[19,20,21,22,23,24,25,26,27,28],2018]");
        assertThat(one.entries("00")).containsExactly("Oslo i alt", "A");
    }

    @Test
    void aSubDistrictThatStartsLaterThanOthersIsRefusedOneThatSkipsAYearIsNot() throws Exception {
        List<String> late = rows("0101", "S", year -> true);
        late.addAll(rows("0102", "T", year -> year > 2010));
        DatasetCase started = DatasetCase.of("folkemengde/historisk").withRows(PEOPLE, late.toArray(String[]::new));
        assertThat(started.refused().reason()).isEqualTo(DatasetReason.data_unusable);
        assertThat(started.refused())
                .hasMessageContaining("column change is missing in 1 of the 2 rows of [2011, 01, A]");

        List<String> gap = rows("0101", "S", year -> true);
        gap.addAll(rows("0102", "T", year -> year != 2012));
        DatasetCase skipped =
                DatasetCase.of("folkemengde/historisk-prosent").withRows(PEOPLE, gap.toArray(String[]::new));
        assertThat(skipped.values("01", "0102")).contains("{value:2,ratio:0.09523809523809523,date:2013}");
    }

    @Test
    void aYearTenYearsAgoMustBeThere() {
        DatasetCase one = DatasetCase.of("folkemengde/historisk").withRows(PEOPLE, years(year -> year != 2008, "S"));
        assertThat(one.refused().reason()).isEqualTo(DatasetReason.data_unusable);
        assertThat(one.refused()).hasMessageContaining("has no row of 2008, 10 years before its last");
    }

    @Test
    void keyNumbersNeedEachOfTheTenYearsAndPlacesThatStillExist() {
        DatasetCase gap = DatasetCase.of("folkemengde/nokkeltall").withRows(PEOPLE, years(year -> year != 2012, "S"));
        assertThat(gap.refused().reason()).isEqualTo(DatasetReason.data_unusable);
        assertThat(gap.refused()).hasMessageContaining("has no row of 2012");
        List<String> rows = rows("0101", "S", year -> true);
        rows.addAll(rows("0102", "T", year -> year < 2018));
        DatasetCase gone = DatasetCase.of("folkemengde/nokkeltall").withRows(PEOPLE, rows.toArray(String[]::new));
        assertThat(gone.refused()).hasMessageContaining("a row of [01, 0102] in 2009, but none in its last year");
    }

    @Test
    void aSubDistrictThatWasRenamedHasKeyNumbersAndNoHistory() throws Exception {
        List<String> rows = rows("0101", "Old", year -> year < 2015);
        rows.addAll(rows("0101", "New", year -> year >= 2015));
        String[] renamed = rows.toArray(String[]::new);
        assertThat(DatasetCase.of("folkemengde/nokkeltall")
                        .withRows(PEOPLE, renamed)
                        .values("01", "New"))
                .isEqualTo("[28,1,10,[19,20,21,22,23,24,25,26,27,28],2018]");
        assertThat(DatasetCase.of("folkemengde/historisk")
                        .withRows(PEOPLE, renamed)
                        .refused()
                        .reason())
                .isEqualTo(DatasetReason.name_ambiguous);
    }

    @Test
    void agesNeedBothGenders() {
        DatasetCase one = DatasetCase.of("alder_distribusjon_status/status")
                .withRows(PEOPLE, "2018;0101;S;01;A;1;5" + OTHER_AGES);
        assertThat(one.refused().reason()).isEqualTo(DatasetReason.data_unusable);
        assertThat(one.refused()).hasMessageContaining("0101 S has no row with kjonn 2, women");
    }

    @Test
    void anyTypeOfTheAgesIsTakenForStatus() throws Exception {
        DatasetCase one = DatasetCase.of("alder_distribusjon_status/status")
                .editingEvent(event -> event.replace("\"type\": \"status\"", "\"type\": \"whatever\""));
        assertThat(one.documents())
                .isEqualTo(DatasetCase.of("alder_distribusjon_status/status").documents());
    }

    @Test
    void halfABirthIsRefused() {
        DatasetCase one = DatasetCase.of("befolkningsutvkl_forv_utvkl/historisk")
                .editing("fodte", csv -> csv.replaceFirst("(?m);\\d+$", ";2.5"));
        assertThat(one.refused().reason()).isEqualTo(DatasetReason.data_unusable);
        assertThat(one.refused())
                .hasMessageContaining("column births has 2.5")
                .hasMessageContaining("a count is a whole number");
    }

    @Test
    void aPersonsRowWithOneGapIsLostButItsYearStillCounts() throws Exception {
        DatasetCase one = DatasetCase.of("befolkningsutvkl_forv_utvkl/historisk")
                .withRows(
                        PEOPLE,
                        "2017;0101;S;01;A;1;5" + OTHER_AGES,
                        "2018;0101;S;01;A;1;5" + OTHER_AGES,
                        "2018;0101;S;01;A;2;" + OTHER_AGES)
                .withRows("dode", "2017;0101;S;01;A;1", "2018;0101;S;01;A;", "2018;0102;T;01;A;2")
                .withRows("fodte", "2018;0102;T;01;A;3", "2017;0101;S;01;A;4")
                .withRows("flytting-til-etter-alder", "2018;01;A;0-4 år;10;7;20", "2017;01;A;0-4 år;1;7;2")
                .withRows(
                        "flytting-fra-etter-alder",
                        "2018;01;A;0-4 år;30;7;40",
                        "2017;01;A;0-4 år;3;7;4",
                        "2016;01;A;0-4 år;3;7;4")
                .withRows("befolkningsframskrivninger", "2030;07;Only projected" + ";1".repeat(100));
        assertThat(one.values("01", "0101"))
                .isEqualTo("[[{date:2017,deaths:1,births:4,population:5},{date:2018,population:5,change:0}],[]]");
        assertThat(one.values("01", "0102")).isEqualTo("[[{date:2018,deaths:2,births:3}],[]]");
        assertThat(one.values("01", "01"))
                .isEqualTo("[[{date:2017,deaths:1,births:4,emigration:7,immigration:3,population:5},"
                        + "{date:2018,deaths:2,births:3,emigration:70,immigration:30,population:5,change:0}],[]]");
        assertThat(one.values("07", "07")).isEqualTo("[[],[{date:2030,projection:100}]]");
        assertThat(one.values("00", "00")).endsWith(",[{date:2030,projection:100}]]");
    }

    @Test
    void groupsOfImmigrantsAreThoseOfEachDistrictsLastYearLargestFirst() throws Exception {
        DatasetCase one = DatasetCase.of("landbakgrunn_innvandringsgrupper/historisk")
                .withRows(
                        PEOPLE,
                        "2017;0101;S;01;A;1;100" + OTHER_AGES,
                        "2018;0101;S;01;A;1;200" + OTHER_AGES,
                        "2018;1601;S;16;Sentrum;1;1000" + OTHER_AGES,
                        "2018;9999;U;99;Uten;1;10" + OTHER_AGES)
                .withRows(
                        "landbakgrunn-storste-innvandringsgrupper",
                        "2017;01;A;Polen;50;0",
                        "2018;01;A;Sverige;5;5",
                        "2018;01;A;Polen;10;0",
                        "2018;01;A;Norge;20;0",
                        "2018;16;Sentrum;Polen;100;0",
                        "2018;99;Uten;Polen;1;0");
        assertThat(one.documents().keySet()).containsExactly("00", "01", "99");
        assertThat(one.entries("01")).containsExactly("Norge", "Sverige", "Polen");
        assertThat(one.entries("00")).containsExactly("Polen", "Norge", "Sverige");
        assertThat(one.values("01", "Norge"))
                .isEqualTo(
                        "[[{value:20,ratio:0.1,date:2018}],[{value:20,ratio:0.1,date:2018}],[{value:0,ratio:0,date:2018}]]");
        assertThat(one.values("00", "Polen"))
                .startsWith("[[{value:50,ratio:0.5,date:2017},{value:111,ratio:0.5285714285714286,date:2018}]");
    }

    private static String[] years(IntPredicate year, String name) {
        return rows("0101", name, year).toArray(String[]::new);
    }

    /** From 2008, when there are 18 people, to 2018, one more each year. */
    private static List<String> rows(String id, String name, IntPredicate with) {
        List<String> rows = new ArrayList<>();
        for (int year = 2008; year <= 2018; year++) {
            if (with.test(year)) {
                rows.add(year + ";" + id + ";" + name + ";01;A;1;" + (year - 1990) + OTHER_AGES);
            }
        }
        return rows;
    }
}
