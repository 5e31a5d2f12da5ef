package dev.wadi.blocks.s3;

import dev.wadi.blocks.FieldExpression;
import dev.wadi.blocks.ValuePlace;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.PollRecords;
import dev.wadi.delivery.RefusedException;
import dev.wadi.edge.s3.Bucket;
import dev.wadi.edge.s3.ObjectKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Lists objects for each record of a poll, those of one prefix once. */
final class S3ListProducer extends DefaultProducer {
    private final S3ListEndpoint endpoint;
    private final ObjectStep step;
    private final FieldExpression prefix;
    private final ValuePlace place;
    private Bucket bucket;

    S3ListProducer(S3ListEndpoint endpoint, ObjectStep step, FieldExpression prefix, ValuePlace place) {
        super(endpoint);
        this.endpoint = endpoint;
        this.step = step;
        this.prefix = prefix;
        this.place = place;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        bucket = step.open();
    }

    @Override
    public void process(Exchange exchange) {
        PollRecords records = PollRecords.of(exchange);
        Map<String, List<S3Object>> listed = new HashMap<>();
        for (PollRecord one : records.open()) {
            try {
                String begin = prefixOf(one);
                List<S3Object> objects =
                        listed.computeIfAbsent(begin, unknown -> bucket.list(unknown, endpoint.getMaxObjects() + 1));
                if (objects.size() > endpoint.getMaxObjects()) {
                    throw ObjectReason.too_many_objects.because(
                            "the bucket has more than " + endpoint.getMaxObjects() + " objects under " + begin);
                }
                place.put(
                        one.message(),
                        objects.stream().map(S3ListProducer::entry).toList());
            } catch (RefusedException e) {
                records.refuse(one, step.reasonOf(e), e.getMessage());
            }
        }
        records.finish();
    }

    /** Empty for all objects. */
    private String prefixOf(PollRecord one) throws RefusedException {
        String begin = prefix.text(one);
        Optional<String> problem = begin.isEmpty() ? Optional.empty() : ObjectKey.problem(begin);
        if (problem.isPresent()) {
            throw ObjectReason.invalid_key.because(problem.get());
        }
        return begin;
    }

    private static Map<String, Object> entry(S3Object object) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("key", object.key());
        entry.put("size", object.size());
        entry.put("lastModified", object.lastModified().toString());
        entry.put("etag", object.eTag().replace("\"", ""));
        return entry;
    }
}
