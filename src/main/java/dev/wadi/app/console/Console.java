package dev.wadi.app.console;

import dev.wadi.delivery.Exposure;
import dev.wadi.settings.SettingException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.main.ManagementHttpServer;
import org.apache.camel.component.platform.http.plugin.DefaultJolokiaPlatformHttpPlugin;
import org.apache.camel.component.platform.http.plugin.JolokiaPlatformHttpPlugin;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainHttpServerFactory;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.support.LifecycleStrategySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Guards the management port, and puts on it what pipelines answer, and Hawtio, where {@code wadi.hawtio} is set. */
public final class Console extends MainListenerSupport {
    private static final Logger LOG = LoggerFactory.getLogger(Console.class);
    private static final String POLICY = "jolokia.policyLocation";

    private final Path config;

    /** @param config the folder with {@code jolokia-access.xml} */
    public Console(Path config) {
        this.config = config;
    }

    /** Where the management port listens, with the port that was taken for 0; empty where it is off. */
    public static Optional<URI> address(CamelContext context) {
        ManagementHttpServer server = context.hasService(ManagementHttpServer.class);
        if (server == null || server.getRouter() == null) {
            return Optional.empty();
        }
        String host = server.getHost().contains(":") ? "[" + server.getHost() + "]" : server.getHost();
        int port = server.getRouter().getServer().getPort();
        return Optional.of(URI.create("http://" + host + ":" + port + "/"));
    }

    @Override
    public void beforeInitialize(BaseMainSupport main) {
        CamelContext context = main.getCamelContext();
        context.getRegistry()
                .bind("managementServerFactory", MainHttpServerFactory.class, new LocalCallers(policy(config)));
        // made only where it is asked for, however that was spelled
        context.getRegistry().bind(JolokiaPlatformHttpPlugin.NAME, JolokiaPlatformHttpPlugin.class, this::jolokia);
    }

    /** What the settings of the ports get wrong; nothing is opened by asking. */
    public static List<SettingException> problems(CamelContext context, Path config) {
        return ManagementSettings.read(context, policy(config)).check();
    }

    private static Path policy(Path config) {
        return config.resolve("jolokia-access.xml");
    }

    /** Not in {@code afterStart}, which is only called for a {@code main} that blocks, nor as a startup listener, which a reload calls again. */
    @Override
    public void afterConfigure(BaseMainSupport main) {
        CamelContext context = main.getCamelContext();
        context.getManagementStrategy().setManagementObjectStrategy(new StepStatistics());
        boolean hawtio = ManagementSettings.hawtio(context);
        context.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextStarted(CamelContext started) {
                serveCalls(started);
                if (hawtio) {
                    serveHawtio(started);
                }
            }
        });
    }

    /** Beyond this machine there is no such path. */
    private static void serveCalls(CamelContext context) {
        if (address(context).isPresent() && Exposure.of(context).isLocal()) {
            new PipelineCalls(context.hasService(ManagementHttpServer.class).getRouter(), context).serve();
        }
    }

    private static void serveHawtio(CamelContext context) {
        address(context).ifPresent(address -> {
            new HawtioPages(context.hasService(ManagementHttpServer.class).getRouter()).serve();
            LOG.info("Hawtio: {}hawtio/camel", address);
        });
    }

    /**
     * Jolokia under the policy of the installation. Without a policy it would allow everything, and its only way to be told is a system
     * property or the class path; the property is set while it is made, and for no longer.
     */
    private JolokiaPlatformHttpPlugin jolokia() {
        String before = System.getProperty(POLICY);
        try {
            if (before == null) {
                System.setProperty(POLICY, policy(config).toUri().toString());
            }
            return new DefaultJolokiaPlatformHttpPlugin();
        } finally {
            if (before == null) {
                System.clearProperty(POLICY);
            }
        }
    }
}
