package io.orderflow.bench;

import io.orderflow.system.platform.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the figures were measured on. */
public final class Machine {
    private Machine() {}

    public static Map<String, String> describe() {
        Map<String, String> found = new LinkedHashMap<>();
        found.put("cpu", line(Path.of("/proc/cpuinfo"), "model name"));
        found.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        found.put("memory", line(Path.of("/proc/meminfo"), "MemTotal"));
        found.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        found.put("jdk", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        found.put(
                "daprd",
                output(
                        System.getenv()
                                .getOrDefault(
                                        "DAPRD",
                                        Checkout.root()
                                                .resolve(".orderflow/bin/daprd")
                                                .toString()),
                        "--version"));
        found.put("commit", output("git", "-C", Checkout.root().toString(), "rev-parse", "--short", "HEAD"));
        found.put("load average", line(Path.of("/proc/loadavg"), ""));
        found.put("beside", neighbours());
        return found;
    }

    /** What else may take processor time: programs of the kinds that the platform is made of, or is built with. */
    private static String neighbours() {
        Map<String, Long> programs = ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .flatMap(process -> process.info().command().stream())
                .map(command -> Path.of(command).getFileName().toString())
                .filter(Set.of("java", "daprd", "postgres", "redis-server", "go", "node")::contains)
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        return programs.isEmpty() ? "nothing of our kinds" : "running already: " + programs;
    }

    private static String line(Path file, String start) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(start))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String output(String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? text : "unknown";
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
