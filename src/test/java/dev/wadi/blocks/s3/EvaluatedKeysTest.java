package dev.wadi.blocks.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.delivery.RouteRules;
import dev.wadi.delivery.deadletter.DeadLetterRoute;
import dev.wadi.settings.SettingException;
import java.util.List;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class EvaluatedKeysTest {

    @Test
    void aStepThatWouldEvaluateKeysRefusesTheStart() throws Exception {
        assertThat(problems(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:in")
                                .routeId("orders")
                                .choice()
                                .when(body().isNotNull())
                                .to("aws2-s3:tables")
                                .id("save")
                                .end()
                                .toD("aws2-s3:${header.bucket}")
                                .id("copy")
                                .enrich("aws2-s3:tables?operation=getObject")
                                .id("fetch")
                                .wireTap("aws2-s3:tables")
                                .id("note")
                                .recipientList(constant("direct:all,aws2-s3:tables"))
                                .id("send")
                                .toD("direct:aws2-s3")
                                .id("elsewhere");
                    }
                }))
                .extracting(SettingException::setting)
                .containsExactly(
                        "step save of route orders",
                        "step copy of route orders",
                        "step fetch of route orders",
                        "step note of route orders",
                        "step send of route orders");
    }

    @Test
    void theDeadLetterRouteMay() throws Exception {
        assertThat(problems(new DeadLetterRoute())).isEmpty();
    }

    private static List<SettingException> problems(RoutesBuilder routes) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(routes);
            return RouteRules.problems(context, context.getRouteDefinitions());
        }
    }
}
