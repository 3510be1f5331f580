package io.orderflow.bench.profile;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Samples Java processes by their own flight recorder, through {@code jcmd}.
 *
 * @param on whether it does anything
 * @param directory for the recordings
 */
public final class Profiler {
    private static final int FRAMES = 10;
    private static final int THREADS = 8;

    private final boolean on;
    private final Path directory;
    private final PrintStream out;
    private Map<String, Long> sampled = Map.of();
    private Map<Long, ThreadTimes> threads = Map.of();

    public Profiler(boolean on, Path directory, PrintStream out) {
        this.on = on;
        this.directory = directory;
        this.out = out;
    }

    /** Begins. @param pids of Java processes by name */
    public void start(Map<String, Long> pids) {
        if (on) {
            sampled = new LinkedHashMap<>(pids);
            sampled.values().forEach(pid -> {
                // Ours lie below many frames of the reactive libraries. Refused, and needless, the second time.
                jcmd(pid, "JFR.configure", "stackdepth=512");
                jcmd(pid, "JFR.start", "name=bench", "settings=profile");
            });
            threads = sampled.values().stream().collect(Collectors.toMap(pid -> pid, ThreadTimes::of));
        }
    }

    /** Ends, and prints the hottest frames of each process. @param what was going on */
    public void stop(String what) {
        Map<Long, ThreadTimes> later = sampled.values().stream().collect(Collectors.toMap(pid -> pid, ThreadTimes::of));
        sampled.forEach((name, pid) -> {
            Path file = directory.resolve(
                    (name + "-" + what).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".jfr");
            jcmd(pid, "JFR.stop", "name=bench", "filename=" + file);
            print(name + ", " + what, file);
            out.println("  and CPU-seconds of its threads");
            ThreadTimes before = Objects.requireNonNull(threads.get(pid));
            Objects.requireNonNull(later.get(pid))
                    .since(before)
                    .busiest(THREADS)
                    .forEach(
                            thread -> out.printf(Locale.ROOT, "    %6.2f s  %s%n", thread.getValue(), thread.getKey()));
        });
        sampled = Map.of();
    }

    private void print(String what, Path file) {
        try {
            HotFrames frames = HotFrames.in(file);
            out.printf(
                    Locale.ROOT,
                    "%n  hottest frames of %s (%d samples of running Java code)%n",
                    what,
                    frames.samples());
            frames.hottest(FRAMES).forEach(frame -> print(frames, frame));
            out.println("  by package");
            frames.packages(FRAMES).forEach(frame -> print(frames, frame));
            out.println("  and with all that they called, of ours");
            frames.ours(FRAMES).forEach(frame -> print(frames, frame));
        } catch (IOException e) {
            out.println("  There is no profile of " + what + ": " + e.getMessage());
        }
    }

    private void print(HotFrames frames, Map.Entry<String, Long> frame) {
        out.printf(Locale.ROOT, "    %5.1f %%  %s%n", 100.0 * frame.getValue() / frames.samples(), frame.getKey());
    }

    private void jcmd(long pid, String... words) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process process = new ProcessBuilder(command(jcmd, pid, words))
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                out.println("  jcmd " + words[0] + " of process " + pid + " failed: " + answer.strip());
            }
        } catch (IOException e) {
            out.println("  This JDK has no jcmd (" + e.getMessage() + "), so there is no profile.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> command(String jcmd, long pid, String... words) {
        return Stream.concat(Stream.of(jcmd, Long.toString(pid)), Stream.of(words))
                .toList();
    }
}
