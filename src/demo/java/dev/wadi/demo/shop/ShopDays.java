package dev.wadi.demo.shop;

import java.util.List;
import java.util.Locale;

/** Three days of a made-up shop that sells to four countries, each one transaction. On the first one there are the orders of half a year. */
public final class ShopDays {
    /** Where the objects of its tables are put, and read. */
    public static final String BUCKET = "totesys-ingestion";

    public static final List<String> TABLES = List.of("address", "currency", "department", "staff", "sales_order");

    public static final List<String> COUNTRIES = List.of("Denmark", "Iceland", "Norway", "Sweden");

    /** Each with its last version. */
    public static final int ORDERS = 6001;

    /** Columns that each table has. */
    private static final String STAMPS = "created_at timestamp(3) NOT NULL, last_updated timestamp(3) NOT NULL";

    public static final String SCHEMA = String.format(Locale.ROOT, """
            CREATE TABLE address (address_id int PRIMARY KEY, address_line_1 text NOT NULL, address_line_2 text, district text,
              city text NOT NULL, postal_code text NOT NULL, country text NOT NULL, phone text NOT NULL, %1$s);
            CREATE TABLE currency (currency_id int PRIMARY KEY, currency_code varchar(3) NOT NULL, %1$s);
            CREATE TABLE department (department_id int PRIMARY KEY, department_name text NOT NULL, location text, manager text, %1$s);
            CREATE TABLE staff (staff_id int PRIMARY KEY, first_name text NOT NULL, last_name text NOT NULL, department_id int NOT NULL,
              email_address text NOT NULL, %1$s);
            CREATE TABLE sales_order (sales_order_id int PRIMARY KEY, design_id int NOT NULL, staff_id int NOT NULL,
              counterparty_id int NOT NULL, units_sold int NOT NULL, unit_price numeric(10,2) NOT NULL, currency_id int NOT NULL,
              agreed_delivery_date text NOT NULL, agreed_payment_date text NOT NULL, agreed_delivery_location_id int NOT NULL, %1$s);
            """, STAMPS);

    /**
     * One day.
     *
     * @param changes SQL
     * @param tables how many tables they concern: so many objects come of them
     * @param versions of rows that there are through them
     */
    public record Day(String changes, int tables, int versions) {}

    public static final List<Day> ALL = List.of(
            new Day("""
                    INSERT INTO address SELECT i, 'Street ' || i, NULL, NULL, 'Town ' || i, '000' || i,
                        (ARRAY['Denmark', 'Iceland', 'Norway', 'Sweden'])[1 + i % 4], '1', t, t
                      FROM generate_series(1, 8) i, (VALUES ('2026-05-01 06:00:00.962'::timestamp)) v (t);
                    INSERT INTO currency SELECT i, (ARRAY['GBP', 'USD', 'EUR'])[i], t, t
                      FROM generate_series(1, 3) i, (VALUES ('2026-05-01 06:00:00.962'::timestamp)) v (t);
                    INSERT INTO department SELECT i, 'Department ' || i, 'Bergen', 'Kari', t, t
                      FROM generate_series(1, 4) i, (VALUES ('2026-05-01 06:00:00.962'::timestamp)) v (t);
                    INSERT INTO staff SELECT i, 'Åse ' || i, 'Lund', 1 + i % 4, 'old@shop.example', t, t
                      FROM generate_series(1, 20) i, (VALUES ('2026-05-01 06:00:02.563'::timestamp)) v (t);
                    """ + orders(1, 5000, "2026-05-02 08:00:00", "52 minutes"), 5, 5035),
            new Day("""
                    UPDATE staff SET email_address = 'new@shop.example', last_updated = '2026-11-03 08:15:00.001' WHERE staff_id <= 5;
                    """ + orders(5001, 6000, "2026-11-03 08:00:00", "1 second")
                    // committed late, two minutes older than the newest of the day before
                    + orders(7000, 7000, "2026-10-29 21:18:00", "0 seconds"), 2, 1006),
            new Day("""
                    UPDATE sales_order SET unit_price = unit_price * 2, last_updated = '2026-11-04 09:00:00' WHERE sales_order_id <= 500;
                    INSERT INTO currency VALUES (4, 'NOK', '2026-11-04 09:00:00.005', '2026-11-04 09:00:00.005');
                    """, 2, 501));

    private ShopDays() {}

    /** How many objects come of them. */
    public static int objects() {
        return ALL.stream().mapToInt(Day::tables).sum();
    }

    public static int versions() {
        return ALL.stream().mapToInt(Day::versions).sum();
    }

    /**
     * @param begin the time of the first of them, without {@code step}
     * @param step between two
     */
    private static String orders(int first, int last, String begin, String step) {
        return String.format(Locale.ROOT, """
                INSERT INTO sales_order SELECT %1$d + i, 1, 1 + i %% 20, 1, 1 + i %% 9, 10 + i %% 13 * 1.01, 1 + i %% 3,
                    '2026-12-01', '2026-12-24', 1 + i %% 8, t, t
                  FROM generate_series(0, %2$d) i, LATERAL (SELECT '%3$s'::timestamp + (i + 1) * interval '%4$s') v (t);
                """, first, last - first, begin, step);
    }
}
