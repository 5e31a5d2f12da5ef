package dev.wadi.edge.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.settings.SettingException;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spec batch-records section 3: the part between the first and the second slash; a value without a slash is a plain name. */
class DynamoDbTableFunctionTest {

    @ParameterizedTest
    @CsvSource({
        "arn:aws:dynamodb:us-east-1:123456789012:table/curated-records, curated-records",
        "arn:aws:dynamodb:us-east-1:123456789012:table/curated-records/index/by-batch, curated-records",
        "arn:aws:dynamodb:us-east-1:123456789012:table/curated-records/, curated-records",
        "curated-records, curated-records"
    })
    void theTableIsTakenFromTheSetting(String value, String table) throws Exception {
        assertThat(resolve(value)).isEqualTo(table);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:dynamodb:us-east-1:123456789012:table/",
                "arn:aws:dynamodb:us-east-1:123456789012:table:curated-records",
                "arn:aws:dynamodb:us-east-1:123456789012:table/ab",
                "curated records",
                "curated-records?operation=DeleteItem",
                "tabl\u00e9"
            })
    void whatCanBeNoTableIsRefused(String value) {
        assertThatThrownBy(() -> resolve(value))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("names no table");
    }

    private static String resolve(String value) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Properties settings = new Properties();
            settings.putAll(Map.of("TABLE_ARN", value));
            context.getPropertiesComponent().setInitialProperties(settings);
            context.start();
            return context.resolvePropertyPlaceholders("{{dynamodb-table:TABLE_ARN}}");
        }
    }
}
