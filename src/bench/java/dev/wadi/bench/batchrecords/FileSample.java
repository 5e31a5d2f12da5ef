package dev.wadi.bench.batchrecords;

import dev.wadi.bench.SampleRecord;
import dev.wadi.source.kinesis.StreamRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Announcements of curated files, all fields as the upstream producer sends them. The same at every run. */
final class FileSample {
    private FileSample() {}

    static List<byte[]> payloads(int count) {
        return IntStream.range(0, count).mapToObj(FileSample::json).toList();
    }

    static List<List<StreamRecord>> polls(int count, int poll) {
        List<StreamRecord> records =
                IntStream.range(0, count).mapToObj(FileSample::record).toList();
        return IntStream.range(0, count / poll)
                .mapToObj(i -> records.subList(i * poll, (i + 1) * poll))
                .toList();
    }

    private static StreamRecord record(int i) {
        return SampleRecord.of("curated-files", i, "key-" + i, json(i));
    }

    private static byte[] json(int i) {
        return String.format(Locale.ROOT, """
                {"state":"CO","month":"11","num-records":"%d","is-historical":"False","table-name":"alert","year":"2026",\
                "bucket-name":"curated-bucket","s3-key":"waze/state=CO/type=alert/year=2026/month=11/file-%06d.csv.gz"}""", 100 + i % 50, i)
                .getBytes(StandardCharsets.UTF_8);
    }
}
