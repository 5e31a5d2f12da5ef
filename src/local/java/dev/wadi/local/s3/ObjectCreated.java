package dev.wadi.local.s3;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/**
 * The message about an object that was made, in version 2.1 of S3's form.
 *
 * @param way such as {@code Put}
 * @param number grows with each event; by it a reader tells which of two about one key is the later
 */
record ObjectCreated(String way, String bucket, String key, String region, Instant time, long number) {

    String text(String rule, ObjectState object) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("eventVersion", "2.1").put("eventSource", "aws:s3").put("awsRegion", region);
        event.put("eventTime", time.toString()).put("eventName", "ObjectCreated:" + way);
        event.putObject("userIdentity").put("principalId", "AWS:local");
        event.putObject("requestParameters").put("sourceIPAddress", "127.0.0.1");
        event.putObject("responseElements").put("x-amz-request-id", sequencer()).put("x-amz-id-2", sequencer());
        ObjectNode s3 = event.putObject("s3").put("s3SchemaVersion", "1.0").put("configurationId", rule);
        s3.putObject("bucket")
                .put("name", bucket)
                .put("arn", "arn:aws:s3:::" + bucket)
                .putObject("ownerIdentity")
                .put("principalId", "local");
        s3.putObject("object")
                .put("key", encoded())
                .put("size", object.size())
                .put("eTag", object.etag())
                .put("sequencer", sequencer());
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.putArray("Records").add(event);
        return message.toString();
    }

    /** The key as S3 writes it there: like a form in a page, with its slashes. */
    private String encoded() {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }

    private String sequencer() {
        return String.format(Locale.ROOT, "%018X", number);
    }
}
