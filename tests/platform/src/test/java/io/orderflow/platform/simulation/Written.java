package io.orderflow.platform.simulation;

/** One event as its writer meant it, and what has become of it so far. */
public final class Written {

    private final String id;
    private final String topic;
    private final String aggregate;
    private final long version;
    boolean committed;
    boolean attempted;
    boolean landed;
    boolean marked;
    int refusals;
    int attempts;

    public Written(String id, String topic, String aggregate, long version) {
        this.id = id;
        this.topic = topic;
        this.aggregate = aggregate;
        this.version = version;
    }

    public String id() {
        return id;
    }

    public String topic() {
        return topic;
    }

    public String aggregate() {
        return aggregate;
    }

    public long version() {
        return version;
    }

    @Override
    public String toString() {
        return id + " (" + aggregate + " v" + version + ", " + topic + ")";
    }
}
