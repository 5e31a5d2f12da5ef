package dev.wadi.pipelines.snapshotstatus.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.Base64;
import java.util.regex.Pattern;

/** The address of a run's metrics on a push gateway. */
final class GatewayGroup {
    private static final String JOB = "snapshot_sender_status_checker";
    /** What stands in a path for itself. Not a dot alone, which a path would lose, nor a plus, which is a blank to some. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._~-]*");

    private GatewayGroup() {}

    static URL url(String host, int port, String run) {
        try {
            return URI.create("http://" + host + ":" + port + "/metrics/job/" + JOB + "/component/" + JOB + "/"
                            + key(run))
                    .toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** In the gateway's base64 form where the run's name could be read as another. */
    private static String key(String run) {
        return PLAIN.matcher(run).matches()
                ? "correlation_id/" + run
                : "correlation_id@base64/" + Base64.getUrlEncoder().encodeToString(run.getBytes(UTF_8));
    }
}
