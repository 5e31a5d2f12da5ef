package dev.wadi.edge.aws;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Attaches the {@link CalledResource} to each exception of a client. */
final class ResourceNaming implements ExecutionInterceptor {

    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        Throwable fault = context.exception();
        CalledResource.of(
                        context.request(),
                        String.valueOf(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME)),
                        String.valueOf(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME)))
                .attachTo(fault);
        return fault;
    }
}
