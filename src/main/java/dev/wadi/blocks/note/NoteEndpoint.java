package dev.wadi.blocks.note;

import dev.wadi.blocks.BlockEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriPath;

/**
 * Say what the log tells of a record when it ends.
 *
 * <p>At DEBUG the log has a line for each record when it ends: its identity, what the steps of this kind have said, and its outcome or reason. At any other level
 * the step does nothing.
 */
@UriEndpoint(
        firstVersion = "0.2.0",
        scheme = "note",
        title = "Note",
        syntax = "note:text",
        producerOnly = true,
        remote = false,
        category = {Category.MONITORING})
public class NoteEndpoint extends BlockEndpoint {
    @UriPath(
            description =
                    "What the line has, such as order=${body[id]} kind=${header.kind}: text with expressions. Where one of them reads what is not there, all of it is left out.")
    @Metadata(required = true)
    private final String text;

    public NoteEndpoint(String uri, NoteComponent component, String text) {
        super(uri, component);
        this.text = text;
    }

    @Override
    public Producer createProducer() {
        return new NoteProducer(this, expression("text", text));
    }

    @Override
    public boolean isRemote() {
        return false;
    }

    public String getText() {
        return text;
    }
}
