package dev.wadi.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.conformance.Conformance.Laboratory;
import dev.wadi.testing.WadiProcess;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Poison records among good ones, and good ones whose keys and fields are made to be taken for something else. */
@ExtendWith(Conformance.class)
class HostileInputTest {
    private static final int EACH = 50;
    private static final int ROUNDS = 10;
    private static final String MARK = "hostile-7c1f";

    @Test
    void poisonIsDeadLetteredItsNeighboursGoOnAndNothingFromOutsideBecomesAHeader(Laboratory laboratory)
            throws Exception {
        try (Experiment hostile = laboratory.experimentWithRecords("poison records, hostile keys and fields", 2);
                Home home = new Home()) {
            for (PipelineUnderTest one : hostile.pipelines()) {
                home.showHeaders(one.name());
            }
            String fields =
                    List.of("CamelFileName", "CamelKinesisStreamName", "CamelSplitIndex", "kind", "data-set").stream()
                            .map(name -> ",\"" + name + "\":\"" + MARK + "\"")
                            .collect(Collectors.joining());
            for (int round = 0; round < ROUNDS; round++) {
                hostile.put(EACH);
                hostile.putPoison(round);
            }
            hostile.put(EACH, fields, MARK + "-");
            hostile.put(
                    EACH,
                    ",\"" + MARK.repeat(10_000) + "\":{\"CamelFileName\":[[[\"" + MARK + "\"]]]}",
                    "k".repeat(240));
            hostile.put(EACH, fields, "CamelFileName:" + MARK);
            hostile.put(EACH, fields, "${header." + MARK + "} {{sys:user.home}} \r\nCamelX: ");
            WadiProcess wadi = hostile.start(home.folder());
            hostile.awaitAll();
            hostile.conclude("");
            assertThat(wadi.output()).contains(Home.HEADERS).doesNotContain(MARK);
        }
    }
}
