package dev.wadi.pipelines.datasetprocessing.document;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.wadi.delivery.RefusedException;
import java.io.IOException;

/** How the rows of one entry become its {@code values} (spec section 5.2). */
public interface Template {

    void write(JsonGenerator json, EntryRows rows) throws IOException, RefusedException;
}
