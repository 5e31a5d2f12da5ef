package dev.wadi.demo.oltpingest;

import java.util.List;

/** Three days of a made-up shop, each one transaction, and how many versions of rows there are after each. */
final class ShopDays {
    private static final String STAMPS =
            "created_at timestamp(3) NOT NULL, last_updated timestamp(3) NOT NULL";

    static final String SCHEMA = """
            CREATE TABLE currency (currency_id int PRIMARY KEY, currency_code varchar(3) NOT NULL, %1$s);
            CREATE TABLE staff (staff_id int PRIMARY KEY, first_name text NOT NULL, email_address text, %1$s);
            CREATE TABLE sales_order (sales_order_id int PRIMARY KEY, staff_id int NOT NULL, units_sold int NOT NULL,
              unit_price numeric(10,2) NOT NULL, currency_id int NOT NULL, agreed_delivery_date text, %1$s);
            """.formatted(STAMPS);

    /** One day: its changes, and how many tables and versions of rows these concern. */
    record Day(String changes, int tables, int versions) {}

    static final List<Day> ALL = List.of(
            new Day("""
                    INSERT INTO currency SELECT i, (ARRAY['GBP', 'USD', 'EUR'])[i], t, t
                      FROM generate_series(1, 3) i, (VALUES ('2026-11-02 06:00:00.962'::timestamp)) v (t);
                    INSERT INTO staff SELECT i, 'Staff ' || i, NULL, t, t
                      FROM generate_series(1, 20) i, (VALUES ('2026-11-02 06:00:02.563'::timestamp)) v (t);
                    INSERT INTO sales_order SELECT i, 1 + i % 20, i * 7, i * 1.01, 1 + i % 3, '2026-11-08', t, t
                      FROM generate_series(1, 5000) i, LATERAL (SELECT '2026-11-02 08:00:00'::timestamp + i * interval '1 second') v (t);
                    """, 3, 5023),
            new Day("""
                    UPDATE staff SET email_address = 'new@shop.example', last_updated = '2026-11-03 08:15:00.001' WHERE staff_id <= 5;
                    INSERT INTO sales_order SELECT i, 1, 1, 9.99, 1, NULL, t, t
                      FROM generate_series(5001, 6000) i, LATERAL (SELECT '2026-11-03 08:00:00'::timestamp + i * interval '1 second') v (t);
                    -- committed late, two minutes older than the newest of the day before
                    INSERT INTO sales_order VALUES (7000, 1, 1, 9.99, 1, NULL, '2026-11-02 09:21:20', '2026-11-02 09:21:20');
                    """, 2, 1006),
            new Day("""
                    UPDATE sales_order SET unit_price = unit_price * 2, last_updated = '2026-11-04 09:00:00' WHERE sales_order_id <= 500;
                    INSERT INTO currency VALUES (4, 'NOK', '2026-11-04 09:00:00.005', '2026-11-04 09:00:00.005');
                    """, 2, 501));

    private ShopDays() {}
}
