package dev.wadi.edge.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.FaultClassifier;
import dev.wadi.delivery.Verdict;
import dev.wadi.delivery.Verdict.Kind;
import dev.wadi.testing.InventedAnswers;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.ssm.model.SsmException;

/** Which faults of AWS speak of the data that was sent: few, and by the service's own word only. All others let the source hold. */
@Timeout(600)
class AwsFaultClassifierTest {
    private static final List<Class<? extends AwsServiceException>> SERVICES = List.of(
            DynamoDbException.class,
            SqsException.class,
            SnsException.class,
            SsmException.class,
            KinesisException.class,
            S3Exception.class);
    private static final Set<String> DATA = Set.of(
            "dynamodb ValidationException",
            "dynamodb SerializationException",
            "dynamodb ItemCollectionSizeLimitExceededException",
            "dynamodb ConditionalCheckFailedException",
            "kinesis ValidationException",
            "kinesis SerializationException",
            "s3 KeyTooLongError",
            "s3 EntityTooLarge",
            "s3 MetadataTooLarge",
            "sqs InvalidMessageContents",
            "sqs MessageTooLong",
            "sqs SerializationException");

    private final FaultClassifier classifier = new AwsFaultClassifier();

    @Test
    void itIsFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(FaultClassifier.class)).anyMatch(AwsFaultClassifier.class::isInstance);
    }

    static Stream<Class<? extends AwsServiceException>> services() {
        return SERVICES.stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void ofAllExceptionsThatAServiceModelsOnlyThoseAboutDataBlameIt(Class<? extends AwsServiceException> service)
            throws Exception {
        List<Class<? extends AwsServiceException>> modelled = modelled(service);
        assertThat(modelled).hasSizeGreaterThan(5);
        Set<String> blamed = new TreeSet<>();
        for (Class<? extends AwsServiceException> type : modelled) {
            String name = type.getSimpleName();
            for (String code : List.of(name, name.replaceAll("Exception$", ""))) {
                if (kind(fault(type, 400, code)) == Kind.DATA) {
                    blamed.add(packageOf(service) + " " + code);
                }
                for (int status : new int[] {0, 200, 302, 401, 403, 404, 407, 413, 429, 500, 503}) {
                    assertThat(kind(fault(type, status, code)))
                            .as("%s with %s", code, status)
                            .isNotEqualTo(Kind.DATA);
                }
            }
        }
        assertThat(DATA).containsAll(blamed);
    }

    @ParameterizedTest
    @MethodSource("services")
    void theCodesAboutDataAreThese(Class<? extends AwsServiceException> service) throws Exception {
        for (String each : DATA) {
            String code = each.substring(each.indexOf(' ') + 1);
            boolean own = each.startsWith(packageOf(service) + " ");
            if (own) {
                assertThat(kind(fault(service, 400, code))).as(each).isEqualTo(Kind.DATA);
            } else if (!DATA.contains(packageOf(service) + " " + code)) {
                assertThat(kind(fault(service, 400, code))).as(each).isNotEqualTo(Kind.DATA);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "500,InternalFailure",
        "502,Whatever",
        "503,ServiceUnavailable",
        "429,Whatever",
        "403,Whatever",
        "404,Whatever",
        "407,Whatever",
        "400,ThrottlingException",
        "400,ProvisionedThroughputExceededException",
        "400,RequestLimitExceeded",
        "400,LimitExceededException",
        "400,KMSThrottlingException",
        "400,KmsAccessDenied",
        "400,AccessDeniedException",
        "403,InvalidClientTokenId",
        "400,UnrecognizedClientException",
        "400,ExpiredTokenException",
        "400,ResourceNotFoundException",
        "400,AWS.SimpleQueueService.NonExistentQueue",
        "400,QueueDoesNotExist",
        "400,ResourceInUseException",
        "400,MissingAuthenticationTokenException",
        "400,IncompleteSignature",
        "400,OptInRequired",
        "400,RequestExpired",
        "400,TransactionConflictException",
        "400,ReplicatedWriteConflictException",
        "409,ConditionalRequestConflict",
        "400,RequestTimeout",
        "400,IncompleteBody",
        "503,SlowDown",
    })
    void whatTheDependencyMustHealIsItsOwn(int status, String code) throws Exception {
        for (Class<? extends AwsServiceException> service : SERVICES) {
            assertThat(kind(fault(service, status, code))).isEqualTo(Kind.DEPENDENCY);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SubscriptionRequiredException", "InvalidParameterValue", "MissingParameter", "FancyNewWord"})
    void anyOtherCodeIsNotKnown(String code) throws Exception {
        for (Class<? extends AwsServiceException> service : SERVICES) {
            assertThat(kind(fault(service, 400, code))).isEqualTo(Kind.UNKNOWN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "404", "<html>", "Proxy authentication required", "fehler!"})
    void anAnswerWithoutACodeIsNotTheServices(String code) throws Exception {
        for (Class<? extends AwsServiceException> service : SERVICES) {
            for (int status : new int[] {200, 302, 400, 404, 407, 413, 418}) {
                assertThat(kind(fault(service, status, code))).isEqualTo(Kind.DEPENDENCY);
            }
        }
        assertThat(kind(DynamoDbException.builder().statusCode(400).message("x").build()))
                .isEqualTo(Kind.DEPENDENCY);
    }

    @Test
    void inventedCodesNeverBlameTheData() throws Exception {
        Random random = new Random(7);
        List<Integer> statuses = IntStream.range(400, 500).boxed().toList();
        for (int i = 0; i < 2_000; i++) {
            Class<? extends AwsServiceException> service = SERVICES.get(random.nextInt(SERVICES.size()));
            String code = InventedAnswers.code(random);
            int status = random.nextBoolean() ? 400 : statuses.get(random.nextInt(statuses.size()));
            assertThat(kind(fault(service, status, code)))
                    .as("%s %s", status, code)
                    .isNotEqualTo(Kind.DATA);
        }
    }

    @Test
    void noAnswerIsTheDependencys() {
        assertThat(kind(SdkClientException.create("Unable to execute HTTP request", new IOException("reset"))))
                .isEqualTo(Kind.DEPENDENCY);
        assertThat(kind(ApiCallTimeoutException.create(1))).isEqualTo(Kind.DEPENDENCY);
    }

    @Test
    void aCollisionOfTransactionsPassesAndAnotherReasonIsNotKnown() {
        assertThat(kind(canceled("None", "TransactionConflict"))).isEqualTo(Kind.DEPENDENCY);
        assertThat(kind(canceled("ThrottlingError"))).isEqualTo(Kind.DEPENDENCY);
        assertThat(kind(canceled("ValidationError"))).isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void faultsOfOthersAreNotJudged() {
        assertThat(classifier.judge(new IllegalStateException())).isEmpty();
        assertThat(classifier.judge(new IOException("reset"))).isEmpty();
        assertThat(classifier.judge(new RuntimeException(SdkClientException.create("x"))))
                .as("only this one exception is asked for, not its causes")
                .isEmpty();
    }

    private Kind kind(Throwable fault) {
        return classifier.judge(fault).map(Verdict::kind).orElseThrow();
    }

    private static Throwable canceled(String... codes) {
        return TransactionCanceledException.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("TransactionCanceledException")
                        .build())
                .cancellationReasons(Stream.of(codes)
                        .map(code -> CancellationReason.builder().code(code).build())
                        .toList())
                .build();
    }

    private static Throwable fault(Class<? extends AwsServiceException> type, int status, String code)
            throws ReflectiveOperationException {
        AwsServiceException.Builder builder =
                (AwsServiceException.Builder) type.getMethod("builder").invoke(null);
        return builder.statusCode(status)
                .message("m")
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage("m")
                        .build())
                .build();
    }

    private static String packageOf(Class<?> service) {
        return service.getPackageName().split("\\.", -1)[4];
    }

    /** All classes of the service's model that are its exceptions, read from the jar they come in. */
    private static List<Class<? extends AwsServiceException>> modelled(Class<? extends AwsServiceException> service)
            throws Exception {
        String folder = service.getPackageName().replace('.', '/') + "/";
        URL jar = service.getProtectionDomain().getCodeSource().getLocation();
        List<Class<? extends AwsServiceException>> found = new ArrayList<>();
        try (JarFile file = new JarFile(URI.create(jar.toString()).getPath())) {
            for (var entry : file.stream().toList()) {
                String name = entry.getName();
                if (name.startsWith(folder) && name.endsWith("Exception.class")) {
                    Class<?> type = Class.forName(name.replace('/', '.').replaceAll("\\.class$", ""));
                    if (service.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
                        found.add(type.asSubclass(AwsServiceException.class));
                    }
                }
            }
        }
        return found;
    }
}
