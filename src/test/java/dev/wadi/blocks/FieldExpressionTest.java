package dev.wadi.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.UnroutedRecord;
import dev.wadi.testing.TextRecord;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldExpressionTest {
    private static final DefaultCamelContext CAMEL = new DefaultCamelContext();

    @AfterAll
    static void stop() {
        CAMEL.stop();
    }

    @Test
    void oneExpressionAloneKeepsItsType() throws Exception {
        assertThat(compile("${body[order][total]}").evaluate(record())).isEqualTo(new BigDecimal("1.10"));
        assertThat(compile("${body[lines]}").evaluate(record())).isEqualTo(List.of("a", "b"));
        assertThat(compile("${header.kind}").evaluate(record())).isEqualTo(7);
        assertThat(compile("fixed").evaluate(record())).isEqualTo("fixed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            order/${body[order][id]} for ${header.kind} | order/x for 7
            ${body[lines][0]}${body[lines][last]}       | ab
            ${body['order']["total"]}                   | 1.10
            ${in.body[order]}                           | {"id":"x","total":1.10}
            {"id":"${body[order][id]}"}                 | {"id":"x"}
            """)
    void severalBecomeText(String text, String expected) throws Exception {
        assertThat(compile(text).text(record())).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${body[nothing]}",
                "${body[empty]}",
                "${body[order][id][deeper]}",
                "${body[lines][2]}",
                "${header.nothing}",
                "text ${body[nothing]}"
            })
    void whatIsNotThereIsNeverNullInSilence(String text) {
        assertThatThrownBy(() -> compile(text).evaluate(record()))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.reason().name()).isEqualTo("missing_field"))
                .hasMessageContaining("which option key reads, is not there or null");
        assertThat(compile(text).find(record())).isEmpty();
    }

    @Test
    void theIdentityOfTheRecordIsAtHand() throws Exception {
        PollRecord one = UnroutedRecord.of(new TextRecord("shard:1", ""), new DefaultMessage(CAMEL));
        assertThat(compile("row ${recordId}").text(one)).isEqualTo("row shard:1");
        assertThat(compile("${recordUuid}").evaluate(one))
                .as("the same in every version")
                .isEqualTo("ae7451a0-e290-3045-9fa6-b580c22b4fa5");
    }

    @Test
    void aFieldOfABodyThatNobodyHasParsedIsNoFaultOfTheRecord() {
        Message message = new DefaultMessage(CAMEL);
        message.setBody(new TextRecord("id", "{\"id\":1}"));
        PollRecord unparsed = UnroutedRecord.of(new TextRecord("id", ""), message);
        assertThatThrownBy(() -> compile("${body[id]}").evaluate(unparsed))
                .isInstanceOf(HoldException.class)
                .hasMessageContaining("Put to: parse:json before");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${bean:one}",
                "${bean:type:java.lang.System?method=nanoTime}",
                "${ref:one}",
                "${type:java.lang.Integer.MAX_VALUE}",
                "${body.size}",
                "${body[order].keySet}",
                "${body?.size()}",
                "${bodyAs(java.lang.String).length}",
                "${header.kind.class}",
                "${exchange.context}",
                "${camelContext.name}",
                "a ${hash(${body.toString})}"
            })
    void whatCallsJavaIsRefusedAtTheStart(String text) {
        assertThatThrownBy(() -> compile(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Option key: ")
                .hasMessageContaining("calls a method or reads a bean");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${body[a]", "${nonsense:}"})
    void whatIsNoExpressionIsRefusedAtTheStart(String text) {
        assertThatThrownBy(() -> compile(text)).hasMessageStartingWith("Option key: ");
    }

    @Test
    void otherFunctionsAreThoseOfTheSimpleLanguage() throws Exception {
        try (BlockRoute route =
                new BlockRoute("- to: parse:json\n- to: \"effect:put?item=${hash(${body[id]})} ${body[id]}\"\n")) {
            assertThat(route.deliver("{\"id\":\"a\"}")).isTrue();
            assertThat(route.effects)
                    .containsExactly("put ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb a");
        }
    }

    private static FieldExpression compile(String text) {
        return FieldExpression.compile(CAMEL, "key", text);
    }

    private static PollRecord record() {
        Map<String, Object> body = new HashMap<>();
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("id", "x");
        order.put("total", new BigDecimal("1.10"));
        body.put("order", order);
        body.put("lines", List.of("a", "b"));
        body.put("empty", null);
        Message message = new DefaultMessage(CAMEL);
        message.setBody(body);
        message.setHeader("kind", 7);
        return UnroutedRecord.of(new TextRecord("id", ""), message);
    }
}
