package dev.wadi.pipelines.oltpingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectNameTest {

    @Test
    void theKeyTellsTableIdAndTimestamp() {
        ObjectName name = new ObjectName("sales_order", 7, Watermark.parse("2026-11-03T08:15:00.001"));
        assertThat(name.key()).isEqualTo("sales_order/sales_order_00000007_20261103T081500001000.jsonl");
        assertThat(ObjectName.parse("sales_order", name.key())).contains(name);
    }

    @Test
    void idsAreComparedAsNumbers() {
        ObjectName large = new ObjectName("t", 100_000_000, Watermark.NONE_SEEN);
        ObjectName small = new ObjectName("t", 99_999_999, Watermark.NONE_SEEN);
        assertThat(large.key()).isLessThan(small.key());
        assertThat(ObjectName.BY_ID.compare(large, small)).isPositive();
        assertThat(ObjectName.parse("t", large.key())).contains(large);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t/u_00000007_20261103T081500001000.jsonl",
                "t/t_0000007_20261103T081500001000.jsonl",
                "t/t_00000000_20261103T081500001000.jsonl",
                "t/t_00000007_20261303T081500001000.jsonl",
                "t/t_00000007_20260230T081500001000.jsonl",
                "t/t_00000007_20261103T081500001000.jsonl.gz",
                "t/t_000000007_20261103T081500001000.jsonl",
                "t/sub/t_00000007_20261103T081500001000.jsonl",
                "t/t_00000007_20261103T081500001.jsonl"
            })
    void whateverElseLiesThereIsIgnored(String key) {
        assertThat(ObjectName.parse("t", key)).isEqualTo(Optional.empty());
    }
}
