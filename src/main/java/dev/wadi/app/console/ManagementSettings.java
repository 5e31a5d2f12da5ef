package dev.wadi.app.console;

import dev.wadi.settings.InvalidSettingsException;
import dev.wadi.settings.SettingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.main.HttpManagementServerConfigurationProperties;
import org.apache.camel.main.HttpServerConfigurationProperties;

/** What the settings of Camel's HTTP servers open, and to whom: the management server, and a server for routes that Wadi itself does not use. */
final class ManagementSettings {
    private static final String MANAGEMENT = "camel.management.";
    private static final String SERVER = "camel.server.";
    /** Paths that Camel does not let choose. */
    private static final Map<String, String> FIXED = Map.of(
            "devConsoleEnabled", "/q/dev",
            "uploadEnabled", "/q/upload/",
            "downloadEnabled", "/q/download/",
            "sendEnabled", "/q/send/");

    private final ServerSettings management;
    private final ServerSettings server;
    private final boolean hawtio;
    private final Path policy;

    private ManagementSettings(ServerSettings management, ServerSettings server, boolean hawtio, Path policy) {
        this.management = management;
        this.server = server;
        this.hawtio = hawtio;
        this.policy = policy;
    }

    /** @param policy of Jolokia */
    static ManagementSettings read(CamelContext context, Path policy) {
        return new ManagementSettings(
                ServerSettings.read(context, MANAGEMENT),
                ServerSettings.read(context, SERVER),
                hawtio(context),
                policy);
    }

    /** Before a server opens its port: what {@link #read} could not know, such as a spelling that only Camel understands, is refused here. */
    static void refuse(CamelContext context, HttpManagementServerConfigurationProperties options, Path policy) {
        refuse(new ManagementSettings(
                ServerSettings.bound(context, MANAGEMENT, options),
                ServerSettings.none(SERVER),
                hawtio(context),
                policy));
    }

    static void refuse(CamelContext context, HttpServerConfigurationProperties options, Path policy) {
        refuse(new ManagementSettings(
                ServerSettings.none(MANAGEMENT), ServerSettings.bound(context, SERVER, options), false, policy));
    }

    private static void refuse(ManagementSettings settings) {
        List<SettingException> problems = settings.check();
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
    }

    static boolean hawtio(CamelContext context) {
        return Boolean.parseBoolean(context.resolvePropertyPlaceholders("{{wadi.hawtio:false}}"));
    }

    /** Why a port would not open, or would show more than health and metrics to anybody. */
    List<SettingException> check() {
        List<SettingException> problems = new ArrayList<>();
        if (management.enabled()) {
            problems.addAll(management.problems(guarded()));
            if (management.is("jolokiaEnabled") && !Files.isReadable(policy)) {
                problems.add(new SettingException(
                        "wadi.hawtio",
                        "needs the file " + policy + ": without it every MBean is open",
                        "wadi.hawtio=false"));
            }
        }
        if (server.enabled()) {
            if (management.enabled() && shared(management.port(), server.port())) {
                problems.add(server.problem(
                        "port",
                        "is " + server.port() + ", as is " + MANAGEMENT
                                + "port: health and Hawtio would be served by this"
                                + " server, on its address and behind its login",
                        "8081"));
            }
            // whatever a route puts there
            problems.addAll(server.problems(Map.of(SERVER + "enabled", "/")));
        }
        return problems;
    }

    /** Each server has a port of its own where any free one is asked for. */
    private static boolean shared(String one, String other) {
        return one.equals(other) && !one.equals("0");
    }

    /** Where the management server lets a caller look into the application or change it; health and metrics do not. */
    private Map<String, String> guarded() {
        Map<String, String> paths = new LinkedHashMap<>();
        if (hawtio) {
            paths.put("wadi.hawtio", "/hawtio/");
        }
        if (management.is("jolokiaEnabled")) {
            paths.put(MANAGEMENT + "jolokiaEnabled", management.get("jolokiaPath", "/observe/jolokia"));
        }
        if (management.is("infoEnabled")) {
            paths.put(MANAGEMENT + "infoEnabled", management.get("infoPath", "/observe/info"));
        }
        FIXED.keySet().stream()
                .sorted()
                .filter(management::is)
                .forEach(option -> paths.put(MANAGEMENT + option, FIXED.get(option)));
        return paths;
    }
}
