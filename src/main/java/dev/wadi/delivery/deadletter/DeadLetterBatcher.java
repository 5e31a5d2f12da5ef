package dev.wadi.delivery.deadletter;

import dev.wadi.delivery.ProcessingClock;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.delivery.RouteBatchHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Turns a list of {@link RefusedRecordException} into pages of letters, each page one call: at most {@value #LETTERS_PER_CALL} letters, and together at most as many
 * bytes as the queue takes in one message. The objects to which letters refer stand in a property. Letters and objects that an earlier attempt with the same
 * {@code RefusedRecordException} brought to the queue or bucket are left out.
 */
final class DeadLetterBatcher implements Processor {
    static final String ENDPOINT = "wadiDeadLetterQueue";
    static final String OBJECTS = "wadiLargeLetters";
    static final String BUCKET_SETTING = "wadi.dead-letter-bucket";
    /** Limit of SQS. */
    static final int LETTERS_PER_CALL = 10;

    private final DeadLetterQueues queues = new DeadLetterQueues();
    /** For as long as their batch is in flight: nothing else holds the keys. */
    private final Map<RefusedRecordException, UnsentLetters> unsent = Collections.synchronizedMap(new WeakHashMap<>());

    @Override
    public void process(Exchange exchange) {
        String pipeline = exchange.getMessage().getHeader(RouteBatchHandler.PIPELINE, String.class);
        DeadLetterQueue queue = queues.of(exchange.getContext(), pipeline);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onFailure(Exchange failed) {
                queues.forget(pipeline);
            }
        });
        exchange.setProperty(ENDPOINT, queue.endpoint());
        DeadLetterEnvelope envelope = new DeadLetterEnvelope(
                pipeline,
                ProcessingClock.of(exchange.getContext()).instant(),
                exchange.getMessage().getHeader(RouteBatchHandler.ATTEMPTS, Integer.class));
        DeadLetterWriter writer = new DeadLetterWriter(envelope, queue.maxBytes(), bucket(exchange.getContext()));
        List<OutgoingLetter> letters = new ArrayList<>();
        List<LargeLetter> objects = new ArrayList<>();
        for (Object one : exchange.getMessage().getBody(List.class)) {
            UnsentLetters unsentOfOne = lettersOf((RefusedRecordException) one, writer, queue.maxBytes());
            letters.addAll(unsentOfOne.left());
            unsentOfOne.objects().forEach(objects::add);
        }
        exchange.setProperty(OBJECTS, objects);
        exchange.getMessage().setBody(pages(queue, letters));
    }

    private static String bucket(CamelContext context) {
        return context.resolvePropertyPlaceholders("{{" + BUCKET_SETTING + ":}}")
                .trim();
    }

    private UnsentLetters lettersOf(RefusedRecordException rejected, DeadLetterWriter writer, int maxBytes) {
        UnsentLetters before = unsent.get(rejected);
        if (before != null && before.fit(maxBytes)) {
            return before;
        }
        UnsentLetters made = writer.letters(rejected);
        unsent.put(rejected, made);
        return made;
    }

    static List<LetterPage> pages(DeadLetterQueue queue, List<OutgoingLetter> letters) {
        List<LetterPage> pages = new ArrayList<>();
        List<OutgoingLetter> page = new ArrayList<>();
        int pageBytes = 0;
        for (OutgoingLetter letter : letters) {
            if (!page.isEmpty() && (page.size() == LETTERS_PER_CALL || pageBytes + letter.bytes() > queue.maxBytes())) {
                pages.add(new LetterPage(queue, page));
                page = new ArrayList<>();
                pageBytes = 0;
            }
            page.add(letter);
            pageBytes += letter.bytes();
        }
        if (!page.isEmpty()) {
            pages.add(new LetterPage(queue, page));
        }
        return pages;
    }
}
