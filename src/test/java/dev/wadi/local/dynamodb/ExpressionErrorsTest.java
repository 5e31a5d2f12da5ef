package dev.wadi.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.local.dynamodb.expression.ConditionParser;
import dev.wadi.local.dynamodb.expression.ExpressionKind;
import dev.wadi.local.dynamodb.expression.ExpressionNames;
import dev.wadi.local.dynamodb.expression.Projection;
import dev.wadi.local.dynamodb.expression.UpdateParser;
import dev.wadi.local.emulator.AwsException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What AWS says of expressions that it does not take. */
class ExpressionErrorsTest {

    private final ExpressionNames placeholders = placeholders();

    private static ExpressionNames placeholders() {
        try {
            return ExpressionNames.of((ObjectNode) new ObjectMapper().readTree("{\"#n\":\"name\"}"), (ObjectNode)
                    new ObjectMapper().readTree("""
                                    {":a":{"S":"a"},":b":{"S":"b"},":one":{"N":"1"},":set":{"SS":["x"]},":yes":{"BOOL":true}}"""));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a = | Syntax error; token: \"<EOF>\", near: \"=\"",
                "a = = :a | Syntax error; token: \"=\", near: \"= = :a\"",
                "!a | Syntax error; token: \"!\", near: \"!a\"",
                "a = :a b | Syntax error; token: \"b\", near: \":a b\"",
                "(a = :a | Syntax error; token: \"<EOF>\", near: \":a\"",
                "((a = :a)) | The expression has redundant parentheses;",
                "status = :a | Attribute name is a reserved keyword; reserved keyword: status",
                "#x = :a | An expression attribute name used in the document path is not defined; attribute name: #x",
                "a = :x | An expression attribute value used in expression is not defined; attribute value: :x",
                "exists(a) | Invalid function name; function: exists",
                "size(a) | Syntax error; token: \"<EOF>\", near: \")\"",
                "size(a, b) = :one | Incorrect number of operands for operator or function; operator or function: size, number of operands: 2",
                "attribute_exists(:a) | Operator or function requires a document path; operator or function: attribute_exists",
                "begins_with(a, :one) | Incorrect operand type for operator or function; operator or function: begins_with, operand type: N",
                "a < :yes | Incorrect operand type for operator or function; operator or function: <, operand type: BOOL",
                "attribute_type(a, :a) | Invalid attribute type name found; type: a, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}",
                "a = a | The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [a]",
                "a BETWEEN :b AND :a | The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {S:b}, upper bound operand: AttributeValue: {S:a}",
                "a BETWEEN :a AND :one | The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {S:a}, upper bound operand: AttributeValue: {N:1}",
            })
    void aConditionIsRefused(String condition, String message) {
        assertThat(refusal(() -> ConditionParser.parse(ExpressionKind.CONDITION, condition, placeholders)))
                .isEqualTo("Invalid ConditionExpression: " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MAKE a = :a | Syntax error; token: \"MAKE\", near: \"MAKE a\"",
                "SET a :a | Syntax error; token: \":a\", near: \"a :a\"",
                "SET a = :a SET b = :b | The \"SET\" section can only be used once in an update expression;",
                "SET a = :a, a.b = :b | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a, b]",
                "SET a.b = :a REMOVE a[0] | Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a, [0]]",
                "ADD a :a | Incorrect operand type for operator or function; operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND",
                "DELETE a :one | Incorrect operand type for operator or function; operator: DELETE, operand type: NUMBER, typeSet: ALLOWED_FOR_DELETE_OPERAND",
                "SET a = :a + :one | Incorrect operand type for operator or function; operator or function: +, operand type: S",
                "SET a = size(b) | The function is not allowed in an update expression; function: size",
                "SET a = if_not_exists(:a, :b) | Operator or function requires a document path; operator or function: if_not_exists",
            })
    void anUpdateIsRefused(String update, String message) {
        assertThat(refusal(() -> UpdateParser.parse(update, placeholders)))
                .isEqualTo("Invalid UpdateExpression: " + message);
    }

    @Test
    void aSyntaxErrorIsToldBeforeAnythingElse() {
        assertThat(refusal(() -> UpdateParser.parse("SET status = :x,", placeholders)))
                .contains("Syntax error");
    }

    @Test
    void anEmptyAndATooLargeExpressionAreRefused() {
        assertThat(refusal(() -> Projection.parse("", placeholders)))
                .isEqualTo("Invalid ProjectionExpression: The expression can not be empty;");
        assertThat(refusal(() -> Projection.parse("a".repeat(4097), placeholders)))
                .isEqualTo("Invalid ProjectionExpression: Expression size has exceeded the maximum allowed size;"
                        + " expression size: 4097");
    }

    @Test
    void nestingThatWouldNeverEndIsRefused() {
        assertThat(refusal(() -> ConditionParser.parse(ExpressionKind.FILTER, "(".repeat(4000), placeholders)))
                .startsWith("Invalid FilterExpression: ");
        assertThat(refusal(() ->
                        ConditionParser.parse(ExpressionKind.FILTER, "NOT ".repeat(1000) + "a = :a", placeholders)))
                .startsWith("Invalid FilterExpression: ");
    }

    @Test
    void whatIsNotUsedIsRefused() {
        ConditionParser.parse(ExpressionKind.CONDITION, "#n = :a AND b > :b AND c = :one", placeholders);
        assertThat(refusal(placeholders::requireAllUsed))
                .startsWith("Value provided in ExpressionAttributeValues unused in expressions: keys: {")
                .contains(":set", ":yes");
    }

    private static String refusal(Runnable parsing) {
        AwsException refusal = catchThrowableOfType(AwsException.class, parsing::run);
        assertThat(refusal).as("the refusal").isNotNull();
        assertThat(refusal.code()).isEqualTo("ValidationException");
        return refusal.getMessage();
    }
}
