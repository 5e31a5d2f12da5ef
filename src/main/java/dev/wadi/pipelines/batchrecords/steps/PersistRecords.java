package dev.wadi.pipelines.batchrecords.steps;

import dev.wadi.settings.SettingType;

/** What {@code PERSIST_RECORDS} says, an on/off flag: an integer, where 0 is off, or true or false (spec section 5). */
public class PersistRecords {
    private boolean on;

    public boolean isOn() {
        return on;
    }

    public void setFlag(String flag) {
        on = SettingType.isOn(flag);
    }
}
