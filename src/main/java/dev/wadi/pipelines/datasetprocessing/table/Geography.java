package dev.wadi.pipelines.datasetprocessing.table;

import java.util.List;

/** The columns that say where and when a row is, and the districts that are not like the others. */
public final class Geography {
    public static final String DATE = "date";
    public static final String SUB_DISTRICT = "delbydel_id";
    public static final String SUB_DISTRICT_NAME = "delbydel_navn";
    public static final String DISTRICT = "bydel_id";
    public static final String DISTRICT_NAME = "bydel_navn";

    /** Always text: leading zeros count. */
    public static final List<String> PLACE = List.of(SUB_DISTRICT, SUB_DISTRICT_NAME, DISTRICT, DISTRICT_NAME);

    public static final String CITY = "00";
    public static final String CITY_NAME = "Oslo i alt";

    private static final List<String> SPECIAL = List.of("16", "17", "99");

    private Geography() {}

    /** Sentrum, Marka, and people without a registered address. */
    public static boolean isSpecial(Object district) {
        return district != null && SPECIAL.contains(district);
    }
}
