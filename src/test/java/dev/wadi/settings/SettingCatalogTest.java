package dev.wadi.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingCatalogTest {
    private static final String FILE = """
            # Of the file as a whole.

            ## wadi

            # How much is logged. [one of INFO|DEBUG]
            LOG_LEVEL=INFO

            ## some-pipeline

            # Where records come from,
            # several separated by commas. Required. [text]
            #some-pipeline.stream=signals

            # How many. [integer 1..10, records]
            some-pipeline.count=5

            # Whether. [boolean]
            some-pipeline.flag=

            # Where to begin. [one of START|AT_TIME]
            some-pipeline.position=START

            # When. Required with some-pipeline.position=AT_TIME. [time]
            some-pipeline.time=

            # Where it is kept. [table put]
            some-pipeline.table=kept

            # How long. [duration 200ms..1h]
            some-pipeline.pause=5s

            # How long, in whole seconds. [duration 1s..5m, seconds; alias=some-pipeline.former]
            some-pipeline.limit=40s

            # How much. [size 1KiB..1MiB]
            some-pipeline.size=64KiB

            # Where it goes. [queue send; url; optional]
            some-pipeline.target=

            # What stands in an expression. [name]
            some-pipeline.part=waze

            # Camel's own words.
            camel.main.name=wadi
            """;

    @TempDir
    private Path folder;

    @Test
    void aSettingHasSectionSentenceTypeAndDefault() throws IOException {
        SettingCatalog catalog = catalog(FILE);
        assertThat(catalog.all())
                .extracting(Setting::name)
                .startsWith("LOG_LEVEL", "some-pipeline.stream", "some-pipeline.count", "some-pipeline.flag");
        Setting stream = catalog.find("some-pipeline.stream").orElseThrow();
        assertThat(stream.section()).isEqualTo("some-pipeline");
        assertThat(stream.description()).isEqualTo("Where records come from, several separated by commas.");
        assertThat(stream.required()).isTrue();
        assertThat(stream.example()).isEqualTo("some-pipeline.stream=signals");
        Setting count = catalog.find("some-pipeline.count").orElseThrow();
        assertThat(count.required()).isFalse();
        assertThat(count.value()).isEqualTo("5");
        assertThat(count.type()).isEqualTo(new ValueType("integer", "records", 1, 10, new Notes(Map.of())));
    }

    @Test
    void theEnvironmentSpellsNamesInUpperCase() throws IOException {
        assertThat(catalog(FILE).all())
                .extracting(Setting::environmentName)
                .startsWith("LOG_LEVEL", "SOME_PIPELINE_STREAM", "SOME_PIPELINE_COUNT", "SOME_PIPELINE_FLAG");
    }

    @Test
    void allProblemsOfASectionAreToldTogether() throws IOException {
        Map<String, String> values =
                Map.of("some-pipeline.count", "11", "some-pipeline.flag", "yes", "LOG_LEVEL", "LOUD");
        List<SettingException> problems = catalog(FILE).problems("some-pipeline", values::get);
        assertThat(problems)
                .extracting(SettingException::setting)
                .containsExactly("some-pipeline.stream", "some-pipeline.count", "some-pipeline.flag");
        assertThat(problems.get(0)).hasMessage("is missing: Where records come from, several separated by commas.");
        assertThat(problems.get(0).example()).isEqualTo("some-pipeline.stream=signals");
        assertThat(problems.get(1)).hasMessage("must be an integer from 1 to 10 (records), not '11'");
        assertThat(problems.get(2)).hasMessage("must be true or false, not 'yes'");
        assertThat(catalog(FILE).problems("wadi", values::get).get(0))
                .hasMessage("must be one of INFO, DEBUG, not 'LOUD'");
    }

    @ParameterizedTest
    @CsvSource({
        "some-pipeline.count,1,true",
        "some-pipeline.count,10,true",
        "some-pipeline.count,0,false",
        "some-pipeline.count,1.0,false",
        "some-pipeline.count,99999999999999999999,false",
        "some-pipeline.count,,true",
        "some-pipeline.count,' 7 ',false",
        "some-pipeline.count,'',false",
        "some-pipeline.stream,'',false",
        "some-pipeline.flag,true,true",
        "some-pipeline.flag,TRUE,false",
        "some-pipeline.stream,anything,true",
        "some-pipeline.time,2026-11-21T00:00:00Z,true",
        "some-pipeline.time,'',true",
        "some-pipeline.time,yesterday,false",
        "some-pipeline.time,2026-11-21,false",
        "some-pipeline.part,arn:aws:kinesis:eu-west-1:1:stream/a_b-c.d,true",
        "some-pipeline.part,'',true",
        "some-pipeline.part,o'clock,false",
        "some-pipeline.part,a\"b,false",
        "some-pipeline.part,${header.secret},false",
        "some-pipeline.part,a?partitionKey=b,false",
        "some-pipeline.part,two words,false",
        "some-pipeline.pause,200ms,true",
        "some-pipeline.pause,200,true",
        "some-pipeline.pause,199,false",
        "some-pipeline.pause,1h,true",
        "some-pipeline.pause,61m,false",
        "some-pipeline.pause,5 s,false",
        "some-pipeline.pause,5w,false",
        "some-pipeline.pause,-5s,false",
        "some-pipeline.pause,99999999999999999999h,false",
        "some-pipeline.pause,999999999999999d,false",
        "some-pipeline.size,17592186044417MiB,false",
        "some-pipeline.limit,300,true",
        "some-pipeline.limit,301,false",
        "some-pipeline.limit,5m,true",
        "some-pipeline.limit,999ms,false",
        "some-pipeline.size,1024,true",
        "some-pipeline.size,1023,false",
        "some-pipeline.size,1MiB,true",
        "some-pipeline.size,1MB,false",
        "some-pipeline.target,'',true",
        "some-pipeline.target,https://sqs.eu-west-1.amazonaws.com/123456789012/orders.fifo,true",
        "some-pipeline.target,orders,false",
        "some-pipeline.table,wadi_a-1.b,true",
        "some-pipeline.table,ab,false",
        "some-pipeline.table,a table,false",
        "some-pipeline.table,ä-leases,false",
    })
    void aValueFitsItsTypeOrNot(String name, String value, boolean fits) throws IOException {
        List<SettingException> problems = catalog(FILE)
                .problems("some-pipeline", asked -> asked.equals(name) ? value : asked.endsWith("stream") ? "s" : null);
        assertThat(problems.isEmpty()).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[stream reed] | 'reed' cannot be done with a stream, known are: read, write",
                "[stream] | what is done with the stream is missing, known are: read, write",
                "[topic read] | 'read' cannot be done with a topic, known are: publish",
                "[table count] | 'count' cannot be done with a table, known are: read, check, put, update, delete, query",
                "[redis read] | 'read' cannot be done with a redis: write [redis]",
                "[text; optinal] | unknown 'optinal' behind a type",
                "[integer 1..x] | 'x' is no bound of a type integer",
                "[duration 1s..1y] | '1y' is no bound of a type duration",
                "[words] | unknown type [words], known are: text, name,"
            })
    void aTypeThatIsNoneIsToldWithFileAndLine(String type, String told) {
        SettingException problem = catchThrowableOfType(
                SettingException.class, () -> catalog("## wadi\n\n# What it is. " + type + "\nSOME=1\n"));
        assertThat(problem).hasMessageContaining("application.properties:4").hasMessageContaining(told);
    }

    @Test
    void aProblemNamesTheBoundsWithTheirUnits() throws IOException {
        Map<String, String> values =
                Map.of("some-pipeline.stream", "s", "some-pipeline.pause", "2h", "some-pipeline.size", "1");
        assertThat(catalog(FILE).problems("some-pipeline", values::get))
                .extracting(SettingException::getMessage)
                .containsExactly(
                        "must be a time from 200ms to 1h, with its unit: ms, s, m, h or d; not '2h'",
                        "must be a size from 1KiB to 1MiB, with its unit: B, KiB or MiB; not '1'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [text; list]                       | orders, customers | ''
                    [text; list]                       | ','               | must have a value, or several
                    [text; list]                       | ''                | is missing: What it is
                    [text; list; optional]             | ''                | ''
                    [duration 0s..1d; list]            | 2m,4m             | ''
                    [duration 0s..1d; list]            | 2m,soon           | not 'soon'. Several are separated by commas
                    [database read]                    | jdbc:postgresql:x | ''
                    [database read]                    | postgres://u:pw@x | must be the JDBC URL of a PostgreSQL database
                    """)
    void eachOfAListIsLookedAt(String type, String value, String problem) throws IOException {
        List<String> problems = catalog("## some-pipeline\n\n# What it is. " + type + "\nsome-pipeline.some=x\n")
                .problems("some-pipeline", Map.of("some-pipeline.some", value)::get)
                .stream()
                .map(SettingException::getMessage)
                .toList();
        assertThat(String.join("", problems)).contains(problem).doesNotContain("pw");
        assertThat(problems).hasSize(problem.isEmpty() ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stream read | two words | the name of a Kinesis stream | orders",
                "queue send | orders!  | the name or the URL of an SQS queue | orders",
                "queue send; url | orders | the URL of an SQS queue | https://sqs.eu-west-1.amazonaws.com/123456789012/orders",
                "topic publish | orders | the ARN of an SNS topic | arn:aws:sns:eu-west-1:123456789012:orders",
                "table put | o | the name of a DynamoDB table | orders",
                "lease-table | o | the name of a DynamoDB table | wadi-orders-leases",
                "parameter read | batch id | the name or the ARN of a parameter | /orders/batch-id",
                "secret read | a secret | the name or the ARN of a secret | orders-database",
                "redis | redis://localhost | the name or address of a host | redis.example.com",
                "redis | localhost:6379 | the name or address of a host | redis.example.com",
                "bucket list | Orders | the name of a bucket | orders",
                "http post | http://gateway | the name or address of a host | gateway.example.com"
            })
    void aDefaultThatCannotNameWhatItsTypeSaysIsToldWithItsLineAndAnExample(
            String type, String value, String wanted, String example) throws IOException {
        SettingCatalog catalog =
                catalog("## some-pipeline\n\n# What it is. [" + type + "]\nsome-pipeline.thing=" + value + "\n");
        assertThat(catalog.wrongDefaults("some-pipeline")).singleElement().satisfies(problem -> {
            assertThat(problem.setting()).isEqualTo("some-pipeline.thing");
            assertThat(problem)
                    .hasMessageContaining("application.properties:4 with a default that must be " + wanted)
                    .hasMessageContaining("not '" + value + "'");
            assertThat(problem.example()).isEqualTo("some-pipeline.thing=" + example);
        });
        assertThat(catalog.find("some-pipeline.thing").orElseThrow().example())
                .as("nobody is advised to write it")
                .isEqualTo("some-pipeline.thing=" + example);
        Setting thing = catalog.find("some-pipeline.thing").orElseThrow();
        assertThat(thing.type().problem(thing.type().example())).isEmpty();
        assertThat(catalog.wrongDefaults("another")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "topic publish; optional | ''",
                "topic publish | {{some-pipeline.topic}}",
                "topic publish; list | arn:aws:sns:eu-west-1:123456789012:a,arn:aws-cn:sns:cn-north-1:123456789012:b.fifo",
                "parameter read, write | /totesys/{env}/{table}/id",
                "parameter read | arn:aws:ssm:eu-west-1:123456789012:parameter/batch/id",
                "secret read | arn:aws:secretsmanager:eu-west-1:123456789012:secret:redis-AbCdEf",
                "redis | redis_1",
                "redis | ::1",
                "redis | [fe80::1%eth0]",
                "http post | 10.0.0.7",
                "database read | jdbc:postgresql:shop"
            })
    void aDefaultThatCanOrNobodyCanTellIsFine(String type, String value) throws IOException {
        assertThat(catalog("## some-pipeline\n\n# What it is. [" + type + "]\nsome-pipeline.thing=" + value + "\n")
                        .wrongDefaults("some-pipeline"))
                .isEmpty();
    }

    @Test
    void aSettingOfTwoPipelinesIsToldWhereOneOfThemRuns() throws IOException {
        String declared = "# What it is. [text]\nLIMIT=1\n";
        SettingCatalog catalog = SettingCatalog.read(
                Files.writeString(folder.resolve("application.properties"), ""),
                Map.of(
                        "one", Files.writeString(folder.resolve("one.properties"), declared),
                        "two", Files.writeString(folder.resolve("two.properties"), declared)));
        assertThat(catalog.declaredTwice(List.of("two"))).singleElement().satisfies(problem -> assertThat(problem)
                .hasMessageContaining("is declared for one and for two"));
        assertThat(catalog.declaredTwice(List.of("three"))).isEmpty();
    }

    @Test
    void aValueUnderAnOldNameIsThatOfTheNewOneUnlessThatHasOne() throws IOException {
        assertThat(OldNames.values(catalog(FILE).all(), Map.of("some-pipeline.former", "30s")::get))
                .containsExactly(Map.entry("some-pipeline.limit", "30s"));
        assertThat(OldNames.values(
                        catalog(FILE).all(), Map.of("some-pipeline.former", "30s", "some-pipeline.limit", "20s")::get))
                .isEmpty();
    }

    @Test
    void aSettingThatAnotherOneNeedsIsMissingOnlyThen() throws IOException {
        Map<String, String> values = Map.of("some-pipeline.stream", "s", "some-pipeline.position", "AT_TIME");
        SettingException problem =
                catalog(FILE).problems("some-pipeline", values::get).get(0);
        assertThat(problem.setting()).isEqualTo("some-pipeline.time");
        assertThat(problem).hasMessage("is missing: some-pipeline.position is AT_TIME, which needs it");
        assertThat(problem.example()).isEqualTo("some-pipeline.time=2026-11-21T00:00:00Z");
        Map<String, String> start = Map.of("some-pipeline.stream", "s", "some-pipeline.position", "START");
        assertThat(catalog(FILE).problems("some-pipeline", start::get)).isEmpty();
    }

    @Test
    void aSettingWithoutTypeIsToldWithFileAndLine() {
        SettingException problem =
                catchThrowableOfType(SettingException.class, () -> catalog("## wadi\n\n# No type.\nSOME=1\n"));
        assertThat(problem.setting()).isEqualTo("SOME");
        assertThat(problem).hasMessageContaining("application.properties:4").hasMessageContaining("type in brackets");
    }

    @Test
    void theDescriptionOfALineOfCamelDescribesNoOther() throws IOException {
        assertThat(catalog(FILE + "mine.queue=myqueue\n").find("mine.queue")).isEmpty();
    }

    @Test
    void aMissingFileIsToldWithTheSettingThatLeadsToIt() {
        SettingException problem = catchThrowableOfType(
                SettingException.class, () -> SettingCatalog.read(folder.resolve("gone"), Map.of()));
        assertThat(problem.setting()).isEqualTo("wadi.home");
        assertThat(problem).hasMessageContaining("gone");
    }

    private SettingCatalog catalog(String content) throws IOException {
        return SettingCatalog.read(Files.writeString(folder.resolve("application.properties"), content), Map.of());
    }
}
