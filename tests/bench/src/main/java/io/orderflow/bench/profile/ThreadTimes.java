package io.orderflow.bench.profile;

import io.orderflow.bench.ProcFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the threads of a process have used: compiler and collector, which no sample of Java code shows, as well.
 *
 * @param seconds of CPU by thread, those of one name together
 */
record ThreadTimes(Map<String, Double> seconds) {

    static ThreadTimes of(long pid) {
        Map<String, Double> found = new TreeMap<>();
        try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            tasks.forEach(task -> add(task.resolve("stat"), found));
        } catch (IOException e) {
            return new ThreadTimes(Map.of());
        }
        return new ThreadTimes(found);
    }

    ThreadTimes since(ThreadTimes before) {
        Map<String, Double> differences = new TreeMap<>();
        seconds.forEach((name, used) -> differences.put(name, used - before.seconds.getOrDefault(name, 0.0)));
        return new ThreadTimes(differences);
    }

    /** The first of them, by what they used. */
    List<Map.Entry<String, Double>> busiest(int count) {
        return seconds.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(count)
                .toList();
    }

    private static void add(Path stat, Map<String, Double> found) {
        try {
            String text = Files.readString(stat);
            String name = text.substring(text.indexOf('(') + 1, text.lastIndexOf(')'));
            found.merge(name, ProcFile.cpuSeconds(text, 2), Double::sum);
        } catch (IOException e) {
            // The thread has ended meanwhile.
        }
    }
}
