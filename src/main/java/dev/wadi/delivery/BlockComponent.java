package dev.wadi.delivery;

import org.apache.camel.Component;

/** A component whose endpoints take each record by itself. What an endpoint of it refuses is told with the step, before the route is made. */
public interface BlockComponent extends Component {}
