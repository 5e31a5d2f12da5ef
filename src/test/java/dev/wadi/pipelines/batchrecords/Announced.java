package dev.wadi.pipelines.batchrecords;

import dev.wadi.delivery.RefusedException;
import dev.wadi.testing.TextRecord;

/** What becomes of a record on its way to a row. */
final class Announced {
    private Announced() {}

    static Announcement parse(String json) throws RefusedException {
        return AnnouncementParser.parse(new TextRecord("shard:1", json));
    }

    static CuratedFile file(String json) throws RefusedException {
        return CuratedFile.of(parse(json));
    }

    /** The reason and the detail, or what came of it where it was not refused. */
    static String refusal(String json) {
        try {
            return file(json).toString();
        } catch (RefusedException e) {
            return text(e.reason(), e.getMessage());
        }
    }

    static String text(dev.wadi.delivery.Reason reason, String detail) {
        return reason + " " + detail;
    }
}
