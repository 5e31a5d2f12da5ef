package dev.wadi.pipelines.datasetprocessing.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import dev.wadi.delivery.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;

/**
 * Takes a file of the dialect of spec section 2.1 apart: UTF-8, semicolons, quotes that are doubled inside, lines that end as on any system; blank lines are left out. Digits become a
 * number in the buffer of the parser.
 */
final class CsvDialect extends AbstractBaseCsvCallbackHandler<Boolean> {
    /** A long holds them, and a double holds the number exactly. */
    static final int MOST_DIGITS = 15;

    /** In characters: a cell of a million fits with what is read at a time. */
    private static final int LARGEST_BUFFER = 1 << 20;

    private final InputFile file;
    private final CsvLines lines;
    /** The first cell of a line, as long as all of the line may be blank. */
    private String blank;

    private CsvDialect(InputFile file, CsvLines lines) {
        this.file = file;
        this.lines = lines;
    }

    /**
     * Hands all of a file to {@code lines}.
     *
     * @throws RefusedException if it is no such file, or {@code lines} refuses it
     * @throws IOException if the content cannot be read to its end
     */
    static void read(InputFile file, InputStream content, CsvLines lines) throws RefusedException, IOException {
        CsvDialect dialect = new CsvDialect(file, lines);
        Utf8Reader text = new Utf8Reader(content);
        try {
            CsvReader.builder()
                    .fieldSeparator(';')
                    .allowUnclosedQuote(false)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .maxBufferSize(LARGEST_BUFFER)
                    .build(dialect, text)
                    .forEach(line -> {}); // the handler has it already
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw dialect.unusable("the text is not UTF-8");
            }
            throw e.getCause();
        } catch (CsvParseException e) {
            throw dialect.refusal(e, text.isAtEnd());
        }
    }

    @Override
    protected void handleField(int field, char[] text, int from, int length, boolean quoted) {
        try {
            if (blank != null) {
                lines.cell(0, blank.toCharArray(), 0, blank.length(), getStartingLineNumber());
                blank = null;
            }
            if (field == 0 && !quoted && isBlank(text, from, length)) {
                blank = new String(text, from, length);
            } else {
                handOn(field, text, from, length);
            }
        } catch (RefusedException e) {
            throw new Refusal(e);
        }
    }

    private void handOn(int field, char[] text, int from, int length) throws RefusedException {
        long value = 0;
        int at = from;
        int end = from + length;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            value = value * 10 + (text[at++] - '0');
        }
        if (at == end && length > 0 && length <= MOST_DIGITS) {
            lines.digits(field, value, text, from, length);
        } else {
            lines.cell(field, text, from, length, getStartingLineNumber());
        }
    }

    @Override
    protected Boolean buildRecord() {
        boolean isBlank = blank != null || getRecordType() == RecordType.EMPTY;
        blank = null;
        if (!isBlank) {
            try {
                lines.endOfLine(getFieldCount(), getStartingLineNumber());
            } catch (RefusedException e) {
                throw new Refusal(e);
            }
        }
        return true;
    }

    private static boolean isBlank(char[] text, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (text[i] != ' ' && text[i] != '\t') {
                return false;
            }
        }
        return length > 0;
    }

    /** The parser has wrapped whatever was thrown on the way, and tells its own problems apart by their text only. */
    private RefusedException refusal(CsvParseException fault, boolean atEnd) {
        if (fault.getCause() instanceof Refusal own) {
            return (RefusedException) own.getCause();
        }
        if (fault.getCause() instanceof RuntimeException other) {
            throw other;
        }
        if (fault.getCause() instanceof Error other) {
            throw other;
        }
        if (atEnd) {
            return unusable("a quote is not closed");
        }
        return unusable(
                fault.getMessage().startsWith("Unexpected character after closing quote")
                        ? "something follows a closing quote"
                        : "a cell has more than a million characters; is a quote not closed?");
    }

    private RefusedException unusable(String what) {
        return file.unusable(getStartingLineNumber(), what);
    }

    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refusal(RefusedException why) {
            super(why);
        }
    }
}
