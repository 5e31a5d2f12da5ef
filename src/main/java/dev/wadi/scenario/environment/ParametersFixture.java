package dev.wadi.scenario.environment;

import dev.wadi.scenario.comparison.Differences;
import dev.wadi.scenario.format.ScenarioFormatException;
import dev.wadi.scenario.format.ScenarioNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.SsmException;

/**
 * {@code parameters} in the parameter store before the run, {@code setParameter} and {@code checkParameters} in between, {@code expected.parameters}: all that are there afterwards,
 * and {@code expected.ssmGetParameterCallsMax}: how often the application may have been answered.
 */
final class ParametersFixture implements ScenarioFixture {
    private static final String RESOURCE = "parameter";

    private final Map<String, String> before = new LinkedHashMap<>();
    private final Optional<Integer> mostCalls;
    private final Optional<Map<String, String>> after;
    /** What {@code checkParameters} has found. */
    private final Differences inBetween = new Differences();

    private final Set<String> there = new HashSet<>();
    private final AtomicInteger calls = new AtomicInteger();
    private Optional<SsmClient> store = Optional.empty();

    ParametersFixture(ScenarioNode scenario) {
        scenario.member("parameters")
                .ifPresent(all -> all.entries().forEach((name, value) -> before.put(name, value.text())));
        mostCalls =
                scenario.required("expected").member("ssmGetParameterCallsMax").map(most -> most.integerAbove(-1));
        after = scenario.required("expected").member("parameters").map(ParametersFixture::texts);
    }

    @Override
    public Map<String, Function<ScenarioNode, ScenarioInput>> inputs() {
        return Map.of("setParameter", this::setParameter, "checkParameters", this::checkParameters);
    }

    private ScenarioInput checkParameters(ScenarioNode step) {
        ScenarioNode input = step.required("checkParameters");
        Map<String, String> wanted = texts(input);
        return new ScenarioInput.Change(
                input.path(), () -> inBetween.compare(input.path(), wanted, content(), String::equals));
    }

    private static Map<String, String> texts(ScenarioNode parameters) {
        Map<String, String> texts = new LinkedHashMap<>();
        parameters.entries().forEach((name, value) -> texts.put(name, value.text()));
        return texts;
    }

    /** Those of a path, which a listing of all paths tells; and those of none that the scenario names. */
    private Map<String, String> content() {
        SsmClient client = store.orElseThrow(() -> new IllegalStateException("the parameter store is not set up"));
        Map<String, String> content = new TreeMap<>();
        client.getParametersByPathPaginator(request -> request.path("/").recursive(true)).stream()
                .flatMap(page -> page.parameters().stream())
                .forEach(parameter -> content.put(parameter.name(), parameter.value()));
        List<String> named = after.stream()
                .flatMap(names -> names.keySet().stream())
                .filter(name -> !content.containsKey(name))
                .limit(10)
                .toList();
        if (!named.isEmpty()) {
            client.getParameters(request -> request.names(named))
                    .parameters()
                    .forEach(parameter -> content.put(parameter.name(), parameter.value()));
        }
        return content;
    }

    private ScenarioInput setParameter(ScenarioNode step) {
        ScenarioNode input = step.required("setParameter");
        String name = input.required("name").text();
        String value = input.required("value").text();
        return new ScenarioInput.Change(input.path(), () -> put(name, value));
    }

    @Override
    public Map<String, Object> beans() {
        return Map.of("scenarioParameterCalls", new CallCount());
    }

    @Override
    public Map<String, String> setUp(ScenarioEnvironment world) {
        store = Optional.of(
                SsmClient.builder().credentialsProvider(world.credentials()).build());
        before.forEach(this::put);
        return Map.of();
    }

    @Override
    public Map<String, Expectation> expectations() {
        Map<String, Expectation> expectations = new LinkedHashMap<>();
        mostCalls.ifPresent(most ->
                expectations.put("ssmGetParameterCallsMax", (application, differences) -> compare(most, differences)));
        after.ifPresent(wanted -> expectations.put("parameters", (application, differences) -> {
            inBetween.findings().forEach(differences::add);
            differences.compare("parameters", wanted, content(), String::equals);
        }));
        return expectations;
    }

    @Override
    public List<Effect> effects(UnaryOperator<String> settings) {
        if (store.isEmpty()) {
            return List.of();
        }
        return content().entrySet().stream()
                .filter(parameter -> !parameter.getValue().equals(before.get(parameter.getKey())))
                .map(parameter -> new Effect(
                        RESOURCE,
                        parameter.getKey(),
                        Map.of("name", parameter.getKey(), "value", parameter.getValue()),
                        parameter.getKey() + " = " + parameter.getValue(),
                        false))
                .toList();
    }

    @Override
    public List<String> resources() {
        return List.of(RESOURCE);
    }

    private void compare(int most, Differences differences) {
        if (calls.get() > most) {
            differences.add("ssmGetParameterCallsMax", "at most " + most, Integer.toString(calls.get()));
        }
    }

    private void put(String name, String value) {
        try {
            store.orElseThrow(() -> new IllegalStateException("the parameter store is not set up"))
                    .putParameter(request -> request.name(name)
                            .value(value)
                            .type(ParameterType.STRING)
                            .overwrite(true));
            there.add(name);
        } catch (SsmException e) {
            throw new ScenarioFormatException(
                    "parameters." + name, e.awsErrorDetails().errorMessage());
        }
    }

    @Override
    public void close() {
        store.ifPresent(client -> {
            there.addAll(content().keySet());
            there.forEach(name -> client.deleteParameter(request -> request.name(name)));
            client.close();
        });
    }

    private final class CallCount implements ExecutionInterceptor {
        @Override
        public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
            if (attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME).startsWith("GetParameter")) {
                calls.incrementAndGet();
            }
        }
    }
}
