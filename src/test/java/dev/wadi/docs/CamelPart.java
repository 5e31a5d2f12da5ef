package dev.wadi.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** A component, language or data format of Camel's that the distribution has: in {@code lib/}, and so in every {@code wadi run}. */
record CamelPart(String name, String description) {
    private static final Path LIB = Path.of("target/wadi/lib");
    private static final String METADATA = "META-INF/org/apache/camel/";

    /** @param kind such as {@code component} */
    static List<CamelPart> all(String kind) throws IOException {
        List<CamelPart> all = new ArrayList<>();
        try (Stream<Path> jars = Files.list(LIB)) {
            for (Path jar :
                    jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
                try (JarFile content = new JarFile(jar.toFile())) {
                    addTo(all, content, kind);
                }
            }
        }
        all.sort(Comparator.comparing(CamelPart::name));
        return all;
    }

    private static void addTo(List<CamelPart> all, JarFile jar, String kind) throws IOException {
        String services = "META-INF/services/org/apache/camel/" + kind + "/";
        for (JarEntry entry : jar.stream().toList()) {
            if (entry.getName().startsWith(services) && !entry.isDirectory()) {
                all.add(read(jar, kind, entry.getName().substring(services.length())));
            }
        }
    }

    /** A component and a language may have one name. */
    private static CamelPart read(JarFile jar, String kind, String name) throws IOException {
        for (JarEntry entry : jar.stream().toList()) {
            if (entry.getName().startsWith(METADATA) && entry.getName().endsWith("/" + name + ".json")) {
                JsonNode of =
                        new ObjectMapper().readTree(jar.getInputStream(entry)).path(kind);
                if (!of.isMissingNode()) {
                    return new CamelPart(name, of.path("description").asText());
                }
            }
        }
        throw new IOException(jar.getName() + " says nothing of the " + kind + " " + name);
    }
}
