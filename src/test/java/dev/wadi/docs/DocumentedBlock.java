package dev.wadi.docs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A fenced block of a page.
 *
 * @param line of its first fence
 * @param language what stands behind the fence; empty where nothing does
 * @param text without the indentation of the fence
 */
record DocumentedBlock(Path page, int line, String language, String text, List<Mark> marks) {

    DocumentedBlock {
        marks = List.copyOf(marks);
    }

    boolean isIn(String... languages) {
        return List.of(languages).contains(language);
    }

    /** Why no test loads or runs it. */
    Optional<String> untested() {
        return texts(Mark.Kind.UNTESTED).stream().findFirst();
    }

    /** What is run before it. */
    List<String> before() {
        return texts(Mark.Kind.BEFORE);
    }

    /** The file of which it is the content. */
    Optional<String> file() {
        return texts(Mark.Kind.FILE).stream().findFirst();
    }

    private List<String> texts(Mark.Kind kind) {
        return marks.stream()
                .filter(mark -> mark.kind() == kind)
                .map(Mark::text)
                .toList();
    }

    @Override
    public String toString() {
        return page + ":" + line;
    }
}
