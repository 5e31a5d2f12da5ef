package dev.wadi.pipelines.starschema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.delivery.RefusedException;
import org.junit.jupiter.api.Test;

class ObjectNoticeTest {
    private static final String KEY = "design/design_00000001_20261105T100000000000.jsonl";

    @Test
    void whatStandsBesideTheObjectRefusesNoNotice() throws RefusedException {
        String notice = ObjectNotice.message(KEY);
        String more =
                ",\"" + "name".repeat(20_000) + "\":" + "[".repeat(2_000) + "1".repeat(2_000) + "]".repeat(2_000) + "}";

        assertThat(ObjectNotice.all((notice.substring(0, notice.length() - 1) + more).getBytes(UTF_8)))
                .extracting(ObjectNotice::key)
                .containsExactly(KEY);
    }

    @Test
    void whatTellsOfNoObjectIsRefused() {
        assertThatThrownBy(() -> ObjectNotice.all("{\"Records\":[]}".getBytes(UTF_8)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("no list Records");
    }
}
