package dev.wadi.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.WadiApplication;
import dev.wadi.app.installation.Installation;
import dev.wadi.delivery.StepNotes;
import dev.wadi.scenario.environment.FreshIdentities;
import dev.wadi.scenario.environment.NamedStream;
import dev.wadi.scenario.environment.ScenarioEnvironments;
import dev.wadi.scenario.environment.ScenarioFixture;
import dev.wadi.scenario.environment.ScenarioInput;
import dev.wadi.scenario.format.ScenarioFormatException;
import dev.wadi.scenario.format.ScenarioNode;
import dev.wadi.scenario.report.DeadLetterCapture;
import dev.wadi.scenario.report.InvocationReport;
import dev.wadi.settings.Setting;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;

/** One event through one pipeline, outside any source: what {@code wadi invoke} does. */
public final class Invocation {
    private final Installation installation;
    private final String pipeline;
    private final byte[] event;
    private final Map<String, byte[]> objects;
    private final boolean explained;

    /**
     * What came of it.
     *
     * @param lines outcomes, what was written, dead letters
     * @param clean every input was done with, and none was dead-lettered
     */
    public record Result(List<String> lines, boolean clean) {}

    /** @param event what an {@link EventFile} may hold */
    public Invocation(Installation installation, String pipeline, byte[] event) {
        this(installation, pipeline, event.clone(), Map.of(), false);
    }

    private Invocation(
            Installation installation, String pipeline, byte[] event, Map<String, byte[]> objects, boolean explained) {
        this.installation = installation;
        this.pipeline = pipeline;
        this.event = event;
        this.objects = objects;
        this.explained = explained;
    }

    /** The same with objects, by their keys, in the bucket that the pipeline reads; for the local cloud. */
    public Invocation withObjects(Map<String, byte[]> more) {
        return new Invocation(installation, pipeline, event, Map.copyOf(more), explained);
    }

    /** The same, which also tells what steps have worked out on the way. */
    public Invocation explained() {
        return new Invocation(installation, pipeline, event, objects, true);
    }

    /**
     * With the settings, and against the services, of {@code wadi run}. Of a scenario file only the inputs count.
     *
     * @param announce told where it will write, before it does
     * @param redelivery true: the records keep the identities that the file gives them; false: each is a new event
     */
    public Result againstEnvironment(Consumer<String> announce, boolean redelivery) throws Exception {
        try (Scenario scenario = read()) {
            if (scenario.inputs().stream().anyMatch(ScenarioInput.Change.class::isInstance)) {
                throw new ScenarioFormatException(
                        "inputs",
                        "this file changes the services between its inputs, which is done to the local cloud only:"
                                + " --local");
            }
            FreshIdentities identities = new FreshIdentities();
            Scenario event = redelivery
                    ? scenario
                    : scenario.withInputs(
                            scenario.inputs().stream().map(identities::of).toList());
            DeadLetterCapture letters = new DeadLetterCapture();
            InvocationReport written = new InvocationReport();
            ApplicationPlan plan =
                    noted(ScenarioPlan.of(event, installation), written).withBean("sentLetters", letters);
            try (WadiApplication application = WadiApplication.start(plan)) {
                Destinations.lines(event, application.context()).forEach(announce);
                return run(
                        redelivery ? ofItsStream(event, application.context()) : event, application, letters, written);
            }
        }
    }

    private Scenario ofItsStream(Scenario event, CamelContext context) {
        Setting source = installation.settings().source(pipeline).orElseThrow();
        NamedStream stream =
                new NamedStream(source.name(), context.resolvePropertyPlaceholders("{{" + source.name() + ":}}"));
        return event.withInputs(event.inputs().stream().map(stream::of).toList());
    }

    /** With the local profile, in a world of its own. A scenario file is set up first, and not compared. */
    public Result locally(Map<String, String> environment) throws Exception {
        try (ScenarioEnvironments worlds = new ScenarioEnvironments(installation, environment);
                Scenario scenario = read()) {
            InvocationReport written = new InvocationReport();
            ApplicationPlan plan = noted(ScenarioPlan.of(scenario, worlds.next(pipeline)), written)
                    .withProfile("local");
            try (WadiApplication application = WadiApplication.start(plan)) {
                return run(scenario, application, new DeadLetterCapture(), written);
            }
        }
    }

    private Scenario read() {
        JsonNode file = EventFile.scenario(pipeline, event, installation);
        if (!objects.isEmpty()) {
            new PutObjects(installation, pipeline).into((ObjectNode) file, objects);
        }
        Scenario scenario = Scenario.read(ScenarioNode.root(file), installation);
        if (!scenario.pipeline().equals(pipeline)) {
            throw new ScenarioFormatException(
                    "pipeline", "this is a scenario of " + scenario.pipeline() + ", not of " + pipeline);
        }
        return scenario;
    }

    private ApplicationPlan noted(ApplicationPlan plan, InvocationReport written) {
        return explained ? plan.withBean("stepNotes", (StepNotes) written::add) : plan;
    }

    private static Result run(
            Scenario scenario, WadiApplication application, DeadLetterCapture letters, InvocationReport written)
            throws Exception {
        try {
            InputFeed.feed(scenario, application);
        } catch (InputFeed.StillHolding e) {
            written.addFailure(e.getMessage());
        }
        for (ScenarioFixture part : scenario.parts()) {
            part.show(application, written);
        }
        letters.show(written);
        return new Result(written.lines(), written.isClean());
    }
}
