package dev.wadi.demo.starschema;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Sales per month and country: what SQL answers over the Parquet files.
 *
 * @param sales in the order of months and countries
 */
record SalesByMonth(List<Sale> sales) {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 400;
    private static final int LEFT = 60;
    private static final int RIGHT = 620;
    private static final int TOP = 60;
    private static final int BOTTOM = 350;
    private static final List<String> COLORS = List.of("#1b6ca8", "#c4473a", "#3f8f4f", "#8a5aa8");

    /**
     * @param amount in the currencies of the orders
     * @param orders how many they are
     */
    record Sale(String month, String country, double amount, int orders) {}

    /** @param warehouse a folder with a folder for each table */
    static SalesByMonth of(Path warehouse) {
        String sql =
                """
                with orders as (
                  -- the version that was delivered last
                  select * from '%1$s/fact_sales_order/*.parquet'
                  qualify row_number() over (partition by sales_order_id order by sales_record_id desc) = 1)
                select strftime(o.created_date, '%%Y-%%m') as month, l.country, sum(o.units_sold * o.unit_price) as amount, count(*) as orders
                from orders o
                join '%1$s/dim_location/*.parquet' l on l.location_id = o.agreed_delivery_location_id
                group by all order by month, country
                """
                        .formatted(warehouse);
        List<Sale> sales = new ArrayList<>();
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                sales.add(new Sale(rows.getString(1), rows.getString(2), rows.getDouble(3), rows.getInt(4)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB cannot read the files in " + warehouse, e);
        }
        return new SalesByMonth(sales);
    }

    int orders() {
        return sales.stream().mapToInt(Sale::orders).sum();
    }

    List<String> months() {
        return sales.stream().map(Sale::month).distinct().toList();
    }

    List<String> countries() {
        return sales.stream().map(Sale::country).distinct().toList();
    }

    private double amount(String month, String country) {
        return sales.stream()
                .filter(sale -> sale.month().equals(month) && sale.country().equals(country))
                .mapToDouble(Sale::amount)
                .sum();
    }

    /** A row for each country. */
    List<String> table() {
        List<String> rows = new ArrayList<>();
        StringBuilder head = new StringBuilder(String.format(Locale.ROOT, "%-14s", "sales"));
        months().forEach(month -> head.append(String.format(Locale.ROOT, "%12s", month)));
        rows.add(head.toString());
        for (String country : countries()) {
            StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-14s", country));
            months().forEach(month -> row.append(String.format(Locale.ROOT, "%12.2f", amount(month, country))));
            rows.add(row.toString());
        }
        return rows;
    }

    /** A bar for each month and country. */
    String svg() {
        double highest = sales.stream().mapToDouble(Sale::amount).max().orElse(1) * 1.1;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"13\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n<text x=\"%d\""
                        + " y=\"32\" font-size=\"18\">Sales per month and country</text>%n",
                WIDTH,
                HEIGHT,
                LEFT));
        double step = (double) (RIGHT - LEFT) / Math.max(1, months().size());
        double bar = step / (countries().size() + 1);
        for (int m = 0; m < months().size(); m++) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#666\">%s</text>%n",
                    LEFT + step * m + step / 2,
                    BOTTOM + 22,
                    months().get(m)));
            for (int c = 0; c < countries().size(); c++) {
                double height = (BOTTOM - TOP) * amount(months().get(m), countries().get(c)) / highest;
                svg.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>%n",
                        LEFT + step * m + bar * c,
                        BOTTOM - height,
                        bar * 0.9,
                        height,
                        COLORS.get(c % COLORS.size())));
            }
        }
        for (int c = 0; c < countries().size(); c++) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>%n",
                    RIGHT + 8,
                    TOP + 20 * c,
                    COLORS.get(c % COLORS.size()),
                    countries().get(c)));
        }
        return svg.append("</svg>\n").toString();
    }
}
