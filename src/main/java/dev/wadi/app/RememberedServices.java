package dev.wadi.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.engine.DefaultClassResolver;

/**
 * Camel asks the class path for a small file for each step, option and placeholder, and asks again for what is not there: a search through all jars, which
 * took a quarter of a start. The class path stays as it is while the process runs, so that each answer is good for all contexts of it.
 */
final class RememberedServices extends DefaultClassResolver {
    private static final String SERVICES = "META-INF/services/org/apache/camel/";
    private static final Map<String, Optional<byte[]>> ANSWERS = new ConcurrentHashMap<>();

    RememberedServices(CamelContext context) {
        super(context);
    }

    @Override
    public InputStream loadResourceAsStream(String uri) {
        if (!uri.startsWith(SERVICES)) {
            return super.loadResourceAsStream(uri);
        }
        return ANSWERS.computeIfAbsent(uri, this::read)
                .map(ByteArrayInputStream::new)
                .orElse(null);
    }

    private Optional<byte[]> read(String uri) {
        try (InputStream file = super.loadResourceAsStream(uri)) {
            return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
