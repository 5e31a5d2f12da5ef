package dev.wadi.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Expression;

/** Takes the text of an option apart, and refuses what calls Java. */
final class ExpressionParser {
    private static final String BEGIN = "${";
    private static final Pattern BODY = Pattern.compile("(?:in\\.)?body");
    private static final String KEY = "\\[(?:'([^']*)'|\"([^\"]*)\"|([^]'\"\\[]+))]";
    private static final Pattern FIELD = Pattern.compile("(?:in\\.)?body((?:" + KEY + ")+)");
    private static final Pattern HEADER =
            Pattern.compile("(?:in\\.)?headers?(?:[.:]([\\w-]+)|[.:]?\\[['\"]?([^]'\"]+)['\"]?])");

    /** Languages of their own, which call nothing. */
    private static final Pattern PATHS = Pattern.compile("(?:jsonpath|jq|xpath)\\(.*", Pattern.DOTALL);
    /** Functions that look up a bean or class, and a method behind what a function gives. */
    private static final Pattern CALL = Pattern.compile("^(?:bean|ref|type|class|method)[:.(]"
            + "|^(?:exchange|camelContext|exception|originalBody)\\b"
            + "|^(?:in\\.)?body\\w*\\??\\."
            + "|^(?:in\\.)?(?:headers?|variables?|exchangeProperty)[.:][\\w:-]+\\??[.\\[]"
            + "|[\\])]\\??\\.[A-Za-z_]");

    private ExpressionParser() {}

    static List<ExpressionPart> parse(CamelContext context, String text) {
        List<ExpressionPart> parts = new ArrayList<>();
        int end = 0;
        for (int begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, end)) {
            if (begin > end) {
                parts.add(new ExpressionPart.Constant(text.substring(end, begin)));
            }
            end = end(text, begin);
            parts.add(part(context, text.substring(begin + BEGIN.length(), end - 1)));
        }
        if (end < text.length() || parts.isEmpty()) {
            parts.add(new ExpressionPart.Constant(text.substring(end)));
        }
        return List.copyOf(parts);
    }

    /** Behind the brace that closes the one which begins there. */
    private static int end(String text, int begin) {
        int depth = 1;
        for (int at = begin + BEGIN.length(); at < text.length(); at++) {
            char next = text.charAt(at);
            depth += next == '{' ? 1 : next == '}' ? -1 : 0;
            if (depth == 0) {
                return at + 1;
            }
        }
        throw new IllegalArgumentException("\"" + text + "\" has a ${ without }");
    }

    private static ExpressionPart part(CamelContext context, String function) {
        if (BODY.matcher(function).matches()) {
            return new ExpressionPart.Body();
        }
        if (function.equals(ExpressionPart.RecordId.NAME)) {
            return new ExpressionPart.RecordId();
        }
        if (function.equals(ExpressionPart.RecordUuid.NAME)) {
            return new ExpressionPart.RecordUuid();
        }
        Matcher field = FIELD.matcher(function);
        if (field.matches()) {
            return new ExpressionPart.Field(keys(field.group(1)));
        }
        Matcher header = HEADER.matcher(function);
        if (header.matches()) {
            return new ExpressionPart.Header(header.group(1) == null ? header.group(2) : header.group(1));
        }
        requireNoCall(function);
        String text = BEGIN + function + "}";
        Expression expression = context.resolveLanguage("simple").createExpression(text);
        expression.init(context);
        return new ExpressionPart.Simple(expression, text);
    }

    private static List<String> keys(String path) {
        List<String> keys = new ArrayList<>(2);
        for (Matcher key = Pattern.compile(KEY).matcher(path); key.find(); ) {
            keys.add(key.group(1) != null ? key.group(1) : key.group(2) != null ? key.group(2) : key.group(3));
        }
        return List.copyOf(keys);
    }

    /** Also of the functions inside of it. */
    private static void requireNoCall(String function) {
        int begin = function.indexOf(BEGIN);
        if (begin >= 0) {
            int end = end(function, begin);
            requireNoCall(function.substring(begin + BEGIN.length(), end - 1));
            requireNoCall(function.substring(0, begin) + "0" + function.substring(end));
        } else if (!PATHS.matcher(function).matches() && CALL.matcher(function).find()) {
            throw new IllegalArgumentException(
                    "${" + function + "} calls a method or reads a bean. Write ${body[field]}"
                            + " for a field, ${header.name} for a header, or a function of the simple language");
        }
    }
}
