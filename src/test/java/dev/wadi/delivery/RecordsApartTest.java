package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.delivery.Batch.Outcome;
import dev.wadi.testing.TextRecord;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordsApartTest {
    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:in").split(body(), new RecordsApart()).process(RecordsApartTest::step);
            }
        });
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private static void step(Exchange exchange) {
        TextRecord record = exchange.getMessage().getBody(TextRecord.class);
        exchange.getMessage().setBody("something else by now");
        if (record.text().equals("poison")) {
            throw new IllegalStateException("poison");
        }
        Batch.of(exchange).done(Outcome.of("stored"));
    }

    @Test
    void theRecordThatFailedIsNamedAndTheOthersGoOn() {
        Exchange exchange = send("1", "poison", "3");
        Batch batch = Batch.of(exchange);
        assertThat(exchange.getException()).isNull();
        assertThat(batch.outcomes()).isEqualTo(Map.of(Outcome.of("stored"), 2));
        assertThat(batch.failure()).get().isInstanceOf(IllegalStateException.class);
        batch.rejectFailed("internal_error");
        assertThat(batch.rejected()).singleElement().satisfies(one -> {
            assertThat(one.record().sourceId()).isEqualTo("id-poison");
            assertThat(one.reason()).isEqualTo("internal_error");
        });
    }

    @Test
    void whatStaysBehindIsTheExchangeAsItWas() {
        Exchange exchange = send("1", "2");
        assertThat(exchange.getMessage().getBody())
                .isEqualTo(List.of(new TextRecord("id-1", "1"), new TextRecord("id-2", "2")));
        assertThatThrownBy(() -> Batch.of(exchange).requireAccounted())
                .hasMessageContaining("2 outcomes for 3 records");
    }

    private Exchange send(String... texts) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage()
                .setBody(List.of(texts).stream()
                        .map(text -> new TextRecord("id-" + text, text))
                        .toList());
        Batch.open(exchange, 1).expectOutcomes(3);
        return context.createProducerTemplate().send("direct:in", exchange);
    }
}
