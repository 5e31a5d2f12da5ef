package dev.wadi.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the files that people edit. The JDK's own reading says neither which file nor where. */
public final class Utf8File {
    private Utf8File() {}

    /** @throws NotUtf8Exception with the place */
    public static String read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        CharBuffer text = CharBuffer.allocate(bytes.remaining());
        boolean wrong =
                StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true).isError();
        String read = text.flip().toString();
        if (wrong) {
            int lineStart = read.lastIndexOf('\n') + 1;
            int line = (int) read.chars().filter(c -> c == '\n').count() + 1;
            throw new NotUtf8Exception(file, line, read.length() - lineStart + 1, bytes.get());
        }
        return read;
    }

    /** With a replacement character for each byte that is none, for who only looks for names. */
    public static String readLeniently(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
