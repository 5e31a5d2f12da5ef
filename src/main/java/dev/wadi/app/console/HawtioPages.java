package dev.wadi.app.console;

import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;

/** Hawtio's pages and the few answers that they ask of their server. What they show comes from Jolokia, below the same path. */
final class HawtioPages {
    private final Router router;

    HawtioPages(Router router) {
        this.router = router;
    }

    void serve() {
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
        // what is Wadi's own stands before what came with Hawtio
        router.get("/hawtio/*").handler(StaticHandler.create("dev/wadi/app/console/hawtio"));
        router.get("/hawtio/*").handler(StaticHandler.create("hawtio-static").setIndexPage("index.html"));
        // addresses that only the page itself knows
        router.get("/hawtio/*").handler(page -> page.reroute("/hawtio/index.html"));
    }

    private static Handler<RoutingContext> json(String text) {
        return page ->
                page.response().putHeader("content-type", "application/json").end(text);
    }
}
