package dev.wadi.demo.datasetprocessing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.DatasetEvent;
import dev.wadi.pipelines.datasetprocessing.DatasetProcessing;
import dev.wadi.pipelines.datasetprocessing.DatasetResult;
import dev.wadi.pipelines.datasetprocessing.Explanation;
import dev.wadi.pipelines.datasetprocessing.StoredObjects;
import dev.wadi.pipelines.datasetprocessing.definition.Datasets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one run of a data set in memory makes of an event, on one day.
 *
 * @param tags of the documents as S3 has them, by key
 */
record ExpectedStatistic(String answer, Map<String, String> tags) {

    /** @param csv what its only input holds */
    static ExpectedStatistic of(Datasets datasets, String event, String csv, LocalDate day) {
        Clock clock = Clock.fixed(day.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC);
        try {
            DatasetResult made = new DatasetProcessing(datasets, clock)
                    .process(DatasetEvent.parse(event.getBytes(UTF_8)), new OneObject(csv), Explanation.NONE);
            Map<String, String> tags = new TreeMap<>();
            made.documents().forEach((key, json) -> tags.put(key, tag(json)));
            return new ExpectedStatistic(made.stepData(), tags);
        } catch (RefusedException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it is read from memory
        }
    }

    private static String tag(byte[] json) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(json));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private record OneObject(String csv) implements StoredObjects {

        @Override
        public List<String> keys(String prefix) {
            return List.of(prefix);
        }

        @Override
        public InputStream open(String key) {
            return new ByteArrayInputStream(csv.getBytes(UTF_8));
        }
    }
}
