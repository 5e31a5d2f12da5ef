package dev.wadi.app.console;

import dev.wadi.settings.SettingException;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.main.MainHelper;
import org.apache.camel.support.PluginHelper;

/**
 * The settings of one of Camel's HTTP servers as Camel will read them: files, then environment, then system properties, in any of Camel's
 * spellings. Checked before Camel opens the port: it only warns where that fails, and never asks who can reach it.
 */
final class ServerSettings {
    private static final String ANY_HOST = "0.0.0.0";
    private static final String FIRST_PORT = "8080";

    private final String prefix;
    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private ServerSettings(String prefix) {
        this.prefix = prefix;
    }

    /** @param prefix of their names, the dot included */
    static ServerSettings read(CamelContext context, String prefix) {
        ServerSettings settings = new ServerSettings(prefix);
        settings.add(
                context,
                context.getPropertiesComponent()
                        .loadProperties(name -> name.regionMatches(true, 0, prefix, 0, prefix.length())));
        settings.add(context, MainHelper.loadEnvironmentVariablesAsProperties(new String[] {prefix}));
        settings.add(context, MainHelper.loadJvmSystemPropertiesAsProperties(new String[] {prefix}));
        return settings;
    }

    /** Of a server that is not there. */
    static ServerSettings none(String prefix) {
        return new ServerSettings(prefix);
    }

    /** As Camel has read them, whatever their spelling was. */
    static ServerSettings bound(CamelContext context, String prefix, Object options) {
        ServerSettings settings = new ServerSettings(prefix);
        Map<String, Object> properties = new HashMap<>();
        PluginHelper.getBeanIntrospection(context).getProperties(options, properties, null);
        properties.forEach((name, value) -> {
            if (value != null) {
                settings.values.put(name, value.toString());
            }
        });
        return settings;
    }

    private void add(CamelContext context, Properties properties) {
        for (String name : properties.stringPropertyNames()) {
            String value = context.resolvePropertyPlaceholders(properties.getProperty(name));
            values.put(name.substring(prefix.length()).replaceAll("[-._]", ""), value.strip());
        }
    }

    boolean enabled() {
        return is("enabled");
    }

    boolean is(String name) {
        return "true".equalsIgnoreCase(values.get(name));
    }

    String get(String name, String otherwise) {
        String value = values.get(name);
        return value == null || value.isEmpty() ? otherwise : value;
    }

    String port() {
        return values.getOrDefault("port", FIRST_PORT);
    }

    SettingException problem(String name, String problem, String example) {
        return new SettingException(prefix + name, problem, prefix + name + "=" + example);
    }

    /**
     * Why it could not open, or would be open to too many.
     *
     * @param guarded what lets a caller look into the application or change it: its path by what opens it
     */
    List<SettingException> problems(Map<String, String> guarded) {
        List<SettingException> problems = new ArrayList<>();
        address(problems).ifPresent(host -> {
            if (!host.isLoopbackAddress()) {
                requireLogin(guarded, problems);
            }
            number(problems).ifPresent(port -> requireFree(host, port, problems));
        });
        if (is("authenticationEnabled")) {
            requireUsers(problems);
        }
        return problems;
    }

    private Optional<InetAddress> address(List<SettingException> problems) {
        String host = get("host", ANY_HOST);
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            problems.add(problem("host", "is " + host + ", which is no known host", "127.0.0.1"));
            return Optional.empty();
        }
    }

    private Optional<Integer> number(List<SettingException> problems) {
        try {
            int number = Integer.parseInt(port());
            if (number >= 0 && number <= 65535) {
                return Optional.of(number);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        problems.add(problem(
                "port", "must be an integer from 0 (any free port) to 65535, not '" + port() + "'", FIRST_PORT));
        return Optional.empty();
    }

    private void requireFree(InetAddress host, int port, List<SettingException> problems) {
        try {
            new ServerSocket(port, 1, host).close();
        } catch (IOException e) {
            problems.add(problem(
                    "port",
                    "is " + port + ", which cannot be opened on " + host.getHostAddress() + " (" + e.getMessage()
                            + "). Choose a port that is free",
                    String.valueOf(port == 65535 ? port - 1 : port + 1)));
        }
    }

    private void requireLogin(Map<String, String> guarded, List<SettingException> problems) {
        if (guarded.isEmpty()) {
            return;
        }
        if (!is("authenticationEnabled")) {
            problems.add(problem(
                    "host",
                    "is " + get("host", ANY_HOST) + ", not a loopback address, and "
                            + String.join(", ", guarded.keySet())
                            + " would be open to everybody who reaches it. Keep it on loopback, or switch on " + prefix
                            + "authenticationEnabled",
                    "127.0.0.1"));
            return;
        }
        List<String> open = guarded.entrySet().stream()
                .filter(one -> !covers(one.getValue()))
                .map(one -> one.getValue() + " (" + one.getKey() + ")")
                .toList();
        if (!open.isEmpty()) {
            boolean hawtio = guarded.values().stream().allMatch(path -> path.startsWith("/hawtio/"));
            problems.add(problem(
                    "authenticationPath",
                    "is " + loginPath() + " and leaves open: " + String.join(", ", open)
                            + ". Only a path that ends with * covers what is below it",
                    hawtio ? "/hawtio/*" : "/*"));
        }
    }

    /** Where Camel asks for a login. */
    private String loginPath() {
        String path = get("authenticationPath", get("path", "/"));
        return path.equals("/") ? "/*" : path;
    }

    private boolean covers(String path) {
        String login = loginPath();
        return login.endsWith("*") && !login.contains(":") && path.startsWith(login.substring(0, login.length() - 1));
    }

    private void requireUsers(List<SettingException> problems) {
        String users = get("basicPropertiesFile", "");
        if (!users.isEmpty()) {
            if (!hasUsers(Path.of(users))) {
                problems.add(problem(
                        "basicPropertiesFile",
                        "is " + users + ", which cannot be read or has no line user.NAME=PASSWORD,ROLE",
                        "config/auth.properties"));
            }
        } else if (get("jwtKeystoreType", "").isEmpty()) {
            problems.add(problem(
                    "basicPropertiesFile",
                    "is missing: " + prefix + "authenticationEnabled is on, but without a file of users Camel asks"
                            + " nobody for a password",
                    "config/auth.properties"));
        } else if (get("jwtKeystorePassword", "").isEmpty()
                || !Files.isReadable(Path.of(get("jwtKeystorePath", "missing")))) {
            problems.add(problem(
                    "jwtKeystorePath",
                    "names no file that can be read, or " + prefix + "jwtKeystorePassword is missing: the login needs"
                            + " both",
                    "config/keys.p12"));
        }
    }

    private static boolean hasUsers(Path file) {
        Properties users = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            users.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
        return users.stringPropertyNames().stream()
                .anyMatch(name ->
                        name.startsWith("user.") && users.getProperty(name).matches("\\s*[^,\\s].*"));
    }
}
