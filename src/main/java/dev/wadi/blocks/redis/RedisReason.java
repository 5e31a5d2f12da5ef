package dev.wadi.blocks.redis;

import dev.wadi.delivery.Reason;

/** Why a hash cannot be set. */
enum RedisReason implements Reason {
    /** A text without form in UTF-8, a list or a map. */
    unsupported_value,
    /** The value that decides which record is newer is none of the kind that it should be. */
    not_comparable,
    /** Its text is empty. */
    invalid_key,
    /** The key holds something else. */
    not_a_hash
}
