package dev.wadi.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.conformance.Conformance.Laboratory;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.local.Part;
import dev.wadi.testing.CallGate;
import dev.wadi.testing.WadiProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Star-schema is killed behind each of the writes of an object: the calendar, its rejected lines, each of its files, its mark, the parameter, the deletion of its message; one object and one
 * process for each. A kill before a write leaves the same behind as one after the write before it. The next delivery finishes the object.
 */
@ExtendWith(Conformance.class)
class KillAtEveryWriteTest {
    private static final Set<String> READS = Set.of(
            "GET",
            "HEAD",
            "GetParameter",
            "ReceiveMessage",
            "ChangeMessageVisibilityBatch",
            "GetQueueUrl",
            "GetQueueAttributes");
    /** One in so many, from the first of them by chance: {@code -Dwadi.conformance.every-call=1} hits all. */
    private static final int EVERY = Integer.getInteger("wadi.conformance.every-call", 5);

    /** Of a first object in a new process: calendar, rejects, fact, dates, mark, parameter, deletion. */
    private static final List<String> WRITES =
            List.of("PUT", "PUT", "PUT", "PUT", "PUT", "PutParameter", "DeleteMessageBatch");

    private static final int DELIVERIES = 5;

    @Test
    void theNextDeliveryHeals(Laboratory laboratory) throws Exception {
        try (PipelineWorld world = laboratory.world();
                CallGate gate = new CallGate(READS)) {
            WarehouseObjects objects = new WarehouseObjects(world);
            Map<String, String> environment = environment(world, gate);
            Map<Integer, List<String>> killedBehind = new TreeMap<>();
            // the calendar is there for the others
            int first = 1 + new Random().nextInt(Math.min(EVERY, WRITES.size()));
            for (int write = first; write <= WRITES.size(); write += EVERY) {
                int id = killedBehind.size() + 1;
                killedBehind.put(id, killed(environment, gate, objects, id, id == 1 ? write : write - 1));
            }
            int all = killedBehind.size();
            gate.open();
            try (WadiProcess last = start(environment)) {
                awaitDone(last, objects, all);
                objects.tell(all, DELIVERIES); // as often as S3 likes
                awaitDone(last, objects, all);
            }
            System.out.println("killed behind " + killedBehind);
            assertThat(objects.keys()).isEqualTo(WarehouseObjects.expectedKeys(all));
            assertThat(objects.recordIds()).isEqualTo(WarehouseObjects.expectedRecordIds(all));
            assertThat(objects.processedId()).isEqualTo(Integer.toString(all));
            assertThat(objects.letters()).isEmpty();
        }
    }

    /** A process finishes the object before, and is killed behind a write of the next one. Returns its writes. */
    private static List<String> killed(
            Map<String, String> environment, CallGate gate, WarehouseObjects objects, int id, int write)
            throws Exception {
        gate.open();
        try (WadiProcess process = start(environment)) {
            if (id > 1) {
                awaitDone(process, objects, id - 1);
            }
            gate.arm(write, () -> kill(process));
            gate.betweenPolls(() -> objects.tell(id, 1));
            await().atMost(Experiment.LONGEST).untilAsserted(() -> assertThat(gate.calls())
                    .as("%d is to be killed behind write %d, by\n%s", id, write, process.output())
                    .hasSize(write));
            objects.endLease();
            List<String> expected = id == 1 ? WRITES : WRITES.subList(1, WRITES.size());
            assertThat(gate.calls()).isEqualTo(expected.subList(0, write));
            return gate.calls();
        }
    }

    private static void kill(WadiProcess process) {
        try {
            process.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitDone(WadiProcess process, WarehouseObjects objects, int id) {
        await().atMost(Experiment.LONGEST).untilAsserted(() -> assertThat(objects.isDone(id))
                .as("%d, by\n%s", id, process.output())
                .isTrue());
    }

    private static Map<String, String> environment(PipelineWorld world, CallGate gate) {
        Map<String, String> environment = new HashMap<>(world.environment());
        for (Part part : List.of(Part.SQS, Part.S3, Part.SSM)) {
            String variable = "AWS_ENDPOINT_URL_" + part;
            environment.put(
                    variable, gate.to(URI.create(environment.get(variable))).toString());
        }
        environment.putAll(Map.of("LOG_FORMAT", "text", "LOG_LEVEL", "INFO", "CAMEL_MANAGEMENT_PORT", "0"));
        return environment;
    }

    private static WadiProcess start(Map<String, String> environment) {
        return WadiProcess.start(Path.of("").toAbsolutePath(), environment, "run", WarehouseObjects.PIPELINE);
    }
}
