package dev.wadi.blocks.dynamodb;

import dev.wadi.edge.dynamodb.TableRefusal;

/**
 * What a table answered to the write of one record.
 *
 * @param refusal null but for {@link Kind#REFUSED}
 */
record WriteAnswer(Kind kind, TableRefusal refusal) {
    static final WriteAnswer STORED = new WriteAnswer(Kind.STORED, null);
    static final WriteAnswer UNCHANGED = new WriteAnswer(Kind.UNCHANGED, null);
    /** The row that it was to change is not there. */
    static final WriteAnswer NO_ROW = new WriteAnswer(Kind.NO_ROW, null);

    enum Kind {
        STORED,
        UNCHANGED,
        NO_ROW,
        REFUSED
    }

    static WriteAnswer refused(TableRefusal refusal) {
        return new WriteAnswer(Kind.REFUSED, refusal);
    }
}
