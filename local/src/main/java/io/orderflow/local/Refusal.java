package io.orderflow.local;

/**
 * Why a command cannot be carried out, in words that say what to do next. It is shown as it stands, without a stack
 * trace, and the command ends with a status other than zero.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /** @param reason one paragraph for the person at the keyboard */
    public Refusal(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    @Override
    public String getMessage() {
        return reason;
    }
}
