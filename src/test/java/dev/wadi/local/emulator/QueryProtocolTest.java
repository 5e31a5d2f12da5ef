package dev.wadi.local.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class QueryProtocolTest {

    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

    private final QueryProtocol protocol = new QueryProtocol("2010-03-31", "urn:test");

    @Test
    void aCallNamesItsOperationAndItsMembers() {
        Protocol.Request request = protocol.read(call("Action=Publish&Version=2010-03-31&Message=a%26b+%C3%BC&Empty="));
        assertThat(request.operation()).isEqualTo("Publish");
        assertThat(request.input().text("Message")).contains("a&b ü");
        assertThat(request.input().text("Empty")).isEmpty();
        assertThat(request.input().has("Action")).isFalse();
    }

    @Test
    void listsMapsAndStructuresAreMadeOfDots() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("Entries.member.10.Id", "last");
        parameters.put("Entries.member.2.Id", "first");
        parameters.put("Entries.member.2.Deep.Inner", "x");
        parameters.put("Names.member.1", "n");
        parameters.put("Map.entry.1.key", "k.with.dots");
        parameters.put("Map.entry.1.value", "v");
        ObjectNode structure = QueryMembers.structure(parameters);
        assertThat(structure)
                .hasToString("{\"Entries\":[{\"Id\":\"first\",\"Deep\":{\"Inner\":\"x\"}},{\"Id\":\"last\"}],"
                        + "\"Names\":[\"n\"],\"Map\":[{\"key\":\"k.with.dots\",\"value\":\"v\"}]}");
        assertThat(new Input(structure, JsonFormat.JSON).entries("Map")).containsEntry("k.with.dots", "v");
    }

    @Test
    void anAnswerIsXml() {
        HttpResponse answer = protocol.answer(call(""), "List", out -> out.text("Token", "<&>")
                .texts("Names", List.of("a", "b"))
                .entries("Attributes", Map.of("k", "v")));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(new String(answer.body(), UTF_8))
                .contains("<ListResponse xmlns=\"urn:test\"><ListResult><Token>&lt;&amp;")
                .contains("<Names><member>a</member><member>b</member></Names>")
                .contains("<Attributes><entry><key>k</key><value>v</value></entry></Attributes></ListResult>"
                        + "<ResponseMetadata><RequestId>");
    }

    @Test
    void whatIsNoCallIsRefused() {
        assertRefused("Version=2010-03-31", "MissingAction");
        assertRefused("Action=Publish&Version=2001-01-01", "InvalidAction");
        assertRefused("Action=Publish&Version=2010-03-31&Message=%", "MalformedQueryString");
        assertRefused("Action=Publish&Version=2010-03-31&List.member.x=1", "SerializationException");
        assertThatThrownBy(() -> protocol.read(new Call(true, "", "application/json", "", new byte[0])))
                .asInstanceOf(InstanceOfAssertFactories.type(AwsException.class))
                .extracting(AwsException::code)
                .isEqualTo("MalformedQueryString");
    }

    @Test
    void aRefusalTellsWhoseFaultItIs() {
        assertThat(new String(
                        protocol.refuse(call(""), AwsException.unreadable("no")).body(), UTF_8))
                .contains(
                        "<Error><Type>Sender</Type><Code>MalformedInput</Code><Message>no</Message></Error><RequestId>");
        assertThat(new String(
                        protocol.refuse(call(""), AwsException.failed("oh")).body(), UTF_8))
                .contains("<Type>Receiver</Type><Code>InternalFailure</Code>");
    }

    private void assertRefused(String body, String code) {
        assertThatThrownBy(() -> protocol.read(call(body)))
                .asInstanceOf(InstanceOfAssertFactories.type(AwsException.class))
                .extracting(AwsException::code)
                .isEqualTo(code);
    }

    private static Call call(String body) {
        return new Call(true, "", FORM, "", body.getBytes(UTF_8));
    }
}
