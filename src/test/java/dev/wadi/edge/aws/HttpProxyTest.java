package dev.wadi.edge.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By the system properties that mean the same as the environment, which a test cannot change. */
class HttpProxyTest {
    private static final Map<String, String> GIVEN = Map.of(
            "https.proxyHost", "secure.example.com",
            "https.proxyPort", "3129",
            "http.nonProxyHosts", "*.internal.example.com");

    @BeforeEach
    void set() {
        GIVEN.forEach(System::setProperty);
    }

    @AfterEach
    void clear() {
        GIVEN.keySet().forEach(System::clearProperty);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, true",
        "bucket.localhost, true",
        "127.0.0.1, true",
        "127.1.2.3, true",
        "[::1], true",
        "::1, true",
        "[0:0:0:0:0:0:0:1], true",
        "a.internal.example.com, true",
        "0.0.0.0, false",
        "10.0.0.1, false",
        "localhost.example.com, false",
        "127-0-0-1.example.com, false",
        "[::2], false",
        "sqs.eu-west-1.amazonaws.com, false"
    })
    void thisMachineAndTheHostsThatAreNamedAreCalledDirectly(String host, boolean direct) {
        HttpProxy proxy = HttpProxy.of(false).orElseThrow();
        assertThat(proxy.host()).isEqualTo("secure.example.com");
        assertThat(proxy.port()).isEqualTo(3129);
        assertThat(proxy.direct().stream().anyMatch(host::matches)).isEqualTo(direct);
    }

    @Test
    void aProxyForTlsIsNotOneForCallsWithoutIt() {
        assertThat(HttpProxy.of(true)).isEmpty();
    }
}
