package io.orderflow.payment.domain;

/**
 * The money of one payment, in minor units of its currency. Without a gateway nothing is authorized: what has come in is captured.
 * @param authorized held by the gateway so far
 * @param captured   of that, taken
 * @param refunded   of that, given back
 * @param voided     of what was authorized, let go
 * @param capturing  asked for, outcome not known yet
 * @param refunding  asked for, outcome not known yet
 */
public record Holdings(long authorized, long captured, long refunded, long voided, long capturing, long refunding) {

    public static final Holdings NONE = new Holdings(0, 0, 0, 0, 0, 0);

    /** Still held at the gateway and not taken. */
    public long live() {
        return Math.max(0, authorized - captured - voided);
    }

    /** May still be asked for. */
    public long capturable() {
        return live() - capturing;
    }

    /** Whether less than that is taken, and some is held still. */
    boolean hasMore(long owed) {
        return captured < owed && live() > 0;
    }

    /** May still be given back. */
    public long refundable() {
        return captured - refunded - refunding;
    }

    /** Taken and not given back. */
    public long kept() {
        return captured - refunded;
    }

    Holdings authorize(long amount) {
        return new Holdings(authorized + amount, captured, refunded, voided, capturing, refunding);
    }

    Holdings startCapture(long amount) {
        return new Holdings(authorized, captured, refunded, voided, capturing + amount, refunding);
    }

    Holdings endCapture(long asked, long taken) {
        return new Holdings(authorized, captured + taken, refunded, voided, capturing - asked, refunding);
    }

    Holdings receive(long amount) {
        return new Holdings(authorized, captured + amount, refunded, voided, capturing, refunding);
    }

    Holdings payOut(long amount) {
        return new Holdings(authorized, captured, refunded + amount, voided, capturing, refunding);
    }

    Holdings release(long amount) {
        return new Holdings(authorized, captured, refunded, voided + amount, capturing, refunding);
    }

    Holdings startRefund(long amount) {
        return new Holdings(authorized, captured, refunded, voided, capturing, refunding + amount);
    }

    Holdings endRefund(long amount) {
        return new Holdings(authorized, captured, refunded + amount, voided, capturing, refunding - amount);
    }
}
