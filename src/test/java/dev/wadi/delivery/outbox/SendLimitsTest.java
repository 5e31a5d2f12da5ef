package dev.wadi.delivery.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.outbox.Destination.Service;
import dev.wadi.delivery.outbox.Refusal.Part;
import dev.wadi.edge.json.SqsSafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendLimitsTest {
    private static final Destination QUEUE = new Destination(Service.sqs, "https://sqs/1/q");
    private static final Destination FIFO_QUEUE = new Destination(Service.sqs, "https://sqs/1/q.fifo");
    private static final Destination TOPIC = new Destination(Service.sns, "arn:aws:sns:eu-west-1:123456789012:t");
    private static final Destination FIFO_TOPIC =
            new Destination(Service.sns, "arn:aws:sns:eu-west-1:123456789012:t.fifo");

    @ParameterizedTest
    @ValueSource(strings = {"a", "db_core_claimant", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~09AZaz"})
    void aGroupOfLettersDigitsAndPunctuationIsTaken(String group) {
        assertThat(refused(QUEUE, group)).isEmpty();
        assertThat(refused(FIFO_QUEUE, group)).isEmpty();
        assertThat(refused(FIFO_TOPIC, group)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a b", "a\tb", "\u00e4", "\ud83d\ude00", "\u007f", "a\n"})
    void anyOtherGroupIsRefusedWhereThereIsOne(String group) {
        assertThat(refused(QUEUE, group)).contains(Part.group);
        assertThat(refused(FIFO_QUEUE, group)).contains(Part.group);
        assertThat(refused(FIFO_TOPIC, group)).contains(Part.group);
        assertThat(refused(TOPIC, group)).as("it gets none").isEmpty();
    }

    @Test
    void aGroupHasOneTo128Characters() {
        assertThat(refused(FIFO_QUEUE, "g".repeat(128))).isEmpty();
        assertThat(refused(FIFO_QUEUE, "g".repeat(129))).contains(Part.group);
        assertThat(refused(FIFO_QUEUE, "")).contains(Part.group);
        assertThat(refused(QUEUE, "")).as("none is none").isEmpty();
    }

    @Test
    void bodyAndAttributesTogetherHaveALimit() {
        int attribute = "name".length() + "String".length() + "v".length();
        assertThat(refused(TOPIC, body("x".repeat(262_144 - attribute)))).isEmpty();
        assertThat(refused(TOPIC, body("x".repeat(262_144 - attribute + 1)))).contains(Part.size);
        assertThat(refused(TOPIC, body("\u00e4".repeat(131_072)))).contains(Part.size);
    }

    @Test
    void aDestinationMayTakeLessThanItsService() {
        List<Integer> asked = new ArrayList<>();
        DestinationLimits own = (destination, bytes) -> {
            asked.add(bytes);
            return 2_000;
        };
        OutgoingMessage over = new OutgoingMessage("id", "channel", "x".repeat(2_001), Map.of(), "", "once");
        OutgoingMessage within = new OutgoingMessage("id", "channel", "x".repeat(2_000), Map.of(), "", "once");
        assertThat(SendLimits.refusal(over, QUEUE, own)).map(Refusal::part).contains(Part.size);
        assertThat(SendLimits.refusal(within, QUEUE, own)).isEmpty();
        assertThat(asked).containsExactly(2_001, 2_000);
    }

    @Test
    void aBodyIsTextAndNotEmpty() {
        assertThat(refused(TOPIC, body(""))).contains(Part.content);
        for (String character : new String[] {"\u0000", "\u001f", "\ufffe", "\uffff", "\ud800", "\udc00"}) {
            assertThat(refused(TOPIC, body("x" + character))).contains(Part.content);
        }
        for (String character :
                new String[] {"\t", "\n", "\r", " ", "\u007f", "\ud7ff", "\ue000", "\ufffd", "\ud83d\ude00"}) {
            assertThat(refused(TOPIC, body("x" + character))).isEmpty();
        }
        assertThat(refused(TOPIC, body(SqsSafeText.escape("\ufffe\uffff\ud800"))))
                .isEmpty();
    }

    @Test
    void attributesAreFewNamedAndNotEmpty() {
        assertThat(refused(QUEUE, attributes(attributes(10)))).isEmpty();
        assertThat(refused(QUEUE, attributes(attributes(11)))).contains(Part.content);
        assertThat(refused(QUEUE, attributes(Map.of("name", "")))).contains(Part.content);
        for (String name : new String[] {"", "a b", ".a", "a.", "a..b", "AWS.a", "amazon.a", "n".repeat(257)}) {
            assertThat(refused(QUEUE, attributes(Map.of(name, "v")))).as(name).contains(Part.content);
        }
    }

    private static Map<String, String> attributes(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "a.b-" + i, i -> "v"));
    }

    private static OutgoingMessage attributes(Map<String, String> attributes) {
        return new OutgoingMessage("id", "channel", "{}", attributes, "", "once");
    }

    private static OutgoingMessage body(String body) {
        return new OutgoingMessage("id", "channel", body, Map.of("name", "v"), "", "once");
    }

    private static Optional<Part> refused(Destination destination, String group) {
        return refused(destination, new OutgoingMessage("id", "channel", "{}", Map.of(), group, "once"));
    }

    private static Optional<Part> refused(Destination destination, OutgoingMessage message) {
        return SendLimits.refusal(message, destination, DestinationLimits.NONE).map(Refusal::part);
    }
}
