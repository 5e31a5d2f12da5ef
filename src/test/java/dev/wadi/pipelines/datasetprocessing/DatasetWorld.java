package dev.wadi.pipelines.datasetprocessing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.installation.Installation;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.testing.DeadLetters;
import dev.wadi.testing.TextRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.model.Message;

/** The world of dataset-processing in the tests of its route: a bucket with the files of one statistic, events about it, and what came out. */
final class DatasetWorld implements AutoCloseable {
    static final String CSV = """
        aar;delbydel_id;delbydel_navn;bydel_id;bydel_navn;antall_som_bor_trangt;andel_som_bor_trangt
        2018;0101;Lodalen;01;Bydel Gamle Oslo;867;15.0
        2018;0201;Grünerløkka vest;02;Bydel Grünerløkka;188;25.5
        2018;;;01;Bydel Gamle Oslo;1290;25.9
        2018;;;02;Bydel Grünerløkka;1968;2.9
        2018;;;00;Oslo i alt;6708;14.2
        """;

    private static final String NAME = "dataset-processing";

    private final PipelineWorld world = PipelineWorld.alone(
            new Installation(Path.of("").toAbsolutePath()),
            NAME,
            LocalCloudOptions.defaults().withoutLimits(),
            Map.of());
    private final DeadLetters letters = new DeadLetters(world.clients().sqs(), world.deadLetters(NAME));

    ApplicationPlan plan() {
        return world.plan().withInjectedInput().withSettings(Map.of("camel.main.jmxEnabled", "false"));
    }

    void reset() {
        objects().keySet().forEach(key -> s3().deleteObject(
                        request -> request.bucket(bucket()).key(key)));
        letters.take();
        replies();
    }

    String bucket() {
        return world.value("BUCKET_NAME");
    }

    private S3Client s3() {
        return world.clients().s3();
    }

    void put(String key, byte[] content) {
        s3().putObject(request -> request.bucket(bucket()).key(key), RequestBody.fromBytes(content));
    }

    void put(String key, String content) {
        put(key, content.getBytes(UTF_8));
    }

    /** All that there is, by its keys. */
    Map<String, String> objects() {
        Map<String, String> objects = new TreeMap<>();
        s3()
                .listObjectsV2Paginator(request -> request.bucket(bucket()).encodingType(EncodingType.URL))
                .contents()
                .stream()
                .map(S3Object::key)
                .forEach(key -> objects.put(
                        key,
                        new String(
                                s3().getObjectAsBytes(request ->
                                                request.bucket(bucket()).key(key))
                                        .asByteArrayUnsafe(),
                                UTF_8)));
        return objects;
    }

    /** The documents below an output prefix, by their names. */
    Map<String, JsonNode> documents(String prefix) {
        Map<String, JsonNode> documents = new TreeMap<>();
        objects().forEach((key, content) -> {
            if (key.startsWith(prefix)) {
                documents.put(key.substring(prefix.length()), DeadLetters.json(content));
            }
        });
        return documents;
    }

    List<JsonNode> letters() {
        return letters.take();
    }

    /** An answer that was on the queue. */
    record Reply(String id, String body) {}

    /** Takes all answers off the queue. */
    List<Reply> replies() {
        String url = world.value("dataset-processing.reply-queue");
        List<Reply> replies = new ArrayList<>();
        List<Message> page;
        do {
            page = world.clients()
                    .sqs()
                    .receiveMessage(request ->
                            request.queueUrl(url).maxNumberOfMessages(10).messageAttributeNames("All"))
                    .messages();
            for (Message message : page) {
                replies.add(new Reply(message.messageAttributes().get("id").stringValue(), message.body()));
                world.clients().sqs().deleteMessage(request -> request.queueUrl(url)
                        .receiptHandle(message.receiptHandle()));
            }
        } while (!page.isEmpty());
        return replies;
    }

    /** That asks for the latest year of people in crowded dwellings. Its id is in it, so that it is no other one sent again. */
    static TextRecord event(String id, String input, String output) {
        return event(id, "levekar-trangbodde", input, output);
    }

    static TextRecord event(String id, String function, String input, String output) {
        return new TextRecord(id, """
            {"execution_name":"%s","task":"t","payload":{
             "pipeline":{"id":"p","task_config":{"t":{"arn":"%s","type":"status"}}},
             "output_dataset":{"id":"crowded","version":"1","edition":"e","s3_prefix":%s},
             "step_data":{"s3_input_prefixes":{"trangbodde":%s},"status":"PENDING","errors":[]}}}\
            """.formatted(id, function, quoted(output), quoted(input)));
    }

    private static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    @Override
    public void close() {
        world.close();
    }
}
