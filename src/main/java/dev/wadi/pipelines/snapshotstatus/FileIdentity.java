package dev.wadi.pipelines.snapshotstatus;

/**
 * What tells one file of a collection from the others (spec section 6).
 *
 * @param kind what the value is; a name never equals an id
 */
public record FileIdentity(Kind kind, String value) {
    /** Stands for "no name". */
    static final String NOT_SET = "NOT_SET";

    /** Where the identity comes from. */
    public enum Kind {
        file_name,
        element_id,
        message_id
    }

    static FileIdentity of(String fileName, ReceivedReport message) {
        if (fileName != null && !fileName.isEmpty() && !fileName.equals(NOT_SET)) {
            return new FileIdentity(Kind.file_name, fileName);
        }
        if (!message.elementId().isEmpty()) {
            return new FileIdentity(Kind.element_id, message.elementId());
        }
        String id = message.sourceId();
        return new FileIdentity(Kind.message_id, message.isBare() ? id : id + "#" + message.recordIndex());
    }
}
