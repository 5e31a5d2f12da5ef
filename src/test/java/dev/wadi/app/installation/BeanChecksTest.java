package dev.wadi.app.installation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BeanChecksTest {
    private final BeanChecks checks = new BeanChecks(
            new DefaultCamelContext().getClassResolver(),
            text -> text.replace("{{wind.vendors}}", "vestos").replace("{{begin}}", "init"));

    @Test
    void aBeanThatIsBuiltFromItsPropertiesMustNameTheMethodsForThat() {
        assertThat(problems("""
                - beans:
                    - {name: redis, type: "#class:dev.wadi.edge.redis.RedisConnection", initMethod: start}
                    - {name: codes, type: "#class:dev.wadi.pipelines.turbinestatus.steps.FindCodes", initMethod: init}
                    - {name: map, type: "dev.wadi.pipelines.turbinestatus.steps.MapCode"}
                    - {name: list, type: "#class:java.util.ArrayList"}
                    - {name: gone, type: "#class:com.acme.Gone"}
                """))
                .extracting(problem -> problem.setting() + " " + problem.getMessage() + " / " + problem.example())
                .containsExactly(
                        "bean redis of route one is never built: it has no initMethod: init / initMethod: init",
                        "bean redis of route one is never closed: it has no destroyMethod: close / destroyMethod: close",
                        "bean map of route one is never built: it has no initMethod: init / initMethod: init");
    }

    @Test
    void everySpellingThatCamelTakesIsUnderstood() {
        assertThat(problems("""
                - beans:
                    - name: redis
                      type: "#class:dev.wadi.edge.redis.RedisConnection()"
                      init-method: "{{begin}}"
                      destroy-method: close
                """)).isEmpty();
    }

    @Test
    void aBeanOfATemplateAndOneWithArgumentsAreLookedAtToo() {
        assertThat(problems("""
                - routeTemplate:
                    id: any
                    beans:
                      - {name: codes, type: "#class:dev.wadi.pipelines.turbinestatus.steps.FindCodes"}
                    from: {uri: "direct:any"}
                - beans:
                    - {name: map, type: "#class:dev.wadi.pipelines.turbinestatus.steps.MapCode('x')"}
                """))
                .extracting(SettingException::setting)
                .containsExactly("bean codes of route one", "bean map of route one");
    }

    @Test
    void whatTheCodeOfABeanRefusesIsToldByTheSettingsThatTheFileNames(@TempDir Path folder) throws IOException {
        Path vendors = Files.writeString(folder.resolve("vendors.yaml"), "vestas: {}\n");
        assertThat(problems("""
                - beans:
                    - name: assets
                      type: "#class:dev.wadi.pipelines.turbinestatus.steps.FindAsset"
                      initMethod: init
                      properties:
                        vendors: "{{wind.vendors}}"
                        vendorsFile: "%s"
                """.formatted(vendors)))
                .extracting(SettingException::setting)
                .containsExactly("wind.vendors");
    }

    @Test
    void whatIsNoYamlIsToldWhenItIsLoaded() {
        assertThat(problems("- beans: [")).isEmpty();
    }

    private List<SettingException> problems(String text) {
        return checks.problems(Path.of("routes/one/one.camel.yaml"), text);
    }
}
