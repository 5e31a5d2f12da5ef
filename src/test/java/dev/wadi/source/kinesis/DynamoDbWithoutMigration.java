package dev.wadi.source.kinesis;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/** Does not answer the first question of the KCL's Scheduler: nothing before the Scheduler fails, but that cannot begin. */
final class DynamoDbWithoutMigration implements InvocationHandler {
    private static final String QUESTION = "Migration3.0";

    private final DynamoDbAsyncClient answers;
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean answering;

    DynamoDbWithoutMigration(DynamoDbAsyncClient answers) {
        this.answers = answers;
    }

    DynamoDbAsyncClient client() {
        return (DynamoDbAsyncClient) Proxy.newProxyInstance(
                DynamoDbAsyncClient.class.getClassLoader(), new Class<?>[] {DynamoDbAsyncClient.class}, this);
    }

    int refused() {
        return refused.get();
    }

    void answerAgain() {
        answering = true;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (!answering
                && arguments != null
                && arguments[0] instanceof GetItemRequest get
                && get.key().toString().contains(QUESTION)) {
            refused.incrementAndGet();
            return CompletableFuture.failedFuture(SdkClientException.create("no answer"));
        }
        try {
            return method.invoke(answers, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
