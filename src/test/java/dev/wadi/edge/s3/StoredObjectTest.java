package dev.wadi.edge.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wadi.delivery.Verdict.Kind;
import dev.wadi.edge.aws.AwsFaultClassifier;
import dev.wadi.edge.s3.UnreadableObjectException.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** What comes out of an object, however it is compressed, and what does not. */
class StoredObjectTest {
    private static final int MIB = 1024 * 1024;
    private static final ContentLimits LIMITS = new ContentLimits(8 * MIB, 100);
    private static final byte[] TEXT = "line;of;a;table\n".repeat(20_000).getBytes(UTF_8);

    @ParameterizedTest
    @ValueSource(strings = {"x.csv", "x.csv.gz", "X.CSV.GZ", "x.bz2", "x.xz", "x.zip", "${x}.gz"})
    void theEndOfTheKeyTellsHowAnObjectIsCompressed(String key) throws IOException {
        assertThat(read(key, compressed(key, TEXT))).isEqualTo(TEXT);
        assertThat(read(key, compressed(key, new byte[0]))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.gz", "x.bz2", "x.xz"})
    void severalStreamsOneBehindTheOtherAreOne(String key) throws IOException {
        byte[] one = compressed(key, TEXT);
        byte[] two = Arrays.copyOf(one, one.length * 2);
        System.arraycopy(one, 0, two, one.length, one.length);
        assertThat(read(key, two)).hasSize(TEXT.length * 2);
    }

    /** As on the network, where nobody knows what is still to come. */
    @ParameterizedTest
    @ValueSource(strings = {"x.gz", "x.bz2", "x.xz"})
    void aStreamThatEndsWhereAReadEndsIsNotTheLast(String key) throws IOException {
        byte[] one = compressed(key, TEXT);
        InputStream network = new SequenceInputStream(new ByteArrayInputStream(one), new ByteArrayInputStream(one)) {
            @Override
            public int available() {
                return 0;
            }
        };
        assertThat(read(key, network, one.length * 2L)).hasSize(TEXT.length * 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.gz", "x.bz2", "x.xz", "x.zip"})
    void whatIsNoArchiveIsAboutTheObject(String key) throws IOException {
        byte[] right = compressed(key, TEXT);
        Random random = new Random(3);
        assertThat(problem(key, "no archive".getBytes(UTF_8))).isEqualTo(Problem.NO_ARCHIVE);
        assertThat(problem(key, Arrays.copyOf(right, right.length / 2))).isEqualTo(Problem.NO_ARCHIVE);
        assertThat(problem(key, new byte[0])).isEqualTo(Problem.NO_ARCHIVE);
        for (int i = 0; i < 300; i++) {
            byte[] spoilt = right.clone();
            for (int j = 0; j < 5; j++) {
                spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt();
            }
            try {
                read(key, spoilt);
            } catch (UnreadableObjectException e) {
                assertThat(e).hasMessageNotContaining("null");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.csv", "x.gz", "x.bz2", "x.xz", "x.zip"})
    void moreThanMayBeReadIsNotRead(String key) throws IOException {
        // what cannot be compressed takes its time
        ContentLimits small = new ContentLimits(MIB / 4, 100);
        byte[] content = new byte[MIB / 4 + 1];
        new Random(1).nextBytes(content);
        assertThat(problem(key, compressed(key, content), small)).isEqualTo(Problem.TOO_LARGE);
        byte[] less = compressed(key, Arrays.copyOf(content, 15 * MIB / 64));
        assertThat(read(key, new ByteArrayInputStream(less), less.length, small))
                .hasSize(15 * MIB / 64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.gz", "x.bz2", "x.xz", "x.zip"})
    void aLittleThatBecomesVeryMuchIsNotRead(String key) throws IOException {
        assertThat(problem(key, compressed(key, new byte[6 * MIB]))).isEqualTo(Problem.TOO_MUCH_COMPRESSED);
        assertThat(read(key, compressed(key, new byte[MIB]))).hasSize(MIB);
    }

    /** How much of an object has arrived when is a matter of the network. */
    @ParameterizedTest
    @ValueSource(strings = {"x.gz", "x.bz2", "x.xz", "x.zip"})
    void aBeginningThatBecomesVeryMuchIsReadWhereTheWholeDoesNot(String key) throws IOException {
        byte[] content = new byte[7 * MIB];
        byte[] end = new byte[MIB / 4];
        new Random(1).nextBytes(end);
        System.arraycopy(end, 0, content, content.length - end.length, end.length);
        byte[] stored = compressed(key, content);
        InputStream network = new FilterInputStream(new ByteArrayInputStream(stored)) {
            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                return super.read(into, from, Math.min(most, 1000));
            }
        };
        assertThat(read(key, network, stored.length)).isEqualTo(content);
    }

    @Test
    void anArchiveOfSeveralFilesOrNoneIsNotOne() throws IOException {
        assertThat(problem("x.zip", zip("folder/", "a", "b"))).isEqualTo(Problem.NO_ARCHIVE);
        assertThat(problem("x.zip", zip("folder/"))).isEqualTo(Problem.NO_ARCHIVE);
        assertThat(read("x.zip", zip("folder/", "folder/${a}"))).isEqualTo("folder/${a}".getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"x.csv", "x.gz", "x.bz2", "x.xz", "x.zip"})
    void aConnectionThatBreaksOffIsAFaultOfTheCall(String key) throws IOException {
        byte[] whole = compressed(key, TEXT);
        InputStream broken = new FilterInputStream(new ByteArrayInputStream(whole, 0, whole.length / 2)) {
            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                int length = super.read(into, from, most);
                if (length < 0) {
                    throw new IOException("Premature end");
                }
                return length;
            }

            @Override
            public int read() throws IOException {
                int next = super.read();
                if (next < 0) {
                    throw new IOException("Premature end");
                }
                return next;
            }
        };
        assertThatThrownBy(() -> read(key, broken, whole.length)).isInstanceOfSatisfying(SdkException.class, fault -> {
            var verdict = new AwsFaultClassifier().judge(fault).orElseThrow();
            assertThat(verdict.kind()).isEqualTo(Kind.DEPENDENCY);
            assertThat(verdict.message()).contains("GetObject on bucket tables");
        });
    }

    private static Problem problem(String key, byte[] stored) {
        return problem(key, stored, LIMITS);
    }

    private static Problem problem(String key, byte[] stored, ContentLimits limits) {
        return catchThrowableOfType(
                        UnreadableObjectException.class,
                        () -> read(key, new ByteArrayInputStream(stored), stored.length, limits))
                .problem();
    }

    private static byte[] read(String key, byte[] stored) throws IOException {
        return read(key, new ByteArrayInputStream(stored), stored.length);
    }

    private static byte[] read(String key, InputStream stored, long size) throws IOException {
        return read(key, stored, size, LIMITS);
    }

    private static byte[] read(String key, InputStream stored, long size, ContentLimits limits) throws IOException {
        ResponseInputStream<GetObjectResponse> call = new ResponseInputStream<>(
                GetObjectResponse.builder().contentLength(size).build(), AbortableInputStream.create(stored));
        try (StoredObject object = new StoredObject(new Bucket(null, "tables"), key, call)) {
            return object.content(limits).readAllBytes();
        }
    }

    private static byte[] compressed(String key, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = compressor(Compression.of(key), bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static OutputStream compressor(Compression kind, OutputStream out) throws IOException {
        return switch (kind) {
            case NONE -> out;
            case GZIP -> new GZIPOutputStream(out);
            case BZIP2 -> new BZip2CompressorOutputStream(out);
            case XZ -> new XZOutputStream(out, new LZMA2Options(1));
            case ZIP -> {
                ZipOutputStream zip = new ZipOutputStream(out);
                zip.putNextEntry(new ZipEntry("the table.csv"));
                yield zip;
            }
        };
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                if (!name.endsWith("/")) {
                    zip.write(name.getBytes(UTF_8));
                }
            }
        }
        return bytes.toByteArray();
    }
}
