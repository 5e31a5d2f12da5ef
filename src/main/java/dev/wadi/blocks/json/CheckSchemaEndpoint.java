package dev.wadi.blocks.json;

import dev.wadi.blocks.BlockEndpoint;
import dev.wadi.blocks.BlockReason;
import java.nio.file.Path;
import org.apache.camel.Category;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/**
 * Check each record against a JSON Schema.
 *
 * <p>A record that the schema does not allow is refused with the place in it and what was expected there, its neighbours go on. The file is read when the
 * route is loaded; one that is no schema refuses the start, or the edit.
 */
@UriEndpoint(
        firstVersion = "0.2.0",
        scheme = "check-schema",
        title = "Check Schema",
        syntax = "check-schema:file",
        producerOnly = true,
        remote = false,
        category = {Category.VALIDATION})
public class CheckSchemaEndpoint extends BlockEndpoint {
    @UriPath(
            description =
                    "File with the JSON Schema, such as config/orders/order.schema.json; a relative one is looked for from the folder of the installation. Without $schema it is read as draft 2020-12. format, such as date-time, is checked too.")
    @Metadata(required = true)
    private final String file;

    @UriParam(
            label = "producer",
            defaultValue = "schema_violation",
            description = "Reason that a record is refused with.")
    private String reason = "schema_violation";

    public CheckSchemaEndpoint(String uri, CheckSchemaComponent component, String file) {
        super(uri, component);
        this.file = file;
    }

    @Override
    public Producer createProducer() {
        Path home = Path.of(getCamelContext().resolvePropertyPlaceholders("{{wadi.home:.}}"));
        return new CheckSchemaProducer(this, SchemaFile.load(home.resolve(file)), new BlockReason(reason));
    }

    @Override
    public boolean isRemote() {
        return false;
    }

    public String getFile() {
        return file;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
