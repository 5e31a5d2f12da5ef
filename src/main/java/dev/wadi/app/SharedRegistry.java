package dev.wadi.app;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.support.SimpleRegistry;

/**
 * Camel's own is a map that threads may not use at once. Here they do: while the routes of one edited file start and bind what they need, another file is
 * read, and records look up their beans.
 */
final class SharedRegistry extends SimpleRegistry {
    private static final long serialVersionUID = 1;

    @Override
    public synchronized Object lookupByName(String name) {
        return super.lookupByName(name);
    }

    @Override
    public synchronized <T> T lookupByNameAndType(String name, Class<T> type) {
        return super.lookupByNameAndType(name, type);
    }

    @Override
    public synchronized <T> Map<String, T> findByTypeWithName(Class<T> type) {
        return super.findByTypeWithName(type);
    }

    @Override
    public synchronized <T> Set<T> findByType(Class<T> type) {
        return super.findByType(type);
    }

    @Override
    public synchronized void bind(String id, Class<?> type, Object bean) {
        super.bind(id, type, bean);
    }

    @Override
    public synchronized void bind(String id, Class<?> type, Object bean, String initMethod, String destroyMethod) {
        super.bind(id, type, bean, initMethod, destroyMethod);
    }

    @Override
    public synchronized void bind(String id, Class<?> type, Supplier<Object> supplier) {
        super.bind(id, type, supplier);
    }

    @Override
    public synchronized void bind(
            String id, Class<?> type, Supplier<Object> supplier, String initMethod, String destroyMethod) {
        super.bind(id, type, supplier, initMethod, destroyMethod);
    }

    @Override
    public synchronized void bindAsPrototype(String id, Class<?> type, Supplier<Object> supplier) {
        super.bindAsPrototype(id, type, supplier);
    }

    @Override
    public synchronized void unbind(String id) {
        super.unbind(id);
    }
}
