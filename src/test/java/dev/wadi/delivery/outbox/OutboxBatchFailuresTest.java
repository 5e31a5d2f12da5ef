package dev.wadi.delivery.outbox;

import static dev.wadi.delivery.outbox.OutboxWorld.resend;
import static dev.wadi.delivery.outbox.OutboxWorld.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** What happens to one message of a call happens to no other. */
class OutboxBatchFailuresTest extends OutboxFixture {
    private static final int MOST_WRITES = 100;

    @ParameterizedTest(name = "named among what failed: {0}")
    @ValueSource(booleans = {true, false})
    void oneThatTheServiceDoesNotTakeStaysUnclaimedAndTheOthersGo(boolean said) throws Exception {
        List<String> ids = put(25);
        calls.refuse(said, "m-13"::equals);
        assertThatThrownBy(() -> send(application, outbox, ids.toArray(String[]::new)))
                .isInstanceOf(SdkException.class)
                .hasMessageContaining("taken")
                .hasNoSuppressedExceptions();
        assertThat(bodies()).hasSize(24).doesNotContain("m-13");
        assertThat(world.rows()).singleElement().satisfies(OutboxFixture::assertUnclaimed);
        assertThat(pending().ids()).containsExactly("m-13");
        calls.mend();
        resend(application);
        assertThat(bodies()).containsExactly("m-13");
        assertNothingIsLeft();
    }

    @Test
    void theFirstFailureIsThrownWithTheOthersWhenAllAreHandled() {
        List<String> ids = put(25);
        calls.refuse(true, List.of("m-02", "m-03", "m-20")::contains);
        assertThatThrownBy(() -> send(application, outbox, ids.toArray(String[]::new)))
                .isInstanceOf(SqsException.class)
                .satisfies(first -> assertThat(first.getSuppressed()).hasSize(2));
        assertThat(bodies()).hasSize(22);
    }

    @Test
    void aCallThatFailsReleasesAllThatWereInIt() {
        List<String> ids = put(12);
        calls.before(request -> failFirst(request, 503));
        assertThatThrownBy(() -> send(application, outbox, ids.toArray(String[]::new)))
                .isInstanceOf(SqsException.class)
                .hasNoSuppressedExceptions();
        assertThat(calls.sizes()).containsExactly(10, 2);
        assertThat(world.rows()).hasSize(10).allSatisfy(OutboxFixture::assertUnclaimed);
        assertThat(bodies()).containsExactlyInAnyOrder("m-11", "m-12");
    }

    @Test
    void aCallThatIsRefusedIsMadeForEachOfItsMessages() {
        List<String> ids = put(5);
        calls.before(request -> {
            if (request instanceof SendMessageBatchRequest call
                    && call.entries().stream()
                            .anyMatch(entry -> entry.messageBody().equals("m-02"))) {
                throw SqsException.builder().message("refused").statusCode(400).build();
            }
        });
        assertThatThrownBy(() -> send(application, outbox, ids.toArray(String[]::new)))
                .isInstanceOf(SqsException.class);
        assertThat(calls.sizes()).containsExactly(5, 1, 1, 1, 1, 1);
        assertThat(bodies()).containsExactlyInAnyOrder("m-01", "m-03", "m-04", "m-05");
        assertThat(world.rows()).singleElement().satisfies(OutboxFixture::assertUnclaimed);
    }

    @Test
    void aRowThatIsWrittenAnewWhileItIsSentKeepsNoOther() throws Exception {
        List<String> ids = put(10);
        calls.after(request -> {
            if (request instanceof SendMessageBatchRequest) {
                world.put(outbox, message("m-05"));
            }
        });
        send(application, outbox, ids.toArray(String[]::new));
        assertThat(pending().ids()).containsExactly("m-05");
        assertThat(world.rows()).singleElement().satisfies(OutboxFixture::assertUnclaimed);
        assertThat(removals()).as("refused, and without it").hasSize(2);
    }

    @Test
    void whatWasSentAndNotRemovedIsRemovedTogetherAndNotSentAgain() {
        List<String> ids = put(90);
        calls.before(request -> {
            if (request instanceof TransactWriteItemsRequest) {
                throw DynamoDbException.builder().statusCode(503).build();
            }
        });
        assertThatThrownBy(() -> send(application, outbox, ids.toArray(String[]::new)))
                .isInstanceOf(DynamoDbException.class);
        assertThat(world.rows()).hasSize(90);
        calls.mend();
        int before = removals().size();
        resend(application);
        assertThat(removals().subList(before, removals().size())).hasSize(2).allSatisfy(writes -> assertThat(writes)
                .hasSizeLessThanOrEqualTo(MOST_WRITES));
        assertThat(bodies()).containsExactlyInAnyOrderElementsOf(ids);
        assertNothingIsLeft();
    }

    @Test
    void aRemovalThatIsTooLargeIsMadeForEachMessage() throws Exception {
        List<String> ids = put(10);
        calls.before(request -> {
            if (request instanceof TransactWriteItemsRequest call
                    && call.transactItems().size() > 2) {
                throw DynamoDbException.builder()
                        .message("too large")
                        .statusCode(400)
                        .build();
            }
        });
        send(application, outbox, ids.toArray(String[]::new));
        assertThat(bodies()).hasSize(10);
        assertNothingIsLeft();
    }

    /** Of the calls to a queue the first fails, before it leaves. */
    private void failFirst(SdkRequest request, int status) {
        if (request instanceof SendMessageBatchRequest && calls.sizes().size() == 1) {
            throw SqsException.builder().message("away").statusCode(status).build();
        }
    }
}
