package dev.wadi.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class ManagementPortTest {
    private static final String ROUTE = "org.apache.camel:context=wadi,type=routes,name=\\\"turbine-status\\\"";
    private static final String CONTEXT = "org.apache.camel:context=wadi,type=context,name=\\\"wadi\\\"";

    private RunningTurbineStatus wadi;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        wadi = new RunningTurbineStatus(home);
    }

    @AfterAll
    void stop() {
        wadi.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"observe/health", "observe/health/live", "observe/health/ready"})
    void healthIsUp(String path) throws Exception {
        assertThat(wadi.get(path).statusCode()).isEqualTo(200);
        assertThat(wadi.get(path + "?exposureLevel=full").body()).contains("\"status\":\"UP\"");
    }

    @Test
    void aSourceThatHoldsIsNotReadyButLives(@TempDir Path home) throws Exception {
        try (RunningTurbineStatus holding = new RunningTurbineStatus(home)) {
            holding.deleteStream();
            await().untilAsserted(() -> {
                assertThat(holding.get("observe/health/ready").statusCode()).isEqualTo(503);
                assertThat(holding.get("observe/health/ready").body())
                        .contains("source:turbine-status", "ResourceNotFoundException");
                assertThat(holding.get("observe/health/live").statusCode()).isEqualTo(200);
                assertThat(holding.get("observe/metrics").body())
                        .contains("wadi_source_holding{pipeline=\"turbine-status\","
                                + "source=\"kinesis-stream:turbine-status\"} 1.0");
            });
        }
    }

    @Test
    void metricsCountRecordsByOutcome() throws Exception {
        wadi.signal("WTG-07", "10:00:00");
        wadi.signal("WTG-99", "10:00:00");
        await().untilAsserted(
                        () -> assertThat(wadi.get("observe/metrics").body())
                                .contains(
                                        "wadi_records_total{outcome=\"saved\",pipeline=\"turbine-status\",reason=\"\",vendor=\"vestas\"} 1.0",
                                        "wadi_records_total{outcome=\"dead_letter\",pipeline=\"turbine-status\",reason=\"unknown_asset\",vendor=\"\"} 1.0",
                                        "wadi_source_holding{pipeline=\"turbine-status\",source=\"kinesis-stream:turbine-status\"} 0.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hawtio/", "hawtio/index.html", "hawtio/camel/routes"})
    void hawtioIsServedAlsoForTheAddressesThatThePageMakesUp(String path) throws Exception {
        assertThat(wadi.get(path).statusCode()).isEqualTo(200);
        assertThat(wadi.get(path).body()).contains("<title>Hawtio");
    }

    @Test
    void hawtioWithoutTheSlashLeadsThere() throws Exception {
        assertThat(wadi.get("hawtio").statusCode()).isEqualTo(302);
        assertThat(wadi.get("hawtio").headers().firstValue("location")).hasValue("/hawtio/");
    }

    @Test
    void hawtioMayLook() throws Exception {
        assertThat(wadi.get("hawtio/jolokia/read/java.lang:type=Memory/HeapMemoryUsage")
                        .body())
                .contains("\"status\":200");
        assertThat(operation(CONTEXT, "dumpRoutesAsXml()")).contains("find-asset", "\"status\":200");
        assertThat(operation(ROUTE, "dumpRouteStatsAsXml(boolean,boolean)", "true", "false"))
                .contains("\"status\":200");
    }

    @Test
    void hawtioMayNotTouch() throws Exception {
        assertThat(operation(ROUTE, "stop()")).contains("\"status\":403");
        assertThat(operation(CONTEXT, "stop()")).contains("\"status\":403");
        assertThat(operation(CONTEXT, "sendBody(java.lang.String,java.lang.Object)", "\"log:x\"", "\"x\""))
                .contains("\"status\":403");
        assertThat(operation("com.sun.management:type=DiagnosticCommand", "vmFlags"))
                .contains("\"status\":403");
        assertThat(wadi.post("hawtio/jolokia", """
                        {"type": "write", "mbean": "%s", "attribute": "TracingEnabled", "value": true}""".formatted(ROUTE)).body()).contains("\"status\":403");
        assertThat(wadi.application()
                        .context()
                        .getRouteController()
                        .getRouteStatus("turbine-status")
                        .isStarted())
                .isTrue();
    }

    @Test
    void aPageOfAnotherSiteIsRefused() throws Exception {
        assertThat(wadi.get("hawtio/jolokia/version", Map.of("Origin", "http://127.0.0.1:9"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(wadi.get("hawtio/jolokia/version", Map.of("Origin", "http://example.com"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(statusForHost("localhost:1")).isEqualTo("HTTP/1.1 200 OK");
        assertThat(statusForHost("example.com")).isEqualTo("HTTP/1.1 403 Forbidden");
        assertThat(statusForHost("127.0.0.1.example.com")).isEqualTo("HTTP/1.1 403 Forbidden");
    }

    @Test
    void nothingListensOutsideTheLoopbackAddress() throws IOException {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
        assertThat(others).allSatisfy(address -> assertThatThrownBy(
                        () -> new Socket(address, wadi.address("").getPort()).close())
                .isInstanceOf(IOException.class));
    }

    private String operation(String bean, String operation, String... arguments) throws Exception {
        return wadi.post("hawtio/jolokia", """
                        {"type": "exec", "mbean": "%s", "operation": "%s", "arguments": [%s]}""".formatted(bean, operation, String.join(",", arguments)))
                .body();
    }

    /** By hand: Java's client does not let a test choose the host. */
    private String statusForHost(String host) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), wadi.address("").getPort())) {
            socket.getOutputStream()
                    .write(("GET /hawtio/jolokia/version HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.lines().findFirst().orElseThrow();
        }
    }
}
