package dev.wadi.app.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.ReplacedBean;
import dev.wadi.delivery.RouteBean;
import dev.wadi.demo.process.CuttableProxy;
import dev.wadi.edge.redis.RedisConnection;
import dev.wadi.testing.RunningRedis;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.Test;

/** Edits of files whose routes run: loaded, refused or tried again. */
class RouteReloadTest extends RouteReloadFixture {
    @Test
    void aBrokenFileBlocksNoEditOfAnotherPipelineAndIsTheOneThatIsNamed() throws Exception {
        start();
        write("one", route("one", "first").replace("- log:", "- logg:"));
        await().atMost(SOON).until(() -> !refusals().isEmpty());
        write("two", route("two", "second"));
        await().atMost(SOON).untilAsserted(() -> assertRuns("two", "second"));
        assertRuns("one", "first");
        assertThat(refusals()).isNotEmpty().allMatch(line -> line.contains("one.camel.yaml"));
        write("one", route("one", "second"));
        await().atMost(SOON).untilAsserted(() -> assertRuns("one", "second"));
    }

    @Test
    void aTypoIsOneLineWithItsPlaceAndWhatToWrite() throws Exception {
        start();
        write("one", route("one", "first").replace("- log:", "- logg:"));
        await().atMost(SOON).until(() -> !refusals().isEmpty());
        write("two", route("two", "second"));
        await().atMost(SOON).untilAsserted(() -> assertRuns("two", "second"));
        assertThat(refusals())
                .containsExactly("routes/one/one.camel.yaml:7:11: Unknown node id: logg. Write log."
                        + " The old routes run on; correct the file and save it");
        assertThat(log.all()).noneMatch(line -> line.startsWith("\tat "));
    }

    @Test
    void aCircleThatAnEditMakesIsToldWithItsLine() throws Exception {
        start();
        write("one", """
                - route:
                    id: one
                    from:
                      uri: sqs-queue:orders
                      steps:
                        - log: {message: one}
                        - to: {id: back, uri: "aws2-sqs:orders"}
                """);
        await().atMost(SOON).until(() -> !refusals().isEmpty());
        assertThat(refusals())
                .singleElement()
                .asString()
                .contains("one.camel.yaml:7:", "step back of route one names the queue orders");
    }

    @Test
    void aMissingClassIsCalledOne() throws Exception {
        String beans = "- beans: [{name: list, type: '#class:java.util.ArrayList'}]\n";
        write("one", beans + route("one", "first"));
        start();
        write("one", beans.replace("ArrayList", "ArayList") + route("one", "second"));
        await().atMost(SOON).until(() -> !refusals().isEmpty());
        assertThat(refusals())
                .singleElement()
                .asString()
                .contains("one.camel.yaml:1:", ": there is no class java.util.ArayList. Write java.util.ArrayList. ");
    }

    @Test
    void whatABeanSaysOfItsValueIsToldWithThePlace() throws Exception {
        start();
        String beans =
                "- beans: [{name: box, type: '#class:dev.wadi.delivery.outbox.Outbox', properties: {claimTime: 5}}]\n";
        write("one", beans + route("one", "second"));
        await().atMost(SOON).until(() -> !refusals().isEmpty());
        assertThat(refusals())
                .singleElement()
                .asString()
                .contains("one.camel.yaml:1:", "wadi.send-timeout is 40 seconds, and claimTime of an outbox is 5");
    }

    @Test
    void aBeanThatWouldNeverBeBuiltIsRefused() throws Exception {
        start();
        write("one", redis(1).replace("initMethod: init", "initMethod: start") + route("one", "second"));
        await().atMost(SOON).until(() -> !refusals().isEmpty());
        assertThat(refusals())
                .singleElement()
                .asString()
                .contains("one.camel.yaml:", "bean redis of route one is never built: it has no initMethod: init");
        assertRuns("one", "first");
    }

    @Test
    void anEditThatMeetsAFaultOfTheSurroundingsIsTriedUntilItLoads() throws Exception {
        try (RunningRedis server = new RunningRedis().start();
                CuttableProxy way = new CuttableProxy(server.port())) {
            write("one", redis(way.port()) + route("one", "first"));
            start();
            RedisConnection before = redis();
            way.cut();
            write("one", redis(way.port()) + route("one", "second"));
            await().atMost(SOON).until(() -> readiness().getState() == State.DOWN);
            assertThat(readiness().getDetails().get("reason").toString())
                    .contains("Redis at localhost:" + way.port() + " could not be reached", "host, port and tls");
            assertThat(refusals()).isEmpty();
            assertThat(log.all())
                    .filteredOn(line -> line.contains("is tried again until it loads"))
                    .singleElement()
                    .asString()
                    .contains("routes/one/one.camel.yaml", "Redis at localhost:" + way.port(), "The old routes run on");
            // the reload of another file takes nothing away from the routes that run on
            write("two", route("two", "second"));
            await().atMost(SOON).untilAsserted(() -> assertRuns("two", "second"));
            assertRuns("one", "first");
            assertThat(before.client().isShutdown()).isFalse();
            way.mend();
            await().atMost(SOON).untilAsserted(() -> assertRuns("one", "second"));
            assertThat(redis()).isNotSameAs(before);
            assertThat(redis().client().isShutdown()).isFalse();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThatThrownBy(before::client).isInstanceOf(HoldException.class));
            await().atMost(SOON).until(() -> readiness().getState() == State.UP);
        }
    }

    @Test
    void theThreadsOfTheOldRoutesServeUntilTheNewOnesRun() throws Exception {
        String threads = """
                - beans:
                    - name: threads
                      type: "#class:dev.wadi.app.reload.RouteReloadTest$Threads"
                      initMethod: init
                      destroyMethod: close
                """;
        write("one", threads + route("one", "first"));
        start();
        ExecutorService before = threads();
        Gate.shut();
        try {
            String gate = "    - {name: gate, type: '#class:" + Gate.class.getName() + "', initMethod: await}\n";
            write("one", threads + gate + route("one", "second"));
            await().atMost(SOON).until(() -> Gate.reached.getCount() == 0);
            assertThat(threads()).isNotSameAs(before);
            assertThat(before.submit(() -> "served").get()).isEqualTo("served");
        } finally {
            Gate.open.countDown();
        }
        await().atMost(SOON).untilAsserted(() -> assertRuns("one", "second"));
        await().atMost(SOON).until(before::isShutdown);
        assertThat(threads().submit(() -> "served").get()).isEqualTo("served");
    }

    private ExecutorService threads() {
        return context.getRegistry().lookupByNameAndType("threads", Threads.class).threads;
    }

    /** A bean with threads, which are the old route's until the new one runs. */
    public static final class Threads implements RouteBean, CamelContextAware {
        private CamelContext camelContext;
        private ExecutorService threads;

        @Override
        public void init() {
            threads = camelContext.getExecutorServiceManager().newCachedThreadPool(this, "threads");
        }

        @Override
        public void close() {
            ReplacedBean.afterReload(
                    camelContext, () -> camelContext.getExecutorServiceManager().shutdown(threads));
        }

        @Override
        public CamelContext getCamelContext() {
            return camelContext;
        }

        @Override
        public void setCamelContext(CamelContext camelContext) {
            this.camelContext = camelContext;
        }
    }

    @Test
    void anEditThatTakesLongHoldsUpNoOther() throws Exception {
        Gate.shut();
        start();
        try {
            write(
                    "one",
                    "- beans: [{name: gate, type: '#class:" + Gate.class.getName() + "', initMethod: await}]\n"
                            + route("one", "second"));
            await().atMost(SOON).until(() -> Gate.reached.getCount() == 0);
            write("two", route("two", "second"));
            await().atMost(SOON).untilAsserted(() -> assertRuns("two", "second"));
            assertRuns("one", "first");
        } finally {
            Gate.open.countDown();
        }
        await().atMost(SOON).untilAsserted(() -> assertRuns("one", "second"));
    }

    @Test
    void anEditThatIsFoundWrongOnlyWhenItIsBuiltLeavesTheOldRouteRunning() throws Exception {
        start();
        write("one", route("one", "second").replace("showBody: true", "showBodyy: true"));
        await().atMost(SOON).until(() -> !refusals().isEmpty());
        await().atMost(SOON).untilAsserted(() -> assertRuns("one", "first"));
        assertThat(refusals())
                .singleElement()
                .asString()
                .contains("routes/one/one.camel.yaml:9:", "showBodyy", "Write showBody", "run on");
        assertThat(readiness().getState()).isEqualTo(State.DOWN);
        assertThat(readiness().getDetails())
                .containsEntry("file", "routes/one/one.camel.yaml")
                .containsEntry("line", "9");
        assertThat(readiness().getDetails().get("reason").toString()).contains("showBodyy");
        write("one", route("one", "second"));
        await().atMost(SOON).untilAsserted(() -> assertRuns("one", "second"));
        await().atMost(SOON).until(() -> readiness().getState() == State.UP);
    }

    @Test
    void anOldRouteThatDoesNotStartAgainIsNotReadyAndTriedUntilItDoes() throws Exception {
        write("one", route("one", "first").replace("- log:", "- bean: {ref: gate}\n        - log:"));
        start(plan -> plan.withBean("gate", new Object()));
        Object gate = context.getRegistry().lookupByName("gate");
        context.getRegistry().unbind("gate");
        write("one", route("one", "second").replace("- log:", "- bean: {ref: gate}\n        - log:"));
        await().atMost(SOON).until(() -> !refusals().isEmpty());
        assertThat(refusals())
                .singleElement()
                .asString()
                .contains("one.camel.yaml:7:", "gate", "The old routes did not start again either");
        assertThat(readiness().getDetails()).containsEntry("routes", "one").containsKey("reason");
        context.getRegistry().bind("gate", gate);
        await().atMost(SOON).untilAsserted(() -> assertRuns("one", "first"));
        assertThat(readiness().getState()).isEqualTo(State.DOWN);
        assertThat(readiness().getDetails()).doesNotContainKey("routes");
    }

    @Test
    void aRefusedEditThatIsTakenBackIsReadyAgain() throws Exception {
        start();
        write("one", "- nonsense");
        await().atMost(SOON).until(() -> readiness().getState() == State.DOWN);
        write("one", route("one", "first"));
        await().atMost(SOON).until(() -> readiness().getState() == State.UP);
    }

    @Test
    void aRouteThatIsRenamedInItsFileDoesNotRunTwice() throws Exception {
        start();
        write("one", route("other", "second"));
        await().atMost(SOON).until(() -> readiness().getState() == State.DOWN);
        assertThat(context.getRoute("other")).isNull();
        assertRuns("one", "first");
        assertThat(readiness().getDetails().get("reason").toString()).contains("route one is not in the file any more");
    }

    @Test
    void aRouteThatStoppedIsNotReady() throws Exception {
        start();
        assertThat(readiness().getState()).isEqualTo(State.UP);
        context.getRouteController().stopRoute("two");
        assertThat(readiness().getState()).isEqualTo(State.DOWN);
        assertThat(readiness().getDetails()).containsEntry("routes", "two");
        assertThat(HealthCheckHelper.invokeLiveness(context)).noneMatch(result -> result.getState() == State.DOWN);
    }

    private RedisConnection redis() {
        return context.getRegistry().lookupByNameAndType("redis", RedisConnection.class);
    }

    private static String redis(int port) {
        return """
                - beans:
                    - name: redis
                      type: "#class:dev.wadi.edge.redis.RedisConnection"
                      initMethod: init
                      destroyMethod: close
                      properties: {host: localhost, port: %d}
                """.formatted(port);
    }

    /** A bean that takes its time. */
    public static final class Gate {
        private static volatile CountDownLatch reached;
        private static volatile CountDownLatch open;

        static void shut() {
            reached = new CountDownLatch(1);
            open = new CountDownLatch(1);
        }

        public void await() throws InterruptedException {
            reached.countDown();
            open.await();
        }
    }
}
