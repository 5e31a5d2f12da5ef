package dev.wadi.local.emulator;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the account from a Signature Version 4 {@code Authorization} header. The signature itself is <b>not
 * verified</b>: any secret key is accepted, so this must never face anything but loopback.
 */
public final class Authorization {

    private static final String MISSING = "MissingAuthenticationTokenException";
    private static final String INCOMPLETE = "IncompleteSignatureException";

    private static final Pattern FIELD = Pattern.compile("[, ]+(Credential|SignedHeaders|Signature)=");
    private static final Pattern SCOPE = Pattern.compile("(?<key>.+)/[^/]*/(?<region>[^/]+)/[^/]*/[^/]*");

    private Authorization() {}

    /** @param header the header's value, empty where the request has none */
    public static Account account(String header) {
        if (header.isBlank()) {
            throw AwsException.refused(MISSING, "Missing Authentication Token");
        }
        Map<String, String> fields = fields(header);
        StringBuilder missing = new StringBuilder();
        for (String field : new String[] {"Credential", "Signature", "SignedHeaders"}) {
            if (fields.getOrDefault(field, "").isEmpty()) {
                missing.append("Authorization header requires '").append(field).append("' parameter. ");
            }
        }
        if (!missing.isEmpty()) {
            throw AwsException.refused(INCOMPLETE, missing + "Authorization=" + header);
        }
        return scope(fields.get("Credential"));
    }

    /** Each goes on to the next one: an access key may hold any characters. */
    private static Map<String, String> fields(String header) {
        Map<String, String> fields = new HashMap<>();
        Matcher field = FIELD.matcher(header);
        String name = "";
        int start = 0;
        while (field.find()) {
            put(fields, name, header.substring(start, field.start()));
            name = field.group(1);
            start = field.end();
        }
        put(fields, name, header.substring(start));
        return fields;
    }

    private static void put(Map<String, String> fields, String name, String value) {
        if (!name.isEmpty()) {
            fields.put(name, value);
        }
    }

    /** The key is told first and may hold slashes itself. */
    private static Account scope(String credential) {
        Matcher scope = SCOPE.matcher(credential);
        if (!scope.matches()) {
            throw AwsException.refused(
                    INCOMPLETE,
                    "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term,"
                            + " got '" + credential + "'");
        }
        return new Account(scope.group("key"), scope.group("region"));
    }
}
