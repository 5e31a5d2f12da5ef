package dev.wadi.conformance.edits;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Some edits of all pipelines, by chance; each kind of edit comes once before any comes twice. */
final class EditSample {
    private final Map<EditedPipeline, List<Edit>> edits = new LinkedHashMap<>();

    private record Chosen(EditedPipeline pipeline, Edit edit) {}

    private EditSample() {}

    static EditSample of(List<EditedPipeline> pipelines, int most, Random random) {
        Map<String, List<Chosen>> kinds = new LinkedHashMap<>();
        for (EditedPipeline pipeline : pipelines) {
            for (Edit edit : pipeline.edits()) {
                kinds.computeIfAbsent(edit.what(), kind -> new ArrayList<>()).add(new Chosen(pipeline, edit));
            }
        }
        kinds.values().forEach(kind -> Collections.shuffle(kind, random));
        EditSample sample = new EditSample();
        pipelines.forEach(pipeline -> sample.edits.put(pipeline, new ArrayList<>()));
        int taken = 0;
        while (taken < most && kinds.values().stream().anyMatch(kind -> !kind.isEmpty())) {
            for (List<Chosen> kind : kinds.values()) {
                if (!kind.isEmpty() && taken < most) {
                    Chosen next = kind.remove(kind.size() - 1);
                    sample.edits.get(next.pipeline()).add(next.edit());
                    taken++;
                }
            }
        }
        return sample;
    }

    List<Edit> of(EditedPipeline pipeline) {
        return edits.get(pipeline);
    }
}
