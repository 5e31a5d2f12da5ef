package dev.wadi.pipelines.oltpingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.app.WadiApplication;
import dev.wadi.delivery.OperatorRun;
import dev.wadi.pipelines.oltpingest.store.TableLock;
import dev.wadi.testing.Observed;
import dev.wadi.testing.RouteCoverage;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The route file as it is delivered, with only its {@code from} replaced, between real servers. Run as a whole: it must reach every step. */
@Timeout(900)
class OltpIngestRouteTest {
    @RegisterExtension
    static final RouteCoverage COVERAGE = new RouteCoverage(IngestWorld.NAME);

    private static final String STAMPS = "created_at timestamp(3) NOT NULL, last_updated timestamp(3) NOT NULL";
    private static final String AT = "'2026-11-03 08:15:00.001', '2026-11-03 08:15:00.001'";

    private static final String LATER =
            "\nRows later than 2026-11-03T08:15:00.001000 are left to the next run of the table";

    private static final BeforePut BEFORE_PUT = new BeforePut();
    private static IngestWorld world;
    private static WadiApplication application;

    @BeforeAll
    static void start() throws Exception {
        world = new IngestWorld();
        application = WadiApplication.start(world.plan()
                .withBean("coverage", COVERAGE)
                .withBean("beforePut", BEFORE_PUT)
                .withSettings(Map.of(
                        "wadi.set-aside", "1970-01-01T00:10:00Z/aside",
                        "oltp-ingest.tables", "belated, early",
                        "oltp-ingest.max-rows-per-object", "10",
                        "oltp-ingest.statement-timeout", "5s")));
        COVERAGE.expectStepsOf(application.context());
        world.run(application, "aside");
        assertThat(world.letters.take()).hasSize(1);
    }

    @AfterAll
    static void stop() {
        application.close();
        world.close();
    }

    @Test
    void aFirstRunTakesAllAndTheNextOnesOnlyWhatHasChanged() throws Exception {
        world.sql(
                "CREATE TABLE changes (id int PRIMARY KEY, v text, " + STAMPS + ")",
                "INSERT INTO changes VALUES (1, 'a', " + AT + "), (2, 'b', " + AT + ")");
        assertThat(world.run(application, "changes").outcomes).containsOnlyKeys("ingested");
        assertThat(world.run(application, "changes").outcomes).containsOnlyKeys("no_new_data");
        world.sql(
                "UPDATE changes SET v = 'c', last_updated = '2026-11-03 08:15:00.002' WHERE id = 1",
                // committed late
                "INSERT INTO changes VALUES (3, 'd', '2026-11-03 08:12:00', '2026-11-03 08:12:00')");
        assertThat(world.run(application, "changes").outcomes).containsOnlyKeys("ingested");
        assertThat(world.objects("changes"))
                .containsOnlyKeys(
                        "changes/changes_00000001_20261103T081500001000.jsonl",
                        "changes/changes_00000002_20261103T081500002000.jsonl");
        assertThat(world.objects("changes").get("changes/changes_00000002_20261103T081500002000.jsonl"))
                .isEqualTo("""
                        {"id":3,"v":"d","created_at":"2026-11-03T08:12:00.000","last_updated":"2026-11-03T08:12:00.000"}
                        {"id":1,"v":"c","created_at":"2026-11-03T08:15:00.001","last_updated":"2026-11-03T08:15:00.002"}
                        """);
        assertThat(world.parameter("changes", "latest_timestamp")).isEqualTo("2026-11-03T08:15:00.002000");
        assertThat(world.parameter("changes", "sequential_id")).isEqualTo("2");
    }

    @Test
    void everyTypeComesAsTheServerHasIt() throws Exception {
        world.sql(
                "CREATE TYPE mood AS ENUM ('fine', 'so \"so\"')",
                "CREATE DOMAIN price AS numeric(10,2)",
                "CREATE TABLE types (id bigint PRIMARY KEY, n numeric, p price, r real, d double precision, b boolean,"
                        + " c char(3), m mood, ms mood[], t timestamp(0), tz timestamptz, dt date, ti time(3), by bytea,"
                        + " j json, jb jsonb, a int[], aa text[][], u uuid, i interval, ip inet, e text, " + STAMPS
                        + ")",
                "INSERT INTO types VALUES (9223372036854775807, 'NaN', 3.1, 'Infinity', 0.1, true, 'x', 'so \"so\"',"
                        + " ARRAY['fine'::mood, NULL], '2026-11-03 08:15:00', '2026-11-03 09:15:00.5+01', '2026-11-03',"
                        + " '08:15:00.001', '\\x00ff', '{\"a\" : [1.50, 2 ]}', '{\"b\": \"x y\"}', '{1,NULL}',"
                        + " '{{a,b},{\"c,\",d}}', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '1 day 2 hours', '10.0.0.1',"
                        + " '', " + AT + ")",
                "INSERT INTO types (id, created_at, last_updated) VALUES (1, " + AT + ")");
        world.run(application, "types");
        assertThat(world.lines("types"))
                .containsExactly(
                        "{\"id\":1,\"n\":null,\"p\":null,\"r\":null,\"d\":null,\"b\":null,\"c\":null,\"m\":null,\"ms\":null,"
                                + "\"t\":null,\"tz\":null,\"dt\":null,\"ti\":null,\"by\":null,\"j\":null,\"jb\":null,"
                                + "\"a\":null,\"aa\":null,\"u\":null,\"i\":null,\"ip\":null,\"e\":null,"
                                + "\"created_at\":\"2026-11-03T08:15:00.001\",\"last_updated\":\"2026-11-03T08:15:00.001\"}",
                        "{\"id\":9223372036854775807,\"n\":\"NaN\",\"p\":\"3.10\",\"r\":\"Infinity\",\"d\":0.1,\"b\":true,"
                                + "\"c\":\"x  \",\"m\":\"so \\\"so\\\"\",\"ms\":[\"fine\",null],"
                                + "\"t\":\"2026-11-03T08:15:00.000\",\"tz\":\"2026-11-03T08:15:00.500000Z\","
                                + "\"dt\":\"2026-11-03\",\"ti\":\"08:15:00.001\",\"by\":\"AP8=\",\"j\":{\"a\":[1.50,2]},"
                                + "\"jb\":{\"b\":\"x y\"},\"a\":[1,null],\"aa\":[[\"a\",\"b\"],[\"c,\",\"d\"]],"
                                + "\"u\":\"a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11\",\"i\":\"1 day 02:00:00\","
                                + "\"ip\":\"10.0.0.1\",\"e\":\"\","
                                + "\"created_at\":\"2026-11-03T08:15:00.001\",\"last_updated\":\"2026-11-03T08:15:00.001\"}");
    }

    @Test
    void rowsThatTellNoTimeComeOnceAndNeverMoveTheTable() throws Exception {
        world.sql(
                "CREATE TABLE undated (id int PRIMARY KEY, created_at timestamp, last_updated timestamp)",
                "INSERT INTO undated VALUES (1, NULL, NULL), (2, 'infinity', NULL),"
                        + " (3, '2026-11-03 08:15:00', NULL)");
        world.run(application, "undated");
        world.run(application, "undated");
        assertThat(world.lines("undated")).hasSize(3);
        assertThat(world.parameter("undated", "latest_timestamp")).isEqualTo("2026-11-03T08:15:00.000000");
    }

    @Test
    void aFirstRunThatNeedsSeveralObjectsBeginsWithTheRowsThatTellNoTime() throws Exception {
        world.sql(
                "CREATE TABLE long_one (id int PRIMARY KEY, created_at timestamp, last_updated timestamp)",
                "INSERT INTO long_one SELECT i, '2026-11-03 08:15:00'::timestamp + i * interval '1 hour', NULL"
                        + " FROM generate_series(1, 24) i",
                "INSERT INTO long_one VALUES (99, NULL, NULL)");
        world.run(application, "long_one");
        List<String> objects = List.copyOf(world.objects("long_one").values());
        assertThat(objects).hasSize(3);
        assertThat(objects.get(0)).startsWith("{\"id\":99,");
        assertThat(world.parameter("long_one", "sequential_id")).isEqualTo("3");
        // as after a crash behind the second object
        world.delete(List.copyOf(world.objects("long_one").keySet()).get(2));
        world.putParameter("long_one", "sequential_id", "1");
        world.putParameter("long_one", "latest_timestamp", "2026-11-03T18:15:00");
        world.run(application, "long_one");
        assertThat(world.lines("long_one")).hasSize(25).doesNotHaveDuplicates();
        assertThat(world.parameter("long_one", "sequential_id")).isEqualTo("3");
    }

    @Test
    void parametersInAnotherFormAreWrittenAgain() throws Exception {
        world.sql(
                "CREATE TABLE formed (id int PRIMARY KEY, " + STAMPS + ")",
                "INSERT INTO formed VALUES (1, " + AT + ")");
        world.run(application, "formed");
        world.putParameter("formed", "latest_timestamp", "2026-11-03 08:15:00.001");
        world.putParameter("formed", "sequential_id", "01");
        assertThat(world.run(application, "formed").outcomes).containsOnlyKeys("no_new_data");
        assertThat(world.parameter("formed", "latest_timestamp")).isEqualTo("2026-11-03T08:15:00.001000");
        assertThat(world.parameter("formed", "sequential_id")).isEqualTo("1");
    }

    @Test
    void keysAndElementsOfAnyTypeAreTakenAsWhatTheyAre() throws Exception {
        world.sql(
                "CREATE DOMAIN score AS int CHECK (VALUE > 0)",
                "CREATE TABLE keyed (k int[] PRIMARY KEY, scores score[], v int2vector, " + STAMPS + ")",
                "INSERT INTO keyed VALUES ('{1,2}', '{3,NULL}', '1 2', " + AT + ")");
        world.run(application, "keyed");
        world.sql("INSERT INTO keyed VALUES ('{1,3}', NULL, NULL, " + AT + ")");
        world.run(application, "keyed");
        assertThat(world.lines("keyed")).hasSize(2);
        assertThat(world.lines("keyed").get(0)).startsWith("{\"k\":[1,2],\"scores\":[3,null],\"v\":\"1 2\",");
        assertThat(world.lines("keyed").get(1)).startsWith("{\"k\":[1,3],");
    }

    @Test
    void columnsMayComeAndGetOtherNames() throws Exception {
        world.sql(
                "CREATE TABLE columns (id int PRIMARY KEY, a text, " + STAMPS + ")",
                "INSERT INTO columns VALUES (1, 'x', " + AT + ")");
        world.run(application, "columns");
        world.sql(
                "ALTER TABLE columns RENAME a TO b",
                "ALTER TABLE columns ADD c int",
                "UPDATE columns SET last_updated = '2026-11-03 09:00:00'");
        world.run(application, "columns");
        assertThat(world.lines("columns").get(1))
                .startsWith("{\"id\":1,\"b\":\"x\",")
                .contains("\"c\":null");
    }

    @Test
    void namesAreTakenAsTheyAre() throws Exception {
        world.sql(
                "CREATE TABLE \"Sales Order\" (\"Key \"\"1\"\"\" int PRIMARY KEY, \"select\" text, " + STAMPS + ")",
                "INSERT INTO \"Sales Order\" VALUES (1, 'x', " + AT + ")");
        world.run(application, "Sales Order");
        world.run(application, "Sales Order");
        assertThat(world.lines("Sales Order"))
                .singleElement()
                .asString()
                .startsWith("{\"Key \\\"1\\\"\":1,\"select\":\"x\",");
    }

    @Test
    void aTableMayBeWide() throws Exception {
        String columns = IntStream.range(0, 300)
                .mapToObj(i -> "c" + i + " int DEFAULT " + i)
                .collect(Collectors.joining(", "));
        world.sql(
                "CREATE TABLE wide (id int PRIMARY KEY, " + columns + ", " + STAMPS + ")",
                "INSERT INTO wide (id, created_at, last_updated) SELECT i, " + AT + " FROM generate_series(1, 25) i");
        world.run(application, "wide");
        assertThat(world.lines("wide")).hasSize(25).allSatisfy(line -> assertThat(line)
                .contains("\"c299\":299,"));
    }

    @Test
    void aTableWithoutPrimaryKeyIsToldApartByItsRows() throws Exception {
        world.sql(
                "CREATE TABLE keyless (v text, " + STAMPS + ")",
                "INSERT INTO keyless VALUES ('a', " + AT + "), ('b', " + AT + ")");
        world.run(application, "keyless");
        world.sql("INSERT INTO keyless VALUES ('c', " + AT + ")");
        world.run(application, "keyless");
        assertThat(world.lines("keyless")).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void aRowOfTheFutureIsDeliveredOnceAndDoesNotMoveTheTable() throws Exception {
        world.sql(
                "CREATE TABLE future (id int PRIMARY KEY, " + STAMPS + ")",
                "INSERT INTO future VALUES (1, now() - interval '1 hour', now() + interval '1000 days'),"
                        + " (2, now() - interval '1 hour', now() - interval '1 hour')");
        world.run(application, "future");
        world.run(application, "future");
        assertThat(world.lines("future")).hasSize(2);
        world.sql("INSERT INTO future VALUES (3, now() - interval '1 minute', now() - interval '1 minute')");
        world.run(application, "future");
        assertThat(world.lines("future")).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void aRowOfAClockThatIsAheadByLessThanTheOverlapMovesItsTable() throws Exception {
        world.sql(
                "CREATE TABLE skewed (id int PRIMARY KEY, created_at timestamp, last_updated timestamp)",
                "INSERT INTO skewed VALUES (1, now(), now() + interval '4 minutes')");
        world.run(application, "skewed");
        String newest = world.answer("SELECT to_char(max(last_updated), 'YYYYMMDD\"T\"HH24MISSUS') FROM skewed");
        assertThat(world.objects("skewed")).containsOnlyKeys("skewed/skewed_00000001_" + newest + ".jsonl");
    }

    @Test
    void theObjectsOfARunAreOneSnapshotAlsoWhereRowsChangeMeanwhile() throws Exception {
        world.sql(
                "CREATE TABLE moving (id int PRIMARY KEY, v int DEFAULT 1, pad text, " + STAMPS + ")",
                // several fetches
                "INSERT INTO moving SELECT i, 1, repeat('x', 100000), " + AT + " FROM generate_series(1, 200) i");
        BEFORE_PUT.next(
                1,
                prefix -> world.sql(
                        "UPDATE moving SET v = 2, last_updated = '2026-11-03 08:16:00'",
                        "INSERT INTO moving VALUES (201, 2, '', '2026-11-03 08:16:00', '2026-11-03 08:16:00')"));
        world.run(application, "moving");
        assertThat(world.lines("moving")).hasSize(200).allSatisfy(line -> assertThat(line)
                .contains("\"v\":1,"));
        world.run(application, "moving");
        assertThat(world.lines("moving")).hasSize(401).doesNotHaveDuplicates();
    }

    @Test
    void aTableThatCannotBeIngestedStopsNoOtherAndSomebodyIsTold() throws Exception {
        world.sql(
                "CREATE TABLE stampless (id int PRIMARY KEY, created_at timestamp)",
                "CREATE TABLE other (id int PRIMARY KEY, " + STAMPS + ")",
                "INSERT INTO other VALUES (1, " + AT + ")");
        world.putParameter("unreadable", "latest_timestamp", "yesterday");
        world.sql("CREATE TABLE unreadable (id int PRIMARY KEY, " + STAMPS + ")");
        Observed run = world.run(application, "no_such_table", "stampless", "unreadable", "other");
        assertThat(run.outcomes).isEqualTo(Map.of("failed", 3, "ingested", 1));
        assertThat(run.holds).isEmpty();
        assertThat(world.alertsAbout("no_such_table"))
                .singleElement()
                .asString()
                .startsWith("[totesys dev] ingestion failed: no_such_table\nstatus: failed\nstep: lock-table\n")
                .contains("error: unknown-table: the database has no table no_such_table")
                .contains("oltp-ingest.tables");
        assertThat(world.alertsAbout("stampless"))
                .singleElement()
                .asString()
                .contains(
                        "missing-watermark: the table stampless has no column last_updated, which oltp-ingest.watermark"
                                + " names. Its columns are [id, created_at]. Correct that setting");
        assertThat(world.alertsAbout("unreadable"))
                .singleElement()
                .asString()
                .contains(
                        "parameter-unreadable",
                        "/totesys/dev/unreadable/latest_timestamp of the table unreadable holds 'yesterday'",
                        "Correct it, or delete it");
        assertThat(world.parameter("unreadable", "latest_timestamp")).isEqualTo("yesterday");
    }

    @Test
    void anotherInstanceIsLeftToItsWork() throws Exception {
        world.sql(
                "CREATE TABLE locked (id int PRIMARY KEY, " + STAMPS + ")",
                "INSERT INTO locked VALUES (1, " + AT + ")");
        try (Connection other = world.connect()) {
            other.setAutoCommit(false);
            assertThat(TableLock.tryLock(other, "totesys-ingestion", "locked")).isTrue();
            assertThat(world.run(application, "locked").outcomes).containsOnlyKeys("already_running");
        }
        assertThat(world.run(application, "locked").outcomes).containsOnlyKeys("ingested");
    }

    @Test
    void aNumberThatSomebodyElseHasUsedIsUsedByNobodyAgain() throws Exception {
        world.sql(
                "CREATE TABLE taken (id int PRIMARY KEY, " + STAMPS + ")", "INSERT INTO taken VALUES (1, " + AT + ")");
        BEFORE_PUT.next(1, prefix -> world.put(prefix + "20261101T000000000000.jsonl", "{}\n"));
        assertThat(world.run(application, "taken").outcomes).containsOnlyKeys("ingested");
        assertThat(world.objects("taken"))
                .containsOnlyKeys(
                        "taken/taken_00000001_20261101T000000000000.jsonl",
                        "taken/taken_00000002_20261103T081500001000.jsonl");
    }

    @Test
    void twiceItIsAnError() throws Exception {
        world.sql(
                "CREATE TABLE contested (id int PRIMARY KEY, " + STAMPS + ")",
                "INSERT INTO contested VALUES (1, " + AT + ")");
        BEFORE_PUT.next(2, prefix -> world.put(prefix + "20261101T000000000000.jsonl", "{}\n"));
        assertThat(world.run(application, "contested").outcomes).containsOnlyKeys("failed");
        assertThat(world.alertsAbout("contested"))
                .singleElement()
                .asString()
                .contains("object-exists", "table contested, contested/contested_00000002_*", "See who else writes");
    }

    @Test
    void aNumberThatSomebodyElseHasSavedTwiceIsAnErrorToo() throws Exception {
        world.sql(
                "CREATE TABLE renumbered (id serial PRIMARY KEY, created_at timestamp(3), last_updated timestamp(3))",
                "INSERT INTO renumbered (created_at, last_updated) VALUES (" + AT + ")");
        AtomicInteger other = new AtomicInteger(40);
        BEFORE_PUT.next(2, prefix -> {
            world.putParameter("renumbered", "sequential_id", Integer.toString(other.incrementAndGet()));
            world.sql("INSERT INTO renumbered (created_at, last_updated) VALUES (" + AT + ")");
        });
        Observed run = world.run(application, "renumbered");
        assertThat(run.holds).isEmpty();
        assertThat(run.outcomes).containsOnlyKeys("failed");
        assertThat(world.alertsAbout("renumbered"))
                .singleElement()
                .asString()
                .contains(
                        "id-conflict: the parameter /totesys/dev/renumbered/sequential_id of the table renumbered is 42,"
                                + " where this run has left 41, twice. See who else writes it");
        assertThat(world.run(application, "renumbered").outcomes).containsOnlyKeys("ingested");
        assertThat(world.lines("renumbered")).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void whatAwsDoesNotAllowIsToldAtOnce() throws Exception {
        world.sql(
                "CREATE TABLE denied (id int PRIMARY KEY, " + STAMPS + ")",
                "INSERT INTO denied VALUES (1, " + AT + ")");
        BEFORE_PUT.next(1, prefix -> {
            throw S3Exception.builder().statusCode(403).message("Access Denied").build();
        });
        Observed run = world.run(application, "denied");
        assertThat(run.holds).isEmpty();
        assertThat(run.outcomes).containsOnlyKeys("failed");
        assertThat(world.alertsAbout("denied"))
                .singleElement()
                .asString()
                .contains("access-denied: table denied, step put-object", "routes/oltp-ingest/README.md");
    }

    @Test
    void aLostConnectionIsHealedByTheNextAttempt() throws Exception {
        world.sql(
                "CREATE TABLE cut (id int PRIMARY KEY, pad text, " + STAMPS + ")",
                "INSERT INTO cut SELECT i, repeat('x', 1000), " + AT + " FROM generate_series(1, 200) i");
        BEFORE_PUT.next(
                1,
                prefix -> world.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE application_name = 'wadi' AND pid <> pg_backend_pid()"));
        Observed run = world.run(application, "cut");
        assertThat(run.holds).isNotEmpty();
        assertThat(run.outcomes).containsOnlyKeys("ingested");
        assertThat(world.lines("cut")).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void afterTheLastAttemptSomebodyIsToldOnce() throws Exception {
        world.sql("CREATE VIEW slow AS SELECT 1 AS id, now()::timestamp AS created_at, now()::timestamp AS last_updated"
                + " FROM pg_sleep(60)");
        Observed run = world.lastAttempt(application, "slow");
        assertThat(run.outcomes).containsOnlyKeys("failed");
        assertThat(world.alertsAbout("slow"))
                .singleElement()
                .asString()
                .contains(
                        "unavailable: table slow, step select-rows",
                        "57014",
                        "oltp-ingest.statement-timeout",
                        "attempts: 3");
    }

    @Test
    void anOperatorFindsWhatBecameVisibleTooLate() throws Exception {
        world.sql(
                "CREATE TABLE belated (id int PRIMARY KEY, " + STAMPS + ")",
                "INSERT INTO belated VALUES (1, " + AT + ")");
        world.run(application, "belated");
        world.sql("INSERT INTO belated VALUES (2, '2026-11-01 10:00:00', '2026-11-01 10:00:00')");
        assertThat(world.run(application, "belated").outcomes).containsOnlyKeys("no_new_data");
        OperatorRun reconcile = application.context().getRegistry().findSingleByType(OperatorRun.class);
        List<String> range = List.of("belated", "2026-11-01T00:00:00", "2026-11-03T23:59:59");
        assertThat(reconcile.run(range))
                .isEqualTo("belated: 1 rows were missing, the last of them is in"
                        + " belated/belated_00000002_20261103T081500001000.jsonl" + LATER);
        assertThat(reconcile.run(range)).isEqualTo("belated: 0 rows were missing" + LATER);
        assertThat(world.parameter("belated", "sequential_id")).isEqualTo("2");
        assertThat(world.run(application, "belated").outcomes).containsOnlyKeys("no_new_data");
        assertThatThrownBy(() -> reconcile.run(List.of("belated", "today", "tomorrow")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("FROM must be a time");
    }

    /** Their objects would be named by a time before theirs, where a later run does not look for them. */
    @Test
    void rowsThatAreLaterThanTheTableAreLeftToItsNextRun() throws Exception {
        world.sql(
                "CREATE TABLE early (id int PRIMARY KEY, " + STAMPS + ")", "INSERT INTO early VALUES (1, " + AT + ")");
        world.run(application, "early");
        world.sql("INSERT INTO early VALUES (2, '2026-11-03 09:00:00', '2026-11-03 09:00:00')");
        OperatorRun reconcile = application.context().getRegistry().findSingleByType(OperatorRun.class);
        assertThat(reconcile.run(List.of("early", "2026-11-01T00:00:00", "2026-11-03T23:59:59")))
                .isEqualTo("early: 0 rows were missing" + LATER);
        assertThat(world.run(application, "early").outcomes).containsOnlyKeys("ingested");
        assertThat(world.objects("early"))
                .containsOnlyKeys(
                        "early/early_00000001_20261103T081500001000.jsonl",
                        "early/early_00000002_20261103T090000000000.jsonl");
    }
}
