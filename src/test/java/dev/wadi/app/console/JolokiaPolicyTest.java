package dev.wadi.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.WadiApplication;
import dev.wadi.app.installation.Installation;
import dev.wadi.edge.aws.AwsEnvironment;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Jolokia gives of an application that has a secret wherever one can be put. */
@TestInstance(Lifecycle.PER_CLASS)
class JolokiaPolicyTest {
    private static final String SECRET = "hunter2hunter2";
    private static final String OPTION = "wadi.probe.secret";
    private static final String CONTEXT = "org.apache.camel:context=wadi,type=context,name=\"wadi\"";
    private static final String ROUTE = "org.apache.camel:context=wadi,type=routes,name=\"probe\"";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROBE = """
            - route:
                id: probe
                from:
                  uri: "direct:probe?timeout={{probe.timeout}}"
                  steps:
                    - setHeader: {id: header, name: one, constant: "{{wadi.probe.secret}}"}
                    - setProperty: {id: property, name: two, simple: "{{wadi.probe.secret}}"}
                    - setVariable: {id: variable, name: three, constant: "{{wadi.probe.secret}}"}
                    - log: {id: line, message: "{{wadi.probe.secret}}"}
                    - filter: {id: only, simple: "${body} == '{{wadi.probe.secret}}'", steps: [{log: {id: inner, message: x}}]}
                    - to: {id: out, uri: "log:out", parameters: {marker: "{{wadi.probe.secret}}"}}
                    - toD: {id: outd, uri: "log:{{wadi.probe.secret}}"}
            """;

    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    private final HttpClient http = HttpClient.newHttpClient();
    private WadiApplication wadi;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        Files.createDirectories(home.resolve("config"));
        for (String file : List.of("application.properties", "jolokia-access.xml")) {
            Files.copy(Path.of("config", file), home.resolve("config").resolve(file));
        }
        Path routes = Files.createDirectories(home.resolve("routes/probe"));
        Files.writeString(routes.resolve("probe.camel.yaml"), PROBE);
        System.setProperty(OPTION, SECRET);
        AwsEnvironment.apply(Map.of("AWS_REGION", "eu-west-1"));
        wadi = WadiApplication.start(ApplicationPlan.of(new Installation(home), List.of("probe"))
                .withSettings(Map.of(
                        "camel.management.port", "0", "wadi.hawtio", "true", "probe.timeout", "1000", OPTION, SECRET)));
        wadi.context().getGlobalOptions().put(OPTION, SECRET);
        wadi.context()
                .createFluentProducerTemplate()
                .to("direct:probe")
                .withBody(SECRET)
                .send();
    }

    @AfterAll
    void stop() {
        System.clearProperty(OPTION);
        wadi.close();
    }

    @Test
    void noAttributeOfAnyMBeanShowsASecret() throws Exception {
        Set<String> shown = new TreeSet<>();
        for (ObjectName name : beans.queryNames(null, null)) {
            Map<String, Map<String, Object>> reads = new LinkedHashMap<>();
            reads.put(name + " as a whole", Map.of("type", "read", "mbean", name.toString()));
            for (MBeanAttributeInfo attribute : beans.getMBeanInfo(name).getAttributes()) {
                reads.put(name + " " + attribute.getName(), read(name.toString(), attribute.getName()));
            }
            shown.addAll(thoseThatShowTheSecret(reads));
        }
        assertThat(shown).isEmpty();
    }

    @Test
    void noOperationOfAnyMBeanShowsASecret() throws Exception {
        Set<String> shown = new TreeSet<>();
        for (ObjectName name : beans.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            Map<String, Map<String, Object>> calls = new LinkedHashMap<>();
            for (MBeanOperationInfo operation : beans.getMBeanInfo(name).getOperations()) {
                List<String> types = new ArrayList<>();
                List<Object> arguments = new ArrayList<>();
                for (MBeanParameterInfo parameter : operation.getSignature()) {
                    types.add(parameter.getType());
                    arguments.add(parameter.getType().toLowerCase(Locale.ROOT).endsWith("boolean") ? true : OPTION);
                }
                String signature = operation.getName() + "(" + String.join(",", types) + ")";
                if (harmless(operation.getName())) {
                    calls.put(name + " " + signature, exec(name.toString(), signature, arguments.toArray()));
                }
            }
            shown.addAll(thoseThatShowTheSecret(calls));
        }
        assertThat(shown).isEmpty();
    }

    @Test
    void noNameShowsASecret() throws Exception {
        assertThat(answer(Map.of("type", "list"))).contains("\"status\":200").doesNotContain(SECRET);
        assertThat(answer(Map.of("type", "search", "mbean", "*:*")))
                .contains("\"status\":200")
                .doesNotContain(SECRET);
    }

    @Test
    void aGlobalOptionIsRefused() throws Exception {
        assertThat(status(exec(CONTEXT, "getGlobalOption(java.lang.String)", OPTION)))
                .isEqualTo(403);
        assertThat(status(exec(CONTEXT, "getGlobalOption", OPTION))).isEqualTo(403);
        assertThat(status(read(CONTEXT, "GlobalOptions"))).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.util.logging:type=Logging",
                "JMImplementation:type=MBeanServerDelegate",
                "com.sun.management:type=HotSpotDiagnostic",
                "java.nio:type=BufferPool,name=direct"
            })
    void whatIsNotListedIsNotRead(String bean) throws Exception {
        for (MBeanAttributeInfo attribute :
                beans.getMBeanInfo(new ObjectName(bean)).getAttributes()) {
            assertThat(status(read(bean, attribute.getName())))
                    .describedAs(attribute.getName())
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SystemProperties", "InputArguments", "ClassPath"})
    void theCommandLineIsNotRead(String attribute) throws Exception {
        assertThat(status(read("java.lang:type=Runtime", attribute))).isEqualTo(403);
    }

    @Test
    void hawtiosPagesFindWhatTheyDraw() throws Exception {
        assertThat(status(exec(CONTEXT, "dumpRoutesAsXml()"))).isEqualTo(200);
        assertThat(answer(exec(CONTEXT, "dumpRoutesAsXml()"))).contains("{{" + OPTION + "}}");
        assertThat(status(exec(CONTEXT, "dumpRoutesStatsAsXml", true, true))).isEqualTo(200);
        assertThat(status(exec(ROUTE, "dumpRouteStatsAsXml(boolean,boolean)", true, true)))
                .isEqualTo(200);
        for (String attribute :
                List.of("State", "CamelId", "CamelVersion", "Uptime", "TotalRoutes", "ExchangesTotal")) {
            assertThat(status(read(CONTEXT, attribute))).describedAs(attribute).isEqualTo(200);
        }
        for (String attribute : List.of(
                "State", "RouteId", "ExchangesCompleted", "MeanProcessingTime", "LastExchangeCompletedTimestamp")) {
            assertThat(status(read(ROUTE, attribute))).describedAs(attribute).isEqualTo(200);
        }
        assertThat(status(read("java.lang:type=Memory", "HeapMemoryUsage"))).isEqualTo(200);
    }

    /** What is not granted is refused; should one be, it must not end the test's own application. */
    private static boolean harmless(String operation) {
        return operation.matches("(dump|get|browse|list|explain|find|endpoint|component|search|view|is).*");
    }

    private static Map<String, Object> read(String bean, String attribute) {
        return Map.of("type", "read", "mbean", bean, "attribute", attribute);
    }

    private static Map<String, Object> exec(String bean, String operation, Object... arguments) {
        return Map.of("type", "exec", "mbean", bean, "operation", operation, "arguments", List.of(arguments));
    }

    private int status(Map<String, Object> request) throws IOException, InterruptedException {
        JsonNode answer = JSON.readTree(answer(request));
        return answer.path("status").asInt();
    }

    /** In one call, as there are thousands; each has an answer of its own. */
    private Set<String> thoseThatShowTheSecret(Map<String, Map<String, Object>> requests) throws Exception {
        JsonNode answers = JSON.readTree(post(requests.values()));
        assertThat(answers).hasSameSizeAs(requests.values());
        Iterator<JsonNode> next = answers.iterator();
        return requests.keySet().stream()
                .filter(request -> withoutTheRequest(next.next()).contains(SECRET))
                .collect(Collectors.toSet());
    }

    private String answer(Map<String, Object> request) throws IOException, InterruptedException {
        return withoutTheRequest(JSON.readTree(post(request)));
    }

    private String post(Object requests) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(wadi.management().orElseThrow().resolve("hawtio/jolokia"))
                                .POST(BodyPublishers.ofString(JSON.writeValueAsString(requests)))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    /** Without what the caller has said, which stands in it too: in a refusal, and beside an answer. */
    private static String withoutTheRequest(JsonNode one) {
        ObjectNode answer = (ObjectNode) one;
        answer.remove("request");
        if (answer.path("status").asInt() == 403) {
            answer.retain("status");
        }
        return answer.toString();
    }
}
