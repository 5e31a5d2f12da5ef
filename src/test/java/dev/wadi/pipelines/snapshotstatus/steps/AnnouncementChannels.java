package dev.wadi.pipelines.snapshotstatus.steps;

import dev.wadi.delivery.outbox.Outbox;
import dev.wadi.delivery.outbox.OutboxRoutes;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;

/** The channels of the announcements, each in a route of its own; another address comes as an edit does. */
final class AnnouncementChannels {
    private static final String TABLE = "bookkeeping";
    private static final String EXPORT_STATE = "export-state";
    private static final String MONITORING = "monitoring";

    private AnnouncementChannels() {}

    static void give(SnapshotAnnouncements announcements, CamelContext context) {
        Outbox outbox = new Outbox();
        outbox.setTable(TABLE);
        outbox.setCamelContext(context);
        announcements.setOutbox(outbox);
        announcements.setExportStateChannel(EXPORT_STATE);
        announcements.setMonitoringChannel(MONITORING);
    }

    static void exportState(CamelContext context, String url) throws Exception {
        lead(context, EXPORT_STATE, "queue=" + url);
    }

    static void monitoring(CamelContext context, String arn) throws Exception {
        lead(context, MONITORING, "topic=" + arn);
    }

    private static void lead(CamelContext context, String channel, String destination) throws Exception {
        context.addRoutes(new OutboxRoutes());
        context.start();
        RouteBuilder.addRoutes(context, builder -> builder.from("direct:" + channel)
                .routeId(channel)
                .to("outbox:" + channel + "?table=" + TABLE + "&" + destination));
    }
}
