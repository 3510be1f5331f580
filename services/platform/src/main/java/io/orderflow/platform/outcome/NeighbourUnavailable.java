package io.orderflow.platform.outcome;

/** A call to another service ended without an answer: whether it had its effect is unknown, and only its operation key can tell. */
public final class NeighbourUnavailable extends RuntimeException {

    private final String appId;

    /** @param reason for the log; no caller sees it */
    public NeighbourUnavailable(String appId, String reason, Throwable cause) {
        super(appId + ": " + reason, cause);
        this.appId = appId;
    }

    public String appId() {
        return appId;
    }
}
