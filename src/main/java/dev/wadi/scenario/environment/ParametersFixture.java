package dev.wadi.scenario.environment;

import dev.wadi.scenario.comparison.Differences;
import dev.wadi.scenario.format.ScenarioFormatException;
import dev.wadi.scenario.format.ScenarioNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.SsmException;

/**
 * {@code parameters} in the parameter store before the run, {@code setParameter} in between, and {@code expected.ssmGetParameterCallsMax}: how often
 * the application may have been answered.
 */
final class ParametersFixture implements ScenarioFixture {
    private final Map<String, String> before = new LinkedHashMap<>();
    private final Optional<Integer> mostCalls;
    private final Set<String> there = new HashSet<>();
    private final AtomicInteger calls = new AtomicInteger();
    private Optional<SsmClient> store = Optional.empty();

    ParametersFixture(ScenarioNode scenario) {
        scenario.member("parameters")
                .ifPresent(all -> all.entries().forEach((name, value) -> before.put(name, value.text())));
        mostCalls =
                scenario.required("expected").member("ssmGetParameterCallsMax").map(most -> most.integerAbove(-1));
    }

    @Override
    public Map<String, Function<ScenarioNode, ScenarioInput>> inputs() {
        return Map.of("setParameter", this::setParameter);
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
        return mostCalls
                .<Map<String, Expectation>>map(most ->
                        Map.of("ssmGetParameterCallsMax", (application, differences) -> compare(most, differences)))
                .orElse(Map.of());
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
