package dev.wadi.pipelines.turbinestatus.store;

import dev.wadi.edge.redis.PipelinedScript;
import dev.wadi.pipelines.turbinestatus.StatusChange;
import dev.wadi.pipelines.turbinestatus.StatusOutcome;
import dev.wadi.pipelines.turbinestatus.Vendor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.redisson.api.RedissonClient;

/** The status hashes. All changes of a poll go in one pipelined call, those of one asset in one atomic script (spec section 5). */
public final class StatusStore {
    private final PipelinedScript script;

    /** One script: it knows the kinds of one vendor, so an asset with rows of two vendors takes two. */
    private record Target(String assetId, String vendor) {
        static Target of(StatusChange change) {
            return new Target(change.assetId(), change.vendor().name());
        }
    }

    /** What became of a change. */
    public enum Answer {
        SAVED(StatusOutcome.saved),
        /** Another record of this asset and kind is greater; nothing was written. */
        LATE(StatusOutcome.late),
        /** This very record was saved before; nothing was written. */
        DUPLICATE(StatusOutcome.duplicate),
        /** The asset's key holds something that is not a hash; it was left alone. */
        WRONG_TYPE(null);

        private final StatusOutcome outcome;

        Answer(StatusOutcome outcome) {
            this.outcome = outcome;
        }

        /** Of its record; empty where that is refused. */
        public Optional<StatusOutcome> outcome() {
            return Optional.ofNullable(outcome);
        }

        static Answer of(char letter) {
            return switch (letter) {
                case 'S' -> SAVED;
                case 'L' -> LATE;
                case 'D' -> DUPLICATE;
                default -> throw new IllegalStateException("save-status.lua answered " + letter);
            };
        }
    }

    /** @param redis asked at each use, as the connection comes with the start of the application */
    public StatusStore(Supplier<RedissonClient> redis) {
        script = new PipelinedScript(redis, "/dev/wadi/pipelines/turbinestatus/save-status.lua");
    }

    /** Returns an answer for each change, in the order given. */
    public List<Answer> save(List<StatusChange> changes) {
        Map<Target, List<Integer>> byAsset = new LinkedHashMap<>();
        for (int i = 0; i < changes.size(); i++) {
            byAsset.computeIfAbsent(Target.of(changes.get(i)), target -> new ArrayList<>())
                    .add(i);
        }
        List<PipelinedScript.Call> calls = new ArrayList<>(byAsset.size());
        byAsset.forEach((target, positions) ->
                calls.add(new PipelinedScript.Call(target.assetId(), arguments(changes, positions))));
        List<?> answers = script.run(calls);
        Answer[] each = new Answer[changes.size()];
        int asset = 0;
        for (List<Integer> positions : byAsset.values()) {
            String answer = (String) answers.get(asset++);
            for (int i = 0; i < positions.size(); i++) {
                each[positions.get(i)] = answer.equals("W") ? Answer.WRONG_TYPE : Answer.of(answer.charAt(i));
            }
        }
        return Arrays.asList(each);
    }

    /** As save-status.lua wants them. */
    private static List<Object> arguments(List<StatusChange> changes, List<Integer> positions) {
        StatusChange first = changes.get(positions.get(0));
        Vendor vendor = first.vendor();
        List<String> kinds = vendor.kinds();
        List<Object> arguments = new ArrayList<>(4 + kinds.size() + 7 * positions.size());
        arguments.add(first.assetId());
        arguments.add(vendor.name());
        arguments.add(vendor.combination().name());
        arguments.add(Integer.toString(kinds.size()));
        arguments.addAll(kinds);
        for (int position : positions) {
            StatusChange change = changes.get(position);
            arguments.add(change.kind());
            arguments.add(change.code());
            arguments.add(change.status().statusCode().toString());
            arguments.add(change.status().status());
            arguments.add(change.status().category());
            arguments.add(change.timeText());
            arguments.add(change.source());
        }
        return arguments;
    }
}
