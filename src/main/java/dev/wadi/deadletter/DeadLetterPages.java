package dev.wadi.deadletter;

import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.ProcessingClock;
import dev.wadi.delivery.Rejected;
import dev.wadi.delivery.RouteTarget;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.CamelContextHelper;

/**
 * Turns a list of {@link Rejected} into pages of envelopes, each page one call: at most as many letters as the queue takes and at most
 * {@value #MAX_BYTES_SETTING} bytes in UTF-8, one letter or all of the page (limit of SQS, for both the same).
 */
final class DeadLetterPages implements Processor {
    static final String QUEUE = "wadiDeadLetterQueue";
    static final String MAX_BYTES_SETTING = "wadi.dead-letter-max-bytes";

    @Override
    public void process(Exchange exchange) throws Exception {
        CamelContext context = exchange.getContext();
        String pipeline = exchange.getMessage().getHeader(RouteTarget.PIPELINE, String.class);
        DeadLetterQueue queue = DeadLetterQueue.of(context, pipeline);
        exchange.setProperty(QUEUE, queue.endpoint());
        int maxBytes = CamelContextHelper.parseInt(context, "{{" + MAX_BYTES_SETTING + ":1048576}}");
        DeadLetterEnvelope envelope = new DeadLetterEnvelope(
                pipeline,
                ProcessingClock.of(context).instant(),
                exchange.getMessage().getHeader(RouteTarget.ATTEMPTS, Integer.class));
        List<String> letters = new ArrayList<>();
        for (Object rejected : exchange.getMessage().getBody(List.class)) {
            letters.add(envelope.of((Rejected) rejected));
        }
        exchange.getMessage().setBody(pages(letters, queue.lettersPerCall(), maxBytes));
    }

    static List<List<String>> pages(List<String> letters, int lettersPerPage, int maxBytes) {
        List<List<String>> pages = new ArrayList<>();
        List<String> page = new ArrayList<>();
        int pageBytes = 0;
        for (String letter : letters) {
            int bytes = letter.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > maxBytes) {
                throw new HoldException("A dead letter of " + bytes + " bytes is over the limit of the queue, "
                        + maxBytes + ". Raise " + MAX_BYTES_SETTING + " if the queue takes more.");
            }
            if (!page.isEmpty() && (page.size() == lettersPerPage || pageBytes + bytes > maxBytes)) {
                pages.add(page);
                page = new ArrayList<>();
                pageBytes = 0;
            }
            page.add(letter);
            pageBytes += bytes;
        }
        if (!page.isEmpty()) {
            pages.add(page);
        }
        return pages;
    }
}
