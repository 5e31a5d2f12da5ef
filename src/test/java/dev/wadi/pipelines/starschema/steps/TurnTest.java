package dev.wadi.pipelines.starschema.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TurnTest {
    private final Turn turn = new Turn();

    @Test
    void whoWaitsForItselfIsToldSo() throws InterruptedException {
        turn.take("staff/1");

        assertThatThrownBy(() -> turn.take("staff/2"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no turn for the object staff/2")
                .hasMessageContaining("has not ended with staff/1")
                .hasMessageContaining("wait-for-turn must stand once");
    }

    @Test
    void theNextComesWhenTheOneBeforeHasEnded() throws Exception {
        turn.take("staff/1");
        CompletableFuture<String> next = CompletableFuture.supplyAsync(() -> {
            try {
                turn.take("staff/2");
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return "taken";
        });
        assertThat(next).isNotDone();

        turn.giveBack();

        assertThat(next.get()).isEqualTo("taken");
    }

    /** As where a route goes on in another thread. */
    @Test
    void whatAnotherThreadGivesBackIsTakenAgain() throws Exception {
        turn.take("staff/1");
        CompletableFuture<Void> elsewhere = CompletableFuture.runAsync(turn::giveBack);

        turn.take("staff/2");

        assertThat(elsewhere.get()).isNull();
    }
}
