package dev.wadi.demo.starschema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Objects of a made-up trade: half a year of orders to four countries, in which nothing is left to chance. */
final class MadeUpTrade {
    static final int ORDERS = 600;
    static final List<String> COUNTRIES = List.of("Norway", "Sweden", "Denmark", "Iceland");
    private static final int MONTHS = 6;
    private static final int PLACES = 8;
    private static final String TIMES =
            ",\"created_at\":\"2026-0%1$d-%2$02dT%3$02d:00:00.001\",\"last_updated\":\"2026-0%1$d-%2$02dT%3$02d:30:00.250\"}\n";

    private MadeUpTrade() {}

    /** By their keys, in the order in which they come: staff before their departments. */
    static Map<String, String> objects() {
        Map<String, String> objects = new LinkedHashMap<>();
        objects.put(
                WarehouseBuckets.key("staff", 1),
                line("{\"staff_id\":1,\"first_name\":\"Åse\",\"last_name\":\"Lund\",\"department_id\":1,\"email_address\":\"aase@example.org\""));
        objects.put(
                WarehouseBuckets.key("department", 1),
                line("{\"department_id\":1,\"department_name\":\"Sales\",\"location\":\"Bergen\",\"manager\":\"Kari\""));
        objects.put(WarehouseBuckets.key("address", 1), addresses());
        objects.put(
                WarehouseBuckets.key("currency", 1),
                line("{\"currency_id\":1,\"currency_code\":\"NOK\"") + "no json\n");
        objects.put(WarehouseBuckets.key("sales_order", 1), orders());
        return objects;
    }

    private static String addresses() {
        StringBuilder lines = new StringBuilder();
        for (int place = 1; place <= PLACES; place++) {
            lines.append(line("{\"address_id\":" + place + ",\"address_line_1\":\"Street " + place
                    + "\",\"address_line_2\":null,\"district\":null,\"city\":\"Town " + place
                    + "\",\"postal_code\":\"0001\",\"country\":\"" + country(place) + "\",\"phone\":\"1\""));
        }
        return lines.toString();
    }

    private static String country(int place) {
        return COUNTRIES.get((place - 1) % COUNTRIES.size());
    }

    private static String orders() {
        StringBuilder lines = new StringBuilder();
        for (int order = 1; order <= ORDERS; order++) {
            int month = 1 + (order - 1) * MONTHS / ORDERS;
            int day = 1 + order % 28;
            lines.append(String.format(
                    Locale.ROOT,
                    "{\"sales_order_id\":%d,\"design_id\":1,\"staff_id\":1,\"counterparty_id\":1,\"units_sold\":%d,"
                            + "\"unit_price\":\"%d.%02d\",\"currency_id\":1,\"agreed_delivery_date\":\"2026-12-01\","
                            + "\"agreed_payment_date\":\"2026-12-24\",\"agreed_delivery_location_id\":%d",
                    order,
                    1 + order % 9 * month,
                    10 + order % 13,
                    order % 100,
                    1 + order % PLACES));
            lines.append(String.format(Locale.ROOT, TIMES, month, day, order % 24));
        }
        return lines.toString();
    }

    private static String line(String fields) {
        return fields + String.format(Locale.ROOT, TIMES, 1, 1, 9);
    }
}
