package dev.wadi.pipelines.oltpingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionSetTest {

    @Test
    void holdsWhatWasAddedAndNothingElse() {
        VersionSet versions = new VersionSet();
        for (int i = 0; i < 20_000; i++) {
            versions.add(version("row " + i));
            versions.add(version("row " + i));
        }
        assertThat(versions.size()).isEqualTo(20_000);
        for (int i = 0; i < 20_000; i++) {
            assertThat(versions.contains(version("row " + i))).isTrue();
            assertThat(versions.contains(version("other " + i))).isFalse();
        }
    }

    private static RowVersion version(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return RowVersion.of(bytes, bytes.length);
    }
}
