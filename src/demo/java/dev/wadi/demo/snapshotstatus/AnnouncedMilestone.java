package dev.wadi.demo.snapshotstatus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.demo.world.QueueTail;

/**
 * A notification of the monitoring topic.
 *
 * @param id the same each time that one announcement comes
 */
public record AnnouncedMilestone(String run, String title, String id) {

    /** @param notification with {@code Message} and {@code MessageAttributes} */
    public static AnnouncedMilestone of(JsonNode notification) {
        JsonNode message = QueueTail.read(notification.get("Message").textValue());
        return new AnnouncedMilestone(
                message.at("/custom_elements/1/value").textValue(),
                message.get("title_text").textValue(),
                notification.at("/MessageAttributes/announcement_id/Value").textValue());
    }
}
