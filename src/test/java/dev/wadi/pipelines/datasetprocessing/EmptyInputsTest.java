package dev.wadi.pipelines.datasetprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.pipelines.datasetprocessing.reason.DatasetReason;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each type does with files that have a header and no row (spec section 6.0). */
class EmptyInputsTest {
    private static final Set<String> BOTH_YEAR_CHOICES = Set.of("bygningstyper", "eieform", "innvandrer_befolkning");
    private static final Set<String> SCALE_OF_ALL_YEARS =
            Set.of("boligpriser", "husholdningstyper", "kommunale_boliger");

    @ParameterizedTest
    @MethodSource("types")
    void filesWithoutRows(String name) throws Exception {
        String function = name.substring(0, name.indexOf('/'));
        DatasetCase empty = DatasetCase.of(name).withoutRows();
        if (function.equals("folkemengde")) {
            assertThat(empty.refused().reason()).isEqualTo(DatasetReason.data_unusable);
            assertThat(empty.refused()).hasMessageContaining("has no row of any year");
        } else if (name.endsWith("status") || BOTH_YEAR_CHOICES.contains(function)) {
            assertThat(empty.refused().reason()).isEqualTo(DatasetReason.no_common_year);
        } else if (SCALE_OF_ALL_YEARS.contains(function)) {
            assertThat(empty.refused().reason()).isEqualTo(DatasetReason.value_not_representable);
        } else {
            assertThat(empty.documents().keySet()).containsExactly("00");
            assertThat(empty.documents().get("00").get("data")).isEmpty();
        }
    }

    private static Stream<String> types() throws IOException {
        return DatasetCase.names().filter(name -> !name.startsWith("_"));
    }
}
