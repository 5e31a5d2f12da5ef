package dev.wadi.bench.snapshotstatus;

import java.util.List;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What a contender without Camel calls. Its calls of SQS and DynamoDB are measured. */
record ContenderClients(SqsClient sqs, SnsClient sns, DynamoDbClient dynamoDb) implements AutoCloseable {

    static ContenderClients measuredBy(List<ExecutionInterceptor> interceptors) {
        return new ContenderClients(
                measured(SqsClient.builder(), interceptors),
                SnsClient.create(),
                measured(DynamoDbClient.builder(), interceptors));
    }

    private static <B extends AwsClientBuilder<B, C>, C> C measured(B client, List<ExecutionInterceptor> interceptors) {
        return client.overrideConfiguration(
                        configuration -> interceptors.forEach(configuration::addExecutionInterceptor))
                .build();
    }

    @Override
    public void close() {
        sqs.close();
        sns.close();
        dynamoDb.close();
    }
}
