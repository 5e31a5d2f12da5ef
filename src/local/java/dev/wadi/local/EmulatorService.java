package dev.wadi.local;

import dev.wadi.local.emulator.EmulatedService;
import dev.wadi.local.emulator.EmulatorServer;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An own emulator behind its HTTP front. Its server ends with the cloud's Vert.x. */
record EmulatorService(Part part, EmulatorServer server, EmulatedService service) implements LocalService {

    private static final long START_SECONDS = 30;

    static EmulatorService start(PartStart start, Part part, EmulatedService service) throws Exception {
        EmulatorServer server = EmulatorServer.start(
                        start.vertx(),
                        start.port(part),
                        service,
                        start.emulation().faults())
                .toCompletableFuture()
                .get(START_SECONDS, TimeUnit.SECONDS);
        return new EmulatorService(part, server, service);
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("AWS_ENDPOINT_URL_" + part, server.url());
    }

    @Override
    public void close() {
        server.close();
        service.close();
    }
}
