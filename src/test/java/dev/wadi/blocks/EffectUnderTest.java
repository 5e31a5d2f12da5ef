package dev.wadi.blocks;

import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.PollRecords;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultProducer;

/** {@code effect:NAME}: a block whose service a test plays. */
final class EffectUnderTest extends DefaultComponent {
    private final BlockRoute.Service service;

    EffectUnderTest(BlockRoute.Service service) {
        this.service = service;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        EffectEndpoint endpoint = new Effect(uri, remaining);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /** Public for Camel, which sets its options. */
    public final class Effect extends EffectEndpoint {
        private final String name;
        private String item = "${body}";

        Effect(String uri, String name) {
            super(uri, EffectUnderTest.this);
            this.name = name;
        }

        public void setItem(String item) {
            this.item = item;
        }

        @Override
        public Producer createProducer() {
            FieldExpression written = expression("item", item);
            return new DefaultProducer(this) {
                @Override
                public void process(Exchange exchange) throws Exception {
                    PollRecords records = PollRecords.of(exchange);
                    records.each(one -> put(records, one, written.text(one)));
                    records.finish();
                }
            };
        }

        private void put(PollRecords records, PollRecord one, String text) {
            try {
                records.called(one, service.put(name, text));
            } catch (BlockRoute.ServiceRefusal refusal) {
                records.refusedByService(one, "not_taken", refusal.getMessage());
            }
        }
    }
}
