package dev.wadi.scenario.environment;

import dev.wadi.app.WadiApplication;
import dev.wadi.scenario.comparison.Differences;
import dev.wadi.scenario.format.ScenarioNode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code expected.metrics}: samples of the pipeline's own counters. One that is not listed must be absent or 0. */
final class MetricsFixture implements ScenarioFixture {
    private static final String TOTAL = "_total";

    private final String prefix;
    private final String gatewaySetting;
    private final Optional<Map<String, String>> expected;

    /**
     * @param prefix of the counters' names, as they are exposed
     * @param gatewaySetting names the push gateway
     */
    MetricsFixture(ScenarioNode scenario, String prefix, String gatewaySetting) {
        this.prefix = prefix;
        this.gatewaySetting = gatewaySetting;
        expected = scenario.required("expected").member("metrics").map(MetricsFixture::samples);
    }

    private static Map<String, String> samples(ScenarioNode metrics) {
        Map<String, String> samples = new HashMap<>();
        for (ScenarioNode metric : metrics.items()) {
            Map<String, String> labels = new TreeMap<>();
            metric.member("labels")
                    .ifPresent(all -> all.entries().forEach((label, value) -> labels.put(label, value.text())));
            ScenarioNode value = metric.required("value");
            if (!value.json().isNumber()) {
                throw value.problem("must be a number");
            }
            String sample = sample(metric.required("name").text(), labels);
            if (samples.put(sample, text(value.json().decimalValue())) != null) {
                throw metric.problem("stands twice: " + sample);
            }
        }
        return samples;
    }

    @Override
    public Map<String, String> writesTo(String pipeline) {
        return Map.of(gatewaySetting, "push gateway");
    }

    @Override
    public Map<String, Expectation> expectations() {
        return expected.<Map<String, Expectation>>map(samples ->
                        Map.of("metrics", (application, differences) -> compare(samples, application, differences)))
                .orElse(Map.of());
    }

    private void compare(Map<String, String> wanted, WadiApplication application, Differences differences) {
        Map<String, String> there = new HashMap<>();
        wanted.keySet().forEach(sample -> there.put(sample, "0"));
        counted(application).forEach((sample, value) -> {
            if (value.signum() != 0 || wanted.containsKey(sample)) {
                there.put(sample, text(value));
            }
        });
        differences.compare("metrics", wanted, there, String::equals);
    }

    private Map<String, BigDecimal> counted(WadiApplication application) {
        Map<String, BigDecimal> counted = new TreeMap<>();
        MeterRegistry meters = application.context().getRegistry().findSingleByType(MeterRegistry.class);
        for (Meter meter : meters.getMeters()) {
            String name = exposedName(meter.getId().getName());
            if (meter instanceof Counter counter && name.startsWith(prefix)) {
                Map<String, String> labels = new TreeMap<>();
                for (Tag tag : meter.getId().getTags()) {
                    labels.put(tag.getKey(), tag.getValue());
                }
                counted.put(sample(name, labels), BigDecimal.valueOf(counter.count()));
            }
        }
        return counted;
    }

    private static String exposedName(String name) {
        String plain = name.replace('.', '_');
        return plain.endsWith(TOTAL) ? plain : plain + TOTAL;
    }

    private static String sample(String name, Map<String, String> labels) {
        return name + labels;
    }

    private static String text(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
