package dev.wadi.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.conformance.Conformance.Laboratory;
import dev.wadi.conformance.SnapshotRuns.State;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.local.Part;
import dev.wadi.testing.CallGate;
import dev.wadi.testing.WadiProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Snapshot-status is killed behind each of the calls to AWS that a run takes, the first of them for a poll of ten, one run and one process for each. A kill before a call leaves the same
 * behind as one after the call before it. The next process finishes the run.
 */
@ExtendWith(Conformance.class)
class KillAtEveryCallTest {
    /** Made by the clock. */
    private static final Set<String> BACKGROUND =
            Set.of("ReceiveMessage", "ChangeMessageVisibilityBatch", "GetQueueUrl", "BatchGetItem");

    /** One in so many calls, from the first of them by chance: over some runs each is hit. {@code -Dwadi.conformance.every-call=1} hits all in one. */
    private static final int EVERY = Integer.getInteger("wadi.conformance.every-call", 5);

    private static final String PUBLISH = "PublishBatch";
    private static final int ANNOUNCEMENTS = 2;
    private static final int MOST_ATTEMPTS = 5;
    private static final int UNDISTURBED_RUNS = 3;
    private static final String UNDISTURBED = "undisturbed-";

    @Test
    void theRunEndsAsIfNothingHadHappened(Laboratory laboratory) throws Exception {
        try (PipelineWorld world = laboratory.world();
                CallGate gate = new CallGate(BACKGROUND)) {
            SnapshotRuns runs = new SnapshotRuns(world);
            Map<String, String> environment = environment(world, gate);
            List<String> undisturbed = undisturbed(environment, gate, runs);
            assertThat(undisturbed).contains(PUBLISH, "SendMessageBatch", "TransactWriteItems", "DeleteMessageBatch");

            Map<String, String> killedAt = new LinkedHashMap<>();
            Set<String> disturbed = new HashSet<>();
            String open = UNDISTURBED + UNDISTURBED_RUNS;
            int first = 1 + new Random().nextInt(EVERY);
            for (int call = first; call <= undisturbed.size(); call += EVERY) {
                List<String> before = undisturbed.subList(0, call);
                boolean isDisturbed = true;
                // once more where the clock of the outbox had a call of its own in between
                for (int attempt = 0; isDisturbed && attempt < MOST_ATTEMPTS; attempt++) {
                    String run = "killed-" + (killedAt.size() + 1);
                    List<String> made = killed(environment, gate, runs, open, run, call);
                    open = run;
                    if (made.size() < call) {
                        undisturbed = made;
                        break;
                    }
                    isDisturbed = !made.equals(before);
                    killedAt.put(run, made.get(call - 1));
                    if (isDisturbed) {
                        disturbed.add(run);
                    }
                }
            }
            assertThat(disturbed)
                    .as("kills that the clock of the outbox came before")
                    .isNotEqualTo(killedAt.keySet());
            gate.open();
            try (WadiProcess last = start(environment)) {
                awaitComplete(last, runs, open);
                report(runs, killedAt);
                assertAsUndisturbed(runs, killedAt, disturbed);
            }
        }
    }

    /** The calls of a run that nobody disturbs: the fewest of some runs, as the clock of the outbox only adds to them. */
    private static List<String> undisturbed(Map<String, String> environment, CallGate gate, SnapshotRuns runs)
            throws Exception {
        gate.open();
        try (WadiProcess process = start(environment)) {
            List<List<String>> made = new ArrayList<>();
            for (int number = 1; number <= UNDISTURBED_RUNS; number++) {
                String run = UNDISTURBED + number;
                gate.open();
                tell(gate, runs, run);
                awaitComplete(process, runs, run);
                made.add(gate.calls());
            }
            return made.stream().min(Comparator.comparingInt(List::size)).orElseThrow();
        }
    }

    /**
     * A process finishes the open run, and is killed in the next one. Returns the calls up to that: fewer, and nothing was killed, where the run took no more of
     * them, as the clock of the outbox had added to all runs before it.
     */
    private static List<String> killed(
            Map<String, String> environment, CallGate gate, SnapshotRuns runs, String open, String run, int call)
            throws Exception {
        gate.open();
        try (WadiProcess process = start(environment)) {
            awaitComplete(process, runs, open);
            gate.arm(call, () -> kill(process));
            tell(gate, runs, run);
            await().atMost(Experiment.LONGEST).untilAsserted(() -> {
                runs.conclude(run);
                State state = runs.state(run);
                assertThat(gate.calls().size() == call || state.equals(State.COMPLETE))
                        .as("%s is to be killed behind call %d; %s, by\n%s", run, call, gate.calls(), process.output())
                        .isTrue();
            });
            return gate.calls();
        }
    }

    private static void tell(CallGate gate, SnapshotRuns runs, String run) {
        gate.betweenPolls(() -> runs.tell(run));
    }

    private static void kill(WadiProcess process) {
        try {
            process.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitComplete(WadiProcess process, SnapshotRuns runs, String run) {
        await().atMost(Experiment.LONGEST)
                .pollInterval(200, TimeUnit.MILLISECONDS)
                .untilAsserted(() -> {
                    runs.conclude(run);
                    assertThat(runs.state(run))
                            .as("%s, by\n%s", run, process.output())
                            .isEqualTo(State.COMPLETE);
                });
    }

    private static void report(SnapshotRuns runs, Map<String, String> killedAt) {
        List<String> rows = new ArrayList<>(List.of("run, killed behind: notifications"));
        killedAt.forEach((run, call) ->
                rows.add(run + ", " + call + ": " + runs.announced().get(run).size()));
        System.out.println(String.join("\n", rows));
    }

    /** @param disturbed those where the clock of the outbox called in between: perhaps after a publication, and before it was noted */
    private static void assertAsUndisturbed(SnapshotRuns runs, Map<String, String> killedAt, Set<String> disturbed) {
        await().atMost(Experiment.LONGEST).until(() -> runs.announced().keySet().containsAll(killedAt.keySet()));
        killedAt.forEach((run, call) -> {
            String what = run + ", behind " + call;
            assertThat(runs.state(run)).as(what).isEqualTo(State.COMPLETE);
            assertThat(runs.told().get(run)).as(what).hasSize(1);
            List<String> announced = runs.announced().get(run);
            assertThat(Set.copyOf(announced)).as(what).hasSize(ANNOUNCEMENTS);
            // the one point at which a notification may come again, under the same id
            int most = call.equals(PUBLISH) || disturbed.contains(run) ? ANNOUNCEMENTS + 1 : ANNOUNCEMENTS;
            int least = call.equals(PUBLISH) && !disturbed.contains(run) ? most : ANNOUNCEMENTS;
            assertThat(announced).as(what).hasSizeBetween(least, most);
        });
        assertThat(runs.letters()).isEmpty();
    }

    private static Map<String, String> environment(PipelineWorld world, CallGate gate) {
        Map<String, String> environment = new HashMap<>(world.environment());
        for (Part part : List.of(Part.SQS, Part.SNS, Part.DYNAMODB)) {
            String variable = "AWS_ENDPOINT_URL_" + part;
            environment.put(
                    variable, gate.to(URI.create(environment.get(variable))).toString());
        }
        environment.putAll(SnapshotRuns.PACE);
        environment.putAll(Map.of(
                "LOG_FORMAT", "text",
                "LOG_LEVEL", "INFO",
                "CAMEL_MANAGEMENT_PORT", "0",
                "WADI_SEND_TIMEOUT", "8",
                "WADI_OUTBOX_CLAIM_TIME", "10",
                "WADI_OUTBOX_RESEND_INTERVAL", "3000"));
        return environment;
    }

    private static WadiProcess start(Map<String, String> environment) {
        return WadiProcess.start(Path.of("").toAbsolutePath(), environment, "run", "snapshot-status");
    }
}
