package dev.wadi.pipelines.turbinestatus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.RefusedException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CodeFinderTest {
    private final TableOfRows assets = new TableOfRows()
            .with("acme|T-1|scada|1", "{'asset_id':'a'}")
            .with("acme|T-2|scada|*", "{'asset_id':'b','profile':'V90'}")
            .with("acme|T-3|scada|*", "{'asset_id':'c','vendor':'nordex'}");
    private final TableOfRows codes = new TableOfRows();
    private final AtomicInteger atHand = new AtomicInteger();

    @Test
    void aPollCostsOneRoundTrip() {
        find(
                signal("T-1", "VMP_STATUS", ",\"value\":1"),
                signal("T-1", "VMP_STATUS", ",\"value\":\" 1.0 \""),
                signal("T-1", "VMP_STATUS", ",\"value\":\"nonsense\""),
                signal("T-1", "VMP_STATUS", ",\"value\":null"),
                signal("T-1", "VMP_STATUS", ""),
                signal("T-1", "other", ",\"value\":9"),
                signal("T-2", "VMP_STATUS", ",\"value\":5"));
        assertThat(codes.questions())
                .containsExactly(Set.of(
                        "vestas|VMP|*|1", "vestas|VMP|*|*", "vestas|VMP|V90|5", "vestas|VMP|*|5", "vestas|VMP|V90|*"));
    }

    @Test
    void whereNoSignalMayNeedACodeNothingIsAsked() {
        assertThat(find()).isEmpty();
        assertThat(find(signal("T-3", "VMP_STATUS", ",\"value\":1")))
                .extracting(CodedSignal::code)
                .allMatch(code -> code.isEmpty());
        assertThat(codes.questions()).isEmpty();
        assertThat(atHand).hasValue(2);
    }

    @Test
    void aCodeIsKnownAsTheMappingSpellsIt() throws RefusedException {
        List<CodedSignal> found = find(signal("T-1", "VMP_STATUS", ",\"value\":\" 1.0 \""));
        assertThat(found.get(0).code().orElseThrow().orReject()).isEqualTo("1");
        assertThat(found.get(0).record()).isSameAs(found.get(0).signal().record());
    }

    @Test
    void aValueOfTheWrongFormIsRefusedOnlyWhenTheCodeIsNeeded() {
        CodedSignal found =
                find(signal("T-1", "VMP_STATUS", ",\"value\":\"nonsense\"")).get(0);
        Refused.assertRefused(SignalReason.invalid_value, "nonsense", () -> found.code()
                .orElseThrow()
                .orReject());
    }

    private List<CodedSignal> find(Signal... poll) {
        List<TurbineSignal> signals = new AssetFinder(assets, TestVendors.both(), Set.of())
                .find(
                        List.of(poll),
                        (record, why) -> {
                            throw new AssertionError(why);
                        },
                        () -> {});
        return new CodeFinder(codes).find(signals, atHand::incrementAndGet);
    }

    private static Signal signal(String asset, String name, String more) {
        return Json.parse(Json.signal(name, more).text().replace("T-1", asset));
    }
}
