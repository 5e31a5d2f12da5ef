package dev.wadi.app;

import dev.wadi.app.console.Console;
import dev.wadi.app.installation.BeanChecks;
import dev.wadi.app.installation.Installation;
import dev.wadi.app.reload.RouteSwap;
import dev.wadi.delivery.RouteRules;
import dev.wadi.delivery.SettingNames;
import dev.wadi.delivery.SourceHealth;
import dev.wadi.edge.aws.AwsClients;
import dev.wadi.settings.Contradictions;
import dev.wadi.settings.InvalidSettingsException;
import dev.wadi.settings.SettingCatalog;
import dev.wadi.settings.SettingException;
import dev.wadi.settings.UnknownVariables;
import dev.wadi.settings.Utf8File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.LifecycleStrategySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens around Camel's own start: settings are checked before a route is read, so that one message can name all that is missing. */
final class StartSequence extends MainListenerSupport {
    private static final Logger LOG = LoggerFactory.getLogger(StartSequence.class);

    private final ApplicationPlan plan;

    StartSequence(ApplicationPlan plan) {
        this.plan = plan;
    }

    @Override
    public void beforeInitialize(BaseMainSupport main) {
        CamelContext context = main.getCamelContext();
        plan.configure(context);
        plan.beans().forEach(context.getRegistry()::bind);
        checkSettings(context);
        plan.requireUtf8();
        Logging.apply(name -> context.resolvePropertyPlaceholders("{{" + name + "}}"));
        AwsClients.bind(context);
        context.getRegistry().bind("settingNames", SettingNames.class, settingNames(context));
    }

    private SettingNames settingNames(CamelContext context) {
        return new ResourceSettings(
                plan.pipelines().stream()
                        .flatMap(pipeline -> plan.catalog().of(pipeline).stream())
                        .toList(),
                name -> context.resolvePropertyPlaceholders("{{?" + name + "}}"));
    }

    @Override
    public void afterConfigure(BaseMainSupport main) {
        ModelCamelContext model = (ModelCamelContext) main.getCamelContext();
        // before Camel's endpoint asks its service for anything
        RouteRules.check(model);
        HealthCheckRegistry.get(model).register(new SourceHealth(model));
        model.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextStarted(CamelContext started) {
                Console.address(started)
                        .ifPresent(address ->
                                LOG.info("Health and metrics: {}observe/health, {}observe/metrics", address, address));
            }
        });
        if (plan.inputInjected()) {
            model.getRouteDefinitions().forEach(StartSequence::injectInput);
        }
    }

    /** All that can be said before a route is read. */
    private void checkSettings(CamelContext context) {
        SettingCatalog catalog = plan.catalog();
        UnaryOperator<String> values = name -> context.resolvePropertyPlaceholders("{{?" + name + "}}");
        List<String> sections =
                Stream.concat(Stream.of("wadi"), plan.pipelines().stream()).toList();
        List<SettingException> problems = new ArrayList<>();
        if (plan.environmentRead()) {
            problems.addAll(unknownNames());
        }
        catalog.broken().forEach((pipeline, broken) -> {
            if (plan.pipelines().contains(pipeline)) {
                throw broken;
            }
        });
        problems.addAll(catalog.declaredTwice(sections));
        problems.addAll(plan.beansDefinedTwice());
        sections.forEach(section -> problems.addAll(catalog.problems(section, values)));
        problems.addAll(new Contradictions(catalog.all(), sections, values).find());
        BeanChecks beans = new BeanChecks(context.getClassResolver(), context::resolvePropertyPlaceholders);
        plan.routeFiles().forEach(file -> problems.addAll(beans.problems(file, Installation.lenient(file))));
        problems.addAll(AwsClients.problems());
        problems.addAll(Console.problems(context, plan.installation().config()));
        if (!problems.isEmpty()) {
            problems.addAll(routeProblems(context));
            throw new InvalidSettingsException(problems);
        }
    }

    /** What could be said of the routes later, were the settings right: so that one message has all of it. */
    private List<SettingException> routeProblems(CamelContext context) {
        List<RouteDefinition> routes = new ArrayList<>();
        for (Path file : plan.routeFiles()) {
            try {
                routes.addAll(RouteSwap.read(context, file, Utf8File.read(file)));
            } catch (Exception e) {
                // a file that cannot be read yet is the next to be told, with its place
                LOG.debug("{} is not looked at", file, e);
            }
        }
        return RouteRules.problems(context, routes);
    }

    private List<SettingException> unknownNames() {
        SettingCatalog catalog = plan.catalog();
        Installation installation = plan.installation();
        Set<String> read = NamesRead.of(installation);
        UnknownVariables names = new UnknownVariables(catalog.all(), installation.pipelines(), read);
        List<SettingException> unknown = new ArrayList<>();
        for (Path file : installation.valueFiles("", catalog)) {
            Set<String> lines = Installation.values(file).stringPropertyNames();
            String pipeline = installation.pipelineOf(file);
            if (pipeline.isEmpty() || plan.pipelines().contains(pipeline)) {
                unknown.addAll(names.inFile(installation.home().relativize(file).toString(), lines));
            }
            // a value that the environment may replace
            read.addAll(lines);
        }
        unknown.addAll(new UnknownVariables(catalog.all(), installation.pipelines(), read).among(System.getenv()));
        return unknown;
    }

    /** Routes behind {@code direct:} are reached as before; only what comes from outside is replaced. */
    private static void injectInput(RouteDefinition route) {
        if (!route.getInput().getEndpointUri().startsWith("direct:")) {
            route.getInput().setUri("direct:injected-" + route.getRouteId());
        }
    }
}
