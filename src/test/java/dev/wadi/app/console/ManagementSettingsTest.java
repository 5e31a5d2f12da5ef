package dev.wadi.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.StartFailure;
import dev.wadi.app.installation.Installation;
import dev.wadi.settings.InvalidSettingsException;
import dev.wadi.settings.SettingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementSettingsTest {
    private static final Map<String, String> LOOPBACK = Map.of("enabled", "true", "host", "127.0.0.1", "port", "0");
    private static final String MANAGEMENT = "camel.management.";
    private static final String SERVER = "camel.server.";

    @TempDir
    private Path config;

    @Test
    void aTakenPortIsToldWithTheSettingAndWhatToDo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            StartFailure failure = StartFailure.explain(
                    new InvalidSettingsException(check(Map.of("port", String.valueOf(port)))),
                    new Installation(Path.of("")));
            assertThat(failure.settings()).isTrue();
            assertThat(failure.lines().get(0))
                    .startsWith("camel.management.port is " + port + ", which cannot be opened on 127.0.0.1");
            assertThat(failure.lines().get(1))
                    .contains(
                            "config/application.properties",
                            "CAMEL_MANAGEMENT_PORT",
                            "camel.management.port=" + (port + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "http", ""})
    void aPortIsANumber(String port) throws Exception {
        refused("port", Map.of("port", port));
    }

    @Test
    void aTakenPortDoesNotMatterWhileManagementIsOff() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            accepted(Map.of("enabled", "false", "port", String.valueOf(taken.getLocalPort())));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jolokiaEnabled",
                "jolokia-enabled",
                "jolokia.enabled",
                "jolokiaENABLED",
                "upload.enabled",
                "dev.console.enabled",
                "devConsoleEnabled",
                "uploadEnabled",
                "sendEnabled",
                "downloadEnabled",
                "infoEnabled"
            })
    void whatLooksIntoTheApplicationStaysOnLoopback(String shown) throws Exception {
        accepted(Map.of(shown, "true"));
        refused("host", Map.of(shown, "true", "host", "0.0.0.0"));
    }

    @Test
    void healthAndMetricsMayBeReachedByAll() throws Exception {
        accepted(Map.of("host", "0.0.0.0", "healthCheckEnabled", "true", "metricsEnabled", "true"));
    }

    @Test
    void aLoginMustReallyGuardHawtio() throws Exception {
        Map<String, String> login = openWithLogin("jolokiaEnabled");
        login.put("jolokiaPath", "/hawtio/jolokia");
        accepted(login);
        login.put("authenticationPath", "/hawtio/*");
        accepted(login);
        login.put("authenticationPath", "/observe/*");
        refused("authenticationPath", login);
        // Vert.x takes a path without a star for that path alone
        login.put("authenticationPath", "/hawtio");
        refused("authenticationPath", login);
        login.put("authenticationPath", "/hawtio/*");
        login.put("jolokiaPath", "/observe/jolokia");
        refused("authenticationPath", login);
    }

    @ParameterizedTest
    @CsvSource({
        "devConsoleEnabled, /q/dev",
        "uploadEnabled, /q/upload/",
        "downloadEnabled, /q/download/",
        "sendEnabled, /q/send/",
        "infoEnabled, /observe/info"
    })
    void nothingThatChangesOrShowsTheApplicationLiesBesideTheLogin(String option, String path) throws Exception {
        Map<String, String> login = openWithLogin(option);
        login.put("authenticationPath", "/hawtio/*");
        assertThat(check(login)).singleElement().satisfies(refused -> {
            assertThat(refused.setting()).isEqualTo(MANAGEMENT + "authenticationPath");
            assertThat(refused).hasMessageContainingAll("/hawtio/*", path, MANAGEMENT + option);
            assertThat(refused.example()).isEqualTo(MANAGEMENT + "authenticationPath=/*");
        });
        login.put("authenticationPath", "/*");
        accepted(login);
        login.put("authenticationPath", path + "*");
        accepted(login);
    }

    @Test
    void aLoginOfACamelPathCoversNothingBelowIt() throws Exception {
        Map<String, String> login = openWithLogin("jolokiaEnabled");
        login.put("path", "/camel");
        refused("authenticationPath", login);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
    void aLoginNeedsUsers(String host) throws Exception {
        Map<String, String> login = new HashMap<>(Map.of("host", host, "authenticationEnabled", "true"));
        refused("basicPropertiesFile", login);
        login.put("basicPropertiesFile", config.resolve("missing.properties").toString());
        refused("basicPropertiesFile", login);
        Path empty = Files.writeString(config.resolve("empty.properties"), "role.admin=*\n");
        login.put("basicPropertiesFile", empty.toString());
        refused("basicPropertiesFile", login);
        login.put("basicPropertiesFile", users());
        accepted(login);
    }

    @Test
    void aLoginByTokensNeedsItsKeys() throws Exception {
        Map<String, String> login = new HashMap<>(Map.of("authenticationEnabled", "true", "jwtKeystoreType", "pkcs12"));
        refused("jwtKeystorePath", login);
        login.put("jwtKeystorePath", users());
        login.put("jwtKeystorePassword", "any");
        accepted(login);
    }

    @Test
    void aSecondServerIsForThisMachineOrBehindItsOwnLogin() throws Exception {
        Map<String, String> server = new HashMap<>(Map.of(SERVER + "enabled", "true", SERVER + "port", "0"));
        // Camel opens it to all unless told otherwise
        assertRefused(SERVER + "host", problems(server));
        server.put(SERVER + "host", "127.0.0.1");
        assertThat(problems(server)).isEmpty();
        server.put(SERVER + "host", "0.0.0.0");
        server.put(SERVER + "authenticationEnabled", "true");
        assertRefused(SERVER + "basicPropertiesFile", problems(server));
        server.put(SERVER + "basicPropertiesFile", users());
        assertThat(problems(server)).isEmpty();
        server.put(SERVER + "authenticationPath", "/api/*");
        assertRefused(SERVER + "authenticationPath", problems(server));
    }

    @Test
    void aServerOnTheSamePortWouldReplaceTheLoginOfTheManagementPort() throws Exception {
        Map<String, String> both = new HashMap<>();
        LOOPBACK.forEach((name, value) -> {
            both.put(MANAGEMENT + name, value);
            both.put(SERVER + name, value);
        });
        assertThat(problems(both)).isEmpty();
        String port = freePort();
        both.put(MANAGEMENT + "port", port);
        both.put(SERVER + "port", port);
        assertRefused(SERVER + "port", problems(both));
        both.put(SERVER + "host", "0.0.0.0");
        assertThat(problems(both))
                .extracting(SettingException::setting)
                .containsExactly(SERVER + "port", SERVER + "host");
    }

    @Test
    void allThatIsWrongIsToldAtOnce() throws Exception {
        assertThat(problems(Map.of(
                        MANAGEMENT + "enabled",
                        "true",
                        MANAGEMENT + "host",
                        "0.0.0.0",
                        MANAGEMENT + "port",
                        "http",
                        MANAGEMENT + "uploadEnabled",
                        "true",
                        SERVER + "enabled",
                        "true",
                        SERVER + "port",
                        "0",
                        SERVER + "authenticationEnabled",
                        "true")))
                .extracting(SettingException::setting)
                .containsExactly(MANAGEMENT + "host", MANAGEMENT + "port", SERVER + "basicPropertiesFile");
    }

    private Map<String, String> openWithLogin(String option) throws IOException {
        return new HashMap<>(Map.of(
                "host", "0.0.0.0", option, "true", "authenticationEnabled", "true", "basicPropertiesFile", users()));
    }

    private static String freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return String.valueOf(any.getLocalPort());
        }
    }

    private String users() throws IOException {
        return Files.writeString(config.resolve("auth.properties"), "user.admin=secret,admin\nrole.admin=*\n")
                .toString();
    }

    private static void accepted(Map<String, String> changes) throws Exception {
        assertThat(check(changes)).isEmpty();
    }

    private static void refused(String setting, Map<String, String> changes) throws Exception {
        assertRefused(MANAGEMENT + setting, check(changes));
    }

    private static void assertRefused(String setting, List<SettingException> problems) {
        assertThat(problems).extracting(SettingException::setting).containsExactly(setting);
    }

    /** On loopback, with changes. */
    private static List<SettingException> check(Map<String, String> changes) throws Exception {
        Map<String, String> settings = new HashMap<>();
        LOOPBACK.forEach((name, value) -> settings.put(MANAGEMENT + name, value));
        changes.forEach((name, value) -> settings.put(MANAGEMENT + name, value));
        return problems(settings);
    }

    private static List<SettingException> problems(Map<String, String> settings) throws Exception {
        Properties properties = new Properties();
        properties.putAll(settings);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getPropertiesComponent().setInitialProperties(properties);
            return Console.problems(context, Path.of("config").toAbsolutePath());
        }
    }
}
