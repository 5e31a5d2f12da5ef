package dev.wadi.pipelines.batchrecords.steps;

import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.RecordMessage;
import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.pipelines.batchrecords.Announcement;
import dev.wadi.pipelines.batchrecords.AnnouncementParser;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultMessage;

/**
 * Step {@code parse-announcements}, once per poll: the records that announce a file; the others are refused. The result is a list of messages, so that a filter in
 * the route can ask for the header {@code data-set}.
 */
public class ParseAnnouncements {

    @Handler
    public List<Message> parse(@Body List<RecordMessage> poll, Exchange exchange) {
        BatchAccount account = BatchAccount.of(exchange);
        List<Message> announcements = new ArrayList<>(poll.size());
        for (RecordMessage received : poll) {
            SourceRecord record = received.record();
            try {
                announcements.add(message(AnnouncementParser.parse(record), exchange.getContext()));
            } catch (RefusedException e) {
                account.refuse(RecordLog.refused(record, e));
            }
        }
        return announcements;
    }

    private static Message message(Announcement announcement, CamelContext context) {
        Message message = new DefaultMessage(context);
        message.setBody(announcement);
        message.setHeader("data-set", announcement.dataSet());
        return message;
    }
}
