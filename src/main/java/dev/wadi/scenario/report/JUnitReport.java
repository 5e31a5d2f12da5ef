package dev.wadi.scenario.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Results in the XML that Maven's Surefire writes and build servers read. */
public final class JUnitReport {
    private static final String SUITE = "wadi";

    private JUnitReport() {}

    /** Writes {@code TEST-wadi.xml} into the folder, which is made where it is not there. Returns the file. */
    public static Path write(Path folder, List<ScenarioResult> results) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("TEST-" + SUITE + ".xml");
        try (Writer out = Files.newBufferedWriter(file)) {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            suite(xml, results);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("Cannot write " + file, e);
        }
        return file;
    }

    private static void suite(XMLStreamWriter xml, List<ScenarioResult> results) throws XMLStreamException {
        Duration all = results.stream().map(ScenarioResult::duration).reduce(Duration.ZERO, Duration::plus);
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", SUITE);
        xml.writeAttribute("tests", Integer.toString(results.size()));
        xml.writeAttribute(
                "failures",
                Long.toString(
                        results.stream().filter(result -> !result.passed()).count()));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", "0");
        xml.writeAttribute("time", seconds(all));
        for (ScenarioResult result : results) {
            testCase(xml, result);
        }
        xml.writeEndElement();
    }

    private static void testCase(XMLStreamWriter xml, ScenarioResult result) throws XMLStreamException {
        int slash = result.id().lastIndexOf('/');
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", slash < 1 ? SUITE : legal(result.id().substring(0, slash)));
        xml.writeAttribute("name", legal(result.id().substring(slash + 1)));
        xml.writeAttribute("file", legal(result.file().toString()));
        xml.writeAttribute("time", seconds(result.duration()));
        if (!result.passed()) {
            xml.writeStartElement("failure");
            xml.writeAttribute("message", legal(result.findings().get(0).replaceAll("\\s+", " ")));
            xml.writeCharacters(legal(String.join("\n", result.findings())));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
    }

    /** Without the characters that XML cannot hold in any form; payloads of dead letters may have them. */
    private static String legal(String text) {
        return text.replaceAll("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }
}
