package dev.wadi.delivery;

import static dev.wadi.delivery.RouteUnderTest.WELL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.RouteUnderTest.Remote;
import dev.wadi.delivery.RouteUnderTest.Steps;
import dev.wadi.testing.TextRecord;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.dataformat.JsonLibrary;
import org.apache.camel.model.language.SimpleExpression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the route that a stranger writes tomorrow gets of a record, and which record it is about whatever a step makes of that. */
@Timeout(600)
class StrangersBodiesTest {
    @Test
    void aRecordConvertsToTextAndBytes() throws Exception {
        List<Object> seen = new CopyOnWriteArrayList<>();
        try (RouteUnderTest route = new RouteUnderTest(WELL, forwarding(split -> split.process(exchange -> {
                    Message message = exchange.getMessage();
                    seen.add(message.getBody(String.class));
                    seen.add(new String(message.getBody(byte[].class), UTF_8));
                    seen.add(new String(message.getBody(InputStream.class).readAllBytes(), UTF_8));
                    seen.add(UTF_8.decode(message.getBody(ByteBuffer.class)).toString());
                })
                .setHeader("written", new SimpleExpression("${header.CamelTextId}: ${body}"))
                .process(exchange -> seen.add(exchange.getMessage().getHeader("written")))
                .convertBodyTo(String.class)))) {
            assertThat(route.deliver("grün")).isTrue();
            assertThat(seen).containsExactly("grün", "grün", "grün", "grün", "id-grün: grün");
            assertThat(route.sent).containsExactly("send grün");
        }
    }

    @Test
    void aRecordThatIsNoJsonIsRefusedAlone() throws Exception {
        try (RouteUnderTest route = new RouteUnderTest(WELL, forwarding(split -> split.unmarshal()
                .json(JsonLibrary.Jackson)
                .setBody(new SimpleExpression("${body[total]}"))))) {
            assertThat(route.deliver("{\"total\":1}", "{", "{\"total\":2}")).isTrue();
            assertThat(route.sent).contains("send 1", "send 2");
            assertThat(route.letters).containsExactly("id-{ unreadable");
            assertThat(route.account.outcomes).isEqualTo(Map.of("forwarded", 2, "dead_letter", 1));
        }
    }

    @Test
    void aStepOverAllOfThemMayReplaceTheirBodies() throws Exception {
        Steps replacing = strangers -> strangers
                .process(exchange -> {
                    List<Message> replaced = new ArrayList<>();
                    for (Message one : messages(exchange)) {
                        one.setBody(Map.of("text", one.getBody(String.class)));
                        replaced.add(one);
                    }
                    exchange.getMessage().setBody(replaced);
                })
                .split()
                .body()
                .filter(new SimpleExpression("${body[text]} == 'a'"))
                .to("remote:send")
                .id("send")
                .to("outcome:forwarded?of=send")
                .end()
                .end();
        try (RouteUnderTest route = new RouteUnderTest(WELL, replacing)) {
            assertThat(route.deliver("a", "b")).isTrue();
            assertThat(route.account.outcomes).isEqualTo(Map.of("forwarded", 1, "filtered", 1));
        }
    }

    @Test
    void eachSplitBeginsWithTheRecordsAsTheyCame() throws Exception {
        try (RouteUnderTest route = new RouteUnderTest(WELL, strangers -> strangers
                .split()
                .body()
                .removeHeaders("*")
                .setBody(new SimpleExpression("spoilt"))
                .end()
                .split()
                .body()
                .setBody(new SimpleExpression("${header.CamelTextId} ${body}"))
                .to("remote:send")
                .id("send")
                .to("outcome:forwarded?of=send")
                .end())) {
            assertThat(route.deliver("a", "b")).isTrue();
            assertThat(route.sent).containsExactly("send id-a a", "send id-b b");
        }
    }

    @Test
    void eachAttemptBeginsWithTheRecordsAsTheyCame() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Remote awayAtFirst = (name, exchange) -> {
            if (calls.incrementAndGet() < 3) {
                throw new HoldException("away");
            }
        };
        try (RouteUnderTest route = new RouteUnderTest(
                awayAtFirst, forwarding(split -> split.setBody(new SimpleExpression("<${body}>"))))) {
            assertThat(route.deliver("a")).isTrue();
            assertThat(route.sent).containsExactly("send <a>");
        }
    }

    @Test
    void thePartsOfARecordAreNotTheRecord() throws Exception {
        Steps parts = strangers -> strangers
                .split()
                .body()
                .setBody(exchange -> List.of("first", "second"))
                .split()
                .body()
                .to("remote:send")
                .id("send")
                .to("outcome:forwarded?of=send")
                .end()
                .end();
        try (RouteUnderTest route = new RouteUnderTest(WELL, parts)) {
            assertThat(route.holds("a")).contains("The outcome forwarded is given to no record");
            assertThat(route.account.outcomes).isEmpty();
        }
    }

    @Test
    void whatAnEnvelopeIsOpenedToInItsOwnExchangeIsAboutEachOfThem() throws Exception {
        Steps opening = strangers -> strangers
                .split()
                .body()
                .process(exchange -> {
                    SourceRecord envelope = ((RecordMessage) exchange.getMessage()).record();
                    List<TextRecord> inside = RouteUnderTest.records("one", "two");
                    BatchAccount.of(exchange).opened(envelope, inside);
                    exchange.getMessage().setBody(inside);
                })
                .split()
                .body()
                .setHeader("wanted", new SimpleExpression("${body}"))
                .filter(new SimpleExpression("${header.wanted} == 'one'"))
                .to("remote:send")
                .id("send")
                .to("outcome:forwarded?of=send")
                .end()
                .end()
                .end();
        try (RouteUnderTest route = new RouteUnderTest(WELL, opening)) {
            assertThat(route.deliver("a", "b")).isTrue();
            assertThat(route.account.outcomes).isEqualTo(Map.of("forwarded", 2, "filtered", 2));
        }
    }

    /** One exchange for each record, with these steps before the call. */
    private static Steps forwarding(UnaryOperator<ProcessorDefinition<?>> before) {
        return strangers -> before.apply(strangers.split().body())
                .to("remote:send")
                .id("send")
                .to("outcome:forwarded?of=send")
                .end();
    }

    @SuppressWarnings("unchecked")
    private static List<Message> messages(Exchange exchange) {
        return exchange.getMessage().getBody(List.class);
    }
}
