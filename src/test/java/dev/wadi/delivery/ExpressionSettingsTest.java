package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.app.PlainContext;
import dev.wadi.settings.SettingException;
import java.util.List;
import java.util.Properties;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** For the route that a stranger writes, with settings that no catalog knows. */
class ExpressionSettingsTest {
    private static final String TO_D = "toD: {id: only, uri: 'file:{{my.kind}}'}";
    private static final String SET_BODY = "setBody: {id: only, simple: '{{?my.kind}}'}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "filter: {id: only, simple: \"${header.a} == '{{my.kind}}'\", steps: [{log: x}]}",
                "choice: {id: only, when: [{simple: \"${body[a]} == '{{my.kind}}'\", steps: [{log: x}]}]}",
                "split: {id: only, simple: '${body}', steps: [{setHeader: {id: inner, name: h, jsonpath: '$.{{my.kind}}'}}]}",
                "setHeaders: {id: only, headers: [{name: h, simple: '{{my.kind}}'}]}",
                "log: {id: only, message: 'got {{my.kind:none}}'}",
                "setBody: {id: only, expression: {simple: {expression: '{{my.kind}}'}}}",
                "recipientList: {id: only, simple: 'file:{{my.kind}}'}",
                "setVariables: {id: only, variables: [{name: v, simple: '{{my.kind}}'}]}",
                "throwException: {id: only, exceptionType: java.lang.IllegalStateException, message: 'is {{my.kind}}'}",
                "bean: {id: only, ref: any, method: \"run('{{my.kind}}')\"}",
                "setBody: {id: only, method: {ref: any, method: \"run('{{my.kind}}')\"}}",
                "to: {id: only, uri: 'language:simple:{{my.kind}}'}",
                "doTry: {id: only, steps: [{log: x}], doCatch: [{exception: [java.lang.Exception], onWhen: {simple: '{{my.kind}}'}, steps: [{log: x}]}]}",
                "loop: {id: only, simple: '{{my.kind}}', steps: [{log: x}]}",
                "sort: {id: only, simple: '{{my.kind}}'}",
                "aggregate: {id: only, correlationExpression: {simple: '{{my.kind}}'}, completionSize: 2, aggregationStrategy: any, steps: [{log: x}]}",
                SET_BODY,
                TO_D
            })
    void aValueThatWouldChangeAnExpressionIsRefusedWhereverItStands(String step) throws Exception {
        for (String value :
                new String[] {"o'clock", "a\"b", "${header.x}", "$simple{x}", "a\nb", "1 || 1 == 1", "a} x"}) {
            assertThat(problems(value, step)).as(value).singleElement().satisfies(problem -> {
                assertThat(problem.setting()).isEqualTo("my.kind");
                assertThat(problem.getMessage()).contains("of route orders");
            });
        }
    }

    @Test
    void aVariableIsNamedAsTheEnvironmentHasIt() throws Exception {
        assertThat(problems("any", "setBody: {id: only, simple: '{{env:PATH}} {{env:HOME:none}}'}"))
                .isEmpty();
        assertThat(problems("any", "log: {id: only, message: '{{sys:line.separator}}'}"))
                .extracting(SettingException::setting)
                .containsExactly("line.separator");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a?b=c", "a&b", "a b"})
    void whatSeparatesThePartsOfAUriIsRefusedInOneOnly(String value) throws Exception {
        assertThat(problems(value, TO_D)).hasSize(1);
        assertThat(problems(value, SET_BODY)).isEmpty();
    }

    @Test
    void aNameAndAConstantAreTaken() throws Exception {
        assertThat(problems("waze/2026", TO_D)).isEmpty();
        assertThat(problems("o'clock", "setBody: {id: only, constant: '{{my.kind}}'}"))
                .isEmpty();
        assertThat(problems("o'clock", "to: {id: only, uri: 'log:{{my.kind}}'}"))
                .isEmpty();
    }

    private static List<SettingException> problems(String value, String step) throws Exception {
        Properties settings = new Properties();
        settings.setProperty("my.kind", value);
        try (DefaultCamelContext context = new PlainContext()) {
            context.getPropertiesComponent().setInitialProperties(settings);
            String text = "- route: {id: orders, from: {uri: 'direct:orders', steps: [{" + step + "}]}}";
            RouteBuilder builder = (RouteBuilder) PluginHelper.getRoutesLoader(context)
                    .findRoutesBuilders(List.of(ResourceHelper.fromString("orders.camel.yaml", text)))
                    .iterator()
                    .next();
            builder.configureRoutes(context);
            return ExpressionSettings.problems(
                    context, builder.getRouteCollection().getRoutes().get(0));
        }
    }
}
