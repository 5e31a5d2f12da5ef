package dev.wadi.blocks;

import dev.wadi.delivery.Reason;

/**
 * Why a block refuses a record: its own word, or the one that the author of the route has chosen.
 *
 * @param name lower-case letters, digits and underscores
 */
public record BlockReason(String name) implements Reason {
    /** What an option reads is not there, or null. */
    public static final BlockReason MISSING_FIELD = new BlockReason("missing_field");

    private static final String FORM = "[a-z][a-z0-9_]{0,62}";

    public BlockReason {
        if (!name.matches(FORM)) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is no reason. Write up to 63 lower-case letters, digits"
                            + " and underscores, such as too_small");
        }
    }
}
