package dev.wadi.pipelines.datasetprocessing;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.json.JsonObjectReader;
import dev.wadi.edge.json.NotAJsonObjectException;
import dev.wadi.edge.json.RawJson;
import dev.wadi.edge.json.SqsSafeText;
import dev.wadi.pipelines.datasetprocessing.reason.DatasetReason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one event asks for (spec section 1.1).
 *
 * @param arn names the function
 * @param type which variant of its output
 * @param taskConfig as received, for the log
 * @param outputPrefix begins the key of each document
 * @param inputPrefixes by data set
 * @param errors as received
 */
public record DatasetEvent(
        String task,
        String arn,
        String type,
        RawJson taskConfig,
        String datasetId,
        String version,
        String edition,
        String outputPrefix,
        Map<String, String> inputPrefixes,
        RawJson errors) {
    private static final String STAGE = "%stage%";
    private static final String OUTPUT_STAGE = "intermediate";

    public static DatasetEvent parse(byte[] json) throws RefusedException {
        Map<String, RawJson> event = top(json);
        String task = text(event, "task", "the event");
        Map<String, RawJson> payload = exactly(event, "payload", List.of("pipeline", "output_dataset", "step_data"));
        Map<String, RawJson> pipeline = exactly(payload, "pipeline", List.of("id", "task_config"));
        Map<String, RawJson> output =
                exactly(payload, "output_dataset", List.of("id", "version", "edition", "s3_prefix"));
        Map<String, RawJson> stepData = exactly(payload, "step_data", List.of("s3_input_prefixes", "status", "errors"));
        RawJson taskConfig = required(object(pipeline, "task_config"), task, "task_config");
        Map<String, RawJson> config = object(Map.of(task, taskConfig), task);
        RawJson type = required(config, "type", "task_config." + task);
        return new DatasetEvent(
                task,
                text(config, "arn", "task_config." + task),
                type.text(),
                taskConfig,
                output.get("id").text(),
                output.get("version").text(),
                output.get("edition").text(),
                text(output, "s3_prefix", "output_dataset").replace(STAGE, OUTPUT_STAGE) + task + "/",
                prefixes(stepData),
                stepData.get("errors"));
    }

    /** The step data that the caller gets when all documents are written (spec section 1.3), in characters that SQS takes. */
    public String stepData() {
        return SqsSafeText.escape("{\"s3_input_prefixes\":{" + quoted(datasetId) + ":" + quoted(outputPrefix)
                + "},\"status\":\"OK\",\"errors\":" + errors.raw() + "}");
    }

    private static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    private static Map<String, RawJson> top(byte[] json) throws RefusedException {
        try {
            Map<String, RawJson> event = JsonObjectReader.values(json);
            required(event, "execution_name", "the event");
            return event;
        } catch (NotAJsonObjectException e) {
            throw DatasetReason.event_invalid.because("the event is no JSON object: " + e.getMessage());
        }
    }

    private static Map<String, String> prefixes(Map<String, RawJson> stepData) throws RefusedException {
        Map<String, RawJson> prefixes = object(stepData, "s3_input_prefixes");
        Map<String, String> texts = new LinkedHashMap<>();
        for (String dataset : prefixes.keySet()) {
            texts.put(dataset, text(prefixes, dataset, "s3_input_prefixes"));
        }
        return texts;
    }

    /** An object with these fields and no others. */
    private static Map<String, RawJson> exactly(Map<String, RawJson> parent, String name, List<String> fields)
            throws RefusedException {
        Map<String, RawJson> found = object(parent, name);
        for (String field : fields) {
            required(found, field, name);
        }
        Set<String> unknown = new TreeSet<>(found.keySet());
        unknown.removeAll(fields);
        if (!unknown.isEmpty()) {
            throw DatasetReason.event_invalid.because(name + " has unknown fields: " + String.join(", ", unknown)
                    + ". It has " + String.join(", ", fields));
        }
        return found;
    }

    private static Map<String, RawJson> object(Map<String, RawJson> parent, String name) throws RefusedException {
        RawJson value = required(parent, name, "the event");
        try {
            if (value.isObject()) {
                return JsonObjectReader.values(value.raw());
            }
        } catch (NotAJsonObjectException e) {
            throw new IllegalStateException(e); // it was read before
        }
        throw DatasetReason.event_invalid.because(name + " is no JSON object");
    }

    private static String text(Map<String, RawJson> parent, String name, String parentName) throws RefusedException {
        RawJson value = required(parent, name, parentName);
        if (!value.isText()) {
            throw DatasetReason.event_invalid.because(name + " of " + parentName + " is no text");
        }
        return value.text();
    }

    private static RawJson required(Map<String, RawJson> parent, String name, String parentName)
            throws RefusedException {
        RawJson value = parent.get(name);
        if (value == null) {
            throw DatasetReason.event_invalid.because(parentName + " has no field " + name);
        }
        return value;
    }
}
