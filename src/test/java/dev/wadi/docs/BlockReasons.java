package dev.wadi.docs;

import dev.wadi.blocks.BlockReason;
import dev.wadi.delivery.Reason;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The words that sources and blocks refuse records with, as the code has them; those of pipelines are not among them. */
final class BlockReasons {
    private static final Path CLASSES = Path.of("target/classes");
    private static final List<String> ROOMS = List.of("blocks", "delivery", "edge", "source");

    private BlockReasons() {}

    static SortedSet<String> all() throws IOException, ReflectiveOperationException {
        SortedSet<String> all = new TreeSet<>();
        for (String room : ROOMS) {
            try (Stream<Path> files = Files.walk(CLASSES.resolve("dev/wadi").resolve(room))) {
                for (Path file :
                        files.filter(one -> one.toString().endsWith(".class")).toList()) {
                    addTo(all, type(file));
                }
            }
        }
        for (ComponentMetadata component : ComponentMetadata.all()) {
            component.options().stream()
                    .filter(option -> option.name().equals("reason") && option.hasFallback())
                    .forEach(option -> all.add(option.fallback().replace("`", "")));
        }
        return all;
    }

    private static Class<?> type(Path file) throws ClassNotFoundException {
        String name = CLASSES.relativize(file).toString().replace('/', '.');
        return Class.forName(
                name.substring(0, name.length() - ".class".length()), false, BlockReasons.class.getClassLoader());
    }

    private static void addTo(SortedSet<String> all, Class<?> type) throws IllegalAccessException {
        if (type.isEnum() && Reason.class.isAssignableFrom(type)) {
            Stream.of(type.getEnumConstants()).forEach(reason -> all.add(reason.toString()));
        }
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == BlockReason.class) {
                field.setAccessible(true);
                all.add(((BlockReason) field.get(null)).name());
            }
        }
    }
}
