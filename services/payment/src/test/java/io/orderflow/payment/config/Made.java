package io.orderflow.payment.config;

import io.quarkus.arc.Arc;
import java.util.stream.Stream;

/** Beans as the container makes them, but of some parts that a test gives. */
public final class Made {

    private Made() {}

    public static <T> T of(Class<T> type, Object... given) {
        var constructor = Stream.of(type.getDeclaredConstructors())
                .filter(each -> each.getParameterCount() > 0)
                .findFirst()
                .orElseThrow();
        constructor.setAccessible(true);
        var parts = Stream.of(constructor.getParameterTypes())
                .map(part -> part(part, given))
                .toArray();
        try {
            return type.cast(constructor.newInstance(parts));
        } catch (ReflectiveOperationException failed) {
            throw new AssertionError(failed);
        }
    }

    private static Object part(Class<?> type, Object... given) {
        return Stream.of(given)
                .filter(type::isInstance)
                .findFirst()
                .orElseGet(() -> Arc.container().select(type).get());
    }
}
