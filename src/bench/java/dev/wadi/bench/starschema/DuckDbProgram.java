package dev.wadi.bench.starschema;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/** The same columns by DuckDB's SQL: no rejected lines, no search for duplicates. */
public final class DuckDbProgram {
    private DuckDbProgram() {}

    /** @param args the object; a folder for the file */
    public static void main(String[] args) throws Exception {
        String target = Path.of(args[1], "duck.parquet").toString();
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement()) {
            statement.execute("set threads = 1");
            statement.execute("copy (select 1000000000 + row_number() over () as sales_record_id,"
                    + " sales_order_id, created_at::date as created_date, created_at::time as created_time,"
                    + " last_updated::date as last_updated_date, last_updated::time as last_updated_time,"
                    + " staff_id as sales_staff_id, counterparty_id, units_sold, unit_price::decimal(10,2) as unit_price,"
                    + " currency_id, design_id, agreed_payment_date::date as agreed_payment_date,"
                    + " agreed_delivery_date::date as agreed_delivery_date, agreed_delivery_location_id"
                    + " from read_json('" + args[0] + "', format = 'newline_delimited', columns = {sales_order_id: 'INTEGER',"
                    + " created_at: 'TIMESTAMP', last_updated: 'TIMESTAMP', design_id: 'INTEGER', staff_id: 'INTEGER',"
                    + " counterparty_id: 'INTEGER', units_sold: 'INTEGER', unit_price: 'VARCHAR', currency_id: 'INTEGER',"
                    + " agreed_delivery_date: 'VARCHAR', agreed_payment_date: 'VARCHAR',"
                    + " agreed_delivery_location_id: 'INTEGER'})) to '" + target + "' (format parquet, compression zstd)");
            try (ResultSet rows = statement.executeQuery("select count(*) from '" + target + "'")) {
                rows.next();
                ProgramReport.print(rows.getLong(1));
            }
        }
    }
}
