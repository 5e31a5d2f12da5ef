package dev.wadi.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceTest {

    @ParameterizedTest
    @CsvSource({
        "queue, orders, https://sqs.eu-west-1.amazonaws.com/123456789012/orders",
        "queue, orders, http://127.0.0.1:9324/000000000000/orders",
        "queue, orders, arn:aws:sqs:eu-west-1:123456789012:orders",
        "queue, https://sqs.eu-west-1.amazonaws.com/123456789012/orders, arn:aws:sqs:eu-west-1:123456789012:orders",
        "queue, orders, HTTPS://sqs.eu-west-1.amazonaws.com/123456789012/orders/",
        "queue, orders, http://127.0.0.1:9324/orders",
        "stream, orders, orders/",
        "stream, orders, arn:aws:kinesis:eu-west-1:123456789012:stream/orders",
        "table, orders, arn:aws:dynamodb:eu-west-1:123456789012:table/orders/index/by-day"
    })
    void theFormsOfOneThingAreTheSame(String kind, String one, String other) {
        assertThat(Resource.of(kind, one).isSame(Resource.of(kind, other))).isTrue();
        assertThat(Resource.of(kind, other).isSame(Resource.of(kind, one))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "orders, orders-2",
        "arn:aws:sqs:eu-west-1:123456789012:orders, arn:aws:sqs:eu-west-1:999999999999:orders",
        "arn:aws:sqs:eu-west-1:123456789012:orders, https://sqs.us-east-1.amazonaws.com/123456789012/orders"
    })
    void differentThingsAreNot(String one, String other) {
        assertThat(Resource.of("queue", one).isSame(Resource.of("queue", other)))
                .isFalse();
    }

    @Test
    void aQueueIsNoStream() {
        assertThat(Resource.of("queue", "orders").isSame(Resource.of("stream", "orders")))
                .isFalse();
    }

    @Test
    void aListHasSeveral() {
        assertThat(Resource.all("stream", " a, b ,,"))
                .extracting(Resource::name)
                .containsExactly("a", "b");
        assertThat(Resource.all("stream", null)).isEmpty();
    }
}
