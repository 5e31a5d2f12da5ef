package dev.wadi.pipelines.turbinestatus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.delivery.RefusedException;
import dev.wadi.testing.TextRecord;

/** Values as the parser hands them to the decisions. */
final class Json {
    private static final String IDENTITY =
            "{\"customer_name\":\"acme\",\"customer_asset_id\":\"T-1\",\"source_system\":\"scada\",\"signal_version\":\"1\"";

    private Json() {}

    /** A value as it comes out of a record, big decimals included. */
    static JsonNode value(String json) {
        return signal("Sts", ",\"value\":" + json).input().get("value");
    }

    /** A signal of acme's turbine T-1; {@code more} are members that begin with a comma. */
    static Signal signal(String name, String more) {
        return parse(IDENTITY + ",\"signal_name\":\"" + name + "\"" + more + "}");
    }

    static Signal parse(String text) {
        try {
            return Signal.parse(new TextRecord("1", text));
        } catch (RefusedException e) {
            throw new AssertionError(e);
        }
    }
}
