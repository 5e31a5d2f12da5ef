package dev.wadi.app.console;

import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.management.DefaultManagementObjectStrategy;
import org.apache.camel.management.mbean.ManagedCamelContext;

/**
 * Counts each step under the id that the route file gives it. Camel's figures name a step with the {@code nodePrefixId} of its route and Camel's
 * picture of a route without; Hawtio puts the two together by that name, and would count nothing. The picture itself is a {@link RoutePicture}.
 */
final class StepStatistics extends DefaultManagementObjectStrategy {

    @Override
    public Object getManagedObjectForCamelContext(CamelContext context) {
        ManagedCamelContext managed = new Figures(context);
        managed.init(context.getManagementStrategy());
        return managed;
    }

    /** Public for JMX, which calls it by reflection. */
    @ManagedResource(description = "Managed CamelContext")
    public static final class Figures extends ManagedCamelContext {

        Figures(CamelContext context) {
            super(context);
        }

        /** The other forms of this call come down to it. */
        @Override
        public String dumpRoutesAsXml(boolean resolvePlaceholders, boolean generatedIds, boolean sourceLocation)
                throws Exception {
            return RoutePicture.of(super.dumpRoutesAsXml(resolvePlaceholders, generatedIds, sourceLocation));
        }

        @Override
        public String dumpRoutesStatsAsXml(boolean fullStats, boolean includeProcessors) throws Exception {
            String figures = super.dumpRoutesStatsAsXml(fullStats, includeProcessors);
            for (Route route : getContext().getRoutes()) {
                if (route.getNodePrefixId() != null) {
                    figures = figures.replace(step(route.getNodePrefixId()), step(""));
                }
            }
            return figures;
        }

        private static String step(String id) {
            return "<processorStat id=\"" + id;
        }
    }
}
