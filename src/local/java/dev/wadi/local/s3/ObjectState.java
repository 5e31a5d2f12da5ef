package dev.wadi.local.s3;

/**
 * What stands under a key.
 *
 * @param etag without quotes
 * @param size in bytes
 */
record ObjectState(String etag, long size) {

    static String unquoted(String etag) {
        return etag.strip().replaceAll("^\"|\"$", "");
    }
}
