package io.orderflow.order.neighbours;

import io.orderflow.platform.history.History;
import io.orderflow.platform.history.HistoryEntry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What neighbours have to tell of orders, and which of them are away. */
@Singleton
public class Histories {

    private final Map<String, List<HistoryEntry>> told = new ConcurrentHashMap<>();
    private final Set<String> away = ConcurrentHashMap.newKeySet();
    private final Set<String> mute = ConcurrentHashMap.newKeySet();

    public void tell(String app, String orderId, HistoryEntry... entries) {
        told.put(app + " " + orderId, List.of(entries));
    }

    public void leaves(String app) {
        away.add(app);
    }

    /** It takes calls and answers none. */
    public void fallsSilent(String app) {
        mute.add(app);
    }

    public void returns(String app) {
        away.remove(app);
        mute.remove(app);
    }

    boolean isAway(String app) {
        return away.contains(app);
    }

    boolean isMute(String app) {
        return mute.contains(app);
    }

    History of(String app, String orderId, int limit) {
        List<HistoryEntry> all = told.getOrDefault(app + " " + orderId, List.of());
        return History.latest(all, limit);
    }
}
