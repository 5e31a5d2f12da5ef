package dev.wadi.app.reload;

import dev.wadi.app.installation.Installation;
import dev.wadi.app.installation.RouteFiles;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.support.LifecycleStrategySupport;

/** Begins, once all routes run, to expect that they run and to look after their files. */
public final class RouteWatch extends MainListenerSupport {
    private final Installation installation;
    private final List<Path> files;
    private final RefusedEdits refused = new RefusedEdits();
    private RouteFiles before;

    /** @param files those that this process loads */
    public RouteWatch(Installation installation, List<Path> files) {
        this.installation = installation;
        this.files = files;
    }

    @Override
    public void beforeInitialize(BaseMainSupport main) {
        before = RouteFiles.read(installation);
        refused.setCamelContext(main.getCamelContext());
        main.getCamelContext().getRegistry().bind(RefusedEdits.NAME, refused);
    }

    @Override
    public void afterConfigure(BaseMainSupport main) {
        CamelContext context = main.getCamelContext();
        boolean loads = Boolean.parseBoolean(context.resolvePropertyPlaceholders("{{wadi.reload:false}}"));
        context.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextStarted(CamelContext started) {
                refused.expect(started.getRoutes().stream()
                        .map(Route::getRouteId)
                        .filter(id ->
                                started.getRouteController().getRouteStatus(id).isStarted())
                        .toList());
                watch(started, loads);
            }
        });
    }

    private void watch(CamelContext context, boolean loads) {
        try {
            context.addService(new RouteReload(installation, loads, before, files, refused), true, true);
        } catch (Exception e) {
            throw new IllegalStateException("The route files cannot be watched", e);
        }
    }
}
