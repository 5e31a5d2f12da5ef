package dev.wadi.bench;

import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.WadiApplication;
import java.time.Duration;

/** A pipeline as it stands, with its own source, that runs as long as the work takes. */
public final class PipelineRun {
    private PipelineRun() {}

    /** @param work waits for what the pipeline does */
    public static Duration of(ApplicationPlan plan, Race.TimedWork work) throws Exception {
        WadiApplication application = WadiApplication.start(plan);
        try {
            return work.run();
        } finally {
            application.close();
        }
    }
}
