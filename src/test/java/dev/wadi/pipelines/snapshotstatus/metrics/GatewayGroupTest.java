package dev.wadi.pipelines.snapshotstatus.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The name of a run is never read as that of another, whatever stands in it. */
class GatewayGroupTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            r1      | correlation_id/r1
            a.b-c_d | correlation_id/a.b-c_d
            a/b     | correlation_id@base64/YS9i
            a b     | correlation_id@base64/YSBi
            a+b     | correlation_id@base64/YSti
            ..      | correlation_id@base64/Li4=
            .       | correlation_id@base64/Lg==
            a%2Fb   | correlation_id@base64/YSUyRmI=
            \u00e4?#| correlation_id@base64/w6Q_Iw==
            """)
    void aRunHasAnAddressOfItsOwn(String run, String group) {
        assertThat(GatewayGroup.url("gateway.example.com", 9091, run))
                .hasToString(
                        "http://gateway.example.com:9091/metrics/job/snapshot_sender_status_checker/component/snapshot_sender_status_checker/"
                                + group);
    }
}
