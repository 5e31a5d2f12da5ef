package dev.wadi.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagFunctionTest {

    @ParameterizedTest
    @CsvSource({"1, true", "0, false", "-7, true", "00, false", "TRUE, true", "False, false"})
    void aFlagIsTrueOrFalseHoweverItIsWritten(String value, String expected) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Properties settings = new Properties();
            settings.setProperty("orders.persist", value);
            context.getPropertiesComponent().setOverrideProperties(settings);
            assertThat(context.resolvePropertyPlaceholders("{{flag:orders.persist}}"))
                    .isEqualTo(expected);
        }
    }
}
