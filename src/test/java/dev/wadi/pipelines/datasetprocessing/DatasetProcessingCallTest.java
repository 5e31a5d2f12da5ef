package dev.wadi.pipelines.datasetprocessing;

import static dev.wadi.pipelines.datasetprocessing.DatasetWorld.CSV;
import static dev.wadi.pipelines.datasetprocessing.DatasetWorld.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.app.WadiApplication;
import dev.wadi.app.console.Console;
import dev.wadi.delivery.DirectAnswer;
import dev.wadi.testing.DeadLetters;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/** {@code POST /pipelines/dataset-processing} on the management port. */
@Timeout(600)
class DatasetProcessingCallTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String JSON = "application/json";
    private static final AtomicReference<Runnable> AT_READ = new AtomicReference<>();
    private static final AtomicReference<Runnable> AT_BROKEN = new AtomicReference<>();

    private static DatasetWorld world;
    private static WadiApplication application;
    private static URI address;

    @BeforeAll
    static void start() throws Exception {
        world = new DatasetWorld();
        application = WadiApplication.start(world.plan()
                .withSettings(Map.of("camel.management.enabled", "true", "camel.management.port", "0"))
                .withBean("atRead", new ExecutionInterceptor() {
                    @Override
                    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                        if (context.request() instanceof GetObjectRequest) {
                            AT_READ.get().run();
                        }
                    }
                })
                .withBean("broken", new DirectAnswer() {
                    @Override
                    public String pipeline() {
                        return "broken";
                    }

                    @Override
                    public int atOnce() {
                        return 1;
                    }

                    @Override
                    public String answer(byte[] event) {
                        AT_BROKEN.get().run();
                        return "{}";
                    }
                }));
        address = Console.address(application.context()).orElseThrow().resolve("pipelines/dataset-processing");
    }

    @AfterAll
    static void stop() {
        application.close();
        world.close();
    }

    @BeforeEach
    void reset() {
        world.reset();
        AT_READ.set(() -> {});
    }

    @Test
    void theCallerGetsTheStepDataWhenAllDocumentsAreWritten() throws Exception {
        world.put("in/a.csv", CSV);
        HttpResponse<String> answer = call(event("m", "in/", "%stage%/out/").text(), JSON);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(JSON);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"s3_input_prefixes\":{\"crowded\":\"intermediate/out/t/\"},\"status\":\"OK\",\"errors\":[]}");
        assertThat(world.documents("intermediate/out/t/")).hasSize(3);
        assertThat(world.replies()).isEmpty();
    }

    @Test
    void theCallerGetsTheErrorAndThereIsNoDeadLetter() throws Exception {
        HttpResponse<String> answer = call(event("m", "in/", "%stage%/out/").text(), JSON);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = DeadLetters.json(answer.body());
        assertThat(problem.get("title").textValue()).isEqualTo("input-empty");
        assertThat(problem.get("detail").textValue())
                .isEqualTo("levekar_trangbodde status: data set trangbodde: no object has a key that starts with in/");
        assertThat(world.letters()).isEmpty();
    }

    @Test
    void noEventAtAllIsAnInvalidOne() throws Exception {
        HttpResponse<String> answer = call("", JSON);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("event-invalid");
    }

    @Test
    void anotherTypeIsRefused() throws Exception {
        assertThat(call(event("m", "in/", "out/").text(), "text/plain").statusCode())
                .isEqualTo(415);
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() throws Exception {
        assertThat(call("x".repeat(256 * 1024 + 1), JSON).statusCode()).isEqualTo(413);
    }

    @Test
    void aPageOfAnotherSiteIsRefused() throws Exception {
        HttpRequest foreign =
                request("{}", JSON).header("Origin", "https://example.com").build();
        assertThat(HTTP.send(foreign, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    }

    @Test
    void noOtherPipelineAnswers() throws Exception {
        HttpRequest other = HttpRequest.newBuilder(address.resolve("nobody-knows"))
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString("{}"))
                .build();
        assertThat(HTTP.send(other, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
    }

    @Test
    void asManyCallsAreAnsweredAsThereAreConsumersAndFurtherOnesComeAgain() throws Exception {
        world.put("in/a.csv", CSV);
        String event = event("m", "in/", "%stage%/out/").text();
        CountDownLatch reading = new CountDownLatch(2);
        CountDownLatch goOn = new CountDownLatch(1);
        AT_READ.set(() -> {
            reading.countDown();
            await(goOn);
        });
        List<CompletableFuture<HttpResponse<String>>> answers = Stream.generate(
                        () -> HTTP.sendAsync(request(event, JSON).build(), BodyHandlers.ofString()))
                .limit(2)
                .toList();
        await(reading);
        HttpResponse<String> third = call(event, JSON);
        goOn.countDown();
        assertThat(third.statusCode()).isEqualTo(503);
        assertThat(third.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(third.body()).contains("\"busy\"");
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.get(2, TimeUnit.MINUTES).statusCode()).isEqualTo(200));
        assertThat(call(event, JSON).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"true, 503, unavailable", "false, 500, internal-error"})
    void aServiceThatIsAwayIsNoFaultOfThePipeline(boolean service, int status, String kind) throws Exception {
        AT_BROKEN.set(() -> {
            throw service ? SdkClientException.create("planted") : new IllegalArgumentException("planted");
        });
        HttpRequest broken = HttpRequest.newBuilder(address.resolve("broken"))
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString("{}"))
                .build();
        HttpResponse<String> answer = HTTP.send(broken, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"" + kind + "\"").doesNotContain("planted");
    }

    @Test
    void beyondThisMachineThereIsNoSuchPath() throws Exception {
        String host = outside();
        try (WadiApplication open = WadiApplication.start(world.plan()
                .withSettings(Map.of(
                        "camel.management.enabled", "true",
                        "camel.management.port", "0",
                        "camel.management.host", host)))) {
            URI there = Console.address(open.context()).orElseThrow().resolve("pipelines/dataset-processing");
            HttpRequest request = HttpRequest.newBuilder(there)
                    .header("Content-Type", JSON)
                    .POST(BodyPublishers.ofString("{}"))
                    .build();
            assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An address of this machine that is not loopback. */
    private static String outside() throws Exception {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
                .map(InetAddress::getHostAddress)
                .findFirst()
                .orElse("0.0.0.0");
    }

    private static HttpResponse<String> call(String event, String type) throws Exception {
        return HTTP.send(request(event, type).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String event, String type) {
        return HttpRequest.newBuilder(address).header("Content-Type", type).POST(BodyPublishers.ofString(event));
    }
}
