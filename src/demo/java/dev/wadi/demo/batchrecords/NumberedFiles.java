package dev.wadi.demo.batchrecords;

import dev.wadi.demo.sample.NumberedInputs;
import dev.wadi.demo.world.PipelineWorld;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Each number is a file of its own, announced once. Its effects are the rows that name the file: two would load it twice. */
final class NumberedFiles implements NumberedInputs {
    private static final Pattern FILE = Pattern.compile("s3://curated/waze/(\\d+)\\.csv");

    private final PipelineWorld world;

    NumberedFiles(PipelineWorld world) {
        this.world = world;
        BatchRecordsSample.currentBatch(world, "1795000000");
    }

    @Override
    public void expect(int from, int to) {
        // nothing is looked up by number
    }

    @Override
    public String input(int number, String moreFields) {
        return String.format(Locale.ROOT, """
                {"s3-key":"waze/%d.csv","bucket-name":"curated","table-name":"alert","state":"CO","num-records":"125",\
                "is-historical":"False","year":"2026","month":"11"%s}""", number, moreFields);
    }

    @Override
    public Map<Integer, Integer> effects(int inputs) {
        Map<Integer, Integer> rows = new HashMap<>();
        world.rows(world.value(BatchRecordsSample.TABLE)).forEach(row -> {
                    Matcher file = FILE.matcher(row.get("S3Key").s());
                    if (file.matches()) {
                        rows.merge(Integer.valueOf(file.group(1)), 1, Integer::sum);
                    }
                });
        return rows;
    }
}
