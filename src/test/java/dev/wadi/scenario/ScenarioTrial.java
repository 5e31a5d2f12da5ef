package dev.wadi.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.WadiApplication;
import dev.wadi.app.installation.Installation;
import dev.wadi.delivery.DeliveryMonitor;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.edge.aws.AwsEnvironment;
import dev.wadi.scenario.Trial.DeadLetter;
import dev.wadi.scenario.Trial.Ending;
import dev.wadi.scenario.Trial.RecordName;
import dev.wadi.scenario.Trial.Thing;
import dev.wadi.scenario.environment.InjectedFault;
import dev.wadi.scenario.environment.ScenarioEnvironment;
import dev.wadi.scenario.environment.ScenarioFixture;
import dev.wadi.scenario.environment.ScenarioInput;
import dev.wadi.scenario.format.ScenarioNode;
import dev.wadi.scenario.format.ScenarioReader;
import dev.wadi.source.sqs.SqsMessage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Brings the inputs of a scenario through routes and tells what they left, whatever the file expects. One delivery after the other; a hold ends the trial
 * at its first report, or at the first one that injected faults do not explain. One trial at a time: several at a time need one of these each.
 */
public final class ScenarioTrial implements AutoCloseable {
    static final String FAULT = "fault ";
    private static final Map<String, String> SETTINGS = Map.of("LOG_LEVEL", "ERROR");
    private final ScenarioReader reader = new ScenarioReader();
    private final String accessKey = "AK" + UUID.randomUUID().toString().replace("-", "");
    private final AtomicInteger count = new AtomicInteger();
    private final Map<String, String> environment;
    private final SqsClient sqs;

    /** @param environment where the services are; the SDK's variables hold for this process from now on */
    public ScenarioTrial(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        AwsEnvironment.apply(environment);
        sqs = SqsClient.builder()
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("scenarios", "any")))
                .build();
    }

    /**
     * What is tried.
     *
     * @param routes those in question
     * @param successor takes over, in the same world, from a hold that comes after an acknowledgement; without it such a trial just ends
     * @param without records that do not come in
     * @param beans of the application
     */
    public record Attempt(
            Path scenario,
            Installation routes,
            Optional<Installation> successor,
            Set<RecordName> without,
            Map<String, Object> beans) {}

    public Trial run(Attempt attempt) throws Exception {
        try (Scenario scenario = Scenario.read(ScenarioNode.root(reader.read(attempt.scenario())), attempt.routes())) {
            ScenarioEnvironment world = new ScenarioEnvironment(
                    attempt.routes(), scenario.pipeline(), count.incrementAndGet(), accessKey, environment, sqs);
            ApplicationPlan plan = ScenarioPlan.of(scenario, world).withSettings(SETTINGS);
            for (Map.Entry<String, Object> bean : attempt.beans().entrySet()) {
                plan = plan.withBean(bean.getKey(), bean.getValue());
            }
            return run(scenario, inputs(scenario, attempt.without()), plan, attempt.successor());
        }
    }

    private static Trial run(
            Scenario scenario, List<ScenarioInput> inputs, ApplicationPlan plan, Optional<Installation> successor)
            throws Exception {
        // what is injected is over some time: a hold that outlasts it is one of the route
        int faults =
                scenario.faults().stream().mapToInt(InjectedFault::failTimes).sum();
        HeldFeed feed = new HeldFeed(scenario.pipeline(), inputs, faults);
        try (WadiApplication application = ScenarioPlan.start(plan)) {
            feed.feed(application);
            if (feed.isDone()) {
                return result(scenario, application, Ending.ACKNOWLEDGED, feed);
            }
        } catch (ScenarioPlan.StartRefused e) {
            return Trial.refused(e.getMessage());
        }
        String why = feed.hold();
        if (feed.hangs()) {
            return Trial.hanging(why);
        }
        if (successor.isEmpty() || feed.acknowledged() == 0) {
            return Trial.held(why);
        }
        try (WadiApplication application = ScenarioPlan.start(withRoutes(successor.get(), plan))) {
            feed.feed(application);
            Trial end = result(scenario, application, Ending.TAKEN_OVER, feed);
            String whole = feed.isDone() ? why : why + "; and the successor holds: " + feed.hold();
            return new Trial(end.ending(), whole, end.acknowledged(), end.things(), end.letters(), end.shown());
        }
    }

    private static ApplicationPlan withRoutes(Installation routes, ApplicationPlan plan) {
        return new ApplicationPlan(
                routes,
                routes.settings(),
                plan.pipelines(),
                plan.profile(),
                plan.settings(),
                plan.beans(),
                plan.environmentRead(),
                plan.inputInjected());
    }

    private static Trial result(Scenario scenario, WadiApplication application, Ending ending, HeldFeed feed) {
        Sweeps.run(application);
        List<Thing> things = new ArrayList<>();
        Set<DeadLetter> letters = new LinkedHashSet<>();
        for (ScenarioFixture part : scenario.parts()) {
            part.effects(ScenarioFixture.settings(application))
                    .forEach(effect -> things.add(new Thing(effect.resource(), effect.key(), effect.text())));
            part.letters().forEach(letter -> letters.add(letter(letter.fields())));
        }
        Map<String, Long> shown = outcomes(application);
        things.stream().filter(thing -> !thing.isNamed()).forEach(thing -> shown.merge(thing.place(), 1L, Long::sum));
        scenario.faults()
                .forEach(fault -> shown.put(
                        FAULT + fault.service() + " " + fault.operation() + " "
                                + fault.target().orElse(""),
                        (long) fault.failTimes()));
        return new Trial(ending, "", feed.acknowledged(), things, letters, shown);
    }

    private static DeadLetter letter(Map<String, String> fields) {
        return new DeadLetter(
                new RecordName(fields.get("source_id"), fields.getOrDefault("record_index", RecordName.NO_INDEX)),
                fields.get("reason"),
                fields.get("payload"));
    }

    private static Map<String, Long> outcomes(WadiApplication application) {
        Map<String, Long> outcomes = new TreeMap<>();
        MeterRegistry meters = application.context().getRegistry().findSingleByType(MeterRegistry.class);
        for (Meter meter : meters.getMeters()) {
            if (meter instanceof Counter counter && meter.getId().getName().equals(DeliveryMonitor.RECORDS)) {
                for (String tag : List.of("outcome", "reason")) {
                    String value = String.valueOf(meter.getId().getTag(tag));
                    if (!value.isEmpty()) {
                        outcomes.merge(tag + " " + value, (long) counter.count(), Long::sum);
                    }
                }
            }
        }
        return outcomes;
    }

    private static List<ScenarioInput> inputs(Scenario scenario, Set<RecordName> without) {
        List<ScenarioInput> inputs = new ArrayList<>();
        for (ScenarioInput step : scenario.inputs()) {
            if (step instanceof ScenarioInput.Delivery delivery) {
                List<SourceRecord> records = delivery.records().stream()
                        .filter(record -> !without.contains(RecordName.whole(record.sourceId())))
                        .map(record -> withoutElements(record, without))
                        .toList();
                if (!records.isEmpty()) {
                    inputs.add(new ScenarioInput.Delivery(delivery.path(), records));
                }
            } else {
                inputs.add(step);
            }
        }
        return inputs;
    }

    private static SourceRecord withoutElements(SourceRecord record, Set<RecordName> without) {
        if (record instanceof SqsMessage message) {
            String body = EnvelopeElements.emptied(message.body(), (index, element) -> without.stream()
                    .anyMatch(name -> isElement(name, record.sourceId(), index, element)));
            return body.equals(message.body()) ? record : new SqsMessage(message.messageId(), body);
        }
        return record;
    }

    /** The notice of an object has the name of the object, whatever message it came in. */
    private static boolean isElement(RecordName name, String message, int index, JsonNode element) {
        return (name.source().equals(message) && name.index().equals(String.valueOf(index)))
                || name.source().equals(element.at("/s3/object/key").asText());
    }

    @Override
    public void close() {
        sqs.close();
    }
}
