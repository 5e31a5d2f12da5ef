package dev.wadi.pipelines.turbinestatus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MappingFieldTest {

    @Test
    void partsAreJoinedAndOnlyTheTwoSpecialCharactersEscaped() {
        assertThat(MappingRow.field("a b", "T|1", "100%", "*")).isEqualTo("a b|T%7C1|100%25|*");
        assertThat(MappingRow.field("%7C", "", "ä", "%25")).isEqualTo("%257C||ä|%2525");
    }

    @Property(tries = 500)
    void differentPartsNeverShareAKey(
            @ForAll @Size(4) List<@Chars({'a', '|', '%', '2', '5', '7', 'C', '*'}) String> one,
            @ForAll @Size(4) List<@Chars({'a', '|', '%', '2', '5', '7', 'C', '*'}) String> other) {
        assertThat(key(one).equals(key(other))).isEqualTo(one.equals(other));
    }

    private static String key(List<String> parts) {
        return MappingRow.field(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
    }
}
