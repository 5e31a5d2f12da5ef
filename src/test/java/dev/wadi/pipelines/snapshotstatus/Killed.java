package dev.wadi.pipelines.snapshotstatus;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Lets an application die at one of its calls of AWS: from then on no call leaves it any more. */
final class Killed implements ExecutionInterceptor {
    private final int call;
    private final boolean answered;
    private final CompletableFuture<String> death = new CompletableFuture<>();
    private final List<String> calls = new ArrayList<>();

    /**
     * @param call number of the call, from 0
     * @param answered false: the call does not leave; true: it does its work, and the answer finds nobody
     */
    Killed(int call, boolean answered) {
        this.call = call;
        this.answered = answered;
    }

    /** Done when it has died: at which operation. */
    CompletableFuture<String> death() {
        return death;
    }

    /** All that it has begun. */
    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public synchronized void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        requireAlive();
        calls.add(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        if (calls.size() > call && !answered) {
            die();
        }
    }

    @Override
    public synchronized void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (calls.size() > call && answered) {
            die();
        }
    }

    private void die() {
        death.complete(calls.get(call));
        requireAlive();
    }

    private void requireAlive() {
        if (death.isDone()) {
            throw SdkClientException.create("killed");
        }
    }
}
