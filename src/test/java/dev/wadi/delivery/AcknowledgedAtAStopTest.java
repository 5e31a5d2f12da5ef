package dev.wadi.delivery;

import static dev.wadi.delivery.RouteUnderTest.FORWARD;
import static dev.wadi.delivery.RouteUnderTest.WELL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.RouteUnderTest.Remote;
import dev.wadi.testing.Patience;
import dev.wadi.testing.TextRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.model.language.SimpleExpression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which records of a batch that a stop has cut short are acknowledged all the same, and which come again. */
@Timeout(600)
class AcknowledgedAtAStopTest {
    @Test
    void whatIsDoneUpToAStopIsKnownFromTheFirstRecordOnAndTold() throws Exception {
        BatchDelivery<?>[] delivery = new BatchDelivery<?>[1];
        try (RouteUnderTest route = new RouteUnderTest(WELL, strangers -> strangers
                .process(AcknowledgedAtAStopTest::lastFirst)
                .split()
                .body()
                .process(exchange -> {
                    if (RouteUnderTest.text(exchange).equals("c")) {
                        delivery[0].stop();
                        throw new HoldException("cut off");
                    }
                })
                .to("remote:send")
                .id("send")
                .to("outcome:forwarded?of=send"))) {
            BatchDelivery<TextRecord> stopped = route.delivery();
            delivery[0] = stopped;
            List<TextRecord> records = RouteUnderTest.records("a", "b", "c", "d");
            assertThat(stopped.deliver(records)).isFalse();
            assertThat(route.sent).containsExactly("send d", "send a", "send b");
            assertThat(stopped.completed(records)).isEqualTo(2);
            assertThat(route.account.outcomes)
                    .as("what comes again is told then")
                    .isEqualTo(Map.of("forwarded", 2));
        }
    }

    private static void lastFirst(Exchange exchange) {
        List<?> messages = exchange.getMessage().getBody(List.class);
        exchange.getMessage()
                .setBody(Stream.concat(
                                messages.stream().skip(messages.size() - 1L),
                                messages.stream().limit(messages.size() - 1L))
                        .toList());
    }

    @Test
    void aStopInAHoldAcknowledgesAndTellsWhatTheLastAttemptDid() throws Exception {
        Remote awayForC = (name, exchange) -> {
            if (RouteUnderTest.text(exchange).equals("c")) {
                throw new HoldException("away");
            }
        };
        try (RouteUnderTest route = new RouteUnderTest(awayForC, FORWARD)) {
            BatchDelivery<TextRecord> stopped = route.delivery();
            route.account.after(3, stopped::stop);
            List<TextRecord> records = RouteUnderTest.records("a", "b", "c", "d");
            assertThat(stopped.deliver(records)).isFalse();
            assertThat(stopped.completed(records)).isEqualTo(2);
            assertThat(route.account.outcomes).isEqualTo(Map.of("forwarded", 2));
        }
    }

    /** It would never be done for it. */
    @Test
    void aRecordWithAStepBeforeItIsNotAcknowledgedAtAStop() throws Exception {
        BatchDelivery<?>[] delivery = new BatchDelivery<?>[1];
        Remote stopsAtA = (name, exchange) -> {
            if (name.equals("send")) {
                delivery[0].stop();
            }
        };
        try (RouteUnderTest route = new RouteUnderTest(
                stopsAtA, strangers -> FORWARD.thenAddTo(strangers).to("remote:announce"))) {
            BatchDelivery<TextRecord> stopped = route.delivery();
            delivery[0] = stopped;
            List<TextRecord> records = RouteUnderTest.records("a", "b");
            assertThat(stopped.deliver(records)).isFalse();
            assertThat(route.sent).containsExactly("send a");
            assertThat(stopped.completed(records)).isZero();
            assertThat(route.account.outcomes).isEmpty();
        }
    }

    @Test
    void aRecordInAStepIsNotAcknowledgedByAStopThatCannotWaitForIt() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Remote hangsAtB = (name, exchange) -> {
            if (name.equals("then") && RouteUnderTest.text(exchange).equals("b")) {
                hanging.countDown();
                assertThat(go.await(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
            }
        };
        try (RouteUnderTest route = new RouteUnderTest(hangsAtB, strangers -> strangers
                .split()
                .body()
                .to("remote:send")
                .id("send")
                .to("outcome:forwarded?of=send")
                .to("remote:then"))) {
            BatchDelivery<TextRecord> stopped = route.delivery();
            List<TextRecord> records = RouteUnderTest.records("a", "b", "c");
            CompletableFuture<Boolean> delivered = CompletableFuture.supplyAsync(() -> stopped.deliver(records));
            assertThat(hanging.await(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            stopped.stop();
            int whileItHangs = stopped.completed(records);
            go.countDown();
            assertThat(whileItHangs).isEqualTo(1);
            assertThat(delivered.get(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS))
                    .isFalse();
            assertThat(stopped.completed(records)).isEqualTo(2);
            assertThat(route.sent).doesNotContain("send c");
        }
    }

    @Test
    void aRecordOfWhichOnePartIsInAStepIsNotAcknowledgedForAnother() throws Exception {
        CountDownLatch hanging = new CountDownLatch(2);
        CountDownLatch go = new CountDownLatch(1);
        Remote hangsAtSecond = (name, exchange) -> {
            hanging.countDown();
            if (hanging.getCount() == 0) {
                assertThat(go.await(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
            }
        };
        try (RouteUnderTest route = new RouteUnderTest(
                hangsAtSecond, strangers -> FORWARD.addTo(strangers.process(AcknowledgedAtAStopTest::twice)))) {
            BatchDelivery<TextRecord> stopped = route.delivery();
            List<TextRecord> records = RouteUnderTest.records("a");
            CompletableFuture<Boolean> delivered = CompletableFuture.supplyAsync(() -> stopped.deliver(records));
            assertThat(hanging.await(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            int whileItHangs = stopped.completed(records);
            go.countDown();
            assertThat(whileItHangs).isZero();
            assertThat(delivered.get(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        }
    }

    private static void twice(Exchange exchange) {
        List<?> messages = exchange.getMessage().getBody(List.class);
        exchange.getMessage()
                .setBody(messages.stream().flatMap(one -> Stream.of(one, one)).toList());
    }

    /** As of a row that is there already: the answer to the call is the outcome. */
    @Test
    void aRecordWhoseOutcomeIsAFaultOfTheLastSplitIsAcknowledgedAtAStop() throws Exception {
        Remote thereAlready = (name, exchange) -> {
            if (RouteUnderTest.text(exchange).equals("b")) {
                throw new HoldException("away");
            }
            throw new IllegalStateException("there already");
        };
        try (RouteUnderTest route = new RouteUnderTest(thereAlready, strangers -> strangers
                .split(new SimpleExpression("${body}"), new ThereAlready())
                .to("remote:send")
                .id("send")
                .to("outcome:forwarded?of=send"))) {
            BatchDelivery<TextRecord> stopped = route.delivery();
            route.account.after(3, stopped::stop);
            List<TextRecord> records = RouteUnderTest.records("a", "b");
            assertThat(stopped.deliver(records)).isFalse();
            assertThat(stopped.completed(records)).isEqualTo(1);
            assertThat(route.account.outcomes).isEqualTo(Map.of("unchanged", 1));
        }
    }

    private static final class ThereAlready implements AggregationStrategy {
        @Override
        public Exchange aggregate(Exchange collected, Exchange record, Exchange input) {
            if (record.getException() instanceof IllegalStateException) {
                BatchAccount.of(input).done(record.getMessage().getBody(TextRecord.class), Outcome.of("unchanged"));
            } else if (record.getException() != null) {
                input.setException(record.getException());
            }
            return input;
        }

        @Override
        public Exchange aggregate(Exchange collected, Exchange record) {
            throw new UnsupportedOperationException();
        }
    }

    /** The source has asked before, and was not stopped then. */
    @Test
    void anAttemptThatAStopComesBeforeDoesNotBegin() throws Exception {
        BatchDelivery<?>[] delivery = new BatchDelivery<?>[1];
        Acknowledgement<TextRecord> stopping = new Acknowledgement<>() {
            @Override
            public List<TextRecord> done(List<TextRecord> records) {
                throw new AssertionError("acknowledged " + records);
            }

            @Override
            public String order(TextRecord record) {
                delivery[0].stop();
                return null;
            }
        };
        try (RouteUnderTest route = new RouteUnderTest(WELL, FORWARD)) {
            BatchDelivery<TextRecord> stopped = route.delivery(stopping);
            delivery[0] = stopped;
            assertThat(stopped.deliver(RouteUnderTest.records("a", "b"))).isFalse();
            assertThat(route.sent).isEmpty();
        }
    }

    @Test
    void ofRecordsThatAreAcknowledgedOneByOneAStopAcknowledgesAndTellsThoseThatAreDone() throws Exception {
        BatchDelivery<?>[] delivery = new BatchDelivery<?>[1];
        Remote stopsAtB = (name, exchange) -> {
            if (RouteUnderTest.text(exchange).equals("b")) {
                delivery[0].stop();
                throw new HoldException("cut off");
            }
        };
        List<TextRecord> acknowledged = new ArrayList<>();
        try (RouteUnderTest route = new RouteUnderTest(
                stopsAtB, strangers -> FORWARD.addTo(strangers.process(AcknowledgedAtAStopTest::lastFirst)))) {
            BatchDelivery<TextRecord> stopped = route.delivery(some -> {
                acknowledged.addAll(some);
                return some;
            });
            delivery[0] = stopped;
            assertThat(stopped.deliver(RouteUnderTest.records("a", "b", "c"))).isFalse();
            assertThat(acknowledged).extracting(TextRecord::text).containsExactlyInAnyOrder("a", "c");
            assertThat(route.account.outcomes).isEqualTo(Map.of("forwarded", 2));
        }
    }
}
