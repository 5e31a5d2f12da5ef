package dev.wadi.pipelines.turbinestatus;

/** Fields of the two mapping hashes: parts joined by {@code |}, in each part {@code %} as {@code %25} and {@code |} as {@code %7C} (spec section 3). */
final class MappingKey {
    static final String ANY = "*";

    private MappingKey() {}

    static String of(String first, String second, String third, String fourth) {
        return escape(first) + '|' + escape(second) + '|' + escape(third) + '|' + escape(fourth);
    }

    private static String escape(String part) {
        if (part.indexOf('%') < 0 && part.indexOf('|') < 0) {
            return part;
        }
        return part.replace("%", "%25").replace("|", "%7C");
    }
}
