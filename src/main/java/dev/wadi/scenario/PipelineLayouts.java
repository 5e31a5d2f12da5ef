package dev.wadi.scenario;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a pipeline's scenarios may hold beside what all have in common. A new pipeline is a new entry. */
final class PipelineLayouts {
    private static final Map<String, List<Function<Element, WorldPart>>> PARTS = Map.of(
            "turbine-status",
            List.of(
                    scenario -> new PolledRecords(),
                    VendorsPart::new,
                    OutcomesPart::new,
                    DeadLetterPart::new,
                    scenario -> new RedisPart(scenario, List.of("ASSET_MAPPING_KEY", "TURBINE_STATUS_MAPPING_KEY"))),
            "batch-records",
            List.of(
                    scenario -> new PolledRecords(),
                    OutcomesPart::new,
                    DeadLetterPart::new,
                    SilencePart::new,
                    ParametersPart::new,
                    scenario -> new TablesPart(scenario, "curated-records.table.json")));

    private PipelineLayouts() {}

    /** The parts of a scenario's world, each made from the file. */
    static List<WorldPart> parts(Element scenario) {
        Element pipeline = scenario.required("pipeline");
        List<Function<Element, WorldPart>> parts = PARTS.get(pipeline.text());
        if (parts == null) {
            throw pipeline.problem("no pipeline " + pipeline.text() + Suggestion.of(pipeline.text(), PARTS.keySet()));
        }
        return parts.stream().map(part -> part.apply(scenario)).toList();
    }
}
