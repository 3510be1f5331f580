package io.orderflow.payment.domain;

/**
 * The money of one payment, in minor units of its currency. Without a gateway nothing is authorized: what has come in is captured.
 * @param authorized held by the gateway so far
 * @param captured   of that, taken
 * @param refunded   of that, given back
 * @param voided     of what was authorized, let go
 * @param capturing  asked for, outcome not known yet
 * @param refunding  asked for, outcome not known yet
 * @param chargedBack of what was captured, taken back by the card holder's bank
 */
public record Holdings(
        long authorized, long captured, long refunded, long voided, long capturing, long refunding, long chargedBack) {

    public static final Holdings NONE = new Holdings(0, 0, 0, 0, 0, 0, 0);

    /** Still held at the gateway and not taken. */
    public long live() {
        return Math.max(0, authorized - captured - voided);
    }

    /** May still be asked for. */
    public long capturable() {
        return live() - capturing;
    }

    /** Nothing of it is taken, nor being taken. */
    public boolean isUntaken() {
        return captured == 0 && capturing == 0;
    }

    /** Whether less than that is taken, and some is held still. */
    boolean hasMore(long owed) {
        return captured < owed && live() > 0;
    }

    /** May still be given back; below zero where a bank has taken back what was on its way back already. */
    public long refundable() {
        return kept() - refunding;
    }

    /** Taken and not gone back, whoever took it back; below zero where it went back twice. */
    public long kept() {
        return captured - refunded - chargedBack;
    }

    Holdings authorize(long amount) {
        return new Holdings(authorized + amount, captured, refunded, voided, capturing, refunding, chargedBack);
    }

    Holdings startCapture(long amount) {
        return new Holdings(authorized, captured, refunded, voided, capturing + amount, refunding, chargedBack);
    }

    Holdings endCapture(long asked, long taken) {
        return new Holdings(authorized, captured + taken, refunded, voided, capturing - asked, refunding, chargedBack);
    }

    Holdings receive(long amount) {
        return new Holdings(authorized, captured + amount, refunded, voided, capturing, refunding, chargedBack);
    }

    Holdings payOut(long amount) {
        return new Holdings(authorized, captured, refunded + amount, voided, capturing, refunding, chargedBack);
    }

    Holdings release(long amount) {
        return new Holdings(authorized, captured, refunded, voided + amount, capturing, refunding, chargedBack);
    }

    Holdings startRefund(long amount) {
        return new Holdings(authorized, captured, refunded, voided, capturing, refunding + amount, chargedBack);
    }

    Holdings endRefund(long amount) {
        return new Holdings(
                authorized, captured, refunded + amount, voided, capturing, refunding - amount, chargedBack);
    }

    Holdings endRefundInVain(long amount) {
        return new Holdings(authorized, captured, refunded, voided, capturing, refunding - amount, chargedBack);
    }

    Holdings chargeBack(long amount) {
        return new Holdings(authorized, captured, refunded, voided, capturing, refunding, chargedBack + amount);
    }
}
