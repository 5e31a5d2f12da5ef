package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.PlainContext;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;

/** What Camel makes of the names of options in a route file. */
class HyphenatedOptionsTest {
    @Test
    void aNameBelowAnOptionStaysAsTheFileHasIt() throws Exception {
        assertThat(addresses("""
                - route:
                    id: orders
                    from:
                      uri: direct:orders
                      steps:
                        - split:
                            simple: "${body}"
                            steps:
                              - choice:
                                  when:
                                    - simple: "${body[paid]}"
                                      steps:
                                        - to:
                                            uri: "dynamodb-put-once:orders"
                                            parameters:
                                              key: order-id
                                              item.order-id: "${body[id]}"
                                              item.paid-at: "${body[paid-at]}"
                                              item.paidAt: "${body[at]}"
                """))
                .singleElement()
                .asString()
                .contains(
                        "key=order-id",
                        "item.order-id=",
                        "item.paid-at=",
                        "${body[paid-at]}",
                        "item.paidAt=${body[at]}");
    }

    @Test
    void aWholeNameMayHaveHyphensForCamel() throws Exception {
        assertThat(addresses("""
                - route:
                    id: orders
                    from:
                      uri: direct:orders
                      steps:
                        - to:
                            uri: "log:orders"
                            parameters:
                              show-all: true
                """)).containsExactly("log:orders?showAll=true");
    }

    private static List<String> addresses(String file) throws Exception {
        try (DefaultCamelContext context = new PlainContext()) {
            context.build();
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("orders.camel.yaml", file));
            return ProcessorDefinitionHelper.filterTypeInOutputs(
                            context.getRouteDefinition("orders").getOutputs(), ToDefinition.class)
                    .stream()
                    .map(ToDefinition::getUri)
                    .toList();
        }
    }
}
