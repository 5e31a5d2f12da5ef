package dev.wadi.pipelines.starschema.steps;

import dev.wadi.pipelines.starschema.ConvertedTask;
import dev.wadi.pipelines.starschema.SavedTask;
import dev.wadi.pipelines.starschema.store.ProcessedBucket;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.Exchange;

/** Step {@code save-files}, per object: its Parquet files and its reject object, always under the same keys. */
public class SaveFiles extends WatchedProcessor {
    private Warehouse warehouse;

    public SaveFiles() {
        super("save-files");
    }

    @Override
    String key(Exchange exchange) {
        return ((ConvertedTask) exchange.getMessage().getBody())
                .found()
                .object()
                .key();
    }

    @Override
    void handle(Exchange exchange) throws IOException {
        ConvertedTask task = (ConvertedTask) exchange.getMessage().getBody();
        ProcessedBucket processed = warehouse.processed();
        try {
            warehouse.requireActive(); // a conversion may have lasted longer than the lease
            if (task.converted().rejects().isPresent()) {
                processed.putRejects(
                        task.found().object().rejectsKey(),
                        task.converted().rejects().get());
            }
            for (Map.Entry<String, Path> file : task.converted().files().entrySet()) {
                processed.putParquet(file.getKey(), file.getValue());
            }
        } finally {
            TemporaryFiles.delete(task.folder()); // another attempt converts again
        }
        exchange.getMessage().setBody(new SavedTask(task.found(), task.converted()));
    }

    public void setWarehouse(Warehouse warehouse) {
        this.warehouse = warehouse;
    }
}
