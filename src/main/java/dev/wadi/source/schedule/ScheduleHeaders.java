package dev.wadi.source.schedule;

import org.apache.camel.spi.Metadata;

/** What a route is told of the work that is due. */
public final class ScheduleHeaders {
    @Metadata(label = "consumer", description = "What is to be worked on.", javaType = "String")
    public static final String ITEM = "WadiScheduleItem";

    @Metadata(
            label = "consumer",
            description = "When the run was due, the same for all items and attempts.",
            javaType = "String")
    public static final String RUN = "WadiScheduleRun";

    @Metadata(label = "consumer", description = "Number of the attempt, from 1 on.", javaType = "Integer")
    public static final String ATTEMPT = "WadiScheduleAttempt";

    private ScheduleHeaders() {}
}
