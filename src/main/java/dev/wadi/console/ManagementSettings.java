package dev.wadi.console;

import dev.wadi.settings.SettingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.main.MainHelper;

/**
 * The {@code camel.management.*} settings as Camel will read them: files, then environment, then system properties, in any of Camel's
 * spellings. Checked before Camel opens the port: it only warns where that fails, and never asks who can reach it.
 */
final class ManagementSettings {
    static final String HAWTIO_PATH = "/hawtio/";
    private static final String PREFIX = "camel.management.";
    /** What lets a caller look into the application or change it; health and metrics do not. */
    private static final List<String> GUARDED =
            List.of("jolokiaEnabled", "devConsoleEnabled", "uploadEnabled", "downloadEnabled", "sendEnabled");

    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private ManagementSettings() {}

    static ManagementSettings read(CamelContext context) {
        ManagementSettings settings = new ManagementSettings();
        settings.add(context, context.getPropertiesComponent().loadProperties(name -> name.startsWith(PREFIX)));
        settings.add(context, MainHelper.loadEnvironmentVariablesAsProperties(new String[] {PREFIX}));
        settings.add(context, MainHelper.loadJvmSystemPropertiesAsProperties(new String[] {PREFIX}));
        return settings;
    }

    private void add(CamelContext context, Properties properties) {
        for (String name : properties.stringPropertyNames()) {
            String value = context.resolvePropertyPlaceholders(properties.getProperty(name));
            values.put(name.substring(PREFIX.length()).replace("-", ""), value.strip());
        }
    }

    private boolean enabled() {
        return is("enabled");
    }

    boolean jolokia() {
        return enabled() && is("jolokiaEnabled");
    }

    boolean authenticated() {
        return is("authenticationEnabled");
    }

    /** @throws SettingException if the port would not open, or would show more than health and metrics to anybody */
    void check() {
        if (enabled()) {
            InetAddress host = host();
            if (!host.isLoopbackAddress()) {
                GUARDED.stream().filter(this::is).findFirst().ifPresent(this::requireLogin);
            }
            requireFree(host, port());
        }
    }

    private void requireLogin(String shown) {
        String example = PREFIX + "host=127.0.0.1";
        if (!authenticated()) {
            throw new SettingException(
                    PREFIX + "host",
                    "is " + values.get("host") + ", not a loopback address, and " + PREFIX + shown + " (Hawtio needs"
                            + " Jolokia) would be open to everybody who reaches it. Keep it on loopback, or switch on "
                            + PREFIX + "authenticationEnabled",
                    example);
        }
        if (values.get("basicPropertiesFile") == null && values.get("jwtKeystoreType") == null) {
            throw new SettingException(
                    PREFIX + "basicPropertiesFile",
                    "is missing: authentication is on, but without a file of users Camel asks nobody for a password",
                    PREFIX + "basicPropertiesFile=config/auth.properties");
        }
        String path = values.getOrDefault("authenticationPath", "/*");
        if (!HAWTIO_PATH.startsWith(path.replace("*", ""))) {
            throw new SettingException(
                    PREFIX + "authenticationPath",
                    "is " + path + " and leaves " + HAWTIO_PATH + " open",
                    PREFIX + "authenticationPath=" + HAWTIO_PATH + "*");
        }
    }

    private InetAddress host() {
        String host = values.getOrDefault("host", "0.0.0.0");
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new SettingException(
                    PREFIX + "host", "is " + host + ", which is no known host", PREFIX + "host=127.0.0.1");
        }
    }

    private int port() {
        String port = values.getOrDefault("port", "8080");
        try {
            int number = Integer.parseInt(port);
            if (number >= 0 && number <= 65535) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new SettingException(
                PREFIX + "port",
                "must be an integer from 0 (any free port) to 65535, not '" + port + "'",
                PREFIX + "port=8081");
    }

    private static void requireFree(InetAddress host, int port) {
        try {
            new ServerSocket(port, 1, host).close();
        } catch (IOException e) {
            throw new SettingException(
                    PREFIX + "port",
                    "is " + port + ", which cannot be opened on " + host.getHostAddress() + " (" + e.getMessage()
                            + "). Health, metrics and Hawtio need it",
                    PREFIX + "port=" + (port == 65535 ? port - 1 : port + 1));
        }
    }

    private boolean is(String name) {
        return "true".equalsIgnoreCase(values.get(name));
    }
}
