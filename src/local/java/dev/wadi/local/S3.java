package dev.wadi.local;

import dev.wadi.local.s3.S3Front;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** S3 behind its front. Where it was asked for among all parts, most of it starts with the first call. */
record S3(S3Front front) implements LocalService {
    private static final long START_SECONDS = 30;
    /** It is the slowest part by far. */
    private static final long STORE_MINUTES = 3;

    static S3 start(PartStart start) throws Exception {
        S3Front front = S3Front.start(
                        start.vertx(), start.port(Part.S3), start.emulation(), start.queues(), start.folder())
                .toCompletableFuture()
                .get(START_SECONDS, TimeUnit.SECONDS);
        if (start.options().parts().size() < Part.values().length) {
            front.startStore().toCompletableFuture().get(STORE_MINUTES, TimeUnit.MINUTES);
        }
        return new S3(front);
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("AWS_ENDPOINT_URL_S3", front.url());
    }

    @Override
    public void close() {
        front.close();
    }
}
