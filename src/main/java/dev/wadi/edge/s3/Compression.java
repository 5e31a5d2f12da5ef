package dev.wadi.edge.s3;

import dev.wadi.edge.s3.UnreadableObjectException.Problem;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.tukaani.xz.XZInputStream;
import software.amazon.awssdk.core.exception.SdkException;

/** How an object is compressed, by the end of its key in any case of letters. Several streams one behind the other are read as one. */
enum Compression {
    NONE("") {
        @Override
        InputStream decompressed(InputStream stored) {
            return stored;
        }
    },
    GZIP(".gz") {
        @Override
        InputStream decompressed(InputStream stored) throws IOException {
            // the one of the JDK ends where available() says 0 behind a stream, as it does on the network
            return GzipCompressorInputStream.builder()
                    .setInputStream(new BufferedInputStream(stored, BUFFER))
                    .setDecompressConcatenated(true)
                    .get();
        }
    },
    BZIP2(".bz2") {
        @Override
        InputStream decompressed(InputStream stored) throws IOException {
            return new BZip2CompressorInputStream(stored, true);
        }
    },
    XZ(".xz") {
        @Override
        InputStream decompressed(InputStream stored) throws IOException {
            return new XZInputStream(stored, MOST_MEMORY_KIB);
        }
    },
    /** The one file in it. */
    ZIP(".zip") {
        @Override
        InputStream decompressed(InputStream stored) throws IOException {
            return new OnlyFile(new ZipInputStream(stored));
        }
    };

    private static final int BUFFER = 65_536;
    /** That of the strongest setting of xz; a header can ask for gigabytes. */
    private static final int MOST_MEMORY_KIB = 80 * 1024;

    private final String suffix;

    Compression(String suffix) {
        this.suffix = suffix;
    }

    static Compression of(String key) {
        String name = key.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind != NONE && name.endsWith(kind.suffix))
                .findFirst()
                .orElse(NONE);
    }

    abstract InputStream decompressed(InputStream stored) throws IOException;

    /** @throws UnreadableObjectException where the beginning is none of this kind */
    InputStream open(InputStream stored) throws UnreadableObjectException {
        try {
            return decompressed(stored);
        } catch (IOException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    /**
     * What a decompressor has thrown, which may be anything where it reads nonsense.
     *
     * @throws SdkException where the call itself has failed
     */
    UnreadableObjectException unreadable(Exception cause) {
        if (cause instanceof SdkException call) {
            throw call;
        }
        if (cause instanceof UnreadableObjectException known) {
            return known;
        }
        String why = cause.getMessage() == null ? "it ends too early" : cause.getMessage();
        return new UnreadableObjectException(Problem.NO_ARCHIVE, "the object is no " + suffix + " file: " + why, cause);
    }

    /** The content of the first file of an archive, which must be the last one too. Folders count for nothing. */
    private static final class OnlyFile extends FilterInputStream {
        private final ZipInputStream archive;
        private boolean ended;

        OnlyFile(ZipInputStream archive) throws IOException {
            super(archive);
            this.archive = archive;
            if (!nextFile()) {
                throw new UnreadableObjectException(Problem.NO_ARCHIVE, "the object is no .zip file with a file in it");
            }
        }

        private boolean nextFile() throws IOException {
            for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (!entry.isDirectory()) {
                    return true;
                }
                if (archive.read() >= 0) {
                    throw new UnreadableObjectException(
                            Problem.NO_ARCHIVE, "the .zip file has a folder with content, which is none");
                }
            }
            return false;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int length = ended ? -1 : super.read(into, from, most);
            if (length < 0 && !ended) {
                ended = true;
                if (nextFile()) {
                    throw new UnreadableObjectException(
                            Problem.NO_ARCHIVE, "the .zip file has several files in it, and should have one");
                }
            }
            return length;
        }
    }
}
