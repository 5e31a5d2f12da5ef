package dev.wadi.blocks.redis;

import dev.wadi.edge.redis.PipelinedScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.redisson.api.RedissonClient;

/** Sets hashes: all of a poll in one pipelined call, those of one key in their order and in one atomic script. */
final class HashStore {
    private final PipelinedScript script;
    private final List<DecidingField> deciding;

    /** What Redis answered for one record. */
    enum Answer {
        SET,
        /** A newer record, or this one, was there; without deciding fields: the fields had these values. */
        UNCHANGED,
        /** The key holds something that is not a hash; it was left alone. */
        WRONG_TYPE
    }

    /**
     * @param redis asked at each use, as the connection comes with the start of the application
     * @param deciding none: the last record wins
     */
    HashStore(Supplier<RedissonClient> redis, List<DecidingField> deciding) {
        script = new PipelinedScript(redis, "/dev/wadi/blocks/redis/set-fields.lua");
        this.deciding = List.copyOf(deciding);
    }

    /** Returns an answer for each, in the order given. */
    List<Answer> set(List<HashWrite> writes) {
        Map<String, List<Integer>> byKey = new LinkedHashMap<>();
        for (int i = 0; i < writes.size(); i++) {
            byKey.computeIfAbsent(writes.get(i).key(), key -> new ArrayList<>()).add(i);
        }
        List<PipelinedScript.Call> calls = new ArrayList<>(byKey.size());
        byKey.forEach((key, positions) -> calls.add(new PipelinedScript.Call(key, arguments(writes, positions))));
        List<?> answers = script.run(calls);
        Answer[] each = new Answer[writes.size()];
        int call = 0;
        for (List<Integer> positions : byKey.values()) {
            String letters = (String) answers.get(call++);
            for (int i = 0; i < positions.size(); i++) {
                each[positions.get(i)] = letters.equals("W") ? Answer.WRONG_TYPE : answer(letters.charAt(i));
            }
        }
        return Arrays.asList(each);
    }

    private static Answer answer(char letter) {
        return switch (letter) {
            case 'S' -> Answer.SET;
            case 'U' -> Answer.UNCHANGED;
            default -> throw new IllegalStateException("set-fields.lua answered " + letter);
        };
    }

    /** As set-fields.lua wants them. */
    private List<String> arguments(List<HashWrite> writes, List<Integer> positions) {
        List<String> arguments = new ArrayList<>();
        arguments.add(Integer.toString(deciding.size()));
        deciding.forEach(field -> {
            arguments.add(field.name());
            arguments.add(field.kind().name());
        });
        for (int position : positions) {
            Map<String, String> fields = writes.get(position).fields();
            arguments.add(Integer.toString(fields.size()));
            fields.forEach((name, value) -> {
                arguments.add(name);
                arguments.add(value);
            });
        }
        return arguments;
    }
}
