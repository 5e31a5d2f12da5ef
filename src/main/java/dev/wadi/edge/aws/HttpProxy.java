package dev.wadi.edge.aws;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.utils.ProxyConfigProvider;

/**
 * The proxy that {@code HTTPS_PROXY} or {@code HTTP_PROXY} names, or the system properties that mean the same. It never stands between this
 * machine and itself: what listens on loopback, such as the local cloud, is called directly, whatever {@code NO_PROXY} says.
 *
 * @param direct hosts that are called without it, as regular expressions of lower case
 */
record HttpProxy(String host, int port, Optional<String> user, Optional<String> password, Set<String> direct) {
    private static final Set<String> LOOPBACK =
            Set.of("localhost", ".*[.]localhost", "127[.].*", "\\[?(::1|(0{1,4}:){7}0{0,3}1)]?");
    /** How the proxy itself is spoken to. */
    private static final String PLAIN = "http";

    private static final String SECURE = "https";

    /**
     * Empty where there is none.
     *
     * @param plain whether the calls are without TLS: then {@code HTTPS_PROXY} is not meant
     */
    static Optional<HttpProxy> of(boolean plain) {
        for (String scheme : plain ? List.of(PLAIN) : List.of(SECURE, PLAIN)) {
            ProxyConfigProvider given = ProxyConfigProvider.fromSystemEnvironmentSettings(true, true, scheme);
            if (given != null && given.host() != null && !given.host().isBlank()) {
                Set<String> direct = new LinkedHashSet<>(LOOPBACK);
                direct.addAll(given.nonProxyHosts());
                return Optional.of(
                        new HttpProxy(given.host(), given.port(), given.userName(), given.password(), direct));
            }
        }
        return Optional.empty();
    }

    void applyTo(Apache5HttpClient.Builder client) {
        client.proxyConfiguration(software.amazon.awssdk.http.apache5.ProxyConfiguration.builder()
                .useSystemPropertyValues(false)
                .useEnvironmentVariableValues(false)
                .endpoint(URI.create(PLAIN + "://" + host + ":" + port))
                .username(user.orElse(null))
                .password(password.orElse(null))
                .nonProxyHosts(direct)
                .build());
    }

    void applyTo(NettyNioAsyncHttpClient.Builder client) {
        client.proxyConfiguration(software.amazon.awssdk.http.nio.netty.ProxyConfiguration.builder()
                .useSystemPropertyValues(false)
                .useEnvironmentVariableValues(false)
                .scheme(PLAIN)
                .host(host)
                .port(port)
                .username(user.orElse(null))
                .password(password.orElse(null))
                .nonProxyHosts(direct)
                .build());
    }
}
