package dev.wadi.blocks;

import java.util.regex.Pattern;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Give the records of an exchange their outcome.
 *
 * <p>Each record that the exchange carries and that has no outcome yet gets this one. With {@code of} only where all steps that it names ran for the record and
 * ended without a fault. Without {@code of} the step must stand in a branch of a choice.
 */
@UriEndpoint(
        firstVersion = "0.2.0",
        scheme = "outcome",
        title = "Outcome",
        syntax = "outcome:name",
        producerOnly = true,
        remote = false,
        category = {Category.CORE})
public class OutcomeEndpoint extends DefaultEndpoint {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    @UriPath(
            description =
                    "The outcome: lower-case letters, digits and underscores, such as stored, forwarded or skipped; in a choice, filtered leaves a record out.")
    @Metadata(required = true)
    private final String name;

    @UriParam(
            label = "producer",
            description =
                    "Id of the step that has the effect, or of several, separated by commas, that all must have it: a"
                            + " to, toD or enrich of this route. Required outside of a choice.")
    private String of;

    public OutcomeEndpoint(String uri, OutcomeComponent component, String name) {
        super(uri, component);
        this.name = requireName(name);
    }

    /** @throws IllegalArgumentException for what is no name of an outcome that a route may give */
    static String requireName(String name) {
        if (!NAME.matcher(name).matches() || name.equals("dead_letter")) {
            throw new IllegalArgumentException("outcome:" + name
                    + " is no name of an outcome. Write lower-case letters, digits and underscores, as"
                    + " outcome:forwarded; dead_letter is kept for records that are refused");
        }
        return name;
    }

    @Override
    public Producer createProducer() {
        return new OutcomeProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("outcome is no source. Write to: outcome:" + name);
    }

    @Override
    public boolean isRemote() {
        return false;
    }

    public String getName() {
        return name;
    }

    public String getOf() {
        return of;
    }

    public void setOf(String of) {
        this.of = of;
    }
}
