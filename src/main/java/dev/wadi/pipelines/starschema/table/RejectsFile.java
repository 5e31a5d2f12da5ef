package dev.wadi.pipelines.starschema.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.wadi.edge.line.RejectedLineException;
import dev.wadi.edge.line.TextLine;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The rejected lines of an object, one JSON object for each (spec section 7). Without one there is no file. */
final class RejectsFile implements Closeable {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST_RAW = 8 * 1024;
    /** Bytes of a character that the cut may have left. */
    private static final int MOST_CUT = 3;

    private final Path file;
    private JsonGenerator json;
    private OutputStream out;

    RejectsFile(Path file) {
        this.file = file;
    }

    void add(TextLine line, RejectedLineException why) throws IOException {
        if (json == null) {
            out = new BufferedOutputStream(Files.newOutputStream(file));
            json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setRootValueSeparator(null);
        }
        json.writeStartObject();
        json.writeNumberField("line", line.number());
        json.writeStringField("reason", why.reason().text());
        json.writeStringField("column", why.column().orElse(null));
        json.writeStringField("detail", why.getMessage());
        byte[] raw = line.beginning(LONGEST_RAW);
        Optional<String> text = text(raw, raw.length < line.length() || line.tooLong());
        if (text.isPresent()) {
            json.writeStringField("raw", text.get());
        } else {
            json.writeBinaryField("raw_base64", raw);
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    /** Empty where it is no UTF-8. */
    private static Optional<String> text(byte[] raw, boolean cut) {
        CharsetDecoder decoder = UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(raw);
        CharBuffer text = CharBuffer.allocate(raw.length);
        boolean wrong = decoder.decode(bytes, text, !cut).isError() || bytes.remaining() > MOST_CUT;
        return wrong ? Optional.empty() : Optional.of(text.flip().toString());
    }

    /** The file, which is whole when this is closed. */
    Optional<Path> file() {
        return Optional.of(file).filter(Files::exists);
    }

    @Override
    public void close() throws IOException {
        if (json != null) {
            json.close();
            out.close();
        }
    }
}
