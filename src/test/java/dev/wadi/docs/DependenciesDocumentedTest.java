package dev.wadi.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Each direct dependency earns its place: it has a row in the page, and each row has a dependency. */
class DependenciesDocumentedTest {
    private static final Path PAGE = Path.of("docs/decisions/dependencies.md");
    /** Rows behind this heading are of packages that are not there yet. */
    private static final String LATER = "## Later";

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|");
    private static final String DEPENDENCIES = "/project/dependencies/dependency/artifactId";
    private static final String PLUGINS = "//build/plugins/plugin/artifactId";
    private static final String PROCESSORS = "//annotationProcessorPaths/path/artifactId";

    @Test
    void eachDirectDependencyHasARow() throws Exception {
        Set<String> missing = artifacts();
        missing.removeAll(rows());
        assertThat(missing)
                .as("dependencies of pom.xml without a row in %s", PAGE)
                .isEmpty();
    }

    @Test
    void eachRowHasADirectDependency() throws Exception {
        Set<String> stale = rows();
        stale.removeAll(artifacts());
        assertThat(stale).as("rows of %s without a dependency in pom.xml", PAGE).isEmpty();
    }

    private static Set<String> rows() throws IOException {
        String present = Files.readString(PAGE).split("(?m)^" + LATER, 2)[0];
        return ROW.matcher(present).results().map(row -> row.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> artifacts() throws Exception {
        Document pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile());
        Set<String> artifacts = new TreeSet<>();
        for (String path : Set.of(DEPENDENCIES, PLUGINS, PROCESSORS)) {
            NodeList found =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, pom, XPathConstants.NODESET);
            for (int i = 0; i < found.getLength(); i++) {
                artifacts.add(found.item(i).getTextContent().strip());
            }
        }
        return artifacts;
    }
}
