package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.redisson.RedissonShutdownException;
import org.redisson.client.RedisAuthRequiredException;
import org.redisson.client.RedisBusyException;
import org.redisson.client.RedisClusterDownException;
import org.redisson.client.RedisConnectionException;
import org.redisson.client.RedisException;
import org.redisson.client.RedisLoadingException;
import org.redisson.client.RedisMasterDownException;
import org.redisson.client.RedisNoReplicasException;
import org.redisson.client.RedisNodeNotFoundException;
import org.redisson.client.RedisOutOfMemoryException;
import org.redisson.client.RedisReadonlyException;
import org.redisson.client.RedisReconnectedException;
import org.redisson.client.RedisResponseTimeoutException;
import org.redisson.client.RedisTimeoutException;
import org.redisson.client.RedisTryAgainException;
import org.redisson.client.RedisWrongPasswordException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

@Timeout(60)
class FaultsTest {

    @ParameterizedTest
    @CsvSource({
        "500,InternalFailure,true",
        "502,'',true",
        "503,ServiceUnavailable,true",
        "429,Whatever,true",
        "400,ThrottlingException,true",
        "400,ProvisionedThroughputExceededException,true",
        "400,RequestLimitExceeded,true",
        "400,LimitExceededException,true",
        "400,KMSThrottlingException,true",
        "400,AccessDeniedException,true",
        "403,AccessDenied,true",
        "403,InvalidClientTokenId,true",
        "401,'',true",
        "400,UnrecognizedClientException,true",
        "400,ExpiredTokenException,true",
        "403,ExpiredToken,true",
        "400,ResourceNotFoundException,true",
        "400,AWS.SimpleQueueService.NonExistentQueue,true",
        "400,QueueDoesNotExist,true",
        "404,NoSuchBucket,true",
        "400,KMSDisabledException,true",
        "400,KMSInvalidStateException,true",
        "400,KMSOptInRequired,true",
        "400,ResourceInUseException,true",
        "400,MissingAuthenticationTokenException,true",
        "400,IncompleteSignature,true",
        "400,OptInRequired,true",
        "400,RequestExpired,true",
        "400,InvalidSignatureException,true",
        "400,ValidationException,false",
        "400,InvalidArgumentException,false",
        "400,InvalidMessageContents,false",
        "400,SerializationException,false",
        "413,RequestEntityTooLarge,false",
    })
    void anAnswerOfAwsBlamesTheSurroundingOrMayBlameARecord(int status, String code, boolean surrounding) {
        AwsServiceException fault = KinesisException.builder()
                .statusCode(status)
                .message("m")
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage("m")
                        .build())
                .build();
        assertThat(Faults.isSurrounding(fault)).isEqualTo(surrounding);
        assertThat(Faults.isSurrounding(new IllegalStateException("wrapped", fault)))
                .isEqualTo(surrounding);
    }

    static Stream<Throwable> surrounding() {
        return Stream.of(
                new HoldException("hold"),
                SdkClientException.create("Unable to execute HTTP request"),
                ApiCallTimeoutException.create(1),
                ProvisionedThroughputExceededException.builder()
                        .statusCode(400)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("ProvisionedThroughputExceededException")
                                .build())
                        .build(),
                QueueDoesNotExistException.builder()
                        .statusCode(400)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("QueueDoesNotExist")
                                .build())
                        .build(),
                new ConnectException("refused"),
                new UncheckedIOException(new IOException("reset")),
                new TimeoutException(),
                new RejectedExecutionException(),
                new RedissonShutdownException("shut down"),
                new RedisConnectionException("no connection"),
                new RedisTimeoutException("timeout"),
                new RedisResponseTimeoutException("timeout"),
                new RedisLoadingException("loading"),
                new RedisBusyException("busy"),
                new RedisTryAgainException("try again"),
                new RedisMasterDownException("master down"),
                new RedisNoReplicasException("no replicas"),
                new RedisClusterDownException("down"),
                new RedisReadonlyException("read only"),
                new RedisOutOfMemoryException("oom"),
                new RedisAuthRequiredException("auth"),
                new RedisWrongPasswordException("password"),
                new RedisNodeNotFoundException("no node"),
                new RedisReconnectedException("reconnected"),
                new RedisException("MISCONF Redis is configured to save RDB snapshots, but is not able to persist"),
                new RedisException("NOPERM this user has no permissions to run the 'hmget' command"),
                new RedisException("ERR max number of clients reached"),
                new RedisException(
                        "ERR Error running script (call to f_1): @user_script:108: -READONLY You can't write"));
    }

    @ParameterizedTest
    @MethodSource("surrounding")
    void theSurroundingIsToBlameHoweverDeepItIsWrapped(Throwable fault) {
        assertThat(Faults.isSurrounding(fault)).isTrue();
        assertThat(Faults.isSurrounding(new CompletionException(new ExecutionException(fault))))
                .isTrue();
        DefaultExchange exchange = new DefaultExchange(new DefaultCamelContext());
        assertThat(Faults.isSurrounding(new CamelExecutionException("route", exchange, fault)))
                .isTrue();
    }

    static Stream<Throwable> unexplained() {
        return Stream.of(
                new IllegalStateException("bug"),
                new NullPointerException(),
                new StackOverflowError(),
                new RedisException("ERR user_script:81: attempt to index a nil value"),
                new RedisException(
                        "ERR user_script:81: nil. channel: [id: 1] data: CommandData [params: [-READONLY x]]"),
                new RedisException("WRONGTYPE Operation against a key holding the wrong kind of value"));
    }

    @ParameterizedTest
    @MethodSource("unexplained")
    void anythingElseMayBeARecordsFault(Throwable fault) {
        assertThat(Faults.isSurrounding(fault)).isFalse();
    }

    @Test
    void aRingOfCausesIsNoTrap() {
        Exception one = new IllegalStateException("one");
        Exception other = new IllegalArgumentException("other", one);
        one.initCause(other);
        assertThat(Faults.isSurrounding(one)).isFalse();
    }
}
