package dev.wadi.scenario.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class RowComparisonTest {
    @Test
    void ofARowThatDiffersTheAttributesAreToldThatDo() {
        assertThat(compare(
                        List.of(row("a", "1", "x"), row("b", "2", "y"), row("c", "3", "z")),
                        List.of(row("c", "3", "z"), row("b", "5", "y"), row("a", "1", "x"))))
                .containsExactly("tables.t[Id={\"S\":\"b\"}, Text={\"S\":\"y\"}].Count\n"
                        + "  expected  {\"N\":\"2\"}\n  actual    {\"N\":\"5\"}");
    }

    @Test
    void anAttributeOnOneSideOnlyIsADifference() {
        assertThat(compare(
                        List.of(Map.of("Id", fromS("a"), "Old", fromS("1"))),
                        List.of(Map.of("Id", fromS("a"), "New", fromS("1")))))
                .containsExactly(
                        "tables.t[Id={\"S\":\"a\"}].New\n  expected  (none)\n  actual    {\"S\":\"1\"}",
                        "tables.t[Id={\"S\":\"a\"}].Old\n  expected  {\"S\":\"1\"}\n  actual    (none)");
    }

    @Test
    void aRowIsComparedWithTheOneThatIsMostLikeIt() {
        assertThat(compare(List.of(row("a", "1", "x"), row("b", "1", "x")), List.of(row("b", "2", "x"))))
                .hasSize(2)
                .anyMatch(finding -> finding.startsWith("tables.t[Id={\"S\":\"b\"}"))
                .anyMatch(finding -> finding.contains("\"S\":\"a\"") && finding.endsWith("(none)"));
    }

    @Test
    void rowsThatHaveNothingInCommonAreTwoFindings() {
        assertThat(compare(List.of(row("a", "1", "x")), List.of(row("b", "2", "y"))))
                .hasSize(2);
        assertThat(compare(List.of(row("a", "1", "x")), List.of()))
                .singleElement()
                .asString()
                .contains("(none)");
    }

    @Test
    void anIdThatTheFileLeavesOpenDoesNotDiffer() {
        Map<String, AttributeValue> open = Map.of("Id", fromS("$uuid"), "Text", fromS("x"));
        assertThat(compare(
                        List.of(open),
                        List.of(Map.of(
                                "Id", fromS(UUID.randomUUID().toString()), "Text", fromS("y"), "More", fromS("z")))))
                .noneMatch(finding -> finding.contains("Id\n"))
                .hasSize(2);
    }

    private static Map<String, AttributeValue> row(String id, String count, String text) {
        return Map.of("Id", fromS(id), "Count", fromN(count), "Text", fromS(text));
    }

    private static List<String> compare(
            List<Map<String, AttributeValue>> wanted, List<Map<String, AttributeValue>> actual) {
        Differences differences = new Differences();
        RowComparison.compare("tables.t", wanted, actual, differences);
        return differences.findings();
    }
}
