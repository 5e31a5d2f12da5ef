package dev.wadi.edge.aws;

import dev.wadi.settings.ResourceKind;
import dev.wadi.settings.SettingException;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.support.service.ServiceSupport;

/**
 * {@code {{dynamodb-table:SETTING}}}: the name of the table that a setting names by its ARN. Of {@code a/b/c} that is {@code b}; a value without a
 * slash is the name itself, as the replaced functions took it.
 */
public final class DynamoDbTableFunction extends ServiceSupport implements PropertiesFunction, CamelContextAware {
    private CamelContext camelContext;

    @Override
    public String getName() {
        return "dynamodb-table";
    }

    /** @throws SettingException if what is found can be no table: every write would be refused, and every record with it */
    @Override
    public String apply(String setting) {
        String value =
                camelContext.resolvePropertyPlaceholders("{{" + setting + "}}").trim();
        String table = tableOf(value);
        if (!ResourceKind.isTableName(table)) {
            throw new SettingException(
                    setting,
                    "names no table: '" + value + "'. A table's name has 3 to 255 letters, digits, '_', '-' and '.'",
                    setting + "=arn:aws:dynamodb:eu-west-1:123456789012:table/my-table");
        }
        return table;
    }

    /**
     * The name of a table that a route names itself, by its name or ARN.
     *
     * @throws IllegalArgumentException if it can be none
     */
    public static String requireTable(String value) {
        String table = tableOf(value.strip());
        if (!ResourceKind.isTableName(table)) {
            throw new IllegalArgumentException(
                    "\"" + value
                            + "\" is no table. Write the name of a DynamoDB table, 3 to 255 letters, digits, '_', '-' and '.', or its ARN");
        }
        return table;
    }

    /** Of the value of such a setting. */
    public static String tableOf(String value) {
        int slash = value.indexOf('/');
        if (slash < 0) {
            return value;
        }
        int end = value.indexOf('/', slash + 1);
        return end < 0 ? value.substring(slash + 1) : value.substring(slash + 1, end);
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }
}
