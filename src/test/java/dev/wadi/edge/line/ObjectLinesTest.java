package dev.wadi.edge.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectLinesTest {

    @Test
    void linesEndInEitherWayAndTheLastMayHaveNoEnd() throws IOException {
        assertThat(lines("a\r\n\n b \nc")).containsExactly("1:a", "2:", "3: b ", "4:c");
        assertThat(lines("")).isEmpty();
        assertThat(lines("\n")).containsExactly("1:");
        assertThat(lines("\uFEFFa\n\uFEFFb")).containsExactly("1:a", "2:\uFEFFb");
    }

    @Test
    void lineAfterLineComesWholeWhereverReadsEnd() throws IOException {
        StringBuilder object = new StringBuilder();
        List<String> wanted = new ArrayList<>();
        for (int at = 1; at <= 2000; at++) {
            String line = "x".repeat(at % 997) + at;
            object.append(line).append('\n');
            wanted.add(at + ":" + line);
        }
        assertThat(read(new ObjectLines(new SinglePieces(object.toString().getBytes(UTF_8)))))
                .isEqualTo(wanted);
    }

    @Test
    void aLineThatIsTooLongIsNotReadAndTheNextIs() throws IOException {
        byte[] object = new byte[ObjectLines.LONGEST + 1000];
        Arrays.fill(object, (byte) 'x');
        object[object.length - 3] = '\n';

        ObjectLines lines = new ObjectLines(new ByteArrayInputStream(object));
        assertThat(lines.next().tooLong()).isTrue();
        TextLine next = lines.next();
        assertThat(next.tooLong()).isFalse();
        assertThat(next.number()).isEqualTo(2);
        assertThat(new String(next.beginning(10), UTF_8)).isEqualTo("xx");
        assertThat(lines.next()).isNull();
    }

    @Test
    void theEndOfALineIsNoPartOfItsLength() throws IOException {
        byte[] object = new byte[ObjectLines.LONGEST + 1];
        Arrays.fill(object, (byte) 'x');
        object[object.length - 1] = '\r';

        TextLine line = new ObjectLines(new ByteArrayInputStream(object)).next();
        assertThat(line.tooLong()).isFalse();
        assertThat(line.length()).isEqualTo(ObjectLines.LONGEST);
    }

    @Test
    void elementsOfAnArrayAreLines() throws IOException {
        assertThat(read(new JsonArrayElements(bytes("\uFEFF [ {\"a\": \"],\\\"\"},\n {\"b\":[1,2]} ]\n"))))
                .containsExactly("1:{\"a\": \"],\\\"\"}", "2:{\"b\":[1,2]} ");
        assertThat(read(new JsonArrayElements(bytes("[]")))).isEmpty();
        assertThat(read(new JsonArrayElements(bytes("")))).isEmpty();
    }

    @Test
    void whatIsNoArrayOrEndsTooEarlyHasAnElementThatIsNoJson() throws IOException {
        assertThat(read(new JsonArrayElements(bytes("{\"a\":1}")))).containsExactly("1:{\"a\":1},");
        assertThat(read(new JsonArrayElements(bytes("[{\"a\":1},{\"a\":"))))
                .containsExactly("1:{\"a\":1}", "2:{\"a\":,,");
    }

    @Test
    void nothingStandsBehindAnArray() throws IOException {
        assertThat(read(new JsonArrayElements(bytes("[{\"a\":1}]\n [2]")))).containsExactly("1:{\"a\":1}", "2:[2],");
        assertThat(read(new JsonArrayElements(bytes("[] x")))).containsExactly("1:x,");
    }

    private static List<String> lines(String object) throws IOException {
        return read(new ObjectLines(bytes(object)));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static List<String> read(LineSource source) throws IOException {
        List<String> lines = new ArrayList<>();
        for (TextLine line = source.next(); line != null; line = source.next()) {
            lines.add(line.number() + ":" + new String(line.beginning(Integer.MAX_VALUE), UTF_8));
        }
        return lines;
    }

    /** Hands out a few bytes at a time. */
    private static final class SinglePieces extends ByteArrayInputStream {
        SinglePieces(byte[] bytes) {
            super(bytes);
        }

        @Override
        public int read(byte[] into, int from, int most) {
            return super.read(into, from, Math.min(most, 7));
        }
    }
}
