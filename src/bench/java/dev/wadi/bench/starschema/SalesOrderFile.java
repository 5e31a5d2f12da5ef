package dev.wadi.bench.starschema;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** An object of sales orders, about 300 bytes a line, no two of one version. */
final class SalesOrderFile {
    static final String KEY = "sales_order/sales_order_00000001_20261105T100000000000.jsonl";

    private SalesOrderFile() {}

    static void write(Path file, int rows) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            for (int row = 1; row <= rows; row++) {
                out.write(line(row).getBytes(US_ASCII));
            }
        }
    }

    private static String line(int row) {
        int second = row % 60;
        int minute = row / 60 % 60;
        int hour = row / 3600 % 24;
        int day = 1 + row / 86_400 % 28;
        return String.format(
                Locale.ROOT,
                "{\"sales_order_id\":%d,\"created_at\":\"2026-11-%02dT%02d:%02d:%02d.%03d\",\"last_updated\":\"2026-11-%02dT%02d:%02d:%02d.250\","
                        + "\"design_id\":%d,\"staff_id\":%d,\"counterparty_id\":%d,\"units_sold\":%d,\"unit_price\":\"%d.%02d\",\"currency_id\":%d,"
                        + "\"agreed_delivery_date\":\"2026-12-%02d\",\"agreed_payment_date\":\"2026-12-%02d\",\"agreed_delivery_location_id\":%d}\n",
                row,
                day,
                hour,
                minute,
                second,
                row % 1000,
                day,
                hour,
                minute,
                second,
                row % 500,
                row % 20,
                row % 40,
                1000 + row * 7919L % 90_000,
                2 + row % 5,
                row * 31L % 100,
                1 + row % 3,
                1 + row % 28,
                1 + row % 27,
                row % 60);
    }
}
