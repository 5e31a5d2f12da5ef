package dev.wadi.blocks.json;

/**
 * How much a record may ask of its reader.
 *
 * @param depth levels of objects and arrays; a flat object has one
 * @param digits of a number as it would be written without an exponent
 * @param size of the text, in bytes
 */
record JsonLimits(int depth, int digits, long size) {

    JsonLimits {
        if (depth < 1 || depth > 1000 || digits < 1 || digits > 10_000 || size < 1) {
            throw new IllegalArgumentException(
                    "maxDepth is from 1 to 1000, maxDigits from 1 to 10000, and maxSize more than nothing");
        }
    }
}
