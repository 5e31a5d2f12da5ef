package dev.wadi.app.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.StartFailure;
import dev.wadi.app.WadiApplication;
import dev.wadi.edge.aws.AwsEnvironment;
import dev.wadi.testing.InstallationCopy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person mistypes in a route file is named with file, line and column. */
class RouteFileProblemTest {
    private static final String NOBODY = "http://127.0.0.1:1";

    @TempDir
    private Path home;

    @BeforeAll
    static void nothingAnswers() {
        AwsEnvironment.apply(Map.of(
                "AWS_ENDPOINT_URL", NOBODY,
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "any",
                "AWS_SECRET_ACCESS_KEY", "any"));
    }

    @AfterAll
    static void forget() {
        System.clearProperty("aws.endpointUrl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"transacted: {}", "saga: {}"})
    void aStepThatMayOnlyStandOnTopOfARouteIsFound(String step) throws Exception {
        Path routeFile = copyOfInstallation();
        String right = Files.readString(routeFile);
        String wrong = right.replaceFirst("(?m)^( +)- filter:", "$1- " + step + "\n$1- filter:");
        assertThat(lines(routeFile, wrong).get(0))
                .matches("(?s).*" + routeFile.getFileName() + ":\\d+:\\d+: .*top of route.*");
    }

    /** Words of Camel that work elsewhere. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    setHeader: {name: a, groovy: 1 + 1}         | language groovy
                    script: {groovy: 1 + 1}                     | language groovy
                    circuitBreaker: {steps: [{log: x}]}         | camel-resilience4j
                    kamelet: {name: log-action}                 | camel-kamelet
                    marshal: {avro: {}}                         | data format avroJackson
                    """)
    void whatIsNotHereIsNamedWithItsPlaceAndWhatToWrite(String step, String part) throws Exception {
        Path routeFile = copyOfInstallation();
        String wrong = Files.readString(routeFile).replaceFirst("(?m)^( +)- filter:", "$1- " + step + "\n$1- filter:");
        int line = wrong.substring(0, wrong.indexOf(step)).split("\n", -1).length;
        assertThat(lines(routeFile, wrong).get(0))
                .contains(routeFile.getFileName() + ":" + line + ":")
                .contains("there is no " + part)
                .contains("what-a-route-can-use.md")
                .doesNotContain(">>>", "classpath");
    }

    @Test
    void anInterceptorThatTakesWhatIsSentIsFoundInTheFile() throws Exception {
        Path routeFile = copyOfInstallation();
        String wrong =
                "- interceptSendToEndpoint: {uri: 'outbox:*', skipSendToOriginalEndpoint: 'true', steps: [{log: x}]}\n"
                        + Files.readString(routeFile);
        assertThat(lines(routeFile, wrong).get(0)).contains(routeFile.getFileName() + ":");
        assertThat(String.join("\n", lines(routeFile, wrong))).doesNotContain("application.properties");
    }

    private List<String> lines(Path routeFile, String text) throws IOException {
        Files.writeString(routeFile, text);
        Throwable fault = catchThrowable(() -> WadiApplication.start(plan()).close());
        return StartFailure.explain(fault, new Installation(home)).lines();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "        - split:; - splitt:; Unknown node id: splitt",
                "        - split:; split: -; while parsing",
                "kinesis-stream:{{turbine-status.stream; kinesis-streem:{{turbine-status.stream; kinesis-streem",
                "settings: turbine-status; maxRecord: 5; maxRecord",
                "{header.kind} != ''; {header.kind} != nul( x; does not support token",
                "ref: mapCode; ref: mapKode; mapKode",
                // a word that stands rightly in the file of another pipeline
                "settings: turbine-status; concurrentConsumers: 5; concurrentConsumers",
                // a part of the right word, which stands before it
                "ref: saveStatus; ref: saveStatu; saveStatu"
            })
    void isNamedWithItsPlace(String right, String wrong, String problem) throws Exception {
        Path routeFile = copyOfInstallation();
        String yaml = Files.readString(routeFile);
        assertThat(yaml).contains(right);
        Files.writeString(routeFile, yaml.replace(right, wrong));
        Throwable fault = catchThrowable(() -> WadiApplication.start(plan()).close());
        StartFailure failure = StartFailure.explain(fault, new Installation(home));
        assertThat(failure.settings()).as("wrong use").isTrue();
        assertThat(failure.lines())
                .first()
                .asString()
                .startsWith(routeFile + ":" + lineOf(wrong, yaml.replace(right, wrong), yaml) + ":")
                .contains(problem);
    }

    private static int lineOf(String wrong, String edited, String before) {
        List<String> lines = edited.lines().toList();
        List<String> old = before.lines().toList();
        return 1
                + lines.indexOf(lines.stream()
                        .filter(line -> line.contains(wrong) && !old.contains(line))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void aRuleThatARouteBreaksIsNamedWithItsPlaceAndNoSetting() throws Exception {
        copyOfInstallation();
        Path mine = Files.createDirectories(home.resolve("routes/mine")).resolve("mine.camel.yaml");
        Files.writeString(mine, """
                - route:
                    id: mine
                    from:
                      uri: sqs-queue:orders
                      steps:
                        - toD:
                            id: back
                            uri: "aws2-sqs:orders?delaySeconds=${header.delay}"
                        - to: aws2-sqs:orders
                - route:
                    id: lossy
                    from: {uri: "aws2-sqs:others", steps: [{log: x}]}
                """);
        Throwable fault =
                catchThrowable(() -> WadiApplication.start(plan("mine")).close());
        assertThat(StartFailure.explain(fault, plan("mine").installation()).lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith(mine + ":7:13: step back of route mine names the queue orders"),
                        line -> assertThat(line).isEqualTo("  Write there, for example: another-queue"),
                        line -> assertThat(line)
                                .startsWith(mine + ":2:")
                                .contains("of route mine names the queue orders"),
                        line -> assertThat(line).isEqualTo("  Write there, for example: another-queue"),
                        line -> assertThat(line).startsWith(mine + ":11:5: from of route lossy reads from aws2-sqs"),
                        line -> assertThat(line).isEqualTo("  Write there, for example: from: sqs-queue:NAME_OR_URL"));
    }

    @Test
    void whatABlockRefusesIsNamedWithTheStepAndWhatToWrite() throws Exception {
        copyOfInstallation();
        Path mine = Files.createDirectories(home.resolve("routes/mine")).resolve("mine.camel.yaml");
        Files.writeString(mine, """
                - route:
                    id: mine
                    from:
                      uri: sqs-queue:orders
                      steps:
                        - to:
                            id: check
                            uri: "check-schema:order.schema.json"
                        - to:
                            id: store
                            uri: "dynamodb-put-once:orders"
                            parameters: {key.id: "${body[id]}", item.id: "${body[id]}", last: false}
                        - to:
                            id: mark
                            uri: "dynamodb-update:orders"
                            parameters: {key.id: "${body[id]}", set.a: b}
                        - to:
                            id: tell
                            uri: "dynamodb-update:orders"
                            parameters: {key.id: "${body[id]}", set.b: c}
                """);
        Throwable fault =
                catchThrowable(() -> WadiApplication.start(plan("mine")).close());
        String next = "  Correct the file and start again; nothing was started.";
        assertThat(StartFailure.explain(fault, plan("mine").installation()).lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith(
                                        mine + ":7:13: step check of route mine is wrong: check-schema finds no file ")
                                .endsWith(
                                        "order.schema.json. Write its path from the folder of the installation, such as"
                                                + " config/orders/event.schema.json"),
                        line -> assertThat(line).isEqualTo(next),
                        line -> assertThat(line)
                                .isEqualTo(mine + ":10:13: step store of route mine is wrong: Option key is missing."
                                        + " Write key: NAME with the attribute that is the table's key, or key: NAME,NAME"
                                        + " with both, and their values as item.NAME"),
                        line -> assertThat(line).isEqualTo(next),
                        line -> assertThat(line)
                                .isEqualTo(mine + ":14:13: step mark of route mine is wrong: its records end with the"
                                        + " answer of its service, and step tell behind it has another effect for them."
                                        + " Write last: false at mark, so that tell ends them"),
                        line -> assertThat(line).isEqualTo(next));
    }

    @Test
    void aConditionThatIsNoneIsNamedWithItsStepAndWhatToWrite() throws Exception {
        copyOfInstallation();
        Path mine = Files.createDirectories(home.resolve("routes/mine")).resolve("mine.camel.yaml");
        Files.writeString(mine, """
                - route:
                    id: mine
                    from:
                      uri: sqs-queue:orders
                      steps:
                        - choice:
                            id: by-kind
                            when:
                              - simple: "${body[kind]} == 'new'"
                                steps: [{log: new}]
                              - simple: "kind == test"
                                steps: [{log: test}]
                        - filter:
                            id: large
                            simple: >-
                              ${body[total]}
                              > ${hash(${body[max]})} and
                            steps: [{log: large}]
                        - setBody:
                            simple: "${nonsense}"
                """);
        Throwable fault =
                catchThrowable(() -> WadiApplication.start(plan("mine")).close());
        String next = "  Correct the file and start again; nothing was started.";
        String advice =
                ". Write text in quotes, a field as ${body[NAME]}, a header as ${header.NAME}, and a blank on each"
                        + " side of an operator, such as ";
        assertThat(StartFailure.explain(fault, plan("mine").installation()).lines())
                .containsExactly(
                        mine + ":11:26: condition \"kind == test\" of step by-kind of route mine cannot be read:"
                                + " Unexpected token k at location 0" + advice + "${body[kind]} == 'test'",
                        next,
                        mine + ":14:13: condition \"${body[total]} > ${hash(${body[max]})} and\" of step large of route"
                                + " mine cannot be read: Unexpected token a at location 39" + advice
                                + "${body[kind]} == 'new' && ${header.count} > 5",
                        next,
                        mine + ":20:22: expression \"${nonsense}\" of route mine cannot be read:"
                                + " Unknown function: nonsense at location 0",
                        next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "routes/turbine-status/turbine-status.camel.yaml",
                "config/application.properties",
                "config/turbine-status/settings.properties"
            })
    void anotherEncodingIsNamedWithItsPlace(String name) throws Exception {
        copyOfInstallation();
        Path file = home.resolve(name);
        Files.write(file, ("# gr\u00fcn\n" + Files.readString(file)).getBytes(StandardCharsets.ISO_8859_1));
        Throwable fault = catchThrowable(() -> WadiApplication.start(plan()).close());
        StartFailure failure = StartFailure.explain(fault, new Installation(home));
        assertThat(failure.settings()).as("wrong use").isTrue();
        assertThat(failure.lines()).first().asString().startsWith(file + ":1:5: is not UTF-8: byte 0xFC");
    }

    private Path copyOfInstallation() throws IOException {
        InstallationCopy.to(home);
        return home.resolve("routes/turbine-status/turbine-status.camel.yaml");
    }

    private ApplicationPlan plan() {
        return plan("turbine-status");
    }

    private ApplicationPlan plan(String pipeline) {
        return ApplicationPlan.of(new Installation(home), List.of(pipeline))
                .withoutEnvironment()
                .withSettings(Map.of(
                        "turbine-status.stream", "signals",
                        "turbine-status.dead-letter-queue", "dead-letters",
                        "ASSET_MAPPING_KEY", "assets",
                        "TURBINE_STATUS_MAPPING_KEY", "codes",
                        "VMP_SIGNAL", "VMP_STATUS",
                        "TAC_SIGNAL", "TAC_STATUS",
                        "REDIS_HOST", "127.0.0.1",
                        "REDIS_PORT", "1",
                        "camel.management.enabled", "false"));
    }
}
