package dev.wadi.blocks;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;
import org.apache.camel.spi.TypeConverterRegistry;
import org.apache.camel.support.SimpleTypeConverter;

/**
 * Lets conditions of routes compare numbers as they are. Camel converts one side to the type of the other, and cuts off what does not fit: without this,
 * <code>${body[total]} &gt; 5</code> is false for 5.1. Here a number converts to another type only where that has all of it.
 */
public final class ExactNumbers implements ContextServicePlugin {

    @Override
    public void load(CamelContext context) {
        TypeConverterRegistry registry = context.getTypeConverterRegistry();
        add(registry, BigDecimal.class, Integer.class, BigDecimal::intValueExact);
        add(registry, BigDecimal.class, Long.class, BigDecimal::longValueExact);
        add(registry, BigDecimal.class, BigInteger.class, BigDecimal::toBigIntegerExact);
        add(registry, BigInteger.class, Integer.class, BigInteger::intValueExact);
        add(registry, BigInteger.class, Long.class, BigInteger::longValueExact);
        add(registry, BigInteger.class, BigDecimal.class, BigDecimal::new);
        add(registry, Long.class, Integer.class, Math::toIntExact);
        add(registry, Long.class, BigDecimal.class, BigDecimal::valueOf);
        add(registry, Integer.class, BigDecimal.class, BigDecimal::valueOf);
    }

    private static <F, T> void add(TypeConverterRegistry registry, Class<F> from, Class<T> to, Function<F, T> exact) {
        registry.addTypeConverter(
                to, from, new SimpleTypeConverter(true, (type, exchange, value) -> converted(from.cast(value), exact)));
    }

    /** Void is Camel's word for nothing: it asks no other converter then. */
    private static <F, T> Object converted(F value, Function<F, T> exact) {
        try {
            return exact.apply(value);
        } catch (ArithmeticException e) {
            return Void.class;
        }
    }
}
