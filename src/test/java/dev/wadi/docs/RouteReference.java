package dev.wadi.docs;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The generated parts of the page "What a route can use", each between two markers. */
final class RouteReference {
    private final List<ComponentMetadata> components;

    RouteReference() throws IOException {
        components = ComponentMetadata.all();
    }

    /** The page with all of its generated parts made anew. */
    String in(String page) throws IOException, ReflectiveOperationException {
        String written = part(page, "sources", details(components.stream().filter(ComponentMetadata::isSource)));
        written = part(written, "list of blocks", blocks());
        written = part(written, "blocks", details(components.stream().filter(one -> !one.isSource())));
        written = part(written, "components", camelParts("component"));
        written = part(written, "languages", camelParts("language"));
        written = part(written, "data formats", camelParts("dataformat"));
        written = part(written, "types", SettingTypes.table());
        return part(written, "reasons", reasons());
    }

    private static String part(String page, String what, String text) {
        String begin = "<!-- " + what + ": begin -->\n";
        String end = "<!-- " + what + ": end -->";
        Matcher part = Pattern.compile("(?s)" + Pattern.quote(begin) + ".*?" + Pattern.quote(end))
                .matcher(page);
        if (!part.find()) {
            throw new IllegalArgumentException("the page has no place for its " + what + ": " + begin + end);
        }
        return part.replaceFirst(Matcher.quoteReplacement(begin + text + end));
    }

    private String blocks() {
        return components.stream()
                .filter(one -> !one.isSource())
                .map(one -> "| [`%s`](#%s) | %s |%n".formatted(one.form(), one.scheme(), one.description()))
                .collect(joining("", "| block | what it does |\n|---|---|\n", ""));
    }

    private static String details(Stream<ComponentMetadata> components) {
        return components.map(RouteReference::details).collect(joining("\n", "\n", "\n"));
    }

    private static String details(ComponentMetadata of) {
        String example = first("yaml", of)
                .map(block -> block + "\n")
                .orElseThrow(() -> new IllegalStateException(of.page() + " has no example"));
        return "### %s%n%n`%s`: %s More: [%s](%s)%n%n"
                        .formatted(
                                of.scheme(),
                                of.form(),
                                of.description(),
                                of.scheme(),
                                of.page().getFileName())
                + example
                + first("properties", of)
                        .map(block -> "Its settings, declared in `settings.properties`:\n\n" + block + "\n")
                        .orElse("")
                + first("json", of)
                        .map(block -> "The file that defines the last of these tables:\n\n" + block + "\n")
                        .orElse("")
                + options(of)
                + headers(of);
    }

    /** Of the blocks of its page. */
    private static Optional<String> first(String language, ComponentMetadata of) {
        return MarkdownPage.read(of.page()).blocks().stream()
                .filter(block -> block.isIn(language) && block.untested().isEmpty())
                .findFirst()
                .map(block -> "```" + language + "\n" + block.text().stripIndent() + "```\n");
    }

    private static String options(ComponentMetadata of) {
        return of.options().stream()
                .map(one ->
                        "| `%s` | %s | %s | %s |%n".formatted(one.name(), one.type(), one.fallback(), one.meaning()))
                .collect(joining("", "| option | type | default | meaning |\n|---|---|---|---|\n", ""));
    }

    private static String headers(ComponentMetadata of) {
        return of.headers().isEmpty()
                ? ""
                : of.headers().stream()
                        .map(one -> "| `%s` | %s | %s |%n".formatted(one.name(), one.type(), one.content()))
                        .collect(joining("", "\n| header of its records | type | content |\n|---|---|---|\n", ""));
    }

    private static String camelParts(String kind) throws IOException {
        return CamelPart.all(kind).stream()
                .map(one -> "| `%s` | %s |%n".formatted(one.name(), one.description()))
                .collect(joining("", "| name | what it does |\n|---|---|\n", ""));
    }

    /** With the pages that say when each is given. */
    private String reasons() throws IOException, ReflectiveOperationException {
        StringBuilder table = new StringBuilder("| reason | of |\n|---|---|\n");
        for (String reason : BlockReasons.all()) {
            StringBuilder of = new StringBuilder();
            for (Path page : pages()) {
                if (Files.readString(page).contains("`" + reason + "`")) {
                    String name = page.getFileName().toString();
                    of.append(of.isEmpty() ? "" : ", ")
                            .append("[%s](%s)".formatted(name.substring(0, name.length() - 3), link(page)));
                }
            }
            if (of.isEmpty()) {
                throw new IllegalStateException("no page says when the reason " + reason + " is given");
            }
            table.append("| `%s` | %s |%n".formatted(reason, of));
        }
        return table.toString();
    }

    private List<Path> pages() {
        return Stream.concat(
                        components.stream().map(ComponentMetadata::page),
                        Stream.of(Path.of("docs/concepts/faults.md"), Path.of("docs/reference/dead-letters.md")))
                .toList();
    }

    private static String link(Path page) {
        return Path.of("docs/reference").relativize(page).toString();
    }
}
