package dev.wadi.pipelines.snapshotstatus.steps;

import dev.wadi.delivery.outbox.Outbox;
import org.apache.camel.CamelContext;

/** The channels of the announcements as the route has them, without the route; the last step with a channel says where it leads. */
final class AnnouncementChannels {
    private static final String TABLE = "bookkeeping";

    private AnnouncementChannels() {}

    static void give(SnapshotAnnouncements announcements, CamelContext context) {
        Outbox outbox = new Outbox();
        outbox.setTable(TABLE);
        outbox.setCamelContext(context);
        announcements.setOutbox(outbox);
        announcements.setExportStateChannel("export-state");
        announcements.setMonitoringChannel("monitoring");
    }

    static void exportState(CamelContext context, String url) throws Exception {
        lead(context, "outbox:export-state?table=" + TABLE + "&queue=" + url);
    }

    static void monitoring(CamelContext context, String arn) throws Exception {
        lead(context, "outbox:monitoring?table=" + TABLE + "&topic=" + arn);
    }

    private static void lead(CamelContext context, String step) throws Exception {
        context.getEndpoint(step).createProducer().start();
    }
}
