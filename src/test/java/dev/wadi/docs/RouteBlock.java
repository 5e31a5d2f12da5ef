package dev.wadi.docs;

import dev.wadi.app.PlainContext;
import dev.wadi.delivery.RouteRules;
import dev.wadi.settings.Setting;
import dev.wadi.settings.SettingCatalog;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteDefinitionHelper;
import org.apache.camel.reifier.RouteReifier;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;

/** YAML of a route as Camel loads it with Wadi on its class path: beans, steps, expressions and endpoints are made, and nothing is started. */
final class RouteBlock {
    /** Stands on pages for steps that are left out. */
    private static final String LEFT_OUT = "steps: [...]";

    private static final String SOME_STEPS = "steps: [{log: {message: left out}}]";

    private static final String QUEUE_URL = "https://sqs.eu-west-1.amazonaws.com/123456789012/documented";

    private static final String TOPIC_ARN = "arn:aws:sns:eu-west-1:123456789012:documented";

    private RouteBlock() {}

    /** Wherever they stand, they are given a route. */
    static void loadSteps(String steps, SettingCatalog settings) throws Exception {
        load("""
                - route:
                    id: documented
                    from:
                      uri: "direct:documented"
                      steps:
                """ + steps.stripIndent().indent(12), settings);
    }

    static void load(String routes, SettingCatalog settings) throws Exception {
        try (DefaultCamelContext context = new PlainContext()) {
            context.disableJMX();
            context.getRegistry().bind("sqsClient", SqsClient.class, new NoQueues());
            context.getRegistry().bind("snsClient", SnsClient.class, new NoTopics());
            context.getPropertiesComponent().addPropertiesSource(new Examples(settings));
            context.build();
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.fromString("documented.yaml", routes.replace(LEFT_OUT, SOME_STEPS)));
            RouteRules.check(context);
            for (RouteDefinition route : context.getRouteDefinitions()) {
                if (!route.isPrepared()) {
                    RouteDefinitionHelper.prepareRoute(context, route);
                    route.markPrepared();
                }
                new RouteReifier(context, route).createRoute();
            }
        }
    }

    /** Camel's endpoint looks for its queue when it is made. */
    private static final class NoQueues implements SqsClient {

        @Override
        public ListQueuesResponse listQueues(ListQueuesRequest request) {
            return ListQueuesResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    /** The same for a topic. */
    private static final class NoTopics implements SnsClient {

        @Override
        public ListTopicsResponse listTopics(ListTopicsRequest request) {
            return ListTopicsResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    /** What a page names and nobody has set: this installation, the default or the example of a setting, else a URL where one is named, else its own name. */
    private record Examples(SettingCatalog settings) implements PropertiesSource {
        private static final Map<String, String> OF_KIND =
                Map.of("-url", QUEUE_URL, "-arn", TOPIC_ARN, "-port", "6379", "-database", "0");

        @Override
        public String getName() {
            return "examples";
        }

        @Override
        public String getProperty(String name) {
            if (name.equals("wadi.home")) {
                return ".";
            }
            return settings.find(name)
                    .map(Setting::value)
                    .filter(value -> !value.isBlank())
                    .map(settings::resolve)
                    .orElseGet(() -> OF_KIND.entrySet().stream()
                            .filter(kind -> name.endsWith(kind.getKey()))
                            .findFirst()
                            .map(Map.Entry::getValue)
                            .orElse(name));
        }
    }
}
