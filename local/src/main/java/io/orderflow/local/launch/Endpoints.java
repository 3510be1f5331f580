package io.orderflow.local.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.orderflow.local.plan.Plan;
import io.orderflow.local.plan.Service;
import io.orderflow.local.secret.KeptSecrets;
import io.orderflow.local.state.ProcessEntry;
import io.orderflow.local.state.State;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes {@code endpoints.json}: where each service is and which processes it is made of. Source: api.md §1.
 *
 * @param file where to
 */
record Endpoints(Path file, Plan plan) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Replaces the file by what the state says. */
    void write(State state) {
        Map<String, Long> pids = state.processes().stream()
                .filter(entry -> entry.id() != null)
                .collect(Collectors.toMap(ProcessEntry::name, Endpoints::pid));
        Map<String, Object> services = new LinkedHashMap<>();
        plan.services().forEach(service -> services.put(service.name(), entry(service, pids)));
        try {
            KeptSecrets.write(file, JSON.writeValueAsString(Map.of("services", services)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> entry(Service service, Map<String, Long> pids) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("url", service.url());
        entry.put("pid", pids.getOrDefault(service.name(), 0L));
        service.sidecar().ifPresent(ports -> {
            Map<String, Object> sidecar = new LinkedHashMap<>();
            sidecar.put("pid", pids.getOrDefault(service.name() + "/daprd", 0L));
            sidecar.put("http_port", ports.http());
            sidecar.put("grpc_port", ports.grpc());
            entry.put("sidecar", sidecar);
        });
        return entry;
    }

    private static long pid(ProcessEntry entry) {
        return entry.id() == null ? 0 : entry.id().pid();
    }
}
