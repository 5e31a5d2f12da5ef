package dev.wadi.bench.blocks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.delivery.SourceRecord;
import java.util.Locale;

/** An order as a stream may have it, of some 250 bytes. */
final class OrderRecord implements SourceRecord {
    /** More than a binary double has. */
    private static final long FIRST_CUSTOMER = 9_007_199_254_740_993L;

    private final String id;
    private final byte[] payload;

    OrderRecord(int number) {
        id = "order-" + number;
        String json = String.format(Locale.ROOT, """
                {"id":"order-%1$d","customer":{"id":%2$d,"country":"DE"},"total":%1$d.10,"currency":"EUR",\
                "placed":"2026-11-30T06:00:00Z","express":%3$b,"note":null,\
                "lines":[{"sku":"A-%1$d","count":2,"price":4.95},{"sku":"B-%1$d","count":1,"price":19.90}]}""", number, FIRST_CUSTOMER + number, number % 2 == 0);
        payload = json.getBytes(UTF_8);
    }

    @Override
    public String sourceId() {
        return id;
    }

    @Override
    public byte[] payload() {
        return payload;
    }
}
