package dev.wadi.local.emulator;

import java.util.HashMap;
import java.util.Map;

/**
 * Reads the account from a Signature Version 4 {@code Authorization} header. The signature itself is <b>not
 * verified</b>: any secret key is accepted, so this must never face anything but loopback.
 */
final class Authorization {

    private static final String MISSING = "MissingAuthenticationTokenException";
    private static final String INCOMPLETE = "IncompleteSignatureException";

    private Authorization() {}

    /** @param header the header's value, empty where the request has none */
    static Account account(String header) {
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

    private static Map<String, String> fields(String header) {
        Map<String, String> fields = new HashMap<>();
        for (String part : header.split("[, ]+", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                fields.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        return fields;
    }

    private static Account scope(String credential) {
        String[] elements = credential.split("/", -1);
        if (elements.length != 5 || elements[0].isEmpty() || elements[2].isEmpty()) {
            throw AwsException.refused(
                    INCOMPLETE,
                    "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term,"
                            + " got '" + credential + "'");
        }
        return new Account(elements[0], elements[2]);
    }
}
