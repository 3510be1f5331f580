package io.orderflow.order.persistence.invariant;

import io.orderflow.order.domain.Move;
import io.orderflow.order.domain.OrderStatus;
import io.orderflow.platform.invariant.Invariant;
import io.orderflow.platform.invariant.Invariants;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold at any time of where orders are, of their sums and their goods. */
@Singleton
class OrderInvariants implements Invariants {

    @Override
    public List<Invariant> rules() {
        return List.of(
                new Invariant("O1", """
                        select t.order_id::text from timeline t
                        where t.kind = 'order.status'
                          and (t.from_state is distinct from (
                                select p.to_state from timeline p
                                where p.order_id = t.order_id and p.kind = 'order.status' and p.id < t.id
                                order by p.id desc limit 1)
                            or (coalesce(t.from_state, ''), coalesce(t.to_state, '')) not in (values %s))""".formatted(moves())),
                new Invariant("O2", """
                        select o.id::text from orders o
                        where o.status is distinct from (
                            select t.to_state from timeline t
                            where t.order_id = o.id and t.kind = 'order.status'
                            order by t.id desc limit 1)"""),
                new Invariant("O4", """
                        select o.id::text from orders o
                        where o.grand <> o.subtotal - o.discount - o.points + o.shipping + o.tax
                           or not exists (
                                select from order_item i
                                where i.order_id = o.id
                                having sum(i.unit_price * (i.quantity - coalesce(i.cancelled, 0))) = o.subtotal
                                   and sum(i.discount) = o.discount
                                   and sum(i.tax) = o.tax)
                           or exists (
                                select from order_item i
                                where i.order_id = o.id
                                  and i.quantity - coalesce(i.cancelled, 0) <> (
                                    select coalesce(sum(a.quantity), 0) from allocation a
                                    where a.order_id = i.order_id and a.order_item_id = i.id))"""),
                new Invariant("O5", """
                        select order_id::text from order_item
                        where shipped > quantity - coalesce(cancelled, 0) or delivered > shipped
                        union
                        select p.order_id::text
                        from parcel_news p
                        cross join json_to_recordset(p.units::json) u (order_item_id uuid, quantity bigint)
                        left join order_item i on i.id = u.order_item_id
                        group by p.order_id, u.order_item_id, i.delivered
                        having sum(u.quantity) is distinct from i.delivered"""));
    }

    /** Every move that the one table allows, and the first. */
    private static String moves() {
        return Stream.concat(
                        Stream.of("('', '%s')".formatted(OrderStatus.PENDING.code())),
                        Arrays.stream(OrderStatus.values())
                                .flatMap(from -> Arrays.stream(OrderStatus.values())
                                        .filter(to -> from.ask(to) == Move.MOVED)
                                        .map(to -> "('%s', '%s')".formatted(from.code(), to.code()))))
                .collect(Collectors.joining(", "));
    }
}
