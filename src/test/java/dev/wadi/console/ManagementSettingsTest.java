package dev.wadi.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.runtime.StartFailure;
import dev.wadi.settings.SettingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementSettingsTest {
    private static final Map<String, String> LOOPBACK = Map.of("enabled", "true", "host", "127.0.0.1", "port", "0");

    @Test
    void aTakenPortIsToldWithTheSettingAndWhatToDo() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> check(LOOPBACK, Map.of("port", String.valueOf(port))))
                    .isInstanceOfSatisfying(SettingException.class, refused -> {
                        StartFailure failure = StartFailure.explain(refused, List.of());
                        assertThat(failure.settings()).isTrue();
                        assertThat(failure.lines().get(0))
                                .startsWith(
                                        "camel.management.port is " + port + ", which cannot be opened on 127.0.0.1");
                        assertThat(failure.lines().get(1))
                                .contains(
                                        "config/application.properties",
                                        "CAMEL_MANAGEMENT_PORT",
                                        "camel.management.port=" + (port + 1));
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "http", ""})
    void aPortIsANumber(String port) {
        refused("camel.management.port", Map.of("port", port));
    }

    @Test
    void aTakenPortDoesNotMatterWhileManagementIsOff() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatCode(() ->
                            check(LOOPBACK, Map.of("enabled", "false", "port", String.valueOf(taken.getLocalPort()))))
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jolokiaEnabled", "jolokia-enabled", "devConsoleEnabled", "sendEnabled", "downloadEnabled"})
    void whatLooksIntoTheApplicationStaysOnLoopback(String shown) {
        assertThatCode(() -> check(LOOPBACK, Map.of(shown, "true"))).doesNotThrowAnyException();
        refused("camel.management.host", Map.of(shown, "true", "host", "0.0.0.0"));
    }

    @Test
    void healthAndMetricsMayBeReachedByAll() {
        assertThatCode(() -> check(
                        LOOPBACK, Map.of("host", "0.0.0.0", "healthCheckEnabled", "true", "metricsEnabled", "true")))
                .doesNotThrowAnyException();
    }

    @Test
    void aLoginMustReallyGuardHawtio() {
        Map<String, String> open = Map.of("host", "0.0.0.0", "jolokiaEnabled", "true");
        Map<String, String> login = new HashMap<>(open);
        login.put("authenticationEnabled", "true");
        refused("camel.management.basicPropertiesFile", login);
        login.put("basicPropertiesFile", "config/auth.properties");
        assertThatCode(() -> check(LOOPBACK, login)).doesNotThrowAnyException();
        login.put("authenticationPath", "/hawtio/*");
        assertThatCode(() -> check(LOOPBACK, login)).doesNotThrowAnyException();
        login.put("authenticationPath", "/observe/*");
        refused("camel.management.authenticationPath", login);
    }

    private static void refused(String setting, Map<String, String> changes) {
        assertThatThrownBy(() -> check(LOOPBACK, changes))
                .isInstanceOfSatisfying(SettingException.class, refused -> assertThat(refused.setting())
                        .isEqualTo(setting));
    }

    private static void check(Map<String, String> settings, Map<String, String> changes) throws Exception {
        Properties properties = new Properties();
        settings.forEach((name, value) -> properties.setProperty("camel.management." + name, value));
        changes.forEach((name, value) -> properties.setProperty("camel.management." + name, value));
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getPropertiesComponent().setInitialProperties(properties);
            ManagementSettings.read(context).check();
        }
    }
}
