package dev.wadi.bench.datasetprocessing;

import dev.wadi.delivery.RefusedException;
import dev.wadi.pipelines.datasetprocessing.DatasetEvent;
import dev.wadi.pipelines.datasetprocessing.StoredObjects;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A bucket in memory with the files of some data sets, and events that read them. */
final class SampleObjects implements StoredObjects {
    private final Map<String, byte[]> objects = new TreeMap<>();

    SampleObjects with(String dataset, byte[] csv) {
        objects.put(key(dataset), csv);
        return this;
    }

    /** Other files that the development of a population needs, beside that of the people, for the same places and years. */
    SampleObjects withMoves() {
        String geography = "aar;delbydel_id;delbydel_navn;bydel_id;bydel_navn";
        StringBuilder deaths = new StringBuilder(geography + ";antall_dode\n");
        StringBuilder births = new StringBuilder(geography + ";antall_fodte\n");
        StringBuilder in =
                new StringBuilder("aar;bydel_id;bydel_navn;innflytting_til_oslo;innflytting_mellom_bydeler\n");
        StringBuilder out =
                new StringBuilder("aar;bydel_id;bydel_navn;utflytting_fra_oslo;utflytting_mellom_bydeler\n");
        for (int year = PopulationFile.LAST_YEAR - PopulationFile.YEARS + 1; year <= PopulationFile.LAST_YEAR; year++) {
            for (int number = 1; number <= PopulationFile.DISTRICTS; number++) {
                String district = PopulationFile.district(number);
                for (int part = 1; part <= PopulationFile.SUB_DISTRICTS; part++) {
                    String place = year + ";" + district + String.format(Locale.ROOT, "%02d", part) + ";Delbydel "
                            + part + ";" + district + ";Bydel " + district;
                    deaths.append(place).append(";1\n");
                    births.append(place).append(";2\n");
                }
                in.append(year + ";" + district + ";Bydel " + district + ";30;40\n");
                out.append(year + ";" + district + ";Bydel " + district + ";20;50\n");
            }
        }
        StringBuilder projection = new StringBuilder("aar;bydel_id;bydel_navn");
        for (int age = 0; age < 100; age++) {
            projection.append(';').append(age);
        }
        projection.append("\n2030;01;Bydel 01").append(";7".repeat(100)).append('\n');
        return with("dode", bytes(deaths))
                .with("fodte", bytes(births))
                .with("flytting-til-etter-alder", bytes(in))
                .with("flytting-fra-etter-alder", bytes(out))
                .with("befolkningsframskrivninger", bytes(projection));
    }

    /** @param datasets those that the function needs */
    static DatasetEvent event(String function, String type, List<String> datasets) throws RefusedException {
        String prefixes = datasets.stream()
                .map(dataset -> "\"" + dataset + "\":\"" + key(dataset) + "\"")
                .collect(Collectors.joining(","));
        return DatasetEvent.parse(("{\"execution_name\":\"benchmark\",\"task\":\"t\",\"payload\":{"
                        + "\"pipeline\":{\"id\":\"p\",\"task_config\":{\"t\":{\"arn\":\"" + function + "\",\"type\":\""
                        + type + "\"}}},"
                               + "\"output_dataset\":{\"id\":\"o\",\"version\":\"1\",\"edition\":\"e\",\"s3_prefix\":\"out/\"},"
                               + "\"step_data\":{\"s3_input_prefixes\":{" + prefixes
                        + "},\"status\":\"PENDING\",\"errors\":[]}}}")
                .getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<String> keys(String prefix) {
        return objects.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
    }

    @Override
    public InputStream open(String key) throws IOException {
        byte[] content = objects.get(key);
        if (content == null) {
            throw new FileNotFoundException(key);
        }
        return new ByteArrayInputStream(content);
    }

    private static String key(String dataset) {
        return "in/" + dataset + ".csv";
    }

    private static byte[] bytes(StringBuilder csv) {
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }
}
