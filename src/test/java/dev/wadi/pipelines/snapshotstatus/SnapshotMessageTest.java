package dev.wadi.pipelines.snapshotstatus;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.pipelines.snapshotstatus.FileIdentity.Kind;
import dev.wadi.source.sqs.SqsMessage;
import dev.wadi.testing.TextRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spec sections 1, 6 and 9: the shapes, the fields, the order of the checks. */
class SnapshotMessageTest {
    private static final String GOOD = """
            {"correlation_id":"r1","collection_name":"db.a","snapshot_type":"full","export_date":"2026-11-20"%s}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"Records":[{"body":{}},{"body":"x"},{"no":1},7]}  | 4
            {"Records":[{"body":null}]}                        | 1
            {"Records":[{"no":1},{"body":[]}],"correlation_id":"ignored"} | 2
            """)
    void anEnvelopeIsItsElements(String message, int records) {
        assertThat(ReceivedReport.allIn(new TextRecord("m", message)))
                .hasSize(records)
                .extracting(ReceivedReport::recordIndex)
                .doesNotContainNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"Records":[]}
            {"Records":[{"no":1}]}
            {"Records":[[{"body":1}]]}
            {"Records":{"body":1}}
            {"Records":null}
            {"Records":"x"}
            {"records":[{"body":1}]}
            [{"body":1}]
            {
            ``
            """)
    void anythingElseIsOneMessage(String message) {
        assertThat(ReceivedReport.allIn(new TextRecord("m", message)))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.isBare()).isTrue();
                    assertThat(record.recordIndex()).isNull();
                    assertThat(new String(record.payload(), UTF_8)).isEqualTo(message);
                    assertThat(record.payloadAsJson()).isTrue();
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                       | malformed_json the record is empty
            ` `                      | malformed_json the record is empty
            {} {}                    | malformed_json something follows the JSON text
            []                       | not_an_object the record is a JSON array
            null                     | not_an_object the record is a JSON null
            5                        | not_an_object the record is a JSON number
            "{}"                     | not_an_object the record is a JSON string
            {}                       | missing_required_fields correlation_id, collection_name, snapshot_type, export_date
            {"correlation_id":"","collection_name":null,"snapshot_type":" ","export_date":""} | missing_required_fields correlation_id, collection_name, export_date
            {"correlation_id":1,"collection_name":"a","snapshot_type":"b"}                    | missing_required_fields export_date
            {"correlation_id":0,"collection_name":"a","snapshot_type":"b","export_date":[]}   | invalid_field_type correlation_id must be text
            {"correlation_id":"r","collection_name":"a","snapshot_type":"b","export_date":[]} | invalid_field_type export_date must be no object or array
            {"correlation_id":"r","collection_name":"a","snapshot_type":"b","export_date":1,"is_success_file":1}  | invalid_field_type is_success_file must be text, true, false or null
            {"correlation_id":"r","collection_name":"a","snapshot_type":"b","export_date":1,"is_success_file":[]} | invalid_field_type is_success_file must be text, true, false or null
            """)
    void theChecksRunInTheOrderOfTheSpec(String body, String refusal) {
        assertThat(refusal(new TextRecord("m", body))).containsExactly(refusal);
    }

    @Test
    void anElementIsCheckedLikeAMessage() {
        assertThat(refusal(new TextRecord("m", """
                {"Records":[{"body":{}},{"body":"{"},{"body":""},{"body":"\\"{}\\""},{"body":7},{"body":null},{"x":1},null,{"body":[]}]}""")))
                .containsExactly(
                        "missing_required_fields correlation_id, collection_name, snapshot_type, export_date",
                        "malformed_json Unexpected end-of-input: expected close marker for Object (start marker at"
                                + " [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 1])",
                        "malformed_json the record is empty",
                        "not_an_object the record is a JSON string",
                        "not_an_object the record is a JSON number",
                        "not_an_object the record is a JSON null",
                        "missing_body other elements of the envelope have a body",
                        "missing_body other elements of the envelope have a body",
                        "not_an_object the record is a JSON array");
    }

    @Test
    void whatIsNotUtf8IsMalformed() {
        SourceRecord record = new SourceRecord() {
            @Override
            public String sourceId() {
                return "m";
            }

            @Override
            public byte[] payload() {
                return "{\"correlation_id\":\"\u00e4\"}".getBytes(ISO_8859_1);
            }
        };
        assertThat(refusal(record)).containsExactly("malformed_json the record is not UTF-8");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"body":{"a":1.10}}     | {"a":1.10}   | true
            {"body":" {\\"a\\" :1}"}| ` {"a" :1}`  | false
            {"body":"\\u007b"}      | {            | false
            {"body":null}           | null         | false
            {"body": [1, 2] }       | [1, 2]       | false
            """)
    void theDeadLetterOfAnElementHasItsBody(String element, String payload, boolean asJson) {
        ReceivedReport record = ReceivedReport.allIn(new TextRecord("m", "{\"Records\":[" + element + "]}"))
                .get(0);
        assertThat(new String(record.payload(), UTF_8)).isEqualTo(payload);
        assertThat(record.payloadAsJson()).isEqualTo(asJson);
        assertThat(record.sourceId()).isEqualTo("m");
    }

    @Test
    void theDeadLetterOfAnElementHasTheGroupOfItsMessage() {
        ReceivedReport record = ReceivedReport.allIn(new SqsMessage("m", "{\"Records\":[{\"body\":1}]}", "db_a"))
                .get(0);
        assertThat(record.messageGroupId()).isEqualTo("db_a");
        assertThat(record.partitionKey()).isNull();
    }

    @Test
    void theDeadLetterOfAnElementWithoutBodyHasTheElement() {
        ReceivedReport record = ReceivedReport.allIn(
                        new TextRecord("m", "{\"Records\":[{\"body\":1},{\"messageId\":\"e\"}]}"))
                .get(1);
        assertThat(new String(record.payload(), UTF_8)).isEqualTo("{\"messageId\":\"e\"}");
        assertThat(record.recordIndex()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                          | false
            ,"is_success_file":"true"   | true
            ,"is_success_file":"TrUe"   | true
            ,"is_success_file":" true"  | false
            ,"is_success_file":"yes"    | false
            ,"is_success_file":""       | false
            ,"is_success_file":true     | true
            ,"is_success_file":false    | false
            ,"is_success_file":null     | false
            """)
    void onlyTheWordTrueMakesASuccessFile(String field, boolean success) throws RefusedException {
        assertThat(parse(field).successFile()).isEqualTo(success);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                        | message_id m
            ,"file_name":"a"                          | file_name a
            ,"file_name":"a","filename":"b"           | file_name a
            ,"filename":"b"                           | file_name b
            ,"file_name":null,"filename":"b"          | file_name b
            ,"file_name":"","filename":"b"            | file_name b
            ,"file_name":"NOT_SET","filename":"b"     | message_id m
            ,"file_name":" "                          | file_name ` `
            ,"file_name":5,"filename":"b"             | message_id m
            ,"filename":"NOT_SET"                     | message_id m
            ,"filename":""                            | message_id m
            """)
    void aFileIsKnownByItsNameElseByItsMessage(String fields, String identity) throws RefusedException {
        assertThat(text(parse(fields).file())).isEqualTo(identity.replace("`", ""));
    }

    @Test
    void withoutANameAnElementIsKnownByItsOwnIdElseByItsPlace() throws RefusedException {
        String body = GOOD.formatted("");
        List<ReceivedReport> records = ReceivedReport.allIn(new TextRecord("m", """
                {"Records":[{"body":%1$s,"messageId":"e"},{"body":%1$s},{"body":%1$s,"messageId":""},{"body":%1$s,"messageId":7}]}""".formatted(body)));
        assertThat(SnapshotMessage.parse(records.get(0)).file()).isEqualTo(new FileIdentity(Kind.element_id, "e"));
        assertThat(text(SnapshotMessage.parse(records.get(1)).file())).isEqualTo("message_id m#1");
        assertThat(text(SnapshotMessage.parse(records.get(2)).file())).isEqualTo("message_id m#2");
        assertThat(text(SnapshotMessage.parse(records.get(3)).file())).isEqualTo("message_id m#3");
    }

    private static SnapshotMessage parse(String fields) throws RefusedException {
        return SnapshotMessage.parse(ReceivedReport.allIn(new TextRecord("m", GOOD.formatted(fields)))
                .get(0));
    }

    private static String text(FileIdentity file) {
        return file.kind() + " " + file.value();
    }

    private static List<String> refusal(SourceRecord message) {
        return ReceivedReport.allIn(message).stream()
                .map(record -> {
                    try {
                        return SnapshotMessage.parse(record).toString();
                    } catch (RefusedException e) {
                        return e.reason() + " " + e.getMessage();
                    }
                })
                .toList();
    }
}
