package dev.wadi.blocks.json;

import com.networknt.schema.AbsoluteIri;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.resource.InputStreamSource;
import com.networknt.schema.resource.SchemaLoader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a schema may refer to: files of its own folder, and the schemas of schemas, which are on board. Nothing is fetched from anywhere. */
final class NeighbouringSchemas implements SchemaLoader {
    private static final String ON_BOARD = "classpath:";

    private final Path folder;

    NeighbouringSchemas(Path file) {
        folder = file.toAbsolutePath().normalize().getParent();
    }

    @Override
    public InputStreamSource getSchema(AbsoluteIri address) {
        String text = address.toString();
        if (text.startsWith(ON_BOARD)) {
            return null; // the next loader knows it
        }
        if (text.startsWith("file:")) {
            Path file = Path.of(URI.create(text)).normalize();
            if (file.startsWith(folder) && Files.isReadable(file)) {
                return () -> Files.newInputStream(file);
            }
        }
        throw new JsonSchemaException(
                "$ref to " + text + ": only files of its own folder can be referred to, and they must be there");
    }
}
