package dev.wadi.settings;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A thing outside that a setting names, by its name, URL or ARN.
 *
 * @param kind such as {@code queue}, {@code stream}, {@code topic} or {@code table}
 * @param name its own name
 * @param account empty where the value does not tell
 * @param region empty where the value does not tell
 */
public record Resource(String kind, String name, String account, String region) {
    /** {@code arn:partition:service:region:account:kind/name} or {@code ...:name}. */
    private static final Pattern ARN = Pattern.compile("arn:[^:]*:[^:]*:([^:]*):([^:]*):(.+)");

    private static final Pattern URL = Pattern.compile("(?i)https?://([^/]+)/(?:(?:.*/)?([^/]+)/)?([^/]+)/*");
    private static final Pattern REGION = Pattern.compile("(?:^|\\.)((?:[a-z]+-)+\\d)\\.");

    static Resource of(String kind, String value) {
        Matcher arn = ARN.matcher(value);
        if (arn.matches()) {
            return new Resource(kind, ownName(arn.group(3)), arn.group(2), arn.group(1));
        }
        Matcher url = URL.matcher(value);
        if (url.matches()) {
            Matcher region = REGION.matcher(url.group(1));
            return new Resource(
                    kind, url.group(3), url.group(2) == null ? "" : url.group(2), region.find() ? region.group(1) : "");
        }
        return new Resource(kind, value.replaceFirst("/+$", ""), "", "");
    }

    /** Of a list, separated by commas; none of a blank value. */
    public static List<Resource> all(String kind, String values) {
        return values == null
                ? List.of()
                : Arrays.stream(values.split(",", -1))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .map(value -> of(kind, value))
                        .toList();
    }

    /** What follows the kind, where there is one: {@code stream/NAME}, {@code table/NAME/index/OTHER}. */
    private static String ownName(String resource) {
        String[] parts = resource.split("/", -1);
        return parts.length == 1 ? resource : parts[1];
    }

    /** Whether both mean one thing. What only one of them tells is taken for equal. */
    public boolean isSame(Resource other) {
        return kind.equals(other.kind)
                && name.equals(other.name)
                && fits(account, other.account)
                && fits(region, other.region);
    }

    private static boolean fits(String one, String other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }
}
