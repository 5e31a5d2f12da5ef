package dev.wadi.delivery.outbox;

import dev.wadi.delivery.HoldException;
import dev.wadi.edge.aws.AwsClients;
import dev.wadi.settings.SettingException;
import dev.wadi.settings.TimeSpan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Sends a message once for a change of a row, with any number of workers and crashes. A step writes the message {@linkplain #put in the transaction} of
 * the change and says that it is {@linkplain #due due}; the route goes on {@code to: outbox:CHANNEL}, which says where the channel leads, and sends it.
 *
 * <p>Exactly once but for two points, where it may go out again, and is the same to a FIFO queue or topic for five minutes: a kill between sending and
 * removing, and an answer of the service that never came.
 *
 * <p>A bean of the pipeline's, which names the table.
 */
public final class Outbox implements CamelContextAware {
    /** How much longer than a call a claim is, as the clocks of workers differ. */
    private static final Duration MARGIN = Duration.ofSeconds(20);

    private CamelContext camelContext;
    private DestinationLimits limits = DestinationLimits.NONE;
    private String table;
    /** Null as long as nobody has asked for it. */
    private volatile OutboxState state;
    /** Null: what suits the time-out of a call. */
    private Duration claim;

    /**
     * Why a queue or topic would never take a message, if that is so: to be asked before anything is changed that it tells of.
     *
     * @throws HoldException if the channel leads nowhere
     * @throws software.amazon.awssdk.core.exception.SdkException if the queue does not say what it takes
     */
    public Optional<Refusal> refusal(OutgoingMessage message) {
        return SendLimits.refusal(message, destination(message.channel()), limits);
    }

    /**
     * The writes that leave a message behind.
     *
     * @throws HoldException if the channel leads nowhere: nobody would send it
     * @throws IllegalArgumentException for a message that is {@linkplain #refusal never taken}
     */
    public List<TransactWriteItem> put(OutgoingMessage message) {
        SendLimits.refusal(message, destination(message.channel()), DestinationLimits.NONE)
                .ifPresent(refusal -> {
                    throw new IllegalArgumentException("This message would never be taken: " + refusal.detail());
                });
        return pending().put(message);
    }

    private Destination destination(String channel) {
        return state().find(channel).orElseThrow(() -> missing(channel));
    }

    private HoldException missing(String channel) {
        return MissingChannel.of(camelContext, table, channel);
    }

    /** What {@code outbox:CHANNEL} is to send besides what is due already, if it is there and nobody else sends it. */
    public void due(Exchange exchange, String channel, List<String> ids) {
        DueMessages.of(exchange, this, channel).add(ids);
    }

    /** @throws RuntimeException the first failure, with the others in it, when all that can be sent is sent */
    void send(List<String> ids, OutboxSender sender) {
        RelayReport report = report();
        new Relay(pending(), sender, state(), report).relay(ids, () -> false);
        report.throwFirst();
    }

    /**
     * Sends all that is there; what cannot be sent is told in the log, and stays.
     *
     * @return how many messages were there; empty if the table does not say
     */
    OptionalInt sendPending(OutboxSender sender) {
        RelayReport report = report();
        OutboxTable pending = pending();
        List<String> ids;
        List<String> rest;
        try {
            ids = pending.ids();
            rest = state().withoutStranded(ids, pending, report::leadsNowhere);
        } catch (RuntimeException e) {
            report.unread(e);
            state().log().tell(report, 0);
            return OptionalInt.empty();
        }
        new Relay(pending, sender, state(), report).relay(rest, camelContext::isStopping);
        state().log().tell(report, ids.size());
        return OptionalInt.of(ids.size());
    }

    private RelayReport report() {
        return new RelayReport(table, this::missing);
    }

    OutboxState state() {
        if (state == null) {
            state = OutboxComponent.of(camelContext).state(table);
        }
        return state;
    }

    private OutboxTable pending() {
        return state().rows(claim());
    }

    String table() {
        return table;
    }

    /** Name of the table; its key is {@code Id}, text. */
    public void setTable(String table) {
        this.table = table;
    }

    /**
     * For how long a worker that sends a message is alone with it: what a killed one leaves is sent after that.
     *
     * @param time with its unit, such as {@code 60s}; a plain number is seconds
     * @throws SettingException if a call may last as long
     */
    public void setClaimTime(String time) {
        claim = TimeSpan.ofSeconds(time);
        requireLongerThanACall();
    }

    private Duration claim() {
        return claim == null ? AwsClients.sendTimeout(camelContext).plus(MARGIN) : claim;
    }

    private void requireLongerThanACall() {
        if (claim == null || camelContext == null) {
            return; // asked again when both are known, in whatever order
        }
        Duration longest = AwsClients.sendTimeout(camelContext);
        long call = longest.toSeconds();
        if (claim.compareTo(longest) <= 0) {
            throw new SettingException(
                    AwsClients.SEND_TIMEOUT,
                    "is " + call + " seconds, and claimTime of an outbox is " + claim.toSeconds()
                            + ": while one worker still sends a message, another would send it too. Write claimTime:"
                            + " \"{{wadi.outbox-claim-time}}\", or more than " + call,
                    AwsClients.SEND_TIMEOUT + "=" + Math.max(1, claim.toSeconds() / 2) + "s");
        }
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        limits = DestinationLimits.of(camelContext);
        requireLongerThanACall();
    }
}
