package dev.wadi.pipelines.turbinestatus;

import dev.wadi.delivery.OutcomeLabel;

/** The vendor of the asset, in the metrics (spec section 7). */
public final class VendorLabel implements OutcomeLabel {
    static final String NAME = "vendor";

    @Override
    public String name() {
        return NAME;
    }
}
