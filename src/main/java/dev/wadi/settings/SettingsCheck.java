package dev.wadi.settings;

import java.util.List;

/**
 * What only the code of a bean can find wrong with its settings, such as a file that one of them names. Asked for each bean of the class in the route files
 * that are to run, before it is made. Found by {@code ServiceLoader}.
 */
public interface SettingsCheck {

    /** The class, as route files name it. */
    Class<?> bean();

    List<SettingException> problems(BeanSettings bean);
}
