package dev.wadi.blocks.s3;

import dev.wadi.delivery.Reason;
import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.s3.UnreadableObjectException;

/** What the blocks for objects refuse records for. */
enum ObjectReason implements Reason {
    /** No object of this key. */
    not_found,
    invalid_key,
    too_large,
    too_much_compressed,
    malformed_archive,
    too_many_objects,
    /** What is to be a row is no JSON. */
    malformed_json,
    /** It is JSON, and no object. */
    not_an_object,
    wrong_type,
    /** Beyond the type of its column: nothing is rounded or cut off. */
    out_of_range,
    /** Something else stands under the key of what is put once. */
    other_content,
    /** S3's own answer about the object. */
    refused_by_bucket;

    RefusedException because(String detail) {
        return new RefusedException(this, detail);
    }

    static RefusedException of(UnreadableObjectException why) {
        ObjectReason reason =
                switch (why.problem()) {
                    case TOO_LARGE -> too_large;
                    case TOO_MUCH_COMPRESSED -> too_much_compressed;
                    case NO_ARCHIVE -> malformed_archive;
                };
        return reason.because(why.getMessage());
    }
}
