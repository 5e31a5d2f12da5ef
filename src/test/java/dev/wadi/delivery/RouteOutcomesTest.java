package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class RouteOutcomesTest {
    private final CamelContext context = new DefaultCamelContext();

    @Test
    void aStepThatIsBoundInJavaTellsItsWords() {
        context.getRegistry().bind("book", new Book());
        assertThat(RouteOutcomes.of(context)).containsEntry("booked", Disposition.STORED);
    }

    @Test
    void whatIsMadeAtItsFirstUseIsNotMadeForThat() {
        AtomicBoolean made = new AtomicBoolean();
        context.getRegistry().bind("late", Book.class, (Supplier<Object>) () -> {
            made.set(true);
            return new Book();
        });
        assertThat(RouteOutcomes.of(context)).doesNotContainKey("booked");
        assertThat(made).isFalse();
    }

    @Test
    void wordsThatAreNoEnumAreToldWithTheirClass() {
        context.getRegistry().bind("wrong", new Wrong());
        assertThatThrownBy(() -> RouteOutcomes.of(context))
                .hasMessage("@GivesOutcomes of " + Wrong.class.getName() + " names " + Word.class.getName()
                        + ", which is no enum. Make it an enum whose constants are the outcomes");
    }

    @GivesOutcomes(Booked.class)
    private static final class Book {}

    @GivesOutcomes(Word.class)
    private static final class Wrong {}

    private enum Booked implements OutcomeWord {
        booked;

        @Override
        public Disposition disposition() {
            return Disposition.STORED;
        }
    }

    private record Word(String name, Disposition disposition) implements OutcomeWord {}
}
