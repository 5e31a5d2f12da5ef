package dev.wadi.local.ssm;

/** How large a parameter's value may be, by AWS' names for it. */
enum Tier {
    Standard(4_096),
    Advanced(8_192);

    private final int largest;

    Tier(int largest) {
        this.largest = largest;
    }

    /** In bytes. */
    int largest() {
        return largest;
    }
}
