package dev.wadi.local.emulator;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes members in the XML of AWS' Query protocol: a list's elements are called {@code member}. */
final class XmlOutput implements Output {

    private static final String MEMBER = "member";
    /** To find one is a search through all jars. */
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newInstance();

    private final XMLStreamWriter xml;

    private XmlOutput(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** A whole document. */
    static byte[] write(String root, String namespace, Consumer<Output> members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try {
            XMLStreamWriter xml = WRITERS.createXMLStreamWriter(bytes, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement(root);
            xml.writeDefaultNamespace(namespace);
            members.accept(new XmlOutput(xml));
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public Output text(String name, String value) {
        return element(name, () -> xml.writeCharacters(value));
    }

    @Override
    public Output number(String name, long value) {
        return text(name, Long.toString(value));
    }

    @Override
    public Output flag(String name, boolean value) {
        return text(name, Boolean.toString(value));
    }

    @Override
    public Output bytes(String name, byte[] value) {
        return text(name, Base64.getEncoder().encodeToString(value));
    }

    @Override
    public Output timestamp(String name, Instant value) {
        return text(name, value.toString());
    }

    @Override
    public Output structure(String name, Consumer<Output> members) {
        return element(name, () -> members.accept(this));
    }

    @Override
    public <T> Output structures(String name, Collection<T> elements, BiConsumer<Output, T> members) {
        return structure(
                name,
                list -> elements.forEach(
                        element -> list.structure(MEMBER, structure -> members.accept(structure, element))));
    }

    @Override
    public Output entries(String name, Map<String, String> values) {
        return structure(
                name,
                map -> values.forEach((key, value) ->
                        map.structure("entry", entry -> entry.text("key", key).text("value", value))));
    }

    @Override
    public Output texts(String name, Collection<String> values) {
        return structure(name, list -> values.forEach(value -> list.text(MEMBER, value)));
    }

    private Output element(String name, Content content) {
        try {
            xml.writeStartElement(name);
            content.write();
            xml.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    @FunctionalInterface
    private interface Content {
        void write() throws XMLStreamException;
    }
}
