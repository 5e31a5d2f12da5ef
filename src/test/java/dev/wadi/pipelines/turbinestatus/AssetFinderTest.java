package dev.wadi.pipelines.turbinestatus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AssetFinderTest {
    private static final String EXACT = "acme|T-1|scada|1";
    private static final String ANY = "acme|T-1|scada|*";

    private final TableOfRows assets = new TableOfRows();
    private final List<String> refused = new ArrayList<>();

    @Test
    void theExactVersionBeatsTheRowForAnyVersion() {
        assets.with(EXACT, "{'asset_id':'exact'}").with(ANY, "{'asset_id':'any'}");
        assertThat(find(signal("x", "")))
                .extracting(found -> found.asset().assetId())
                .containsExactly("exact");
        assets.remove(EXACT);
        assertThat(find(signal("x", "")))
                .extracting(found -> found.asset().assetId())
                .containsExactly("any");
    }

    @Test
    void aCorruptExactRowIsNotReplacedByTheOther() {
        assets.with(EXACT, "{").with(ANY, "{'asset_id':'any'}");
        assertThat(find(signal("x", ""))).isEmpty();
        assertThat(refused).containsExactly("corrupt_mapping");
    }

    @Test
    void withoutAnyRowTheAssetIsUnknown() {
        assertThat(find(signal("x", ""))).isEmpty();
        assertThat(refused).containsExactly("unknown_asset");
    }

    @Test
    void anAssetMayNotHaveTheKeyOfAMapping() {
        assets.with(EXACT, "{'asset_id':'asset-mapping'}");
        assertThat(find(signal("x", ""))).isEmpty();
        assertThat(refused).containsExactly("corrupt_mapping");
    }

    @Test
    void oneRefusedSignalDoesNotTouchItsNeighbours() {
        assets.with(EXACT, "{'asset_id':'good'}");
        assertThat(find(other("T-2"), signal("x", ""), other("T-3"))).hasSize(1);
        assertThat(refused).containsExactly("unknown_asset", "unknown_asset");
    }

    @Test
    void vendorAndKindAreThoseOfTheCanonicalName() {
        assets.with(EXACT, "{'asset_id':'a','signals':{'Sts.VmpState':'VMP_STATUS','VMP_STATUS':'renamed'}}");
        List<TurbineSignal> found =
                find(signal("Sts.VmpState", ""), signal("VMP_STATUS", ""), signal("TAC_STATUS", ""));
        assertThat(found).extracting(signal -> signal.kind().orElse("none")).containsExactly("VMP", "none", "TAC");
        assertThat(found).extracting(TurbineSignal::signalName).containsExactly("VMP_STATUS", "renamed", "TAC_STATUS");
    }

    @Test
    void aVendorThatIsNotEnabledLeavesTheSignalWithoutKind() {
        assets.with(EXACT, "{'asset_id':'a','vendor':'nordex'}");
        TurbineSignal found = find(signal("VMP_STATUS", ",\"value\":1")).get(0);
        assertThat(found.vendor()).isEmpty();
        assertThat(found.kind()).isEmpty();
    }

    @Test
    void aPollCostsOneRoundTrip() {
        assets.with(EXACT, "{'asset_id':'a'}").with("acme|T-2|scada|*", "{'asset_id':'b','profile':'V90'}");
        find(
                signal("VMP_STATUS", ",\"value\":1"),
                signal("VMP_STATUS", ""),
                signal("other", ",\"value\":9"),
                other("T-2"));
        assertThat(assets.questions()).containsExactly(Set.of(EXACT, ANY, "acme|T-2|scada|1", "acme|T-2|scada|*"));
    }

    @Test
    void anEmptyPollAsksNothing() {
        assertThat(find()).isEmpty();
        assertThat(assets.questions()).isEmpty();
    }

    private List<TurbineSignal> find(Signal... poll) {
        refused.clear();
        AssetFinder finder = new AssetFinder(assets, TestVendors.both(), Set.of("asset-mapping", "status-mapping"));
        return finder.find(
                List.of(poll),
                (record, why) ->
                        refused.add(SignalReason.valueOf(why.reason().name()).toString()),
                () -> {});
    }

    private static Signal signal(String name, String more) {
        return Json.signal(name, more);
    }

    private static Signal other(String asset) {
        return Json.parse(Json.signal("VMP_STATUS", ",\"value\":5").text().replace("T-1", asset));
    }
}
