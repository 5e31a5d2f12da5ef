package dev.wadi.bench.dynamodb;

import dev.wadi.bench.Spread;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.LongStream;

/**
 * The local cloud's DynamoDB by itself: the processor's time that the threads of the server take for a call, in tables
 * of different sizes. The client's thread, the compiler and the garbage collection are left aside.
 */
public final class DynamoDbBenchmark {
    private static final int ROUNDS = 5;
    private static final int WARM_UP = 15;
    private static final int CALLS = 4_000;
    private static final int BATCH = 25;
    private static final int RANGE = 100;
    private static final int STARTS = 9;

    private final PrintWriter out;
    private final List<Integer> sizes;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private int items;

    public DynamoDbBenchmark(PrintWriter out) {
        this(out, List.of(1_000, 10_000, 100_000, 1_000_000));
    }

    /** @param sizes how many items there are when it is measured, ascending */
    DynamoDbBenchmark(PrintWriter out, List<Integer> sizes) {
        this.out = out;
        this.sizes = sizes;
    }

    public void run() throws Exception {
        LocalCloudOptions options = LocalCloudOptions.only(Part.DYNAMODB);
        try (LocalCloud cloud = LocalCloud.start(options);
                Wire wire = new Wire(URI.create(cloud.environment().get("AWS_ENDPOINT_URL_DYNAMODB")))) {
            create(wire, "calls");
            measure(wire, "conditional put, us", i -> wire.request("PutItem", put("calls", items++)), WARM_UP);
            int updated = items;
            measure(
                    wire,
                    "conditional update, us",
                    i -> wire.request("UpdateItem", update("calls", i % updated)),
                    WARM_UP);
            create(wire, "sizes");
            items = 0;
            for (int size : sizes) {
                fill(wire, size);
                measure(
                        wire,
                        String.format(Locale.ROOT, "put among %,d, us", size),
                        i -> wire.request("PutItem", put("sizes", items++)),
                        1);
                measure(
                        wire,
                        String.format(Locale.ROOT, "query among %,d, us", size),
                        i -> wire.request("Query", query(i, size)),
                        1);
            }
            print("start of another, ms", starts(options));
        }
    }

    private static List<Double> starts(LocalCloudOptions options) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            long start = System.nanoTime();
            LocalCloud another = LocalCloud.start(options);
            millis.add((System.nanoTime() - start) / 1e6);
            another.close();
        }
        return millis;
    }

    private void measure(Wire wire, String what, IntFunction<byte[]> request, int uncounted) throws IOException {
        List<Double> micros = new ArrayList<>();
        for (int round = 0; round < uncounted + ROUNDS; round++) {
            List<byte[]> requests = new ArrayList<>(CALLS);
            for (int i = 0; i < CALLS; i++) {
                requests.add(request.apply(i));
            }
            long cpu = serverNanos();
            for (byte[] each : requests) {
                wire.call(each);
            }
            if (round >= uncounted) {
                micros.add((serverNanos() - cpu) / 1e3 / CALLS);
            }
        }
        print(what, micros);
    }

    /** A thread that has ended counts as nothing: -1 is its time. */
    private long serverNanos() {
        long all = LongStream.of(threads.getAllThreadIds())
                .map(threads::getThreadCpuTime)
                .filter(nanos -> nanos > 0)
                .sum();
        return all - threads.getCurrentThreadCpuTime();
    }

    private void print(String what, List<Double> values) {
        out.printf("%-28s %s%n", what, Spread.of(values).text("%.1f", 8));
        out.flush();
    }

    private static void create(Wire wire, String table) throws IOException {
        wire.call(wire.request("CreateTable", """
                {"TableName":"%s","BillingMode":"PAY_PER_REQUEST",
                 "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"},{"AttributeName":"sk","AttributeType":"N"}],
                 "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"RANGE"}]}
                """.replace("%s", table)));
    }

    private void fill(Wire wire, int size) throws IOException {
        while (items < size) {
            StringBuilder batch = new StringBuilder();
            for (int i = 0; i < BATCH; i++) {
                batch.append(i > 0 ? "," : "")
                        .append("{\"PutRequest\":{\"Item\":")
                        .append(item(items++))
                        .append("}}");
            }
            wire.call(wire.request("BatchWriteItem", "{\"RequestItems\":{\"sizes\":[" + batch + "]}}"));
        }
    }

    private static String key(int number) {
        return "\"pk\":{\"S\":\"turbine-" + number / RANGE + "\"},\"sk\":{\"N\":\"" + number % RANGE + "\"}";
    }

    /** As a row of a pipeline is: a dozen attributes, half a kilobyte. */
    private static String item(int number) {
        StringBuilder item = new StringBuilder("{").append(key(number));
        for (int i = 0; i < 6; i++) {
            item.append(",\"text_")
                    .append(i)
                    .append("\":{\"S\":\"some text of a row, number ")
                    .append(number)
                    .append("\"}");
            item.append(",\"number_")
                    .append(i)
                    .append("\":{\"N\":\"")
                    .append(number * 7L + i)
                    .append("\"}");
        }
        return item.append("}").toString();
    }

    private static String put(String table, int number) {
        return "{\"TableName\":\"" + table + "\",\"Item\":" + item(number)
                + ",\"ConditionExpression\":\"attribute_not_exists(pk)\"}";
    }

    private static String update(String table, int number) {
        return "{\"TableName\":\"" + table + "\",\"Key\":{" + key(number)
                + "},\"UpdateExpression\":\"SET text_0 = :text, number_0 = number_0 + :one\","
                + "\"ConditionExpression\":\"attribute_exists(pk) AND number_1 >= :zero\",\"ExpressionAttributeValues\":"
                + "{\":text\":{\"S\":\"changed\"},\":one\":{\"N\":\"1\"},\":zero\":{\"N\":\"0\"}}}";
    }

    private static String query(int number, int size) {
        return "{\"TableName\":\"sizes\",\"Limit\":10,\"KeyConditionExpression\":\"pk = :pk AND sk >= :sk\","
                + "\"ExpressionAttributeValues\":{\":pk\":{\"S\":\"turbine-"
                + Math.floorMod(number * 7919, size / RANGE)
                + "\"},\":sk\":{\"N\":\"20\"}}}";
    }
}
