package dev.wadi.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SequenceNumberTest {

    private static final long LAST_SECOND = 0xF_FFFF_FFFFL;

    @Property
    void isReadBackAsItWasWritten(
            @ForAll @LongRange(max = LAST_SECOND) long created,
            @ForAll @IntRange int shard,
            @ForAll @LongRange(max = Long.MAX_VALUE) long index,
            @ForAll @LongRange(max = LAST_SECOND) long arrived) {
        SequenceNumber number = new SequenceNumber(created, shard, index, arrived);
        assertThat(number.toString()).matches("\\d{56}");
        assertThat(SequenceNumber.parse(number.toString())).contains(number);
    }

    @Test
    void isOrderedByThePlaceInTheShardEvenIfTheClockGoesBack() {
        BigInteger earlier = new BigInteger(new SequenceNumber(1_700_000_000, 5, 7, 1_800_000_000).toString());
        BigInteger later = new BigInteger(new SequenceNumber(1_700_000_000, 5, 8, 1_700_000_001).toString());
        assertThat(later).isGreaterThan(earlier);
    }

    @Test
    void anotherShapeIsNone() {
        assertThat(SequenceNumber.parse("")).isEmpty();
        assertThat(SequenceNumber.parse("0")).isEmpty();
        assertThat(SequenceNumber.parse("12x")).isEmpty();
        assertThat(SequenceNumber.parse("9".repeat(56))).isEmpty();
        assertThat(SequenceNumber.parse("9".repeat(129))).isEmpty();
    }
}
