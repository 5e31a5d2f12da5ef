package dev.wadi.turbinestatus;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.turbinestatus.RejectedSignal.Reason;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/** How a vendor spells its codes (spec section 4 step 4). */
public enum CodeType {
    /** A JSON number or text with blanks around it allowed, of integral value: {@code 102.0} is {@code 102}. */
    @JsonProperty("integer")
    INTEGER {
        @Override
        String code(JsonNode value) throws RejectedSignal {
            BigDecimal number;
            if (value.isNumber()) {
                number = value.decimalValue();
            } else if (value.isTextual()
                    && NUMBER.matcher(value.textValue().strip()).matches()) {
                number = new BigDecimal(value.textValue().strip());
            } else {
                throw invalid(value);
            }
            // bounded before it is written out: 1e999999999 has a billion digits
            if (number.precision() - (long) number.scale() > MAX_DIGITS
                    || number.stripTrailingZeros().scale() > 0) {
                throw invalid(value);
            }
            return number.toBigInteger().toString();
        }
    },
    /** Text or a number, trimmed and upper-cased, not empty. */
    @JsonProperty("string")
    STRING {
        @Override
        String code(JsonNode value) throws RejectedSignal {
            if (!value.isTextual() && !value.isNumber()) {
                throw invalid(value);
            }
            String code = value.asText().strip().toUpperCase(Locale.ROOT);
            if (code.isEmpty()) {
                throw invalid(value);
            }
            return code;
        }
    };

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,100}(\\.[0-9]{1,100})?([eE][+-]?[0-9]{1,9})?");
    private static final int MAX_DIGITS = 38;

    /** The code as it stands in the status mapping. */
    abstract String code(JsonNode value) throws RejectedSignal;

    private static RejectedSignal invalid(JsonNode value) {
        String shown = value.toString();
        return new RejectedSignal(
                Reason.invalid_value, "value " + (shown.length() > 60 ? shown.substring(0, 60) + "..." : shown));
    }
}
