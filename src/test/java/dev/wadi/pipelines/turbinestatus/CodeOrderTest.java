package dev.wadi.pipelines.turbinestatus;

import static dev.wadi.pipelines.turbinestatus.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CodeOrderTest {
    private static final List<String> ORDER =
            List.of("vestas|VMP|V90|102", "vestas|VMP|*|102", "vestas|VMP|V90|*", "vestas|VMP|*|*");

    @Test
    void theFirstRowInTheOrderOfTheSpecificationCounts() throws RefusedException {
        for (int present = 0; present < ORDER.size(); present++) {
            TableOfRows table = new TableOfRows();
            for (int row = present; row < ORDER.size(); row++) {
                table.with(ORDER.get(row), "{'status_code':" + row + ",'status':'s'}");
            }
            assertThat(found(table).orElseThrow().orReject()).isEqualTo(new StatusCode(present, "s", ""));
        }
    }

    @Test
    void rowsOfOtherVendorsKindsAndProfilesDoNotCount() {
        TableOfRows table = new TableOfRows()
                .with("siemens|VMP|V90|102", "{'status_code':1,'status':'s'}")
                .with("vestas|TAC|V90|102", "{'status_code':1,'status':'s'}")
                .with("vestas|VMP|V112|102", "{'status_code':1,'status':'s'}");
        assertThat(found(table)).isEmpty();
    }

    @Test
    void aCorruptRowIsRefusedEvenIfAWildcardRowIsThere() {
        TableOfRows table =
                new TableOfRows().with(ORDER.get(0), "{").with(ORDER.get(3), "{'status_code':1,'status':'s'}");
        Found<StatusCode> code = found(table).orElseThrow();
        assertRefused(SignalReason.corrupt_mapping, ORDER.get(0), code::orReject);
    }

    @Test
    void partsAreEscaped() {
        assertThat(new CodeFinder.Key("a|b", "K", "50%", "x").fields().get(0)).isEqualTo("a%7Cb|K|50%25|x");
    }

    /** The row for two signals with the code 102, which are looked up together. */
    private static Optional<Found<StatusCode>> found(TableOfRows table) {
        Asset asset = new Asset("ast-1", "vestas", "V90", Map.of());
        TurbineSignal signal = new TurbineSignal(
                Json.signal("VMP_STATUS", ",\"value\":102"),
                asset,
                "VMP_STATUS",
                Optional.of(TestVendors.VESTAS),
                Optional.of("VMP"));
        List<CodedSignal> found = new CodeFinder(table).find(List.of(signal, signal), () -> {});
        assertThat(table.questions()).hasSize(1);
        assertThat(found.get(0).status()).isEqualTo(found.get(1).status());
        return found.get(0).status();
    }
}
