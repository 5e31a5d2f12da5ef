package dev.wadi.bench.blocks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.delivery.SourceRecord;

/** An order as a stream may have it, of some 250 bytes. */
record OrderRecord(String sourceId, byte[] payload) implements SourceRecord {

    static OrderRecord of(int number) {
        String json = """
                {"id":"order-%d","customer":{"id":%d,"country":"DE"},"total":%d.10,"currency":"EUR",\
                "placed":"2026-11-30T06:00:00Z","express":%b,"note":null,\
                "lines":[{"sku":"A-%d","count":2,"price":4.95},{"sku":"B-%d","count":1,"price":19.90}]}""".formatted(number, 9_007_199_254_740_993L + number, number, number % 2 == 0, number, number);
        return new OrderRecord("order-" + number, json.getBytes(UTF_8));
    }
}
