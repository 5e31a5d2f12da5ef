package dev.wadi.pipelines.starschema.object;

import dev.wadi.edge.line.JsonArrayElements;
import dev.wadi.edge.line.LineSource;
import dev.wadi.edge.line.ObjectLines;
import java.io.IOException;
import java.io.InputStream;

/** What objects are. It is set, not guessed. */
public enum InputForm {
    JSON_LINES {
        @Override
        public LineSource lines(InputStream object) throws IOException {
            return new ObjectLines(object);
        }
    },
    JSON_ARRAY {
        @Override
        public LineSource lines(InputStream object) {
            return new JsonArrayElements(object);
        }
    };

    public abstract LineSource lines(InputStream object) throws IOException;
}
