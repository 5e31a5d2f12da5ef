package dev.wadi.source.sqs;

import static org.awaitility.Awaitility.await;

import dev.wadi.app.PlainContext;
import dev.wadi.delivery.BatchAccount;
import dev.wadi.delivery.Exposure;
import dev.wadi.delivery.Outcome;
import dev.wadi.delivery.RecordMessage;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.delivery.RouteBatchHandler;
import dev.wadi.delivery.deadletter.ErrorHandling;
import dev.wadi.demo.process.CuttableProxy;
import dev.wadi.local.Clients;
import dev.wadi.local.Part;
import dev.wadi.local.RunningCloud;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** A queue, and a route that collects what comes out of it. */
final class QueueFixture implements AutoCloseable {
    static final String QUICK = "?waitTime=1s&visibilityTimeout=3s&maxBackoff=100";

    final SqsClient client;
    final CuttableProxy proxy;
    final SqsCalls calls = new SqsCalls();
    final SqsClient routes;
    final DefaultCamelContext context = new PlainContext();
    final String queue = "reports-" + UUID.randomUUID();
    final List<SqsMessage> arrived = new CopyOnWriteArrayList<>();
    final List<RefusedRecordException> letters = new CopyOnWriteArrayList<>();

    /** What a message meets before it is collected. */
    interface Step {
        void look(SqsMessage message, Exchange exchange) throws Exception;
    }

    QueueFixture(RunningCloud cloud) {
        Clients clients = cloud.clients();
        client = clients.client(Part.SQS, SqsClient.builder());
        proxy = new CuttableProxy(clients.endpoint(Part.SQS).getPort());
        routes = clients.withEndpoint(Part.SQS, URI.create("http://127.0.0.1:" + proxy.port()))
                .client(Part.SQS, SqsClient.builder(), calls);
        context.getRegistry().bind(Exposure.NAME, new Exposure(true));
        context.getRegistry().bind("sqs", SqsClient.class, routes);
    }

    String create() {
        return client.createQueue(request -> request.queueName(queue)).queueUrl();
    }

    /** A FIFO queue with these messages of one group; gives its URL. */
    String createGroup(String... bodies) {
        String url = client.createQueue(request ->
                        request.queueName(queue + ".fifo").attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                .queueUrl();
        for (String body : bodies) {
            client.sendMessage(request -> request.queueUrl(url)
                    .messageBody(body)
                    .messageGroupId("group")
                    .messageDeduplicationId(body));
        }
        return url;
    }

    /** With a queue of its own that SQS moves a message to when it was received that often; gives the URL of that one. */
    String createWithRedrive(int maxReceiveCount) {
        String moved = client.createQueue(request -> request.queueName(queue + "-moved"))
                .queueUrl();
        String arn = client.getQueueAttributes(
                        request -> request.queueUrl(moved).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        client.createQueue(request -> request.queueName(queue)
                .attributesWithStrings(Map.of(
                        "RedrivePolicy",
                        "{\"deadLetterTargetArn\":\"" + arn + "\",\"maxReceiveCount\":" + maxReceiveCount + "}")));
        return moved;
    }

    void start(String options, Step step) throws Exception {
        start(queue, options, step, letters -> letters);
    }

    /** @param letterBox what the dead-letter route does with its letters before they are written */
    void start(
            String nameOrUrl,
            String options,
            Step step,
            Function<List<RefusedRecordException>, List<RefusedRecordException>> letterBox)
            throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("sqs-queue:" + nameOrUrl + options).routeId("collect").process(exchange -> {
                    List<SqsMessage> messages = poll(exchange);
                    for (SqsMessage message : messages) {
                        step.look(message, exchange);
                    }
                    arrived.addAll(messages);
                    if (!exchange.isRouteStop()) {
                        BatchAccount account = BatchAccount.of(exchange);
                        messages.stream()
                                .filter(message -> account.outcome(message).isEmpty())
                                .forEach(message -> account.done(message, Outcome.of("stored")));
                    }
                });
            }
        });
        startContext(letterBox);
    }

    /** A route file as its user writes it, with the route {@code collect}. */
    void startFile(String yaml) throws Exception {
        context.addRoutes(new ErrorHandling());
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("strangers.camel.yaml", yaml));
        startContext(letters -> letters);
    }

    private void startContext(Function<List<RefusedRecordException>, List<RefusedRecordException>> letterBox)
            throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            @SuppressWarnings("unchecked")
            public void configure() {
                errorHandler(noErrorHandler());
                from(RouteBatchHandler.DEAD_LETTER_URI)
                        .process(exchange -> letters.addAll(
                                letterBox.apply(exchange.getMessage().getBody(List.class))));
            }
        });
        // an exchange that ended in an error of the JVM stays in flight
        context.getShutdownStrategy().setTimeout(10);
        context.disableJMX();
        context.start();
    }

    /** What the exchange of the source carries, untouched by any step. */
    @SuppressWarnings("unchecked")
    static List<SqsMessage> poll(Exchange exchange) {
        List<RecordMessage> messages = exchange.getMessage().getBody(List.class);
        return messages.stream()
                .map(message -> message.getBody(SqsMessage.class))
                .toList();
    }

    void send(String... bodies) {
        String url = url();
        for (String body : bodies) {
            client.sendMessage(request -> request.queueUrl(url).messageBody(body));
        }
    }

    void sendMany(int from, int to) {
        String url = url();
        for (int first = from; first < to; first += 10) {
            List<SendMessageBatchRequestEntry> entries = IntStream.range(first, Math.min(first + 10, to))
                    .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                            .id(Integer.toString(i))
                            .messageBody(Integer.toString(i))
                            .build())
                    .toList();
            client.sendMessageBatch(request -> request.queueUrl(url).entries(entries));
        }
    }

    String url() {
        return client.getQueueUrl(request -> request.queueName(queue)).queueUrl();
    }

    /** Messages on the queue, those in somebody's hand too. */
    int left() {
        return visible() + count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
    }

    /** Messages that nobody has in flight. */
    int visible() {
        return count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
    }

    private int count(QueueAttributeName attribute) {
        return Integer.parseInt(
                client.getQueueAttributes(request -> request.queueUrl(url()).attributeNames(attribute))
                        .attributes()
                        .get(attribute));
    }

    /** Seen so for a while: a message that becomes visible between the two counts of a look is in neither. */
    void awaitEmpty() {
        await().during(Duration.ofMillis(300)).until(() -> left() == 0);
    }

    void awaitArrived(int count) {
        await().until(() -> arrived.size() >= count);
    }

    List<String> bodies() {
        return arrived.stream().map(SqsMessage::body).toList();
    }

    HealthCheck.Result readiness() {
        return ((DefaultConsumer) context.getRoute("collect").getConsumer())
                .getHealthCheck()
                .call();
    }

    String readinessMessage() {
        return readiness().getMessage().orElse("");
    }

    void awaitReadiness(State state) {
        await().until(() -> readiness().getState() == state);
    }

    static Collection<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }

    @Override
    public void close() {
        context.stop();
        client.close();
        routes.close();
        proxy.close();
    }
}
