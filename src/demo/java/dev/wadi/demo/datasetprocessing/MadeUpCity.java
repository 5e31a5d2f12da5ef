package dev.wadi.demo.datasetprocessing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** CSV files about districts that are nowhere, the same in each run. */
final class MadeUpCity {
    static final int FIRST_YEAR = 2009;
    static final int LAST_YEAR = 2020;
    static final List<String> DISTRICTS = List.of("Fjordsiden", "Granlia", "Havnebyen", "Kvernbekken");

    private static final int SUB_DISTRICTS = 3;
    private static final int OLDEST = 120;
    private static final String PLACE = "aar;delbydel_id;delbydel_navn;bydel_id;bydel_navn";

    private final Random random = new Random(4);

    /** By data set. */
    static Map<String, String> files() {
        MadeUpCity city = new MadeUpCity();
        Map<String, String> files = new TreeMap<>();
        files.put("befolkning-etter-kjonn-og-alder", city.people());
        files.put("trangbodde", city.crowded());
        files.put("dodsrater", city.deathRates());
        return files;
    }

    /** Grows in some districts and shrinks in others. */
    private String people() {
        StringBuilder csv = new StringBuilder(PLACE).append(";kjonn");
        for (int age = 0; age <= OLDEST; age++) {
            csv.append(';').append(age);
        }
        csv.append('\n');
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            for (int district = 1; district <= DISTRICTS.size(); district++) {
                for (int part = 1; part <= SUB_DISTRICTS; part++) {
                    for (int gender = 1; gender <= 2; gender++) {
                        csv.append(place(year, district, part)).append(';').append(gender);
                        double size = 40 + 12 * district + (year - FIRST_YEAR) * (3 - district) * 1.5;
                        for (int age = 0; age <= OLDEST; age++) {
                            csv.append(';').append(people(size, age));
                        }
                        csv.append('\n');
                    }
                }
            }
        }
        return csv.toString();
    }

    private int people(double size, int age) {
        double share = age < 20 ? 0.8 : age < 45 ? 1.3 : age < 70 ? 1.0 : Math.max(0, (100 - age) / 30.0);
        return (int) Math.round(size * share * (0.95 + random.nextDouble() / 10));
    }

    private String crowded() {
        return rows("antall_som_bor_trangt;andel_som_bor_trangt", () -> {
            int number = 50 + random.nextInt(900);
            return number + ";" + String.format(Locale.ROOT, "%.1f", number / 40.0);
        });
    }

    private String deathRates() {
        return rows("dodsrate", () -> String.format(Locale.ROOT, "%.1f", 4 + random.nextInt(90) / 10.0));
    }

    private interface Cells {
        String next();
    }

    /** Of all levels, each year. */
    private String rows(String columns, Cells cells) {
        StringBuilder csv = new StringBuilder(PLACE).append(';').append(columns).append('\n');
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            for (int district = 1; district <= DISTRICTS.size(); district++) {
                for (int part = 1; part <= SUB_DISTRICTS; part++) {
                    csv.append(place(year, district, part))
                            .append(';')
                            .append(cells.next())
                            .append('\n');
                }
                csv.append(year + ";;;0" + district + ";" + DISTRICTS.get(district - 1) + ";" + cells.next() + "\n");
            }
            csv.append(year + ";;;00;Oslo i alt;" + cells.next() + "\n");
        }
        return csv.toString();
    }

    private static String place(int year, int district, int part) {
        String name = DISTRICTS.get(district - 1);
        return year + ";0" + district + "0" + part + ";" + name + " " + part + ";0" + district + ";" + name;
    }
}
