package io.orderflow.platform.invariant;

import jakarta.inject.Singleton;
import java.util.List;

/** What must hold of the machinery in every service. */
@Singleton
class MachineryInvariants implements Invariants {

    @Override
    public List<Invariant> rules() {
        return List.of(
                new Invariant("E1", """
                        select event_id::text from outbox
                        where coalesce(replayed_at, created_at) < now() - interval '60 seconds'"""),
                new Invariant("E3", """
                        select i.event_id::text from inbox i
                        join dead_letter d on d.topic = i.topic and case when d.origin = 'exhausted' then d.event_id::uuid end = i.event_id
                        where i.state in ('done', 'ignored') and d.origin = 'exhausted' and d.status = 'open'"""),
                new Invariant("E4", """
                        select aggregate_id from (
                            select aggregate_id, aggregate_version from outbox where replayed_at is null
                            union all
                            select aggregate_id, aggregate_version from outbox_sent) as event
                        group by aggregate_id
                        having count(*) <> max(aggregate_version) - min(aggregate_version) + 1
                            or max(aggregate_version) <> (select version from outbox_version v where v.aggregate_id = event.aggregate_id)"""),
                new Invariant("E6", """
                        select name from job_run
                        group by name, epoch
                        having count(*) > 1"""),
                new Invariant("O3", """
                        select kind || ' ' || id from saga
                        where state in ('running', 'undoing')
                          and lease_until < now() - interval '60 seconds'
                          and not exists (
                            select from operation o
                            where o.key = 'saga:' || saga.kind || ':' || saga.id || ':' || saga.point || ':undo'
                              and o.state in ('pending', 'parked'))"""));
    }
}
