package dev.wadi.delivery;

import dev.wadi.delivery.Fault.Blame;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** The account of the records of an exchange, as the step of a {@link PerRecordEndpoint} uses it while it runs. */
public final class BlockAccount {
    /** An id of a {@code to} that has none in the route file. */
    private static final Pattern MADE_UP = Pattern.compile("to\\d+");

    private final CarriedRecords carried;
    private final WatchedStep.Block block;
    private final List<RecordMessage> several;

    private BlockAccount(CarriedRecords carried, WatchedStep.Block block, List<RecordMessage> several) {
        this.carried = carried;
        this.block = block;
        this.several = several;
    }

    /**
     * @throws HoldException where the step was reached by another way than {@code to}, the body tells no records, tells others than those of the exchange,
     *     or records that another effect has ended already
     */
    public static BlockAccount of(Exchange exchange) {
        BatchAccount account = BatchAccount.of(exchange);
        CarriedRecords carried = CarriedRecords.of(exchange);
        WatchedStep.Block block = carried.block();
        if (block == null) {
            throw new HoldException(
                    "A building block was called in a way that nobody can account for, such as toD, enrich"
                            + " or wireTap. Write to: with its address.");
        }
        Optional<List<RecordMessage>> told = RecordMessages.told(exchange);
        if (told.isEmpty() && !carried.isOne()) {
            throw new HoldException("Step " + block.step().id() + " finds no list of records: a step before it has"
                    + " replaced the body of the whole poll, or a list of lists was not split. Put that step into a"
                    + " split with simple: ${body}, or look for a split that was removed.");
        }
        BlockAccount records = new BlockAccount(carried, block, told.orElse(null));
        account.guard(() -> {
            records.requireOwn();
            records.requireNoEffectBehindTheLast();
        });
        return records;
    }

    private void requireOwn() {
        Set<RecordEntry> own = new HashSet<>(carried.entries());
        for (RecordMessage message : several == null ? List.<RecordMessage>of() : several) {
            if (!own.remove(entry(message.record()))) {
                throw new HoldException("Step " + block.step().id() + " finds "
                        + message.record().sourceId()
                        + " twice, or in a list where it does not belong. Look for a variable or property that keeps"
                        + " the body of another exchange.");
            }
        }
    }

    private void requireNoEffectBehindTheLast() {
        if (!block.hasEffect()) {
            return;
        }
        List<RecordEntry> entries = several == null
                ? carried.entries()
                : several.stream().map(one -> entry(one.record())).toList();
        for (RecordEntry entry : entries) {
            if (entry.goesOn() && entry.isEnded()) {
                throw new HoldException("Step " + block.step().id() + " would have a further effect for "
                        + entry.record().sourceId() + ", which has ended as "
                        + entry.outcome().name() + ". Write last: false at the step that ended it.");
            }
        }
    }

    /** Id of the step, as the route file gives it. */
    public String step() {
        return block.step().id();
    }

    /** Of the step, with its options. */
    public PerRecordEndpoint endpoint() {
        return block.endpoint();
    }

    /** The one record that the exchange was split off for; empty where its body is a list of messages. */
    public Optional<SourceRecord> one() {
        return several == null ? Optional.of(carried.entries().get(0).record()) : Optional.empty();
    }

    /** The messages of the list, each for this step alone until it puts them into a body. */
    public List<RecordMessage> several() {
        return several == null ? List.of() : several;
    }

    /** Such messages as the body of an exchange. */
    public List<RecordMessage> body(List<RecordMessage> messages, Exchange exchange) {
        return RecordMessages.made(messages, exchange);
    }

    /** A message with these headers about a record that came out of an envelope, which is its body. */
    public RecordMessage message(Message envelope, SourceRecord record, Exchange exchange) {
        RecordMessage message = RecordMessage.like(envelope, record, exchange);
        message.setBody(record);
        return message;
    }

    /** Whether nothing has ended the record, so that the step has something to do for it. */
    public boolean isOpen(SourceRecord record) {
        RecordEntry entry = entry(record);
        return entry.goesOn() && !entry.isEnded();
    }

    /** Whether steps behind this one get the record: not what was refused, or left on purpose. */
    public boolean goesOn(SourceRecord record) {
        return entry(record).goesOn();
    }

    /** The step works for records: evidence when it fails for others. Of one that has an effect, only the answer of the service shows that. */
    public void passed() {
        if (!block.hasEffect()) {
            account().passed(block.step(), !carried.endsWithoutEvidence(), carried.openInDoubt(block.step()));
        }
    }

    /** The detail will name the step: several of a route may have an option of one name. */
    public void refuse(SourceRecord record, String reason, String detail) {
        account().refuse(refusal(record, reason, detail));
    }

    /** With a detail that the route itself has written. */
    public void refuseAsWritten(SourceRecord record, String reason, String detail) {
        account().refuse(new RefusedRecordException(record, reason, detail));
    }

    private RefusedRecordException refusal(SourceRecord record, String reason, String detail) {
        return new RefusedRecordException(record, reason, "Step " + named() + ": " + detail);
    }

    /** By its id; by what it calls where it has none: the one that Camel makes up is another at each load of the route. */
    private String named() {
        return MADE_UP.matcher(step()).matches()
                ? block.endpoint().getEndpointUri().split(":", 2)[0]
                : step();
    }

    /**
     * The same, by the answer of a service about the record's data.
     *
     * @param words of the service's answer, the same for the same cause and with nothing of the record: where all records of a batch are refused in the same
     *     words, and the step has let none through, the source holds
     */
    public void refusedByService(SourceRecord record, String reason, String detail, String words) {
        RefusedRecordException refusal = refusal(record, reason, detail);
        RecordEntry entry = entry(record);
        Fault fault = new Fault(refusal, block.step(), Blame.RECORD, true, 1, "Step " + step() + ": " + words);
        account().failed(fault, List.of(entry), true);
        account().refusedByService(refusal);
    }

    /** The record ends here on purpose, with nothing done for it; not where something failed for it before, which the route has caught. */
    public void leave(SourceRecord record, Outcome outcome) {
        account().guard(() -> entry(record).leave(outcome));
    }

    /**
     * The service has answered, and the effect of the step is there.
     *
     * @param outcome the record ends with it, if the step is the last one that has an effect
     */
    public void called(SourceRecord record, Outcome outcome) {
        RecordEntry entry = entry(record);
        entry.called(block.step());
        account().passed(block.step(), true, List.of(entry));
        if (block.endpoint().isLast()) {
            account().guard(() -> entry.endByEffect(outcome));
        }
    }

    /** What the log says of the record when it ends. */
    public void note(SourceRecord record, String text) {
        entry(record).note(text);
    }

    /** The record is an envelope, and these came out of it. */
    public void opened(SourceRecord envelope, List<? extends SourceRecord> records) {
        account().opened(envelope, records);
    }

    private BatchAccount account() {
        return carried.account();
    }

    private RecordEntry entry(SourceRecord record) {
        try {
            return account().entry(record);
        } catch (IllegalStateException e) {
            throw new HoldException("Step " + step() + " finds a record of another batch. " + e.getMessage(), e);
        }
    }
}
