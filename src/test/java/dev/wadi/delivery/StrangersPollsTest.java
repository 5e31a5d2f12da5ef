package dev.wadi.delivery;

import static dev.wadi.delivery.RouteUnderTest.WELL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.RouteUnderTest.Remote;
import dev.wadi.delivery.RouteUnderTest.Steps;
import dev.wadi.testing.TextRecord;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.language.SimpleExpression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A call that a stranger makes with one body for several records: an outcome rests on it only where that body tells of the record. */
@Timeout(600)
class StrangersPollsTest {
    private record Made(SourceRecord record) implements RecordBody {}

    /** Whatever is sent, it is not each of the records. One that comes alone is no exception: the next poll may have two. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "${body}",
                "${body.subList(0,1)}",
                "${body[0]}",
                "${body[0].record.text}",
                "all of ${body}",
                "${body.size}",
                "constant"
            })
    void oneBodyForAPollIsEvidenceForNoRecord(String body) throws Exception {
        Steps whole = strangers -> call(strangers.setBody(new SimpleExpression(body)));
        try (RouteUnderTest route = new RouteUnderTest(WELL, whole)) {
            assertThat(route.holds("a", "b")).contains("Step send", "Put it into a split");
            route.account.holds.clear();
            assertThat(route.holds("a")).contains("Step send", "Put it into a split");
            assertThat(route.account.outcomes).isEmpty();
            assertThat(route.sent).isEmpty();
        }
    }

    static Stream<Arguments> bodiesOfAnother() {
        return Stream.of(
                Arguments.of("the record", (Steps) poll -> poll.process(exchange ->
                        exchange.setVariable("first", first(exchange).getBody()))),
                Arguments.of("of a step in Java", (Steps) poll -> poll.process(exchange ->
                        exchange.setVariable("first", new Made(first(exchange).record())))),
                Arguments.of("of another batch", (Steps) poll -> poll.process(
                        exchange -> exchange.setVariable("first", new Made(new TextRecord("id-old", "old"))))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodiesOfAnother")
    void whatIsSentForAnotherRecordIsNoEvidence(String name, Steps keeping) throws Exception {
        Steps steps = strangers -> {
            keeping.addTo(strangers);
            call(strangers.split().body().setBody(new SimpleExpression("${variable.first}")));
        };
        try (RouteUnderTest route = new RouteUnderTest(WELL, steps)) {
            assertThat(route.holds("a", "b")).contains("Step send would send what was made from another record");
            assertThat(route.account.outcomes).doesNotContainEntry("forwarded", 2);
            assertThat(route.letters).isEmpty();
        }
    }

    @Test
    void aListThatAStepInJavaHasMadeIsEvidenceForThoseThatItTellsOf() throws Exception {
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        Remote counting = (name, exchange) ->
                sizes.add(exchange.getMessage().getBody(List.class).size());
        try (RouteUnderTest route = new RouteUnderTest(counting, made(2))) {
            assertThat(route.deliver("a", "b")).isTrue();
            assertThat(route.account.outcomes).isEqualTo(Map.of("forwarded", 2));
            assertThat(sizes).containsExactly(2);
        }
        try (RouteUnderTest route = new RouteUnderTest(counting, made(1))) {
            assertThat(route.holds("a", "b")).contains("no outcome to 1 of 2 records, such as id-b");
        }
    }

    private static Steps made(int most) {
        return strangers -> call(strangers.process(exchange -> exchange.getMessage()
                .setBody(messages(exchange).stream()
                        .limit(most)
                        .map(one -> new Made(one.record()))
                        .toList())));
    }

    @Test
    void aPartOfThePollIsNoRecordEither() throws Exception {
        Steps parts = strangers -> call(strangers
                .process(exchange -> exchange.getMessage().setBody(List.of(List.copyOf(messages(exchange)))))
                .split()
                .body()
                .setBody(new SimpleExpression("${body[0].record.text}")));
        try (RouteUnderTest route = new RouteUnderTest(WELL, parts)) {
            assertThat(route.holds("a", "b")).contains("Step send", "Put it into a split");
            assertThat(route.account.outcomes).isEmpty();
        }
    }

    @Test
    void aCallThatNoOutcomeRestsOnMayTakeWhatItLikes() throws Exception {
        Steps noted =
                strangers -> call(strangers.to("remote:note").id("note").split().body());
        try (RouteUnderTest route = new RouteUnderTest(WELL, noted)) {
            assertThat(route.deliver("a", "b")).isTrue();
            assertThat(route.sent).containsExactly("note records of a poll: 2, to be split", "send a", "send b");
        }
    }

    private static void call(ProcessorDefinition<?> before) {
        before.to("remote:send").id("send").to("outcome:forwarded?of=send");
    }

    private static RecordMessage first(Exchange exchange) {
        return messages(exchange).get(0);
    }

    @SuppressWarnings("unchecked")
    private static List<RecordMessage> messages(Exchange exchange) {
        return exchange.getMessage().getBody(List.class);
    }
}
