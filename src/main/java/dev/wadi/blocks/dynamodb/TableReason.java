package dev.wadi.blocks.dynamodb;

import dev.wadi.delivery.Reason;

/** Why a table does not take a record, for what it is asked and for what stands in it. */
enum TableReason implements Reason {
    /** No row of this key. */
    not_found,
    /** What is to be stored, counted or added as a number is none. */
    not_a_number,
    not_a_boolean,
    /** DynamoDB's own answer about the data. */
    refused_by_table
}
