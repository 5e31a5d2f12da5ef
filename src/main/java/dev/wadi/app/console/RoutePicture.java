package dev.wadi.app.console;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * Camel's XML of routes, so that Hawtio's picture of one reads like a sentence: a step is called by its id, which Hawtio does only where it is told that a person
 * chose it, and what handles errors is no step of the way.
 */
final class RoutePicture {
    private static final String ID = "id";
    private static final String METHOD = "method";
    private static final String ERRORS = "onException";

    private RoutePicture() {}

    static String of(String xml) throws Exception {
        if (xml == null) {
            return null;
        }
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        elements(document, ERRORS).forEach(handler -> handler.getParentNode().removeChild(handler));
        elements(document, "*").stream()
                .filter(step -> !step.getAttribute(ID).isEmpty())
                .forEach(step -> step.setAttribute("customId", "true"));
        elements(document, METHOD).stream()
                .filter(call -> call.getTextContent().isBlank())
                .forEach(call -> call.setTextContent(called(call)));
        return written(document);
    }

    /** Hawtio calls an expression without a text by a word of its own that says nothing. */
    private static String called(Element call) {
        return Stream.of(call.getAttribute("ref"), call.getAttribute(METHOD))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("."));
    }

    private static List<Element> elements(Document document, String name) {
        NodeList found = document.getElementsByTagNameNS("*", name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            Node node = found.item(i);
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static String written(Document document) throws Exception {
        TransformerFactory factory = TransformerFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        Transformer transformer = factory.newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        StringWriter text = new StringWriter();
        transformer.transform(new DOMSource(document), new StreamResult(text));
        return text.toString();
    }
}
