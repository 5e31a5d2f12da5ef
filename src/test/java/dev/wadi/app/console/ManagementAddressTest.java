package dev.wadi.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.WadiApplication;
import dev.wadi.app.installation.Installation;
import dev.wadi.edge.aws.AwsEnvironment;
import dev.wadi.testing.LogLines;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is answered on which address, by the name that the caller gives to this machine. */
class ManagementAddressTest {
    private static final List<String> OPEN = List.of("/observe/health", "/observe/health/live", "/observe/metrics");
    private static final List<String> GUARDED =
            List.of("/hawtio/", "/hawtio/index.html", "/hawtio/jolokia/version", "/hawtio/auth/config");
    private static final List<String> STRANGERS = List.of(
            "Host: example.com",
            "Host: example.com:8080",
            "Host: 127.0.0.1.example.com",
            "Host: localhost.example.com",
            "Host: 0.0.0.0",
            "Host: 10.0.0.1:8080");
    private static final List<String> LOCALS = List.of(
            "Host: localhost", "Host: LOCALHOST:8080", "Host: 127.0.0.1:1", "Host: 127.0.0.2", "Host: [::1]:8080");
    private static final String LOGIN = "Authorization: Basic " + base64("admin:secret");

    @TempDir
    private Path config;

    @Test
    void onLoopbackAStrangersHostIsRefusedForEveryPath() throws Exception {
        try (WadiApplication wadi = start(Map.of("wadi.hawtio", "true"))) {
            for (String path : concat(OPEN, GUARDED)) {
                assertThat(STRANGERS)
                        .allSatisfy(host -> assertThat(status(wadi, path, host)).isEqualTo(403));
                assertThat(LOCALS)
                        .allSatisfy(host -> assertThat(status(wadi, path, host)).isEqualTo(200));
                assertThat(status(wadi, path, "Host: localhost", "Origin: http://example.com"))
                        .isEqualTo(403);
            }
            assertThat(status(wadi, "/no/such/page", "Host: example.com")).isEqualTo(403);
        }
    }

    @Test
    void withHawtioOffTheRestIsGuardedJustSo() throws Exception {
        try (WadiApplication wadi = start(Map.of("camel.management.sendEnabled", "true"))) {
            assertThat(concat(OPEN, List.of("/q/send/", "/hawtio/", "/no/such/page")))
                    .allSatisfy(path ->
                            assertThat(status(wadi, path, "Host: example.com")).isEqualTo(403));
            assertThat(OPEN).allSatisfy(path -> assertThat(status(wadi, path, "Host: localhost"))
                    .isEqualTo(200));
        }
    }

    @Test
    void aLoginOnLoopbackDoesNotMakeAStrangersHostRight() throws Exception {
        try (WadiApplication wadi = start(login("127.0.0.1"))) {
            for (String path : concat(OPEN, GUARDED)) {
                assertThat(status(wadi, path, "Host: example.com")).isEqualTo(403);
                assertThat(status(wadi, path, "Host: example.com", LOGIN)).isEqualTo(403);
                assertThat(status(wadi, path, "Host: localhost", LOGIN)).isEqualTo(200);
            }
            assertThat(GUARDED).allSatisfy(path -> assertThat(status(wadi, path, "Host: localhost"))
                    .isEqualTo(401));
        }
    }

    @Test
    void onAnotherAddressHealthAndMetricsAnswerAnyNameAndHawtioAsksForALogin() throws Exception {
        try (WadiApplication wadi = start(login("0.0.0.0"))) {
            for (String host : concat(STRANGERS, LOCALS)) {
                assertThat(OPEN)
                        .allSatisfy(path -> assertThat(status(wadi, path, host)).isEqualTo(200));
                assertThat(GUARDED)
                        .allSatisfy(path -> assertThat(status(wadi, path, host)).isEqualTo(401))
                        .allSatisfy(path -> assertThat(
                                        status(wadi, path, host, "Authorization: Basic " + base64("admin:wrong")))
                                .isEqualTo(401))
                        .allSatisfy(path ->
                                assertThat(status(wadi, path, host, LOGIN)).isEqualTo(200));
            }
        }
    }

    @Test
    void aHealthProbeMayNameNoHost() throws Exception {
        try (WadiApplication wadi = start(Map.of())) {
            assertThat(answer(wadi, "GET /observe/health/live HTTP/1.0\r\n\r\n"))
                    .startsWith("HTTP/1.0 200");
        }
    }

    @Test
    void aRequestOfTodayThatNamesNoHostIsRefusedSilently() throws Exception {
        for (Map<String, String> address : List.of(Map.of("wadi.hawtio", "true"), login("0.0.0.0"))) {
            try (WadiApplication wadi = start(address);
                    LogLines warnings = LogLines.warnings()) {
                for (String path : concat(OPEN, GUARDED)) {
                    assertThat(status(wadi, path, "Accept: text/plain")).isEqualTo(400);
                }
                assertThat(warnings.all()).isEmpty();
            }
        }
    }

    private Map<String, String> login(String host) throws IOException {
        Path users = Files.writeString(config.resolve("auth.properties"), "user.admin=secret,admin\nrole.admin=*\n");
        return Map.of(
                "wadi.hawtio",
                "true",
                "camel.management.host",
                host,
                "camel.management.authenticationEnabled",
                "true",
                "camel.management.authenticationPath",
                "/hawtio/*",
                "camel.management.basicPropertiesFile",
                users.toString());
    }

    private static WadiApplication start(Map<String, String> settings) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of("camel.management.port", "0"));
        all.putAll(settings);
        AwsEnvironment.apply(Map.of("AWS_REGION", "eu-west-1"));
        return WadiApplication.start(
                ApplicationPlan.of(new Installation(Path.of("").toAbsolutePath()), List.of())
                        .withSettings(all));
    }

    private static List<String> concat(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static int status(WadiApplication wadi, String path, String... headers) throws IOException {
        String answer = answer(
                wadi, "GET " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n");
        return Integer.parseInt(answer.substring(9, 12));
    }

    /** By hand: Java's client does not let a test choose the host. */
    private static String answer(WadiApplication wadi, String request) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(),
                wadi.management().orElseThrow().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
