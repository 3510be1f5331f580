package io.orderflow.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.system.http.Json;
import io.orderflow.system.platform.Home;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The processes of the platform as the launcher's state file lists them.
 *
 * @param roots process ids by name
 */
public record Processes(Map<String, Long> roots) {

    public static Processes of(Home home) {
        JsonNode state = Json.read(home.text("run/state.json"));
        Map<String, Long> roots = new LinkedHashMap<>();
        for (JsonNode process : state.path("processes")) {
            roots.put(
                    process.path("name").asText(),
                    process.path("id").path("pid").asLong());
        }
        roots.put("launcher", state.path("launcher").path("pid").asLong());
        return new Processes(roots);
    }

    /** CPU time that each has used so far with all its children, living and waited for. Seconds. */
    public Map<String, Double> cpuSeconds() {
        return measure(ProcFile::cpuSeconds);
    }

    /** Proportional set size with living children: shared pages are counted once over all. MiB. */
    Map<String, Double> memoryMiB() {
        return measure(ProcFile::proportionalMiB);
    }

    /** Resident set size of the process with living children: shared pages are counted in each. MiB. */
    Map<String, Double> residentMiB() {
        return measure(ProcFile::residentMiB);
    }

    private Map<String, Double> measure(java.util.function.ToDoubleFunction<ProcFile> figure) {
        Map<String, Double> found = new LinkedHashMap<>();
        roots.forEach((name, pid) -> found.put(
                name,
                family(name, pid)
                        .mapToDouble(id -> figure.applyAsDouble(new ProcFile(id)))
                        .sum()));
        return found;
    }

    /** The launcher's children are the other processes, which stand for themselves. */
    private static Stream<Long> family(String name, long pid) {
        Stream<Long> self = Stream.of(pid);
        return name.equals("launcher")
                ? self
                : Stream.concat(
                        self,
                        ProcessHandle.of(pid).stream()
                                .flatMap(ProcessHandle::descendants)
                                .map(ProcessHandle::pid));
    }
}
