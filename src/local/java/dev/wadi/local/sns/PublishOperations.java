package dev.wadi.local.sns;

import dev.wadi.local.emulator.Account;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Emulation;
import dev.wadi.local.emulator.Input;
import dev.wadi.local.emulator.Operation;
import dev.wadi.local.emulator.Output;
import dev.wadi.local.emulator.ResponseWriter;
import dev.wadi.local.emulator.AccountStates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code Publish} and {@code PublishBatch}. Both answer before anything is delivered, as AWS does. */
final class PublishOperations {

    private static final int MOST_ENTRIES = 10;
    private static final int LONGEST_ID = 80;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");

    private final AccountStates<Topics> worlds;
    private final Emulation emulation;
    private final TopicPublisher publishing;

    PublishOperations(AccountStates<Topics> worlds, Emulation emulation, QueueDelivery delivery) {
        this.worlds = worlds;
        this.emulation = emulation;
        this.publishing = new TopicPublisher(emulation.clock(), delivery);
    }

    Map<String, Operation> operations() {
        return Map.of("Publish", this::publish, "PublishBatch", this::publishBatch);
    }

    private ResponseWriter publish(Account account, Input input) {
        if (input.has("PhoneNumber")) {
            throw InvalidParameter.of("PhoneNumber", "the local cloud publishes to topics only");
        }
        String arn = input.text("TopicArn")
                .or(() -> input.text("TargetArn"))
                .orElseThrow(() -> InvalidParameter.of("TopicArn or TargetArn", "no value for required parameter"));
        Topic topic = worlds.of(account).get(InvalidParameter.checkedArn("TopicArn", arn));
        PublishRequest draft = PublishRequest.read(input);
        TopicPublisher.check(topic, draft);
        if (draft.size() > PublishRequest.LARGEST) {
            throw InvalidParameter.of("Message too long");
        }
        PublishedMessage publication = publishing.publish(topic, draft);
        return out -> write(out, publication);
    }

    private ResponseWriter publishBatch(Account account, Input input) {
        Topic topic = worlds.of(account).get(input);
        Map<String, PublishRequest> drafts = drafts(topic, input.structures("PublishBatchRequestEntries"));
        Map<String, PublishedMessage> taken = new LinkedHashMap<>();
        Map<String, AwsException> failed = new LinkedHashMap<>();
        drafts.forEach((id, draft) -> {
            Optional<AwsException> fault = emulation.faults().onRecord(account, topic.name(), id);
            fault.ifPresentOrElse(
                    error -> failed.put(id, error), () -> taken.put(id, publishing.publish(topic, draft)));
        });
        return out -> out.structures("Successful", taken.entrySet(), (element, one) -> {
                    element.text("Id", one.getKey());
                    write(element, one.getValue());
                })
                .structures("Failed", failed.entrySet(), (element, one) -> element.text("Id", one.getKey())
                        .text("Code", one.getValue().code())
                        .text("Message", one.getValue().getMessage())
                        .flag("SenderFault", false));
    }

    /** The messages by the ids of their entries. One that is wrong has the whole call refused. */
    private static Map<String, PublishRequest> drafts(Topic topic, List<Input> entries) {
        if (entries.isEmpty()) {
            throw AwsException.refused("EmptyBatchRequest", "The batch request doesn't contain any entries.");
        }
        if (entries.size() > MOST_ENTRIES) {
            throw AwsException.refused(
                    "TooManyEntriesInBatchRequest", "The batch request contains more entries than permissible.");
        }
        List<String> ids = new ArrayList<>();
        entries.forEach(entry -> ids.add(InvalidParameter.required(entry, "Id")));
        if (ids.stream().distinct().count() < ids.size()) {
            throw AwsException.refused(
                    "BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id.");
        }
        ids.forEach(PublishOperations::checkId);
        Map<String, PublishRequest> drafts = new LinkedHashMap<>();
        int size = 0;
        for (int i = 0; i < entries.size(); i++) {
            PublishRequest draft = PublishRequest.read(entries.get(i));
            TopicPublisher.check(topic, draft);
            size += draft.size();
            drafts.put(ids.get(i), draft);
        }
        if (size > PublishRequest.LARGEST) {
            throw AwsException.refused(
                    "BatchRequestTooLong", "The length of all the messages put together is more than the limit.");
        }
        return drafts;
    }

    private static void checkId(String id) {
        if (id.length() > LONGEST_ID) {
            throw AwsException.refused(
                    "InvalidBatchEntryId", "The Id of a batch entry in the batch request is too long: " + id);
        }
        if (!ID.matcher(id).matches()) {
            throw AwsException.refused(
                    "InvalidBatchEntryId",
                    "The Id of a batch entry in the batch request contains an impermissible character: " + id);
        }
    }

    private static void write(Output out, PublishedMessage publication) {
        out.text("MessageId", publication.messageId())
                .text("SequenceNumber", publication.order().map(PublishedMessage.Order::sequenceNumber));
    }
}
