package dev.wadi.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.wadi.app.installation.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The value of a setting that stands inside an expression, or inside a URI that is made for each record, is text that Camel reads: a quote or
 * a placeholder in it would change what the expression says. The type of each such setting takes neither.
 */
class SettingsInsideExpressionsTest {
    private static final Installation HOME = new Installation(Path.of("").toAbsolutePath());
    /** Of a setting; {@code {{flag:...}}} is true or false, whatever the setting says. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??(?!flag:)([\\w.-]+?)(:[^}]*)?}}");
    /** The words of the YAML DSL below which a text is an expression. */
    private static final Set<String> EXPRESSIONS = Set.of(
            "simple",
            "toD",
            "log",
            "expression",
            "enrich",
            "pollEnrich",
            "wireTap",
            "recipientList",
            "routingSlip",
            "dynamicRouter",
            "poll",
            "setBody",
            "setHeader",
            "setHeaders",
            "setProperty",
            "setVariable",
            "jsonpath",
            "jq",
            "script",
            "transform",
            "validate");

    static Set<String> settings() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path file : HOME.routeFiles()) {
            collect(new YAMLMapper().readTree(file.toFile()), false, found);
        }
        return found;
    }

    private static void collect(JsonNode node, boolean inside, Set<String> found) {
        if (inside && node.isTextual()) {
            PLACEHOLDER.matcher(node.textValue()).results().forEach(placeholder -> found.add(placeholder.group(1)));
        }
        node.forEach(child -> {
            if (node.isArray()) {
                collect(child, inside, found);
            }
        });
        node.properties()
                .forEach(member -> collect(member.getValue(), inside || EXPRESSIONS.contains(member.getKey()), found));
    }

    @Test
    void thereAreSome() throws IOException {
        assertThat(settings()).contains("batch-records.data-set", "turbine-status.enriched-stream");
    }

    @ParameterizedTest
    @MethodSource("settings")
    void theirTypesTakeNothingThatCouldChangeTheExpression(String name) {
        Setting setting = HOME.settings().find(name).orElseThrow();
        for (String value :
                new String[] {"o'clock", "a\"b", "${header.x}", "$simple{x}", "a b", "a?b=c", "a&b", "{{x}}", "\\"}) {
            assertThat(setting.type().problem(value))
                    .as(
                            "[%s] as the type of %s, which stands inside an expression, takes %s: use [name]",
                            setting.type().text(), name, value)
                    .isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"waze", "curated/waze", "arn:aws:kinesis:eu-west-1:123456789012:stream/enriched", "A_b-c.d"})
    void whatIsANameIsTaken(String value) {
        assertThat(SettingType.parse("name").problem(value)).isEmpty();
    }
}
