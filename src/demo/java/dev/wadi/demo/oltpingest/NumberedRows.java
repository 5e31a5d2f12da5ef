package dev.wadi.demo.oltpingest;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.demo.sample.NumberedInputs;
import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.pipelines.oltpingest.ObjectName;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Each number is a row, in one of several tables in turn, and the change of a row that is {@value #BACK} numbers older. The effect of a number is the newest version of its row in the
 * bucket; a version that is there twice counts as two. A row may be changed before its first version was read: then that version is in no object.
 */
final class NumberedRows implements NumberedInputs {
    static final List<String> TABLES = List.of("numbered_one", "numbered_two", "numbered_three");

    private static final int BACK = 30;
    /** When the transaction began. */
    private static final String NOW = "(now() AT TIME ZONE 'UTC')";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PipelineWorld world;
    /** By key; an object stays as it is. */
    private final Map<String, List<Version>> read = new HashMap<>();

    /** One version of a row, as an object or the database has it. */
    private record Version(int number, String changed) {}

    NumberedRows(PipelineWorld world) {
        this.world = world;
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute("CREATE TABLE " + table + " (number int PRIMARY KEY, changes int NOT NULL DEFAULT 0,"
                        + " created_at timestamp NOT NULL DEFAULT " + NOW + ", last_updated timestamp NOT NULL DEFAULT "
                        + NOW + ")");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String table(int number) {
        return TABLES.get(Math.floorMod(number, TABLES.size()));
    }

    @Override
    public void expect(int from, int to) {
        // the database tells
    }

    /** What a transaction does with the database. Fields have no place in it. */
    @Override
    public String input(int number, String moreFields) {
        int older = number - BACK;
        return "INSERT INTO " + table(number) + " (number) VALUES (" + number + "); UPDATE " + table(older)
                + " SET changes = changes + 1, last_updated = " + NOW + " WHERE number = " + older;
    }

    /** The database is read before the objects are: what it has may not have come through yet, and the other way round nothing would be doubled. */
    @Override
    public Map<Integer, Integer> effects(int inputs) {
        List<Version> newest = newest();
        Map<Version, Integer> delivered = new HashMap<>();
        delivered().forEach(version -> delivered.merge(version, 1, Integer::sum));
        Map<Integer, Integer> doubled = delivered.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .collect(toMap(entry -> entry.getKey().number(), Map.Entry::getValue, Math::max));
        Map<Integer, Integer> effects = new HashMap<>();
        newest.stream()
                .filter(version -> version.number() <= inputs && delivered.containsKey(version))
                .forEach(version -> effects.put(version.number(), doubled.getOrDefault(version.number(), 1)));
        return effects;
    }

    /** A version that is delivered again is an effect that is doubled. */
    @Override
    public OptionalInt repeats() {
        return OptionalInt.of(0);
    }

    private List<Version> newest() {
        List<Version> versions = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                try (ResultSet rows = statement.executeQuery("SELECT number,"
                        + " to_char(last_updated, 'YYYY-MM-DD\"T\"HH24:MI:SS.US') FROM " + table)) {
                    while (rows.next()) {
                        versions.add(new Version(rows.getInt(1), rows.getString(2)));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return versions;
    }

    private List<Version> delivered() {
        List<Version> versions = new ArrayList<>();
        for (String table : TABLES) {
            List<String> keys = keys(table);
            requireEachIdOnce(table, keys);
            keys.forEach(key -> versions.addAll(read.computeIfAbsent(key, this::read)));
        }
        return versions;
    }

    private List<String> keys(String table) {
        return world
                .clients()
                .s3()
                .listObjectsV2Paginator(request -> request.bucket(bucket()).prefix(ObjectName.prefix(table)))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }

    private static void requireEachIdOnce(String table, List<String> keys) {
        Map<Long, String> byId = new HashMap<>();
        for (String key : keys) {
            long id = ObjectName.parse(table, key)
                    .orElseThrow(() -> new AssertionError("no object of " + table + ": " + key))
                    .id();
            String other = byId.put(id, key);
            if (other != null) {
                throw new AssertionError("an id of two objects: " + key + " and " + other);
            }
        }
        for (long id = 1; id <= byId.size(); id++) {
            if (!byId.containsKey(id)) {
                throw new AssertionError("no object of " + table + " has the id " + id + ": " + new TreeSet<>(keys));
            }
        }
    }

    private List<Version> read(String key) {
        return world
                .clients()
                .s3()
                .getObjectAsBytes(request -> request.bucket(bucket()).key(key))
                .asUtf8String()
                .lines()
                .map(NumberedRows::version)
                .toList();
    }

    private static Version version(String line) {
        try {
            JsonNode row = JSON.readTree(line);
            return new Version(
                    row.get("number").intValue(), row.get("last_updated").textValue());
        } catch (JsonProcessingException e) {
            throw new AssertionError("no line of JSON: " + line, e);
        }
    }

    private String bucket() {
        return world.value("oltp-ingest.bucket");
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(world.value("oltp-ingest.database-url"), "postgres", "any");
    }
}
