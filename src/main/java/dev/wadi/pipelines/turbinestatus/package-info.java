/**
 * The pipeline turbine-status (spec turbine-status): a raw signal, the asset it belongs to, its status code, the latest status in Redis. The
 * decisions are plain Java; {@code steps} has the thin Camel beans that the route names.
 */
package dev.wadi.pipelines.turbinestatus;
