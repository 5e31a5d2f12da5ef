package dev.wadi.local;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.scaladsl.Http.ServerBinding;
import org.elasticmq.RelaxedSQSLimits$;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.rest.sqs.TheSQSRestServerBuilder;
import scala.concurrent.duration.FiniteDuration;

/**
 * SQS by ElasticMQ, in process. Queue URLs carry the real host and port. ElasticMQ knows no accounts: all access keys
 * see the same queues.
 */
final class ElasticMq implements LocalService {

    private static final String HOST = "127.0.0.1";

    /** Long polls that are under way at the end are cut off: nobody waits for their answer any more. */
    private static final FiniteDuration GRACE = FiniteDuration.apply(100, TimeUnit.MILLISECONDS);

    private static final Config QUIET = ConfigFactory.parseString("""
            pekko.loglevel = WARNING
            pekko.daemonic = on
            pekko.jvm-shutdown-hooks = off
            pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off
            pekko.coordinated-shutdown.run-by-actor-system-terminate = off
            """);

    private final ActorSystem actors;
    private final ServerBinding binding;

    private ElasticMq(ActorSystem actors, ServerBinding binding) {
        this.actors = actors;
        this.binding = binding;
    }

    static ElasticMq start(PartStart start) {
        ActorSystem actors = ActorSystem.create("elasticmq", QUIET.withFallback(ConfigFactory.load()));
        try {
            TheSQSRestServerBuilder server = SQSRestServerBuilder.withActorSystem(actors)
                    .withInterface(HOST)
                    .withPort(start.port(Part.SQS))
                    .withAWSRegion(start.options().region())
                    .withSQSLimits(start.options().limits() ? StrictSQSLimits$.MODULE$ : RelaxedSQSLimits$.MODULE$);
            ElasticMq service = new ElasticMq(actors, server.start().waitUntilStarted());
            start.queues().complete(service.endpoint());
            return service;
        } catch (RuntimeException e) {
            actors.terminate();
            throw e;
        }
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("AWS_ENDPOINT_URL_SQS", endpoint().toString());
    }

    private URI endpoint() {
        return URI.create("http://" + HOST + ":" + binding.localAddress().getPort());
    }

    @Override
    public void close() {
        binding.terminate(GRACE).onComplete(done -> actors.terminate(), actors.dispatcher());
        actors.getWhenTerminated().toCompletableFuture().join();
    }
}
