package dev.wadi.scenario.disturbance;

import dev.wadi.edge.aws.CalledResource;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** The calls to AWS that steps make. */
final class AwsCalls implements ExecutionInterceptor {
    private static final String SEPARATOR = ", ";

    private final Crash crash;
    private final OpenSteps steps;
    private final UnaryOperator<String> plainName;

    AwsCalls(Crash crash, OpenSteps steps, UnaryOperator<String> plainName) {
        this.crash = crash;
        this.steps = steps;
        this.plainName = plainName;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        crash.requireAlive();
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        CalledResource called = CalledResource.of(
                context.request(),
                attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
                attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        steps.caller().ifPresent(caller -> crash.called(kind(called, caller)));
        crash.requireAlive();
    }

    private CallKind kind(CalledResource called, String caller) {
        String resources = Stream.of(called.name().split(SEPARATOR, -1))
                .filter(name -> !name.isEmpty())
                .map(name -> called.kind() + " " + plainName.apply(name))
                .sorted()
                .collect(Collectors.joining(SEPARATOR));
        return new CallKind(
                called.service().replace(" ", "").toLowerCase(Locale.ROOT), called.operation(), resources, caller);
    }
}
