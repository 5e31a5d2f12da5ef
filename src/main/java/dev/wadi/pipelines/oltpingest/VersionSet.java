package dev.wadi.pipelines.oltpingest;

/**
 * The versions of rows, by 128 bits of a hash of each: 20 to 32 bytes of memory for one. Two of ten million share one by chance about once in 10^24 tables.
 */
public final class VersionSet {
    private static final int FIRST = 1024;

    /** Two for each place; 0, 0 is a free one. */
    private long[] places = new long[FIRST];

    private int size;

    public boolean contains(RowVersion version) {
        int at = find(places, version.high(), version.low());
        return places[at] != 0 || places[at + 1] != 0;
    }

    public void add(RowVersion version) {
        if (add(places, version.high(), version.low())) {
            size++;
            // three quarters are used
            if (size * 8L > places.length * 3L) {
                grow();
            }
        }
    }

    public int size() {
        return size;
    }

    private void grow() {
        long[] larger = new long[Math.multiplyExact(places.length, 2)];
        for (int i = 0; i < places.length; i += 2) {
            if (places[i] != 0 || places[i + 1] != 0) {
                add(larger, places[i], places[i + 1]);
            }
        }
        places = larger;
    }

    private static boolean add(long[] places, long high, long low) {
        int at = find(places, high, low);
        if (places[at] == high && places[at + 1] == low) {
            return false;
        }
        places[at] = high;
        places[at + 1] = low;
        return true;
    }

    /** Where it is, or may be put. */
    private static int find(long[] places, long high, long low) {
        int mask = places.length - 1;
        int at = ((int) low << 1) & mask;
        while ((places[at] != 0 || places[at + 1] != 0) && (places[at] != high || places[at + 1] != low)) {
            at = (at + 2) & mask;
        }
        return at;
    }
}
