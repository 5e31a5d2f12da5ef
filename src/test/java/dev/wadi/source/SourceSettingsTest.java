package dev.wadi.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class SourceSettingsTest {
    private static final Set<String> OPTIONS = Set.of("maxRecords", "pollInterval", "failoverTime");
    private static final Map<String, String> WHOLE = Map.of("failoverTime", "wadi.kinesis-failover-time");

    private final DefaultCamelContext context = new DefaultCamelContext();

    @Test
    void whatTheEndpointDoesNotNameComesFromTheSettingsUnderThePrefix() {
        set("orders.max-records", "7");
        set("orders.poll-interval", "2s");
        set("others.max-records", "9");
        assertThat(filled(Map.of("settings", "orders", "pollInterval", "5s")))
                .isEqualTo(Map.of("settings", "orders", "pollInterval", "5s", "maxRecords", "7"));
    }

    @Test
    void theSettingOfTheWholeIsTheDefaultOfAll() {
        set("wadi.kinesis-failover-time", "20s");
        assertThat(filled(Map.of())).isEqualTo(Map.of("failoverTime", "20s"));
        set("orders.failover-time", "30s");
        assertThat(filled(Map.of("settings", "orders"))).containsEntry("failoverTime", "30s");
        assertThat(filled(Map.of("failoverTime", "40s"))).containsEntry("failoverTime", "40s");
    }

    @Test
    void anEmptyValueIsNone() {
        set("orders.max-records", "");
        assertThat(filled(Map.of("settings", "orders"))).isEqualTo(Map.of("settings", "orders"));
    }

    private void set(String name, String value) {
        context.getPropertiesComponent().addInitialProperty(name, value);
    }

    private Map<String, Object> filled(Map<String, Object> given) {
        Map<String, Object> parameters = new HashMap<>(given);
        SourceSettings.fill(context, parameters, OPTIONS, WHOLE);
        return parameters;
    }
}
