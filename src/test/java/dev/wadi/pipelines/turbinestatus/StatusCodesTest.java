package dev.wadi.pipelines.turbinestatus;

import static dev.wadi.pipelines.turbinestatus.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.RefusedException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusCodesTest {
    private static final StatusCodes.Key KEY = new StatusCodes.Key("vestas", "VMP", "V90", "102");
    private static final List<String> ORDER =
            List.of("vestas|VMP|V90|102", "vestas|VMP|*|102", "vestas|VMP|V90|*", "vestas|VMP|*|*");

    @Test
    void theFirstRowInTheOrderOfTheSpecificationCounts() throws RefusedException {
        for (int present = 0; present < ORDER.size(); present++) {
            TableOfRows table = new TableOfRows();
            for (int row = present; row < ORDER.size(); row++) {
                table.with(ORDER.get(row), "{'status_code':" + row + ",'status':'s'}");
            }
            assertThat(codes(table).find(KEY)).hasValue(new StatusCode(present, "s", ""));
        }
    }

    @Test
    void rowsOfOtherVendorsKindsAndProfilesDoNotCount() throws RefusedException {
        TableOfRows table = new TableOfRows()
                .with("siemens|VMP|V90|102", "{'status_code':1,'status':'s'}")
                .with("vestas|TAC|V90|102", "{'status_code':1,'status':'s'}")
                .with("vestas|VMP|V112|102", "{'status_code':1,'status':'s'}");
        assertThat(codes(table).find(KEY)).isEmpty();
    }

    @Test
    void aCorruptRowIsRefusedEvenIfAWildcardRowIsThere() {
        TableOfRows table =
                new TableOfRows().with(ORDER.get(0), "{").with(ORDER.get(3), "{'status_code':1,'status':'s'}");
        StatusCodes codes = codes(table);
        assertRefused(SignalReason.corrupt_mapping, ORDER.get(0), () -> codes.find(KEY));
    }

    @Test
    void partsAreEscaped() {
        assertThat(new StatusCodes.Key("a|b", "K", "50%", "x").fields().get(0)).isEqualTo("a%7Cb|K|50%25|x");
    }

    private static StatusCodes codes(TableOfRows table) {
        StatusCodes codes = new StatusCodes();
        codes.want(KEY);
        codes.want(KEY);
        codes.fetch(table, () -> {});
        assertThat(table.questions()).hasSize(1);
        return codes;
    }
}
