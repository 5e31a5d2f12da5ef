package dev.wadi.app.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.apache.camel.health.HealthCheck.State;
import org.junit.jupiter.api.Test;

/** Files that come, go, or get another name while their routes run. */
class RouteFilesTest extends RouteReloadFixture {
    @Test
    void aDeletedFileIsToldAndItsRoutesRunOn() throws Exception {
        start();
        Files.delete(file("one"));
        awaitLine("routes/one/one.camel.yaml was deleted; its routes run on until the next start");
        assertRuns("one", "first");
        write("one", route("one", "second"));
        awaitLine("routes/one/one.camel.yaml is there again");
        await().atMost(SOON).untilAsserted(() -> assertRuns("one", "second"));
    }

    @Test
    void aDeletedFolderEndsNoReload() throws Exception {
        start();
        Files.delete(file("one"));
        Files.delete(file("one").getParent());
        awaitLine("routes/one/one.camel.yaml was deleted; its routes run on until the next start");
        write("two", route("two", "second"));
        await().atMost(SOON).untilAsserted(() -> assertRuns("two", "second"));
    }

    @Test
    void aFileInAnotherEncodingIsRefusedAndNotGone() throws Exception {
        start();
        Files.write(file("one"), route("one", "größer").getBytes(StandardCharsets.ISO_8859_1));
        await().atMost(SOON).until(() -> !refusals().isEmpty());
        assertThat(refusals())
                .containsExactly("routes/one/one.camel.yaml:3:20: is not UTF-8: byte 0xF6 is no character there."
                        + " Save it as UTF-8. The old routes run on; correct the file and save it");
        assertThat(log.all()).noneMatch(line -> line.contains("deleted"));
        assertThat(readiness().getState()).isEqualTo(State.DOWN);
        assertThat(readiness().getDetails()).containsEntry("file", "routes/one/one.camel.yaml");
        assertRuns("one", "first");
        write("one", route("one", "größer"));
        await().atMost(SOON).untilAsserted(() -> assertRuns("one", "größer"));
        await().atMost(SOON).until(() -> readiness().getState() == State.UP);
    }

    @Test
    void aRenamedFileIsTold() throws Exception {
        start();
        Files.move(file("one"), file("one").resolveSibling("better.camel.yaml"));
        awaitLine("routes/one/one.camel.yaml was renamed to routes/one/better.camel.yaml; its routes run on until the"
                + " next start");
        assertRuns("one", "first");
    }

    @Test
    void aNewFileIsTold() throws Exception {
        start();
        write("three", route("three", "first"));
        awaitLine("routes/three/three.camel.yaml is new and has no effect until the next start");
        assertThat(context.getRoute("three")).isNull();
    }

    @Test
    void anEditUnderTheNewNameOfARenamedFileIsOfAPipelineThatRuns() throws Exception {
        start();
        Path renamed = file("one").resolveSibling("better.camel.yaml");
        Files.move(file("one"), renamed);
        awaitLine("routes/one/one.camel.yaml was renamed to routes/one/better.camel.yaml; its routes run on until the"
                + " next start");
        Files.writeString(renamed, route("one", "second"));
        awaitLine("routes/one/better.camel.yaml was changed; what it says has no effect until the next start");
        Files.delete(renamed);
        awaitLine("routes/one/better.camel.yaml was deleted; it had no effect");
    }

    @Test
    void aFileThatComesAndGoesIsTold() throws Exception {
        write("three", route("three", "first"));
        start();
        Path beside = file("one").resolveSibling("beside.camel.yaml");
        Files.writeString(beside, route("beside", "first"));
        awaitLine("routes/one/beside.camel.yaml is new and has no effect until the next start");
        Files.delete(beside);
        awaitLine("routes/one/beside.camel.yaml was deleted; it had no effect");
        write("three", route("three", "second"));
        awaitLine("routes/three/three.camel.yaml was changed; its pipeline does not run here");
        Files.delete(file("three"));
        awaitLine("routes/three/three.camel.yaml was deleted; its pipeline does not run here");
    }

    @Test
    void aRefusalGoesWithItsFile() throws Exception {
        start();
        write("one", "- nonsense");
        await().atMost(SOON).until(() -> readiness().getState() == State.DOWN);
        Files.move(file("one"), file("one").resolveSibling("better.camel.yaml"));
        await().atMost(SOON).until(() -> readiness().getState() == State.UP);
        assertRuns("one", "first");
    }

    @Test
    void aFileWhoseNameIsNearlyThatOfARouteFileIsTold() throws Exception {
        start();
        Files.writeString(file("one").resolveSibling("x.camel.yml"), route("x", "first"));
        awaitLine("routes/one/x.camel.yml is no route file: the name of one ends in .camel.yaml");
        assertThat(readiness().getState()).isEqualTo(State.UP);
    }

    @Test
    void aSwappedConfigMapIsLoaded() throws Exception {
        mount("..2026_01", route("one", "first"));
        Path folder = file("one").getParent();
        Files.delete(file("one"));
        Files.createSymbolicLink(file("one"), Path.of("..data", "one.camel.yaml"));
        start();
        mount("..2026_02", route("one", "second"));
        delete(folder.resolve("..2026_01"));
        awaitLine("The files of routes/one were replaced, as by a new version of a ConfigMap; 1 route file changed");
        await().atMost(SOON).untilAsserted(() -> assertRuns("one", "second"));
        mount("..2026_03", route("one", "second"));
        delete(folder.resolve("..2026_02"));
        awaitLine("The files of routes/one were replaced, as by a new version of a ConfigMap; no route file changed");
    }

    @Test
    void withReloadOffAnEditIsToldAndHasNoEffect() throws Exception {
        start(plan -> plan.withSettings(Map.of("wadi.reload", "false")));
        write("one", route("one", "second"));
        awaitLine("routes/one/one.camel.yaml was changed; wadi.reload is off, so what it says runs from the next start"
                + " on");
        assertRuns("one", "first");
        assertThat(readiness().getState()).isEqualTo(State.UP);
    }

    /** What the kubelet does for a new version of a ConfigMap. */
    private void mount(String version, String text) throws IOException {
        Path folder = file("one").getParent();
        Files.createDirectories(folder.resolve(version));
        Files.writeString(folder.resolve(version).resolve("one.camel.yaml"), text);
        Path link = folder.resolve("..data_tmp");
        Files.createSymbolicLink(link, Path.of(version));
        Files.move(link, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void delete(Path folder) throws IOException {
        Files.delete(folder.resolve("one.camel.yaml"));
        Files.delete(folder);
    }
}
