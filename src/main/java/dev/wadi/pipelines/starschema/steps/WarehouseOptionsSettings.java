package dev.wadi.pipelines.starschema.steps;

import dev.wadi.settings.BeanSettings;
import dev.wadi.settings.SettingException;
import dev.wadi.settings.SettingsCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Tells before the route is built what {@link WarehouseOptions} would refuse then, by the names of the settings. */
public final class WarehouseOptionsSettings implements SettingsCheck {

    @Override
    public Class<?> bean() {
        return WarehouseOptions.class;
    }

    @Override
    public List<SettingException> problems(BeanSettings bean) {
        WarehouseOptions options = new WarehouseOptions();
        List<SettingException> problems = new ArrayList<>();
        set(bean, WarehouseOptions.ZONE, options::setZone, problems);
        set(bean, WarehouseOptions.MAX_REJECT_RATIO, options::setMaxRejectRatio, problems);
        set(bean, WarehouseOptions.CALENDAR_FROM, options::setCalendarFrom, problems);
        set(bean, WarehouseOptions.CALENDAR_TO, options::setCalendarTo, problems);
        try {
            options.calendar();
        } catch (SettingException e) {
            problems.add(named(bean, e));
        }
        return problems;
    }

    private static void set(
            BeanSettings bean, String property, Consumer<String> setter, List<SettingException> problems) {
        try {
            bean.value(property).ifPresent(setter);
        } catch (SettingException e) {
            problems.add(named(bean, e));
        }
    }

    private static SettingException named(BeanSettings bean, SettingException problem) {
        String value = problem.example().substring(problem.example().indexOf('=') + 1);
        String setting = bean.name(problem.setting());
        return new SettingException(setting, problem.getMessage(), setting + "=" + value);
    }
}
