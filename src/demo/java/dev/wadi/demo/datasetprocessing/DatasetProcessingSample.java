package dev.wadi.demo.datasetprocessing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.bench.datasetprocessing.DatasetProcessingBenchmark;
import dev.wadi.cli.Benchmark;
import dev.wadi.demo.sample.NumberedInputs;
import dev.wadi.demo.sample.PipelineDemo;
import dev.wadi.demo.sample.PipelineSample;
import dev.wadi.demo.world.PipelineWorld;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What there is of dataset-processing beside the pipeline. */
public final class DatasetProcessingSample implements PipelineSample {
    static final String NAME = "dataset-processing";
    static final String REPLY_QUEUE = "dataset-processing.reply-queue";

    private static final String BUCKET = "BUCKET_NAME";

    @Override
    public String pipeline() {
        return NAME;
    }

    @Override
    public Optional<PipelineDemo> demo() {
        return Optional.of(new DatasetProcessingDemo());
    }

    @Override
    public Optional<NumberedInputs> inputs(PipelineWorld world) {
        return Optional.of(new NumberedStatistics(world));
    }

    @Override
    public Optional<Benchmark> benchmark() {
        return Optional.of((installation, out) ->
                new DatasetProcessingBenchmark(installation.config().resolve(NAME), out).run());
    }

    static void put(PipelineWorld world, String key, String content) {
        world.clients()
                .s3()
                .putObject(
                        request -> request.bucket(world.value(BUCKET)).key(key),
                        RequestBody.fromBytes(content.getBytes(UTF_8)));
    }

    /** All whose keys begin so. */
    static List<S3Object> objects(PipelineWorld world, String prefix) {
        return world
                .clients()
                .s3()
                .listObjectsV2Paginator(request ->
                        request.bucket(world.value(BUCKET)).prefix(prefix).encodingType(EncodingType.URL))
                .contents()
                .stream()
                .toList();
    }

    static String text(PipelineWorld world, String key) {
        return world.clients()
                .s3()
                .getObjectAsBytes(request -> request.bucket(world.value(BUCKET)).key(key))
                .asUtf8String();
    }

    /**
     * An event.
     *
     * @param input data set and where its files begin
     * @param output what the keys of its documents begin with; they get the name of the task, {@code make}, behind it
     */
    static String event(
            String name,
            String function,
            String type,
            Map.Entry<String, String> input,
            String output) {
        return """
            {"execution_name":"%s","task":"make","payload":{\
            "pipeline":{"id":"%1$s","task_config":{"make":{"arn":"bydelsfakta-data-processing-%s","type":"%s"}}},\
            "output_dataset":{"id":"%1$s","version":"1","edition":"1","s3_prefix":"%s"},\
            "step_data":{"s3_input_prefixes":{"%s":"%s"},"status":"PENDING","errors":[]}}}\
            """.formatted(name, function, type, output, input.getKey(), input.getValue());
    }
}
