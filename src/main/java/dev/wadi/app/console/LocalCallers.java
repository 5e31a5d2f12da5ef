package dev.wadi.app.console;

import dev.wadi.delivery.Exposure;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.Service;
import org.apache.camel.component.platform.http.main.DefaultMainHttpServerFactory;
import org.apache.camel.component.platform.http.main.ManagementHttpServer;
import org.apache.camel.component.platform.http.vertx.auth.AuthenticationConfig;
import org.apache.camel.component.platform.http.vertx.auth.AuthenticationConfig.AuthenticationConfigEntry;
import org.apache.camel.main.HttpManagementServerConfigurationProperties;
import org.apache.camel.main.HttpServerConfigurationProperties;

/**
 * A management server that, on a loopback address, answers nobody but callers who mean this machine. A page of another site can give its own name
 * the loopback address and then read whatever answers there; the name still stands in {@code Host}. On other addresses any name is right.
 */
final class LocalCallers extends DefaultMainHttpServerFactory {
    private final Path policy;

    /** @param policy of Jolokia */
    LocalCallers(Path policy) {
        this.policy = policy;
    }

    @Override
    public Service newHttpManagementServer(CamelContext context, HttpManagementServerConfigurationProperties settings) {
        ManagementSettings.refuse(context, settings, policy);
        ManagementHttpServer server = (ManagementHttpServer) super.newHttpManagementServer(context, settings);
        boolean local = isOnLoopback(server.getHost());
        context.getRegistry().bind(Exposure.NAME, new Exposure(local));
        if (local) {
            guard(server.getConfiguration().getAuthenticationConfig());
        }
        return server;
    }

    @Override
    public Service newHttpServer(CamelContext context, HttpServerConfigurationProperties settings) {
        ManagementSettings.refuse(context, settings, policy);
        return super.newHttpServer(context, settings);
    }

    /** Where Camel puts a login stands before any path is looked up, and before the port opens. A login itself comes second. */
    private static void guard(AuthenticationConfig config) {
        config.getEntries().replaceAll(login -> new Guard(login.getPath(), login::createAuthenticationHandler));
        config.getEntries().add(new Guard("/*", vertx -> RoutingContext::next));
        config.setEnabled(true);
    }

    static boolean isLocal(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        return isLocalHost(request) && (origin == null || isLoopback(origin));
    }

    /** Every browser names a host; old health probes that speak HTTP/1.0 name none. */
    private static boolean isLocalHost(HttpServerRequest request) {
        String host = request.authority() == null
                ? request.getHeader("Host")
                : request.authority().toString();
        return host == null || isLoopback("http://" + host);
    }

    /** True for {@code localhost} and loopback addresses; no name is looked up. */
    private static boolean isLoopback(String address) {
        try {
            String host = String.valueOf(URI.create(address).getHost());
            return host.equalsIgnoreCase("localhost")
                    || (host.matches("[0-9.]+|\\[.*]")
                            && InetAddress.getByName(host).isLoopbackAddress());
        } catch (IllegalArgumentException | UnknownHostException e) {
            return false;
        }
    }

    /** As {@link ServerSettings} sees it: what needs no login there is guarded here. */
    private static boolean isOnLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return true;
        }
    }

    private static final class Guard extends AuthenticationConfigEntry {
        private final Function<Vertx, Handler<RoutingContext>> login;

        Guard(String path, Function<Vertx, Handler<RoutingContext>> login) {
            this.login = login;
            setPath(path);
        }

        @Override
        public Handler<RoutingContext> createAuthenticationHandler(Vertx vertx) {
            Handler<RoutingContext> next = login.apply(vertx);
            return call -> {
                if (isLocal(call.request())) {
                    next.handle(call);
                } else {
                    call.response().setStatusCode(403).end();
                }
            };
        }
    }
}
