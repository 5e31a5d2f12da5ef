package dev.wadi.local.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The wire as the aws CLI and other SDKs use it: JSON, sent without an SDK's checks. */
class ProtocolTest {

    @RegisterExtension
    static final RunningCloud CLOUD = new RunningCloud(LocalCloudOptions.only(Part.KINESIS, Part.SSM));

    private static final String JSON = "application/x-amz-json-1.1";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String authorization =
            "AWS4-HMAC-SHA256 Credential=" + CLOUD.clients().accessKey()
                    + "/20260101/us-east-1/kinesis/aws4_request, SignedHeaders=host;x-amz-date, Signature=0";

    @Test
    void kinesisSpeaksJsonWithBase64AndDecimalSeconds() throws Exception {
        assertThat(kinesis("CreateStream", "{\"StreamName\":\"s\",\"ShardCount\":1}")
                        .body())
                .isEqualTo("{}");
        JsonNode put = body(kinesis("PutRecord", "{\"StreamName\":\"s\",\"PartitionKey\":\"k\",\"Data\":\"aGk=\"}"));
        assertThat(put.get("ShardId").textValue()).isEqualTo("shardId-000000000000");
        String now = String.valueOf(Instant.now().toEpochMilli() / 1_000.0);
        JsonNode iterator = body(kinesis(
                "GetShardIterator",
                "{\"StreamName\":\"s\",\"ShardId\":\"shardId-000000000000\",\"ShardIteratorType\":\"AT_TIMESTAMP\","
                        + "\"Timestamp\":" + now + "}"));
        assertThat(iterator.get("ShardIterator").isTextual()).isTrue();
        JsonNode horizon = body(kinesis(
                "GetShardIterator",
                "{\"StreamName\":\"s\",\"ShardId\":\"shardId-000000000000\",\"ShardIteratorType\":\"TRIM_HORIZON\"}"));
        JsonNode records = body(kinesis("GetRecords", horizon.toString())).get("Records");
        assertThat(records).hasSize(1);
        assertThat(records.get(0).get("Data").textValue()).isEqualTo("aGk=");
        assertThat(records.get(0).get("ApproximateArrivalTimestamp").doubleValue())
                .isBetween(Instant.now().getEpochSecond() - 60.0, Instant.now().getEpochSecond() + 1.0);
    }

    @Test
    void anErrorHasItsTypeInBodyAndHeaderAndARequestId() throws Exception {
        HttpResponse<String> response = kinesis("DescribeStream", "{\"StreamName\":\"none\"}");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("x-amzn-ErrorType")).contains("ResourceNotFoundException");
        assertThat(response.headers().firstValue("x-amzn-RequestId")).isPresent();
        assertThat(response.headers().firstValue("Content-Type")).contains(JSON);
        assertThat(body(response).get("__type").textValue()).isEqualTo("ResourceNotFoundException");
        assertThat(body(response).get("message").textValue())
                .isEqualTo("Stream none under account 000000000000 not found.");
    }

    @Test
    void anUnknownTargetIsRefused() throws Exception {
        assertThat(type(kinesis("FlyToTheMoon", "{}"))).isEqualTo("UnknownOperationException");
        assertThat(type(send("AmazonSSM.GetParameter", "{}", JSON, authorization)))
                .isEqualTo("UnknownOperationException");
    }

    @Test
    void aBrokenBodyIsRefused() throws Exception {
        assertThat(type(kinesis("ListStreams", "{\"Limit\":"))).isEqualTo("SerializationException");
        assertThat(type(kinesis("ListStreams", ""))).isEqualTo("SerializationException");
        assertThat(type(kinesis("ListStreams", "[]"))).isEqualTo("SerializationException");
        assertThat(type(kinesis("ListStreams", "{} {}"))).isEqualTo("SerializationException");
    }

    @Test
    void aMemberOfTheWrongTypeIsRefused() throws Exception {
        assertThat(message(kinesis("DescribeStream", "{\"StreamName\":1}")))
                .isEqualTo("NUMBER_VALUE can not be converted to a String");
        assertThat(message(kinesis("ListStreams", "{\"Limit\":\"1\"}")))
                .isEqualTo("STRING_VALUE can not be converted to an Integer");
        assertThat(message(kinesis("DescribeStream", "{\"StreamName\":[]}")))
                .isEqualTo("Start of list found where not expected");
        assertThat(message(kinesis("PutRecords", "{\"StreamName\":\"s\",\"Records\":[true]}")))
                .isEqualTo("TRUE_VALUE can not be converted to a Structure");
        assertThat(type(kinesis("PutRecord", "{\"StreamName\":\"s\",\"PartitionKey\":\"k\",\"Data\":\"%\"}")))
                .isEqualTo("SerializationException");
    }

    @Test
    void amazonsWayToSignIsAskedFor() throws Exception {
        assertThat(type(send("Kinesis_20131202.ListStreams", "{}", JSON, "")))
                .isEqualTo("MissingAuthenticationTokenException");
        HttpResponse<String> incomplete =
                send("Kinesis_20131202.ListStreams", "{}", JSON, "AWS4-HMAC-SHA256 Signature=0");
        assertThat(type(incomplete)).isEqualTo("IncompleteSignatureException");
        assertThat(message(incomplete))
                .startsWith("Authorization header requires 'Credential' parameter. Authorization header requires"
                        + " 'SignedHeaders' parameter.");
        assertThat(type(send(
                        "Kinesis_20131202.ListStreams",
                        "{}",
                        JSON,
                        "AWS4-HMAC-SHA256 Credential=key, SignedHeaders=host, Signature=0")))
                .isEqualTo("IncompleteSignatureException");
    }

    @Test
    void whatIsNoCallIsRefused() throws Exception {
        HttpResponse<String> get = http.send(
                HttpRequest.newBuilder(CLOUD.clients().endpoint(Part.KINESIS)).build(), BodyHandlers.ofString());
        assertThat(get.statusCode()).isEqualTo(403);
        HttpResponse<String> form =
                send("Kinesis_20131202.ListStreams", "{}", "application/x-www-form-urlencoded", authorization);
        assertThat(form.statusCode()).isEqualTo(404);
    }

    @Test
    void aBodyBeyondTheBoundIsCutOff() throws Exception {
        HttpResponse<String> response = kinesis("ListStreams", " ".repeat(EmulatorServer.LARGEST_BODY) + "{}");
        assertThat(response.statusCode()).isEqualTo(413);
    }

    @Test
    void httpTwoIsSpokenInCleartext() throws Exception {
        HttpResponse<String> response = kinesis("ListStreams", "{}");
        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(body(response).get("StreamNames")).isEmpty();
    }

    private HttpResponse<String> kinesis(String operation, String body) throws IOException, InterruptedException {
        return send("Kinesis_20131202." + operation, body, JSON, authorization);
    }

    private HttpResponse<String> send(String target, String body, String contentType, String authorization)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(CLOUD.clients().endpoint(Part.KINESIS))
                .header("X-Amz-Target", target)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode body(HttpResponse<String> response) throws IOException {
        return MAPPER.readTree(response.body());
    }

    private static String type(HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).isEqualTo(400);
        return body(response).get("__type").textValue();
    }

    private static String message(HttpResponse<String> response) throws IOException {
        return body(response).get("message").textValue();
    }
}
