package dev.wadi.pipelines.turbinestatus;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.json.ExactNumber;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/** How a vendor spells its codes (spec section 4 step 4). */
public enum CodeType {
    /** A JSON number or text with blanks around it allowed, of integral value: {@code 102.0} is {@code 102}. */
    @JsonProperty("integer")
    INTEGER {
        @Override
        String code(JsonNode value) throws RefusedException {
            BigDecimal number = number(value);
            if (!ExactNumber.isKnown(number) || number.stripTrailingZeros().scale() > 0) {
                throw invalid(value);
            }
            return number.toBigInteger().toString();
        }
    },
    /** Text or a number, trimmed and upper-cased, not empty. */
    @JsonProperty("string")
    STRING {
        @Override
        String code(JsonNode value) throws RefusedException {
            if (!value.isTextual() && !(value.isNumber() && ExactNumber.isKnown(value.decimalValue()))) {
                throw invalid(value);
            }
            String text = value.isNumber() ? value.decimalValue().toPlainString() : value.textValue();
            String code = text.strip().toUpperCase(Locale.ROOT);
            if (code.isEmpty()) {
                throw invalid(value);
            }
            return code;
        }
    };

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    /** The code as it stands in the status mapping. */
    abstract String code(JsonNode value) throws RefusedException;

    private static BigDecimal number(JsonNode value) throws RefusedException {
        if (value.isNumber()) {
            return value.decimalValue();
        }
        String text = value.isTextual() ? value.textValue().strip() : "";
        if (!NUMBER.matcher(text).matches()) {
            throw invalid(value);
        }
        return ExactNumber.parse(text);
    }

    private static RefusedException invalid(JsonNode value) {
        String shown = value.toString();
        return new RefusedException(
                SignalReason.invalid_value, "value " + (shown.length() > 60 ? shown.substring(0, 60) + "..." : shown));
    }
}
