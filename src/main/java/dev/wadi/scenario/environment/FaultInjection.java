package dev.wadi.scenario.environment;

import dev.wadi.edge.aws.CalledResource;
import dev.wadi.scenario.comparison.Differences;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Lets calls of the AWS SDK fail before they leave. The SDK's own attempts do not hide the failure: it must reach the application. What other edges call is
 * asked {@linkplain #strikes here}.
 */
public final class FaultInjection implements ExecutionInterceptor {
    private static final int UNAVAILABLE = 503;
    private static final String TABLE = "TableName";
    private static final String BY_TABLE = "RequestItems";

    private final Map<InjectedFault, AtomicInteger> left;
    private final Set<InjectedFault> fired = ConcurrentHashMap.newKeySet();
    /** Such as {@code sqs SendMessageBatch at orders}. */
    private final Set<String> calls = new ConcurrentSkipListSet<>();

    private final AtomicInteger failed = new AtomicInteger();
    private final UnaryOperator<String> plainName;

    /** @param plainName from the name of a queue, topic, table or stream to the one in the scenario */
    public FaultInjection(List<InjectedFault> faults, UnaryOperator<String> plainName) {
        this.left = faults.stream()
                .collect(Collectors.toMap(
                        fault -> fault,
                        fault -> new AtomicInteger(fault.failTimes()),
                        (one, other) -> new AtomicInteger(one.get() + other.get()),
                        ConcurrentHashMap::new));
        this.plainName = plainName;
    }

    /** How many calls it has let fail. */
    public int failed() {
        return failed.get();
    }

    /** A fault that never came shows nothing. What was called instead tells the word that is wrong. */
    public void requireFired(Differences differences) {
        left.keySet().stream()
                .filter(fault -> !fired.contains(fault))
                .forEach(fault -> differences.add("faults: no call of "
                        + fault.service() + " " + fault.operation()
                        + fault.target().map(target -> " at " + target).orElse("") + " failed by this one. "
                        + (calls.isEmpty() ? "None was made" : "The calls were: " + String.join(", ", calls))));
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        String service = InjectedFault.packageName(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME));
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        if (strikes(
                service,
                operation,
                () -> names(context.request(), service, operation),
                target -> isAt(target, context.request()))) {
            throw unavailable(operation);
        }
    }

    /**
     * Whether a call is one that must fail; it is counted.
     *
     * @param names what it is about, for people; empty for nothing
     * @param isAt whether it is about this target
     */
    boolean strikes(String service, String operation, Supplier<String> names, Predicate<String> isAt) {
        if (left.isEmpty()) {
            return false;
        }
        String at = names.get();
        calls.add(service + " " + operation + (at.isEmpty() ? "" : " at " + at));
        Optional<InjectedFault> struck = left.keySet().stream()
                .filter(fault -> fault.concerns(service, operation)
                        && fault.target().stream().allMatch(isAt)
                        && left.get(fault).getAndDecrement() > 0)
                .findFirst();
        struck.ifPresent(fault -> {
            fired.add(fault);
            failed.incrementAndGet();
        });
        return struck.isPresent();
    }

    private String names(SdkRequest request, String service, String operation) {
        return Stream.of(CalledResource.of(request, service, operation).name().split(", ", -1))
                .map(plainName)
                .collect(Collectors.joining(" and "));
    }

    /** Whether a field of the request is the target's name, or a URL or ARN that ends with it; or one of its writes is to the table. */
    private boolean isAt(String target, SdkRequest request) {
        Stream<Object> own = request.sdkFields().stream().map(field -> field.getValueOrDefault(request));
        return Stream.concat(own, tables(request))
                .filter(String.class::isInstance)
                .map(value -> ((String) value).replaceFirst(".*[/:]", ""))
                .anyMatch(name -> plainName.apply(name).equals(target));
    }

    /** Those that the entries of a batch or transaction name. */
    private static Stream<Object> tables(SdkPojo request) {
        return request.sdkFields().stream().flatMap(field -> tables(field, field.getValueOrDefault(request)));
    }

    private static Stream<Object> tables(SdkField<?> field, Object value) {
        if (value instanceof Map<?, ?> entries && field.memberName().equals(BY_TABLE)) {
            return entries.keySet().stream().map(Object.class::cast);
        }
        if (value instanceof List<?> entries) {
            return entries.stream().filter(SdkPojo.class::isInstance).flatMap(entry -> tables((SdkPojo) entry));
        }
        if (value instanceof SdkPojo entry) {
            return tables(entry);
        }
        return field.memberName().equals(TABLE) ? Stream.ofNullable(value) : Stream.empty();
    }

    private static AwsServiceException unavailable(String operation) {
        return AwsServiceException.builder()
                .statusCode(UNAVAILABLE)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("ServiceUnavailable")
                        .errorMessage(operation + " fails because the scenario wants it")
                        .build())
                .build();
    }
}
