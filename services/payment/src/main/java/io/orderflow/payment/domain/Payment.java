package io.orderflow.payment.domain;

import io.orderflow.platform.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How one order is paid. Every change answers a new value; the version is counted where it is stored.
 * @param gateway         null for a method without one
 * @param reference       what the gateway or the buyer's bank knows it by
 * @param money           what the order asked for when it was placed
 * @param owed            what it asks for by now, in minor units; never grows
 * @param authorizationId the gateway's own id
 * @param action          where the card holder has to answer
 * @param failureCode     why it failed, or its last capture did
 * @param expiresAt       end of the payment window while pending, of the authorization once there is one
 * @param cancelReason    set once the money is to go back
 */
public record Payment(
        UUID id,
        String orderId,
        String customerId,
        Method method,
        @Nullable String gateway,
        String reference,
        Money money,
        long owed,
        PaymentStatus status,
        Holdings holdings,
        @Nullable String authorizationId,
        @Nullable String action,
        @Nullable String failureCode,
        @Nullable Instant expiresAt,
        @Nullable String cancelReason,
        long version,
        Instant createdAt) {

    private static final String AUTHORIZATION_EXPIRED = "authorization_expired";
    private static final String WINDOW_OVER = "payment_window_over";

    public boolean isCancelled() {
        return cancelReason != null;
    }

    /** Money of this payment must not stay at the gateway. */
    public boolean mustLetGo() {
        return isCancelled() || status == PaymentStatus.VOIDED || status == PaymentStatus.FAILED;
    }

    public boolean isAuthorizationOver(Instant now) {
        return holdings.live() > 0 && expiresAt != null && !now.isBefore(expiresAt);
    }

    /** A part of it is taken, and what is left can be taken no more, because its authorization is over. */
    public boolean isLapsed() {
        return hadLapsed() && !isTaken();
    }

    /** As {@link #isLapsed}, also where the order asks for no more by now than was taken, so that nothing of the rest is wanted. */
    public boolean hadLapsed() {
        return holdings.captured() > 0 && AUTHORIZATION_EXPIRED.equals(failureCode);
    }

    /** Money is held that is wanted, and its time is not over: it may be worth to hold it for longer. */
    public boolean isAuthorizationWanted(Instant now) {
        return capturable() > 0 && !mustLetGo() && expiresAt != null && now.isBefore(expiresAt);
    }

    /** Its buyer is to pay, and has not done so in full: what has come is neither the order's nor anybody's to be given back. */
    public boolean isAwaited() {
        return gateway == null && status == PaymentStatus.PENDING;
    }

    /** Its buyer was to pay by now, and has not done so in full. */
    public boolean isWindowOver(Instant now) {
        return status == PaymentStatus.PENDING && expiresAt != null && !now.isBefore(expiresAt);
    }

    /** May still be asked of the gateway. */
    public long capturable() {
        return isLapsed() ? 0 : Math.min(holdings.capturable(), owed - holdings.captured() - holdings.capturing());
    }

    /** All that the order asks for has been taken, whatever went back since. */
    public boolean isTaken() {
        return holdings.captured() > 0 && holdings.captured() >= owed;
    }

    /** Nothing is left to be taken for the order. A status does not tell: one that is refunded may have been taken in part only. */
    public boolean isPaid() {
        return owed == 0 || isTaken();
    }

    /** Only a part of what the order asks for has been taken, and the rest is held, or being taken, still; or it has lapsed. */
    public boolean isTakenInPart() {
        return holdings.hasMore(owed) || isLapsed();
    }

    public Money inCurrency(long amount) {
        return new Money(amount, money.currency());
    }

    /** Nothing has to be paid, so nobody is asked for anything. */
    public Payment settledAsFree() {
        return with(PaymentStatus.CAPTURED, holdings);
    }

    /** @param id the gateway's own of what waits, where it has one already */
    public Payment waitsForCardHolder(@Nullable String id, String url) {
        var moved = with(PaymentStatus.REQUIRES_ACTION, holdings);
        return moved.status == PaymentStatus.REQUIRES_ACTION ? moved.noted(id, url, null, expiresAt) : this;
    }

    public Payment authorized(@Nullable String id, long amount, Instant until) {
        return with(PaymentStatus.AUTHORIZED, holdings.authorize(amount)).noted(id, null, null, until);
    }

    /** The gateway holds the same money for longer. @param id null when it is the one that it was */
    public Payment renewed(@Nullable String id, Instant until) {
        return noted(id == null ? authorizationId : id, action, failureCode, until);
    }

    public Payment declined(String code) {
        return with(PaymentStatus.FAILED, holdings).noted(authorizationId, null, code, expiresAt);
    }

    public Payment capturing(long amount) {
        return with(PaymentStatus.CAPTURE_PENDING, holdings.startCapture(amount));
    }

    public Payment captured(long asked, long taken) {
        return settled(holdings.endCapture(asked, taken)).noted(authorizationId, null, null, expiresAt);
    }

    public Payment captureRefused(long asked, String code) {
        var left = holdings.endCapture(asked, 0);
        PaymentStatus end = code.equals(AUTHORIZATION_EXPIRED) ? PaymentStatus.EXPIRED : PaymentStatus.CAPTURE_FAILED;
        var moved = left.isUntaken() ? with(end, left) : settled(left);
        return moved.noted(authorizationId, null, code, expiresAt);
    }

    /** Its authorization is over after a part was taken: what is taken stays as it is, and the rest is to be let go. */
    public Payment lapsed() {
        return noted(authorizationId, null, AUTHORIZATION_EXPIRED, expiresAt);
    }

    public Payment expired() {
        return with(PaymentStatus.EXPIRED, holdings).noted(authorizationId, null, AUTHORIZATION_EXPIRED, expiresAt);
    }

    /** @param amount 0 when nothing was held yet */
    public Payment released(long amount) {
        var left = holdings.release(amount);
        return left.captured() == 0 ? with(PaymentStatus.VOIDED, left) : settled(left);
    }

    /** Money has come in without a gateway; once it is enough, the order is paid. */
    public Payment received(long amount) {
        var now = holdings.receive(amount);
        return with(now.kept() >= owed ? PaymentStatus.CAPTURED : status, now);
    }

    /** Money that came in without a gateway is on its way back. What was too much leaves the order paid. */
    public Payment paidOut(long amount) {
        var now = holdings.payOut(amount);
        if (now.kept() >= owed) {
            return with(status, now);
        }
        return with(now.kept() == 0 ? PaymentStatus.REFUNDED : PaymentStatus.PARTIALLY_REFUNDED, now);
    }

    /** Given up without a gateway, so that nobody has to be asked. */
    public Payment givenUp() {
        return with(PaymentStatus.VOIDED, holdings);
    }

    /** Its window ended before the buyer had paid. */
    public Payment unpaid() {
        return with(PaymentStatus.EXPIRED, holdings).noted(authorizationId, null, WINDOW_OVER, expiresAt);
    }

    /** The order asks for less. What has come in may be enough by that. @return this, when it asks for no less than before */
    public Payment lowered(long amount) {
        if (amount >= owed) {
            return this;
        }
        var less = owing(amount);
        boolean enough = less.isTaken()
                && (status == PaymentStatus.PARTIALLY_CAPTURED || gateway == null && holdings.kept() >= amount);
        return enough ? less.with(PaymentStatus.CAPTURED, holdings) : less;
    }

    public Payment refunding(long amount) {
        return with(status, holdings.startRefund(amount));
    }

    public Payment refunded(long amount) {
        return settled(holdings.endRefund(amount));
    }

    /** The gateway will not give that back. */
    public Payment refundRefused(long amount) {
        return with(status, holdings.endRefundInVain(amount));
    }

    /**
     * What the card holder's bank has taken of it by a dispute that is lost, in minor units. A capture that is under way must have happened
     * where nothing else is there to be disputed; beside a part that is taken it may still be refused.
     * @param said by the gateway; where it says nothing, or another currency, all that is left counts as taken
     */
    public long lostBy(@Nullable Money said) {
        long presumed = holdings.captured() > 0 ? 0 : holdings.capturing();
        long taken = Math.min(holdings.captured() + presumed, money.amount()) - holdings.chargedBack();
        long left = said == null || !said.currency().equals(money.currency())
                ? holdings.refundable() + presumed
                : said.amount();
        return Math.max(0, Math.min(left, taken));
    }

    /** What became of the order's money by our own doing stays as it is: no status tells of it. */
    public Payment chargedBack(long amount) {
        return with(status, holdings.chargeBack(amount));
    }

    /** Whether a bank has left less of it than that. */
    public boolean isChargedBackBeyond(long amount) {
        return holdings.chargedBack() > 0 && holdings.kept() < amount;
    }

    /** Whether a bank took back what had gone back already. */
    public boolean isBackTwice() {
        return holdings.chargedBack() > 0 && holdings.refundable() + holdings.capturing() < 0;
    }

    public Payment cancelled(String reason) {
        return copy(owed, status, holdings, authorizationId, action, failureCode, expiresAt, reason, version);
    }

    public Payment atVersion(long stored) {
        return copy(owed, status, holdings, authorizationId, action, failureCode, expiresAt, cancelReason, stored);
    }

    /** The status that the money stands for, once none of it was refused or is unknown. */
    private Payment settled(Holdings now) {
        return with(statusOf(now), now);
    }

    private PaymentStatus statusOf(Holdings now) {
        if (now.capturing() > 0) {
            return PaymentStatus.CAPTURE_PENDING;
        }
        if (now.refunded() > 0) {
            return now.refunded() == now.captured() && now.live() == 0
                    ? PaymentStatus.REFUNDED
                    : PaymentStatus.PARTIALLY_REFUNDED;
        }
        if (now.captured() > 0) {
            boolean isPart = now.hasMore(owed) || isLapsed() && now.captured() < owed;
            return isPart ? PaymentStatus.PARTIALLY_CAPTURED : PaymentStatus.CAPTURED;
        }
        return now.voided() > 0 ? PaymentStatus.VOIDED : PaymentStatus.AUTHORIZED;
    }

    private Payment owing(long amount) {
        return copy(amount, status, holdings, authorizationId, action, failureCode, expiresAt, cancelReason, version);
    }

    /** Money that moved is counted whatever the status; the status moves only where the table lets it. */
    private Payment with(PaymentStatus asked, Holdings now) {
        PaymentStatus next = PaymentTransitions.ask(status, asked) == Move.MOVED ? asked : status;
        return copy(owed, next, now, authorizationId, action, failureCode, expiresAt, cancelReason, version);
    }

    private Payment noted(
            @Nullable String authorization, @Nullable String url, @Nullable String code, @Nullable Instant until) {
        return copy(owed, status, holdings, authorization, url, code, until, cancelReason, version);
    }

    private Payment copy(
            long newOwed,
            PaymentStatus newStatus,
            Holdings newHoldings,
            @Nullable String authorization,
            @Nullable String url,
            @Nullable String code,
            @Nullable Instant until,
            @Nullable String reason,
            long newVersion) {
        return new Payment(
                id,
                orderId,
                customerId,
                method,
                gateway,
                reference,
                money,
                newOwed,
                newStatus,
                newHoldings,
                authorization,
                url,
                code,
                until,
                reason,
                newVersion,
                createdAt);
    }
}
