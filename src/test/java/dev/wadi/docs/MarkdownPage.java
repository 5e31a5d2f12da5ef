package dev.wadi.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the project, cut into its fenced blocks. */
record MarkdownPage(Path path, List<DocumentedBlock> blocks, List<Mark> marksWithoutBlock) {
    private static final Pattern FENCE = Pattern.compile("( *)```(\\S*)");

    MarkdownPage {
        blocks = List.copyOf(blocks);
        marksWithoutBlock = List.copyOf(marksWithoutBlock);
    }

    /** The pages of all folders that have some. */
    static List<Path> paths() {
        try (Stream<Path> top = Files.list(Path.of(""));
                Stream<Path> docs = Files.walk(Path.of("docs"));
                Stream<Path> routes = Files.walk(Path.of("routes"))) {
            return Stream.of(top, docs, routes)
                    .flatMap(files -> files)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<MarkdownPage> all() {
        return paths().stream().map(MarkdownPage::read).toList();
    }

    static MarkdownPage read(Path path) {
        try {
            return of(path, Files.readAllLines(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MarkdownPage of(Path path, List<String> lines) {
        List<DocumentedBlock> blocks = new ArrayList<>();
        List<Mark> stray = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            Matcher fence = FENCE.matcher(lines.get(at));
            if (fence.matches()) {
                int end = end(lines, at, fence.group(1));
                blocks.add(new DocumentedBlock(
                        path, at + 1, fence.group(2), text(lines.subList(at + 1, end), fence.group(1)), marks));
                marks.clear();
                at = end;
            } else {
                Mark.of(lines.get(at), at + 1).ifPresentOrElse(marks::add, () -> {
                    stray.addAll(marks);
                    marks.clear();
                });
            }
            at++;
        }
        stray.addAll(marks);
        return new MarkdownPage(path, blocks, stray);
    }

    private static int end(List<String> lines, int begin, String indent) {
        int end = begin + 1;
        while (end < lines.size() && !lines.get(end).equals(indent + "```")) {
            end++;
        }
        return end;
    }

    private static String text(List<String> lines, String indent) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(line.startsWith(indent) ? line.substring(indent.length()) : line.strip())
                    .append('\n');
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
