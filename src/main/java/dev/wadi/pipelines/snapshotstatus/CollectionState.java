package dev.wadi.pipelines.snapshotstatus;

import dev.wadi.delivery.RefusedException;
import java.math.BigDecimal;

/**
 * What the status table says of a collection, and what comes next (spec section 3). Other statuses than those named here are written by others, and
 * nothing comes of them.
 *
 * @param filesReceived number as DynamoDB has it; null where there is none, which is 0
 * @param filesExported number or numeric text; null where there is none
 * @param filesSent for the log only, null where there is none; no decision looks at it
 */
public record CollectionState(String status, String filesReceived, String filesExported, String filesSent) {
    static final String EXPORTED = "Exported";
    static final String SENT = "Sent";
    public static final String RECEIVED = "Received";
    static final String SUCCESS = "Success";
    /** More than any number that DynamoDB holds. */
    private static final int MOST_DIGITS = 400;

    /** What a message that all is well makes of it. */
    public CollectionStep onSuccessFile() {
        return switch (status) {
            case SENT, RECEIVED -> CollectionStep.SUCCEED;
            case SUCCESS -> CollectionStep.RESUME_SUCCESS;
            default -> CollectionStep.STAY;
        };
    }

    /** The same but for the status. */
    public CollectionState with(String newStatus) {
        return new CollectionState(newStatus, filesReceived, filesExported, filesSent);
    }

    /**
     * What a file makes of it that is among {@link #filesReceived} already.
     *
     * @param later so many of these came behind it
     * @throws RefusedException if it cannot be told whether all files are in
     */
    public CollectionStep onFile(int later) throws RefusedException {
        boolean complete = number(filesReceived == null ? "0" : filesReceived, "FilesReceived")
                        .subtract(BigDecimal.valueOf(later))
                        .compareTo(number(filesExported, "FilesExported"))
                >= 0;
        if (!complete) {
            return CollectionStep.STAY;
        }
        return switch (status) {
            case EXPORTED, SENT -> CollectionStep.RECEIVE;
            case RECEIVED -> CollectionStep.RESUME_RECEIVED;
            default -> CollectionStep.STAY;
        };
    }

    private static BigDecimal number(String text, String attribute) throws RefusedException {
        try {
            if (text != null && text.length() <= MOST_DIGITS) {
                return new BigDecimal(text.strip());
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new RefusedException(
                ReportReason.corrupt_state, attribute + (text == null ? " is missing" : " is not a number"));
    }
}
