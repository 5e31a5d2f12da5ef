package dev.wadi.local;

/** A service of the local cloud that can be asked for by itself. */
public enum Part {
    /** Kinesis Data Streams, own emulator. */
    KINESIS,
    /** Systems Manager Parameter Store, own emulator. */
    SSM,
    /** Secrets Manager, own emulator. */
    SECRETS_MANAGER,
    /** SNS, own emulator; delivers to the queues of {@link #SQS}. */
    SNS,
    /** SQS, by ElasticMQ. */
    SQS,
    /** DynamoDB, own emulator. */
    DYNAMODB,
    /** S3, by S3Proxy behind an own front; notifies the queues of {@link #SQS}. */
    S3,
    /** A real redis-server. */
    REDIS,
    /** A real PostgreSQL. */
    POSTGRES
}
