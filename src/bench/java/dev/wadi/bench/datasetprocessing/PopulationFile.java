package dev.wadi.bench.datasetprocessing;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The file with the people of a city by year, sub-district, gender and age: {@value #DISTRICTS} districts and {@value #YEARS} years up to {@value #LAST_YEAR}, ages 0 to {@value #OLDEST}. With
 * {@value #SUB_DISTRICTS} sub-districts in each district it has 48,000 rows of 127 columns, 18 MB. The same in each run.
 */
public final class PopulationFile {
    public static final String DATASET = "befolkning-etter-kjonn-og-alder";
    public static final int DISTRICTS = 16;
    public static final int SUB_DISTRICTS = 100;
    public static final int YEARS = 15;
    public static final int LAST_YEAR = 2018;

    private static final int OLDEST = 120;
    private static final int SEED = 47;

    private PopulationFile() {}

    /** The special districts are left out: 16 here is not theirs. */
    static String district(int number) {
        return String.format(Locale.ROOT, "%02d", number < 16 ? number : number + 4);
    }

    public static byte[] bytes(int subDistricts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(bytes, subDistricts);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it is written to memory
        }
        return bytes.toByteArray();
    }

    /** @param subDistricts in each district */
    public static void write(OutputStream file, int subDistricts) throws IOException {
        BufferedWriter csv = new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8));
        csv.write("aar;delbydel_id;delbydel_navn;bydel_id;bydel_navn;kjonn");
        for (int age = 0; age <= OLDEST; age++) {
            csv.write(";" + age);
        }
        csv.write('\n');
        SplittableRandom random = new SplittableRandom(SEED);
        for (int year = LAST_YEAR - YEARS + 1; year <= LAST_YEAR; year++) {
            for (int district = 1; district <= DISTRICTS; district++) {
                for (int part = 1; part <= subDistricts; part++) {
                    writeRow(csv, year, district(district), part, 1, random);
                    writeRow(csv, year, district(district), part, 2, random);
                }
            }
        }
        csv.flush();
    }

    private static void writeRow(
            BufferedWriter csv, int year, String district, int part, int gender, SplittableRandom random)
            throws IOException {
        csv.write(year + ";" + district + String.format(Locale.ROOT, "%02d", part) + ";Delbydel " + part + ";"
                + district + ";Bydel " + district + ";" + gender);
        for (int age = 0; age <= OLDEST; age++) {
            csv.write(';');
            csv.write(Integer.toString(random.nextInt(age < 95 ? 140 : 4)));
        }
        csv.write('\n');
    }
}
