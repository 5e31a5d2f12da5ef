package dev.wadi.demo.starschema;

import static dev.wadi.demo.starschema.StarSchemaSample.NAME;

import dev.wadi.demo.sample.DeadLetterCount;
import dev.wadi.demo.sample.DemoResult;
import dev.wadi.demo.sample.Expectations;
import dev.wadi.demo.sample.OutcomeCount;
import dev.wadi.demo.sample.PipelineDemo;
import dev.wadi.demo.shop.ShopDays;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.demo.world.SourceFeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;

/**
 * Makes a warehouse of what another pipeline has ingested of a shop, and of a damaged object. S3 tells the queue of each; somebody else sends a notice of something else. SQL over the files
 * says what was sold where; it is shown as a table, and plotted.
 */
final class StarSchemaDemo implements PipelineDemo {
    private static final String UNKNOWN = "notes/readme.txt";
    private static final String DAMAGED = WarehouseBuckets.key("design", 1);
    private static final String DESIGNS = """
            {"design_id":1,"design_name":"Oak","file_location":"/oak","file_name":"oak.json",\
            "created_at":"2026-05-01T06:00:00.001","last_updated":"2026-05-01T06:00:00.001"}
            no json
            """;

    private PipelineWorld world;
    private WarehouseBuckets buckets;

    @Override
    public Map<String, String> settings() {
        return Map.of("star-schema.ingestion-bucket", ShopDays.BUCKET);
    }

    @Override
    public void prepare(PipelineWorld made) {
        world = made;
        buckets = new WarehouseBuckets(made);
        buckets.tell(world.source(NAME));
    }

    @Override
    public void feed(CamelContext context) {
        buckets.put(DAMAGED, DESIGNS);
        SourceFeed.send(world.clients().sqs(), world.source(NAME), List.of(WarehouseBuckets.notice(UNKNOWN, "")));
    }

    private static int objects() {
        return ShopDays.objects() + 1;
    }

    @Override
    public int total() {
        return objects() + 1;
    }

    @Override
    public DemoResult result(CamelContext context) {
        Map<String, Integer> letters = DeadLetterCount.byReason(world, NAME);
        Map<String, Integer> outcomes = OutcomeCount.of(context, NAME);
        int done = outcomes.getOrDefault("success", 0) + outcomes.getOrDefault("partial", 0);
        List<String> files =
                buckets.keys("").stream().filter(key -> key.endsWith(".parquet")).toList();
        Expectations expected = new Expectations();
        expected.check("objects with a mark", objects(), buckets.keys("_done/").size());
        expected.check("objects with rejected lines", 1, buckets.keys("rejects/").size());
        expected.check("dead letters by reason", Map.of("unknown_object", 1), letters);
        List<String> notes = new ArrayList<>();
        notes.add("S3            " + files.size() + " Parquet files, one object with rejected lines");
        notes.add("dead letters  " + letters);
        notes.addAll(sales(expected));
        return new DemoResult(
                NAME,
                total(),
                done,
                0,
                letters.values().stream().mapToInt(Integer::intValue).sum(),
                "S3 bucket " + buckets.processed(),
                notes,
                expected.problems());
    }

    private List<String> sales(Expectations expected) {
        try {
            Path folder = Files.createTempDirectory("wadi-demo-");
            buckets.download("fact_sales_order/", folder);
            buckets.download("dim_location/", folder);
            SalesByMonth sales = SalesByMonth.of(folder);
            expected.check("countries with sales", Set.copyOf(ShopDays.COUNTRIES), Set.copyOf(sales.countries()));
            expected.check("orders", ShopDays.ORDERS, sales.orders());
            List<String> lines = new ArrayList<>(sales.table());
            Path plot = folder.resolve("sales.svg");
            Files.writeString(plot, sales.svg());
            lines.add("plot          " + plot);
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
