package io.orderflow.sandbox.domain;

/** What a card token stands for (api.md §3, "sandbox"). */
public enum TestCard {
    OK("tok_ok"),
    DECLINED("tok_declined"),
    ACTION_REQUIRED("tok_action_required"),
    CAPTURE_FAILS("tok_capture_fails"),
    CAPTURE_FAILS_TWICE("tok_capture_fails_twice"),
    TIMEOUT_AFTER_SUCCESS("tok_timeout_after_success"),
    VOID_FAILS("tok_void_fails"),
    AUTH_EXPIRED("tok_auth_expired"),
    SLOW("tok_slow"),
    /** Any other token: no such card. */
    UNKNOWN("");

    private final String token;

    TestCard(String token) {
        this.token = token;
    }

    public static TestCard of(String token) {
        for (TestCard card : values()) {
            if (card != UNKNOWN && card.token.equals(token)) {
                return card;
            }
        }
        return UNKNOWN;
    }
}
