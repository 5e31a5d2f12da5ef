package dev.wadi.delivery;

/** Since when a source holds although the delivery that did was given up: its messages come again in another one, for which the hold has lasted that long. */
final class LeftHold {
    /** 0: none. */
    private long since;

    /** @param time when the hold began, or the clients were made anew */
    synchronized void leave(long time) {
        if (since == 0 || time - since < 0) {
            since = time;
        }
    }

    /** The time from which on a delivery that begins to hold does so. */
    synchronized long takeOver(long now) {
        long begun = since == 0 ? now : since;
        since = 0;
        return begun;
    }
}
