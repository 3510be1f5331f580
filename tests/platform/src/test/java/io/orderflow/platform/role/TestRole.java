package io.orderflow.platform.role;

/** Makes roles outside an application. */
public final class TestRole {

    private TestRole() {}

    public static Role all() {
        return new Role("all", true, true);
    }
}
