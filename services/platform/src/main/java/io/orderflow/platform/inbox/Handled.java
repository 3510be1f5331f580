package io.orderflow.platform.inbox;

/** What a handler made of an event. Business failures are values too; a thrown exception parks the event like {@link Park}. */
public sealed interface Handled {

    /** The effect is in the transaction. */
    record Done() implements Handled {}

    /** Nothing to do: already so, older than what is known, or about something this service does not care for. */
    record Ignored(String reason) implements Handled {}

    /** Too early or not possible now: everything is rolled back and the event is tried again later. */
    record Park(String reason) implements Handled {}

    static Handled done() {
        return new Done();
    }

    static Handled ignored(String reason) {
        return new Ignored(reason);
    }

    static Handled park(String reason) {
        return new Park(reason);
    }
}
