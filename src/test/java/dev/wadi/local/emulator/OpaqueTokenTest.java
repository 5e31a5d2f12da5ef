package dev.wadi.local.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpaqueTokenTest {

    private final OpaqueToken seal = new OpaqueToken();

    @Test
    void opensWhatItClosed() {
        assertThat(seal.open(seal.close("content"))).contains("content");
    }

    @Test
    void hidesItsContentAndNeverLooksTheSame() {
        assertThat(seal.close("content")).isNotEqualTo(seal.close("content")).isBase64();
    }

    @Test
    void doesNotOpenWhatAnotherClosed() {
        assertThat(new OpaqueToken().open(seal.close("content"))).isEmpty();
    }

    @Test
    void doesNotOpenNonsense() {
        assertThat(seal.open("")).isEmpty();
        assertThat(seal.open("not base64!")).isEmpty();
        assertThat(seal.open("c2hvcnQ=")).isEmpty();
    }
}
