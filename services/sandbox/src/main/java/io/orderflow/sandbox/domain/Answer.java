package io.orderflow.sandbox.domain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway made of an operation; kept, and given again to every repeat.
 * @param code   why it was declined, else null
 * @param effect minor units that moved; 0 when nothing did
 */
public record Answer(Status status, @Nullable String code, long effect) {

    public enum Status {
        SUCCEEDED,
        DECLINED,
        ACTION_REQUIRED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Status of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    public static Answer succeeded(long effect) {
        return new Answer(Status.SUCCEEDED, null, effect);
    }

    public static Answer declined(String code) {
        return new Answer(Status.DECLINED, code, 0);
    }

    public static Answer actionRequired() {
        return new Answer(Status.ACTION_REQUIRED, null, 0);
    }
}
