package io.orderflow.local.launch;

import io.orderflow.local.Settings;
import io.orderflow.local.check.ArtefactCheck;
import io.orderflow.local.check.DiskCheck;
import io.orderflow.local.check.PortCheck;
import io.orderflow.local.check.PortOwner;
import io.orderflow.local.plan.Plan;
import io.orderflow.local.plan.Service;
import io.orderflow.local.server.Databases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What must hold before the first process starts. */
final class Checks {
    private Checks() {}

    /** @throws io.orderflow.local.Refusal at the first thing that does not hold */
    static void require(Settings settings, Plan plan, List<Service> services) {
        DiskCheck.require(settings.home().directory());
        ArtefactCheck.require(services);
        settings.postgres()
                .ifPresent(server -> new Databases(server.host(), server.port(), server.user(), server.password())
                        .requireReachable("ORDERFLOW_PG_URL"));
        new PortCheck(PortOwner.ofThisMachine()).require(ports(settings, plan, services));
    }

    private static Map<Integer, String> ports(Settings settings, Plan plan, List<Service> services) {
        Map<Integer, String> ports = new LinkedHashMap<>();
        if (settings.postgres().isEmpty()) {
            ports.put(plan.postgresPort(), "PostgreSQL");
        }
        if (settings.redis().isEmpty()) {
            ports.put(plan.redisPort(), "Redis");
        }
        for (Service service : services) {
            service.ports().forEach(port -> ports.put(port, service.name()));
            service.sidecar()
                    .ifPresent(sidecar ->
                            sidecar.all().forEach(port -> ports.put(port, service.name() + "'s sidecar")));
        }
        return ports;
    }
}
