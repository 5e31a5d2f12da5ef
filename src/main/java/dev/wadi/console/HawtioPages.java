package dev.wadi.console;

import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Hawtio's pages and the few answers that they ask of their server. What they show comes from Jolokia, below the same path. */
final class HawtioPages {
    private static final int FIRST = -1;

    private final Router router;

    HawtioPages(Router router) {
        this.router = router;
    }

    /**
     * @param login true: Camel asks for a password in front of these pages. False: only a browser on this machine may use them, so a
     *     page of another site that reaches the loopback address under a name of its own is refused
     */
    void serve(boolean login) {
        if (!login) {
            router.route("/hawtio/*").order(FIRST).handler(HawtioPages::requireLocalBrowser);
        }
        // the route also matches /hawtio/
        router.get("/hawtio").handler(page -> {
            if (page.request().path().equals("/hawtio")) {
                page.redirect("/hawtio/");
            } else {
                page.next();
            }
        });
        router.get("/hawtio/auth/config*").handler(page -> page.json(new JsonObject().put("method", "none")));
        router.get("/hawtio/user").handler(json("\"public\""));
        router.get("/hawtio/plugin").handler(json("[]"));
        router.get("/hawtio/preset-connections").handler(json("[]"));
        router.get("/hawtio/*").handler(StaticHandler.create("hawtio-static").setIndexPage("index.html"));
        // addresses that only the page itself knows
        router.get("/hawtio/*").handler(page -> page.reroute("/hawtio/index.html"));
    }

    private static Handler<RoutingContext> json(String text) {
        return page ->
                page.response().putHeader("content-type", "application/json").end(text);
    }

    private static void requireLocalBrowser(RoutingContext page) {
        String origin = page.request().getHeader("Origin");
        if (isLoopback("http://" + page.request().authority()) && (origin == null || isLoopback(origin))) {
            page.next();
        } else {
            page.response().setStatusCode(403).end();
        }
    }

    /** True for {@code localhost} and loopback addresses; no name is looked up. */
    private static boolean isLoopback(String address) {
        try {
            String host = String.valueOf(URI.create(address).getHost());
            return host.equals("localhost")
                    || (host.matches("[0-9.]+|\\[.*]")
                            && InetAddress.getByName(host).isLoopbackAddress());
        } catch (IllegalArgumentException | UnknownHostException e) {
            return false;
        }
    }
}
