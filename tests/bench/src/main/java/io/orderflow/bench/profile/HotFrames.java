package io.orderflow.bench.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * Samples of running Java code.
 *
 * @param stacks one for each sample, innermost frame first
 */
record HotFrames(List<List<String>> stacks) {
    private static final String OURS = "io.orderflow.";

    static HotFrames in(Path recording) throws IOException {
        List<List<String>> stacks = new ArrayList<>();
        try (RecordingFile events = new RecordingFile(recording)) {
            while (events.hasMoreEvents()) {
                RecordedEvent event = events.readEvent();
                RecordedStackTrace stack = event.getStackTrace();
                if (event.getEventType().getName().equals("jdk.ExecutionSample") && stack != null) {
                    stacks.add(stack.getFrames().stream().map(HotFrames::name).toList());
                }
            }
        }
        return new HotFrames(stacks);
    }

    int samples() {
        return stacks.size();
    }

    /** Where the processor was. @return frame and samples, the hottest first */
    List<Map.Entry<String, Long>> hottest(int count) {
        return top(
                stacks.stream()
                        .filter(stack -> !stack.isEmpty())
                        .map(stack -> List.of(stack.getFirst()))
                        .toList(),
                count);
    }

    /** Where the processor was, by package, three names deep. @return package and samples, the hottest first */
    List<Map.Entry<String, Long>> packages(int count) {
        return top(
                stacks.stream()
                        .filter(stack -> !stack.isEmpty())
                        .map(stack -> List.of(packageOf(stack.getFirst())))
                        .toList(),
                count);
    }

    private static String packageOf(String frame) {
        List<String> names = List.of(frame.split("\\."));
        // The last two are class and method.
        return String.join(".", names.subList(0, Math.max(0, Math.min(3, names.size() - 2))));
    }

    /** Our own methods with all that they called. @return frame and samples, the hottest first */
    List<Map.Entry<String, Long>> ours(int count) {
        return top(
                stacks.stream()
                        .map(stack -> stack.stream()
                                .filter(frame -> frame.startsWith(OURS))
                                .toList())
                        .toList(),
                count);
    }

    /** A frame that occurs twice in one stack counts once. */
    private static List<Map.Entry<String, Long>> top(List<List<String>> stacks, int count) {
        Map<String, Long> samples = new HashMap<>();
        stacks.forEach(stack -> new HashSet<>(stack).forEach(frame -> samples.merge(frame, 1L, Long::sum)));
        return samples.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(count)
                .toList();
    }

    private static String name(RecordedFrame frame) {
        RecordedMethod method = frame.getMethod();
        return method.getType().getName() + "." + method.getName();
    }
}
