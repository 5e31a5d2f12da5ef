package dev.wadi.blocks.s3;

import dev.wadi.blocks.BlockReason;
import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.aws.AwsClients;
import dev.wadi.edge.s3.Bucket;
import dev.wadi.settings.ResourceKind;
import org.apache.camel.CamelContext;

/**
 * What the blocks for objects have in common.
 *
 * @param bucket its name
 * @param reason of all refusals but that of a missing field; null for their own
 */
record ObjectStep(CamelContext context, String bucket, BlockReason reason) {

    /** @throws IllegalArgumentException for what is no bucket, or no reason */
    ObjectStep(CamelContext context, String bucket, String reason) {
        this(context, requireBucket(bucket), reason == null ? null : new BlockReason(reason));
    }

    private static String requireBucket(String value) {
        String name = value.strip();
        if (!ResourceKind.isBucketName(name)) {
            throw new IllegalArgumentException("\"" + value
                    + "\" is no bucket. Write the name of an S3 bucket: 3 to 63 lower-case letters, digits,"
                    + " '-' and '.'");
        }
        return name;
    }

    Bucket open() {
        return new Bucket(AwsClients.s3(context), bucket);
    }

    String reasonOf(RefusedException why) {
        boolean keepsItsOwn = reason == null || why.reason().equals(BlockReason.MISSING_FIELD);
        return keepsItsOwn ? why.reason().name() : reason.name();
    }
}
