package dev.wadi.runtime;

import dev.wadi.aws.AwsClients;
import dev.wadi.delivery.RouteRules;
import dev.wadi.delivery.SettingNames;
import dev.wadi.settings.InvalidSettingsException;
import dev.wadi.settings.SettingCatalog;
import dev.wadi.settings.SettingException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;

/** What happens around Camel's own start: settings are checked before a route is read, so that one message can name all that is missing. */
final class StartSequence extends MainListenerSupport {
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
        Logging.apply(name -> context.resolvePropertyPlaceholders("{{" + name + "}}"));
        AwsClients.bind(context);
        context.getRegistry().bind("settingNames", SettingNames.class, settingNames(context));
    }

    private SettingNames settingNames(CamelContext context) {
        SettingCatalog catalog = plan.installation().settings();
        return new ResourceSettings(
                plan.pipelines().stream()
                        .flatMap(pipeline -> catalog.of(pipeline).stream())
                        .toList(),
                name -> context.resolvePropertyPlaceholders("{{?" + name + "}}"));
    }

    @Override
    public void afterConfigure(BaseMainSupport main) {
        ModelCamelContext model = (ModelCamelContext) main.getCamelContext();
        // before Camel's endpoint asks its service for anything
        model.getRouteDefinitions().forEach(route -> RouteRules.check(model, route));
        if (plan.inputInjected()) {
            model.getRouteDefinitions().forEach(StartSequence::injectInput);
        }
    }

    private void checkSettings(CamelContext context) {
        SettingCatalog catalog = plan.installation().settings();
        List<SettingException> problems = new ArrayList<>();
        Stream.concat(Stream.of("wadi"), plan.pipelines().stream())
                .forEach(section -> problems.addAll(
                        catalog.problems(section, name -> context.resolvePropertyPlaceholders("{{?" + name + "}}"))));
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
    }

    /** Routes behind {@code direct:} are reached as before; only what comes from outside is replaced. */
    private static void injectInput(RouteDefinition route) {
        if (!route.getInput().getEndpointUri().startsWith("direct:")) {
            route.getInput().setUri("direct:injected-" + route.getRouteId());
        }
    }
}
