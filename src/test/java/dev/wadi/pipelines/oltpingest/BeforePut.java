package dev.wadi.pipelines.oltpingest;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;

/** Something that happens just before the route looks whether the number of its object is free. */
final class BeforePut implements ExecutionInterceptor {
    private final AtomicInteger times = new AtomicInteger();
    private volatile Action action = prefix -> {};

    @FunctionalInterface
    interface Action {
        void at(String prefix) throws Exception;
    }

    void next(int howOften, Action wanted) {
        action = wanted;
        times.set(howOften);
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (context.request() instanceof ListObjectsV2Request list
                && list.prefix().matches(".*_\\d{8}_")
                && times.getAndDecrement() > 0) {
            try {
                action.at(list.prefix());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
