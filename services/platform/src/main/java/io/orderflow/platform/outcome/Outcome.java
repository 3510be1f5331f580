package io.orderflow.platform.outcome;

import java.util.function.Function;

/** What a command led to. Exceptions are left for bugs and broken infrastructure. */
public sealed interface Outcome<T> {

    record Success<T>(T value) implements Outcome<T> {}

    record Refused<T>(Rejection rejection) implements Outcome<T> {}

    static <T> Outcome<T> success(T value) {
        return new Success<>(value);
    }

    static <T> Outcome<T> refused(Rejection rejection) {
        return new Refused<>(rejection);
    }

    default <R> Outcome<R> map(Function<T, R> onSuccess) {
        return switch (this) {
            case Success<T>(T value) -> success(onSuccess.apply(value));
            case Refused<T>(Rejection rejection) -> refused(rejection);
        };
    }
}
