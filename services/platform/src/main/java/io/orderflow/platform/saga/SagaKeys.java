package io.orderflow.platform.saga;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What foreign systems know the steps of a saga by, and the operations that undo them. */
final class SagaKeys {

    static final String NAME = "[a-z0-9-]+";

    private static final Pattern UNDO = Pattern.compile("saga:(" + NAME + "):([0-9a-f-]{36}):(" + NAME + "):undo");

    private SagaKeys() {}

    record Undoing(String kind, UUID id, String step) {}

    static String step(String kind, UUID id, String step) {
        return "saga:" + kind + ":" + id + ":" + step;
    }

    static String undo(String kind, UUID id, String step) {
        return step(kind, id, step) + ":undo";
    }

    /** Empty for an operation that undoes no step. */
    static Optional<Undoing> undoing(String key) {
        Matcher undo = UNDO.matcher(key);
        return undo.matches()
                ? Optional.of(new Undoing(undo.group(1), UUID.fromString(undo.group(2)), undo.group(3)))
                : Optional.empty();
    }
}
