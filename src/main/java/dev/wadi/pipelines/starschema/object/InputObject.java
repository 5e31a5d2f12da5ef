package dev.wadi.pipelines.starschema.object;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An object of the ingestion bucket, by its key {@code {table}/{table}_{id}_{timestamp}.jsonl}.
 *
 * @param name the last part of the key, without its ending; it names all that comes of the object
 */
public record InputObject(String key, String table, long id, String name) {
    private static final Pattern KEY = Pattern.compile("([^/]+)/(\\1_(\\d{8,10})_\\d{8}T\\d{12})\\.jsonl");
    /** The record ids of a larger one would be beyond 64 bits. */
    private static final long LARGEST_ID = 9_000_000_000L;

    /** Empty where the key has another form. */
    public static Optional<InputObject> of(String key) {
        Matcher form = KEY.matcher(key);
        if (!form.matches()) {
            return Optional.empty();
        }
        long id = Long.parseLong(form.group(3));
        return id < 1 || id > LARGEST_ID
                ? Optional.empty()
                : Optional.of(new InputObject(key, form.group(1), id, form.group(2)));
    }

    public String parquetKey(String target) {
        return target + "/" + name + ".parquet";
    }

    public String rejectsKey() {
        return "rejects/" + table + "/" + name + ".rejects.jsonl";
    }

    public String doneKey() {
        return donePrefix(table) + name + ".json";
    }

    public static String donePrefix(String table) {
        return "_done/" + table + "/";
    }

    /** The id of the row of a line, which no other row of the table has (spec section 5). */
    public long recordId(long line) {
        return id * 1_000_000_000L + line;
    }
}
