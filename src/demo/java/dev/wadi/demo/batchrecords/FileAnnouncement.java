package dev.wadi.demo.batchrecords;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A record of the demo's upload, and what must become of it.
 *
 * @param key partition key
 * @param fate {@code stored}, {@code skipped}, or the reason of a dead letter
 * @param address of the row, where there is to be one
 */
record FileAnnouncement(String key, String json, String fate, String address) {
    static final String STORED = "stored";
    static final String SKIPPED = "skipped";
    private static final List<String> STATES = List.of("CO", "WY", "UT", "NM", "AZ");
    private static final String BUCKET = "curated-bucket";

    /** Mostly files of the data set; every seventh of another one, every fortieth not usable. */
    static List<FileAnnouncement> upload(int count) {
        List<FileAnnouncement> files = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            files.add(i % 40 == 39 ? broken(i) : i % 7 == 6 ? file(i, "cv", SKIPPED) : file(i, "waze", STORED));
        }
        return files;
    }

    private static FileAnnouncement file(int i, String dataSet, String fate) {
        String state = STATES.get(i % STATES.size());
        String key = String.format(
                Locale.ROOT, "%s/state=%s/type=alert/year=2026/month=11/file-%05d.csv.gz", dataSet, state, i);
        return new FileAnnouncement(
                Integer.toString(i), json(key, state, i, "\"alert\""), fate, "s3://" + BUCKET + "/" + key);
    }

    private static FileAnnouncement broken(int i) {
        String key = "waze/state=CO/type=alert/year=2026/month=11/broken-" + i + ".csv.gz";
        return switch (i / 40 % 4) {
            case 0 -> new FileAnnouncement(Integer.toString(i), "{\"s3-key\": \"" + key, "malformed_json", "");
            case 1 -> new FileAnnouncement(Integer.toString(i), "[\"" + key + "\"]", "not_an_object", "");
            case 2 -> new FileAnnouncement(Integer.toString(i), json(key, "CO", i, "null"), "missing_field", "");
            default -> new FileAnnouncement(Integer.toString(i), json(key, "CO", i, "7"), "invalid_field_type", "");
        };
    }

    private static String json(String key, String state, int records, String table) {
        return String.format(Locale.ROOT, """
                {"s3-key":"%s","bucket-name":"%s","table-name":%s,"state":"%s","num-records":"%d",\
                "is-historical":"False","year":"2026","month":"11"}""", key, BUCKET, table, state, records);
    }
}
