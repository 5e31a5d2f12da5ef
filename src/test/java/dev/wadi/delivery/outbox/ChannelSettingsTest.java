package dev.wadi.delivery.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.RouteRules;
import dev.wadi.settings.SettingException;
import java.util.List;
import java.util.Properties;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options of a step whose settings are empty, or optional and not there. */
class ChannelSettingsTest {
    private static final String QUEUE = "https://sqs.eu-west-1.amazonaws.com/123456789012/sender.fifo";
    private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:news";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Properties settings = new Properties();

    @BeforeEach
    void set() {
        settings.put("waze.queue", QUEUE);
        settings.put("waze.topic", TOPIC);
        settings.put("waze.empty", "");
        settings.put("waze.blank", " ");
        settings.put("waze.table", "bookkeeping");
        context.getPropertiesComponent().setInitialProperties(settings);
    }

    @AfterEach
    void close() {
        context.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "queue={{waze.empty}}, waze.empty, waze.empty=https://sqs.",
        "queue={{waze.blank}}, waze.blank, waze.blank=https://sqs.",
        "queue={{?waze.none}}, waze.none, waze.none=https://sqs.",
        "queue={{waze.none:}}, waze.none, waze.none=https://sqs.",
        "topic=RAW({{waze.empty}}), waze.empty, waze.empty=arn:aws:sns:"
    })
    void aChannelWithNeitherQueueNorTopicIsToldWithItsSetting(String option, String setting, String example)
            throws Exception {
        assertThat(problems("outbox:sender?table=t&" + option)).singleElement().satisfies(problem -> {
            assertThat(problem.setting()).isEqualTo(setting);
            assertThat(problem)
                    .hasMessage("has no value, so that the channel sender in step announce-0 of route route-0"
                            + " has neither queue nor topic");
            assertThat(problem.example()).startsWith(example);
        });
    }

    @Test
    void whereTwoSettingsAreEmptyBothAreNamed() throws Exception {
        assertThat(problems("outbox:sender?table=t&queue={{?waze.none}}&topic={{waze.empty}}"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.setting()).isEqualTo("waze.none");
                    assertThat(problem).hasMessageStartingWith("has no value, and neither has waze.empty, so that");
                });
    }

    @Test
    void anEmptyOptionThatIsNoSettingIsToldWithItsStep() throws Exception {
        assertThat(problems("outbox:sender?table=t&queue=")).singleElement().satisfies(problem -> {
            assertThat(problem.setting()).isEqualTo("step announce-0 of route route-0");
            assertThat(problem).hasMessageStartingWith("must lead to one queue or one topic");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{waze.empty}}", "{{?waze.none}}"})
    void anEmptyTableIsToldWithItsSetting(String table) throws Exception {
        assertThat(problems("outbox:sender?queue={{waze.queue}}&table=" + table))
                .singleElement()
                .asString()
                .contains("has no table in which its messages wait");
    }

    @ParameterizedTest
    @CsvSource({"{{?waze.none}}, {{waze.topic}}", "{{waze.empty}}, {{?waze.topic}}"})
    void ofTwoOptionsTheOneWithAValueCounts(String queue, String topic) throws Exception {
        assertThat(problems("outbox:sender?table={{waze.table}}&queue=" + queue + "&topic=" + topic))
                .isEmpty();
        context.addRoutes(new OutboxRoutes());
        context.start();
        assertThat(OutboxComponent.of(context).channels().find("bookkeeping", "sender"))
                .contains(Destination.topic(TOPIC));
    }

    @Test
    void twoValuesAreOneTooMany() throws Exception {
        assertThat(problems("outbox:sender?table=t&queue={{?waze.queue}}&topic={{?waze.topic}}"))
                .singleElement()
                .asString()
                .contains("must lead to one queue or one topic");
    }

    @ParameterizedTest
    @ValueSource(strings = {"queue={{waze.empty}}", "queue={{?waze.none}}", "queue="})
    void anEmptyOneContradictsNoOther(String empty) throws Exception {
        String right = "outbox:sender?table=t&queue={{waze.queue}}";
        String wrong = "outbox:sender?table=t&" + empty;
        assertThat(problems(right, wrong, right, wrong))
                .extracting(SettingException::getMessage)
                .hasSize(2)
                .noneMatch(message -> message.contains("leads the channel"));
    }

    @Test
    void whatCamelTellsByItselfIsNotToldTwiceAndContradictsNoOther() throws Exception {
        assertThat(problems(
                        "outbox:sender?table=t&queue={{waze.queue}}",
                        "outbox:sender?table=t&queue={{waze.none}}",
                        "outbox:sender?table={{waze.none}}&queue=" + QUEUE,
                        "outbox:sender?table={{waze.none}}&topic=" + TOPIC))
                .isEmpty();
    }

    private List<SettingException> problems(String... steps) throws Exception {
        for (int i = 0; i < steps.length; i++) {
            String step = steps[i];
            String id = Integer.toString(i);
            RouteBuilder.addRoutes(context, builder -> builder.from("direct:in-" + id)
                    .routeId("route-" + id)
                    .to(step)
                    .id("announce-" + id));
        }
        return RouteRules.problems(context, context.getRouteDefinitions());
    }
}
