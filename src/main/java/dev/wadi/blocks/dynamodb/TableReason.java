package dev.wadi.blocks.dynamodb;

import dev.wadi.delivery.Reason;

/** Why a table does not take a record, for what it is asked and for what stands in it. */
enum TableReason implements Reason {
    /** No row of this key. */
    not_found,
    /** The attribute that is counted, or the amount, is no number. */
    not_a_number,
    /** DynamoDB's own answer about the data. */
    refused_by_table
}
