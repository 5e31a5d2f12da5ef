package dev.wadi.pipelines.datasetprocessing.steps;

import dev.wadi.delivery.ProcessingClock;
import dev.wadi.delivery.RouteBean;
import dev.wadi.pipelines.datasetprocessing.DatasetProcessing;
import dev.wadi.pipelines.datasetprocessing.definition.Datasets;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;

/** The data sets of a folder, for the steps that work with them. Read once: a file that is added or deleted counts from the next start on, or the next edit of the route file. */
public class DatasetFolder implements RouteBean, CamelContextAware {
    /** The property that is checked before the bean is made. */
    static final String FOLDER = "folder";

    private CamelContext camelContext;
    private String folder;
    private DatasetProcessing processing;

    @Override
    public void init() {
        RouteBean.require(this, FOLDER, folder);
        processing = new DatasetProcessing(Datasets.load(Path.of(folder), FOLDER), ProcessingClock.of(camelContext));
    }

    DatasetProcessing processing() {
        return processing;
    }

    public void setFolder(String folder) {
        this.folder = folder;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }
}
