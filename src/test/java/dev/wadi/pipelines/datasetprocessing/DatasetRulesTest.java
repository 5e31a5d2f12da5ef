package dev.wadi.pipelines.datasetprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.reason.DatasetReason;
import org.junit.jupiter.api.Test;

/** Rules of the delivered data sets that no case of the replaced system shows (spec section 6). */
class DatasetRulesTest {
    private static final String DWELLINGS = "boligmengde-etter-boligtype";

    @Test
    void aRowOfADistrictCountsForItAndTheCityOnly() throws Exception {
        DatasetCase one = DatasetCase.of("bygningstyper/blokk_historisk")
                .withRows(
                        DWELLINGS, "2018;0101;S;01;A;1;2;1;0;0", "2018;;;01;A;4;8;0;0;1", "2017;0101;S;01;A;1;0;1;0;0");
        assertThat(one.values("01", "0101"))
                .isEqualTo("[{value:1,ratio:0.5,date:2017},{value:3,ratio:0.75,date:2018}]");
        assertThat(one.values("01", "01"))
                .isEqualTo("[{value:1,ratio:0.5,date:2017},{value:15,ratio:0.8823529411764706,date:2018}]");
        assertThat(one.values("00", "00")).isEqualTo(one.values("01", "01"));
    }

    @Test
    void aRowOfTheCityIsThereTwiceAndCountedTwice() throws Exception {
        DatasetCase one = DatasetCase.of("bygningstyper/totalt_historisk")
                .withRows(DWELLINGS, "2018;0101;S;01;A;1;0;0;0;0", "2018;;;00;Oslo i alt;1;0;0;0;0");
        assertThat(one.values("00", "00")).isEqualTo("[{value:1,ratio:1,date:2018},{value:2,ratio:1,date:2018}]");
    }

    @Test
    void aMissingTermOfAStrictSumMakesItsSumsMissingWhichCountZeroAbove() throws Exception {
        DatasetCase one = DatasetCase.of("bygningstyper/alle_status")
                .withRows(DWELLINGS, "2018;0101;S;01;A;;2;1;0;0", "2018;0102;T;01;A;1;1;1;0;0");
        RefusedException refused = one.refused();
        assertThat(refused.reason()).isEqualTo(DatasetReason.value_not_representable);
        assertThat(refused)
                .hasMessageContaining("bygningstyper alle_status: table shown: blokk_ratio of 0101 S, 2018 is missing");
    }

    @Test
    void aDecimalCommaIsNamedWithFileLineAndText() {
        DatasetCase one = DatasetCase.of("levekar_trangbodde/status")
                .withRows("trangbodde", "2018;0101;S;01;A;1;2.5", "2018;;;01;A;1;12,5");
        assertThat(one.refused().reason()).isEqualTo(DatasetReason.data_unusable);
        assertThat(one.refused())
                .hasMessageContaining(
                        "column andel_som_bor_trangt is text, line 3 has '12,5' in column andel_som_bor_trangt of data set trangbodde");
    }

    @Test
    void alsoWhereItsColumnIsCalledOtherwiseByThen() {
        DatasetCase one = DatasetCase.of("befolkningsutvkl_forv_utvkl/historisk")
                .editing("dode", csv -> csv.replaceFirst("(?m);\\d+$", ";2,5"));
        assertThat(one.refused().reason()).isEqualTo(DatasetReason.data_unusable);
        assertThat(one.refused()).hasMessageContaining("line 2 has '2,5' in column antall_dode of data set dode");
    }

    @Test
    void aColumnThatIsNotUsedMustStillBeThere() {
        DatasetCase one = DatasetCase.of("trangboddhet/alle_status")
                .editing("husholdninger-etter-rom-per-person", csv -> csv.replace("rom_per_person_i_alt", "sum"));
        assertThat(one.refused().reason()).isEqualTo(DatasetReason.data_unusable);
        assertThat(one.refused())
                .hasMessageContaining(
                        "data set husholdninger-etter-rom-per-person, there is no column rom_per_person_i_alt");
    }

    @Test
    void crowdingDropsRowsOfTheCity() throws Exception {
        DatasetCase one = DatasetCase.of("trangboddhet/over-2_historisk")
                .withRows(
                        "husholdninger-etter-rom-per-person",
                        "2018;0101;S;01;A;1;1;1;1;9",
                        "2018;;;00;Oslo i alt;5;5;5;5;9");
        assertThat(one.values("00", "00")).isEqualTo("[{value:1,ratio:0.25,date:2018}]");
    }

    @Test
    void pricesKeepFileOrderAndPlacesWithoutPriceAreAbsent() throws Exception {
        DatasetCase one = DatasetCase.of("boligpriser/historisk")
                .withRows(
                        "boligpriser-blokkleiligheter",
                        "2018;0101;S;01;A;1;70000",
                        "2017;0101;S;01;A;1;60000",
                        "2018;0102;T;01;A;0;",
                        "2018;;;01;A;1;",
                        "2018;0201;U;02;B;0;",
                        "2018;;;;Oslo i alt;1;65000");
        assertThat(one.documents().keySet()).containsExactly("00", "01");
        assertThat(one.entries("01")).containsExactly("S", "A", "Oslo i alt");
        assertThat(one.values("01", "0101")).isEqualTo("[{value:70000,date:2018},{value:60000,date:2017}]");
        assertThat(one.values("01", "01")).isEqualTo("[]");
        assertThat(one.documents().get("01").at("/meta/scale").toString())
                .isEqualTo("{\"value\":[65000,70000],\"ratio\":[0,0]}");
    }

    @Test
    void immigrantsLoseARowForAGapThatNothingElseUses() throws Exception {
        String people = "2018;0101;S;01;A;1;" + "1;".repeat(120) + "1";
        DatasetCase one = DatasetCase.of("botid_ikke_vestlige/historisk")
                .withRows("befolkning-etter-kjonn-og-alder", people, people.replace(";0101;S;", ";0102;T;"))
                .withRows(
                        "botid-ikke-vestlige",
                        "2018;0101;S;01;A;Innvandrer, kort botid (<=5 år);;1;11",
                        "2018;0101;S;01;A;Innvandrer, kort botid (<=5 år);1;;11",
                        "2018;0102;T;01;A;Øvrige befolkning;1;1;11");
        assertThat(one.values("01", "0101")).isEqualTo("[{value:11,ratio:0.09090909090909091,date:2018}]");
        assertThat(one.values("01", "0102")).isEqualTo("[{value:0,ratio:0,date:2018}]");
    }

    @Test
    void aCategoryThatIsNowhereIsRefused() {
        DatasetCase one = DatasetCase.of("botid_ikke_vestlige/historisk")
                .editing("botid-ikke-vestlige", csv -> csv.replace("kort botid", "kurz"));
        assertThat(one.refused().reason()).isEqualTo(DatasetReason.data_unusable);
        assertThat(one.refused()).hasMessageContaining("no row has 'Innvandrer, kort botid (<=5 år)' in column botid");
    }

    @Test
    void tenureRoundsHalfToEvenAndDropsRepeatedAndForeignRows() throws Exception {
        DatasetCase one = DatasetCase.of("eieform/historisk")
                .withRows(
                        "eieform",
                        "2018;0101;S;01;A;12.5;15.5;72;1;1;1",
                        "2018;0101;S;01;A;12.5;15.5;72;2;2;2",
                        "2018;;;15000;X;1;1;1;1;1;1",
                        "2018;;;01;A;10;10;80;1;1;1");
        assertThat(one.documents().keySet()).containsExactly("00", "01");
        assertThat(one.values("01", "0101"))
                .isEqualTo(
                        "[[{value:12.5,ratio:0.12,date:2018}],[{value:15.5,ratio:0.16,date:2018}],[{value:72,ratio:0.72,date:2018}]]");
    }

    @Test
    void householdTypesDropRowsWithoutAPlaceBeforeTheRollUp() throws Exception {
        DatasetCase types = DatasetCase.of("husholdningstyper/historisk")
                .withRows(
                        "husholdningstyper", "2018;0101;S;01;A;1;1;1;1;1;1;1;1;1;1", "2018;;;01;A;1;1;1;1;1;1;1;1;1;1");
        assertThat(types.values("01", "01")).startsWith("[[{value:1,");
        DatasetCase children = DatasetCase.of("husholdning_med_barn/1barn_historisk")
                .withRows("husholdninger-med-barn", "2018;0101;S;01;A;1;1;1;1;1", "2018;;;01;A;1;1;1;1;1");
        assertThat(children.values("01", "01")).isEqualTo("[{value:2,ratio:0.2,date:2018}]");
    }

    @Test
    void ownersWithoutCommonYearOrWithOtherNamesAreNotJoined() {
        DatasetCase one = DatasetCase.of("kommunale_boliger/status")
                .editing("kommunale-boliger", csv -> csv.replaceAll("(?m)^\\d{4};", "1990;"));
        assertThat(one.refused().reason()).isEqualTo(DatasetReason.no_common_year);
        assertThat(one.refused())
                .hasMessageContaining("kommunale-boliger, boligmengde-etter-boligtype have no year in common");
    }

    @Test
    void workIsThatOfTheYearBeforePeopleAreCountedWithoutSpecialDistricts() throws Exception {
        String people = "2018;%s;S;%s;A;1;" + "1;".repeat(120) + "1";
        DatasetCase one = DatasetCase.of("levekar_ikke_sysselsatte/historisk")
                .withRows(
                        "befolkning-etter-kjonn-og-alder",
                        people.formatted("0101", "01"),
                        people.formatted("1601", "16"))
                .withRows(
                        "sysselsatte",
                        "2017;0101;S;01;A;40",
                        "2017;1601;S;16;Sentrum;1",
                        "2018;0101;S;01;A;1",
                        "2017;;;01;A;1");
        assertThat(one.values("00", "00")).isEqualTo("[{value:-10,ratio:-0.3333333333333333,date:2017}]");
        assertThat(one.values("01", "0101")).isEqualTo(one.values("00", "00"));
    }

    @Test
    void theNamesOfAJoinedPlaceMustNotChangeInWhatIsShown() throws Exception {
        String row = "%d;0101;%s;01;A;1;1;1;1;1";
        DatasetCase historic = DatasetCase.of("bygningstyper/blokk_historisk")
                .withRows(DWELLINGS, row.formatted(2017, "Old"), row.formatted(2018, "New"));
        assertThat(historic.refused().reason()).isEqualTo(DatasetReason.name_ambiguous);
        DatasetCase latest = DatasetCase.of("bygningstyper/blokk_status")
                .withRows(DWELLINGS, row.formatted(2017, "Old"), row.formatted(2018, "New"));
        assertThat(latest.entries("01")).containsExactly("New", "A", "Oslo i alt");
    }
}
