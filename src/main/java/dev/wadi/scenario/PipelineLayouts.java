package dev.wadi.scenario;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a pipeline's scenarios may hold beside what all have in common. A new pipeline is a new entry. */
final class PipelineLayouts {
    private static final Map<String, Layout> LAYOUTS = Map.of(
            "turbine-status",
            new Layout(
                    new KinesisEvent(),
                    List.of(
                            scenario -> new PolledRecords(),
                            VendorsPart::new,
                            OutcomesPart::new,
                            DeadLetterPart::new,
                            scenario -> new StreamPart(scenario, "enrichedStream", "turbine-status.enriched-stream"),
                            scenario -> new RedisPart(
                                    scenario, List.of("ASSET_MAPPING_KEY", "TURBINE_STATUS_MAPPING_KEY")))),
            "batch-records",
            new Layout(
                    new KinesisEvent(),
                    List.of(
                            scenario -> new PolledRecords(),
                            OutcomesPart::new,
                            DeadLetterPart::new,
                            SilencePart::new,
                            ParametersPart::new,
                            scenario -> new TablesPart(
                                    scenario,
                                    TableSetting.compared(
                                            "DDB_CURATED_RECORDS_TABLE_ARN",
                                            "curated-records.table.json",
                                            "curated-records")))),
            "snapshot-status",
            new Layout(
                    new SqsEvent(),
                    List.of(
                            scenario -> new QueueMessages(),
                            OutcomesPart::new,
                            scenario -> new MetricsPart(
                                    scenario, "snapshot_sender_status_checker_", "PUSHGATEWAY_HOSTNAME"),
                            DeadLetterPart::new,
                            scenario -> new QueuePart(
                                    scenario, "exportStateQueue", "export-state.fifo", "EXPORT_STATE_SQS_QUEUE_URL"),
                            scenario -> new TopicPart(
                                    scenario, "monitoringTopic", "monitoring", "MONITORING_SNS_TOPIC_ARN"),
                            PipelineLayouts::snapshotTables)));

    private PipelineLayouts() {}

    /**
     * @param event what {@code wadi invoke} takes
     * @param parts of a scenario's world, each made from the file
     */
    record Layout(EventForm event, List<Function<Element, WorldPart>> parts) {}

    /** That of the pipeline which the scenario names. */
    static Layout of(Element scenario) {
        Element pipeline = scenario.required("pipeline");
        Layout layout = LAYOUTS.get(pipeline.text());
        if (layout == null) {
            throw pipeline.problem("no pipeline " + pipeline.text() + Suggestion.of(pipeline.text(), LAYOUTS.keySet()));
        }
        return layout;
    }

    /** The parts of a scenario's world. */
    static List<WorldPart> parts(Element scenario) {
        return of(scenario).parts().stream().map(part -> part.apply(scenario)).toList();
    }

    private static TablesPart snapshotTables(Element scenario) {
        return new TablesPart(
                scenario,
                TableSetting.compared(
                        "DYNAMO_DB_EXPORT_STATUS_TABLE_NAME", "collection-status.table.json", "UCExportToCrownStatus"),
                TableSetting.compared(
                        "DYNAMO_DB_PRODUCT_STATUS_TABLE_NAME", "product-status.table.json", "data_pipeline_metadata"),
                TableSetting.bookkeeping(
                        "DYNAMO_DB_DEDUPE_TABLE_NAME", "bookkeeping.table.json", "UCExportToCrownStatus_Processed"));
    }
}
