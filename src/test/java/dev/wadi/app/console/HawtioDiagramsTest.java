package dev.wadi.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.app.ApplicationPlan;
import dev.wadi.app.WadiApplication;
import dev.wadi.app.installation.Installation;
import dev.wadi.edge.aws.AwsEnvironment;
import dev.wadi.local.LocalCloud;
import dev.wadi.local.LocalCloudOptions;
import dev.wadi.local.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The picture of each route, whole, in a window as most people have one: target/hawtio-diagram-PIPELINE.png. */
class HawtioDiagramsTest {
    private static final Duration LOADED = Duration.ofSeconds(60);
    private static final String NODES = "[...document.querySelectorAll('.react-flow__node')]";
    /** Of the part of the window that has the picture: what is behind its edge is cut off. */
    private static final String OUTSIDE = "(pane => " + NODES
            + ".filter(node => { const box = node.getBoundingClientRect();"
            + " return box.top < pane.top || box.left < pane.left || box.bottom > pane.bottom || box.right > pane.right })"
            + ".map(node => node.textContent).join(' '))(document.querySelector('.react-flow').getBoundingClientRect())";

    private final Installation project = new Installation(Path.of("").toAbsolutePath());

    @Test
    void eachRouteIsDrawnWholeAndCalledByItsSteps(@TempDir Path profile) throws Exception {
        boolean mandatory = "true".equals(System.getenv("CI"));
        Assumptions.assumeTrue(
                mandatory || Browser.installed().isPresent(), "No Chromium here: Hawtio's pages are not looked at");
        Path program = Browser.installed().orElseThrow();
        List<String> pipelines = project.pipelines();
        try (LocalCloud cloud = LocalCloud.start(LocalCloudOptions.only(Part.REDIS));
                WadiApplication wadi = start(pipelines, cloud);
                Browser browser = new Browser(
                        program, profile, wadi.management().orElseThrow().resolve("hawtio/camel"), "1600,1000")) {
            for (String pipeline : pipelines) {
                browser.click(pipeline);
                browser.click("Route Diagram");
                await().atMost(LOADED).untilAsserted(() -> assertThat(
                                browser.evaluate(NODES + ".map(node => node.textContent).join(' ')"))
                        .as(pipeline)
                        .contains(steps(pipeline))
                        .doesNotContain("On Exception", "ref:", "Process", "Bean ", "sfd"));
                await().atMost(LOADED).untilAsserted(() -> assertThat(browser.evaluate(OUTSIDE))
                        .as("steps of %s that are cut off", pipeline)
                        .isEmpty());
                browser.screenshot(Path.of("target/hawtio-diagram-" + pipeline + ".png"));
            }
        }
    }

    /** Ids of steps of this route that are short enough not to be cut. */
    private String[] steps(String pipeline) throws IOException {
        return Pattern.compile("(?m)^ +id: ([a-z-]{3,15})$")
                .matcher(Files.readString(project.routeFiles(pipeline).get(0)))
                .results()
                .map(found -> found.group(1))
                .filter(id -> !id.equals(pipeline))
                .toArray(String[]::new);
    }

    /** With nothing to read from: only the pictures count. */
    private WadiApplication start(List<String> pipelines, LocalCloud cloud) throws Exception {
        AwsEnvironment.apply(Map.of("AWS_REGION", "eu-west-1"));
        Map<String, String> settings = new HashMap<>(cloud.environment());
        project.settings().all().stream()
                .filter(setting -> setting.type().notes().has("url"))
                .forEach(setting -> settings.put(setting.name(), setting.value()));
        settings.put("wadi.outbox-resend-interval", "1h");
        settings.put("camel.management.port", "0");
        return WadiApplication.start(ApplicationPlan.of(project, pipelines)
                .withProfile("local")
                .withoutEnvironment()
                .withInjectedInput()
                .withSettings(settings));
    }
}
