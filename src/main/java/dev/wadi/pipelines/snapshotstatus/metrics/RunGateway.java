package dev.wadi.pipelines.snapshotstatus.metrics;

import io.prometheus.metrics.exporter.pushgateway.Format;
import io.prometheus.metrics.exporter.pushgateway.PushGateway;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;

/** The push gateway: metrics of a run are added to its group, or replaced by name. */
record RunGateway(String host, int port) {

    void push(String run, PrometheusRegistry metrics) throws IOException {
        gateway(run, metrics).pushAdd();
    }

    void delete(String run) throws IOException {
        gateway(run, new PrometheusRegistry()).delete();
    }

    private PushGateway gateway(String run, PrometheusRegistry metrics) {
        URL url = GatewayGroup.url(host, port, run);
        return PushGateway.builder()
                .format(Format.PROMETHEUS_TEXT)
                .registry(metrics)
                .job("none")
                // the library's own address would be the same for "a b" and "a+b", and none for ".."
                .connectionFactory(ignored -> (HttpURLConnection) url.openConnection())
                .build();
    }
}
