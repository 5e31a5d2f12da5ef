package dev.wadi.blocks.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PartitionsTest {

    private record Numbered(int key, int number) {}

    @Property
    void eachThingIsInOnePartWithAllOthersOfItsKeyInTheirOrder(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 9) Integer> keys,
            @ForAll @IntRange(min = 1, max = 8) int most) {
        Partitions<Numbered> partitions = new Partitions<>(most);
        for (int i = 0; i < keys.size(); i++) {
            partitions.add(keys.get(i), new Numbered(keys.get(i), i));
        }
        assertThat(partitions.parts()).hasSize(Math.min(most, new HashSet<>(keys).size()));
        assertThat(partitions.parts().stream().mapToInt(List::size).sum()).isEqualTo(keys.size());
        for (List<Numbered> part : partitions.parts()) {
            assertThat(part).extracting(Numbered::number).isSorted();
            Set<Integer> own = new HashSet<>();
            part.forEach(one -> own.add(one.key()));
            partitions.parts().stream().filter(other -> other != part).forEach(other -> assertThat(other)
                    .extracting(Numbered::key)
                    .doesNotContainAnyElementsOf(own));
        }
    }
}
