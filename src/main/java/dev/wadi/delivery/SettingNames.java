package dev.wadi.delivery;

import java.util.List;

/** Knows which settings name the thing that a fault is about, so that a hold can say where to look. Bound in the registry; optional. */
@FunctionalInterface
public interface SettingNames {

    /** Names of settings; empty where none is known. */
    List<String> of(Throwable fault);
}
