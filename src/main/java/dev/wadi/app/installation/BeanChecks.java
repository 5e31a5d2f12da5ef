package dev.wadi.app.installation;

import dev.wadi.delivery.RouteBean;
import dev.wadi.settings.BeanSettings;
import dev.wadi.settings.SettingException;
import dev.wadi.settings.SettingsCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.UnaryOperator;
import org.apache.camel.spi.ClassResolver;

/** What is wrong with the beans of a route file, as far as that can be told before one is made. */
public final class BeanChecks {
    private static final String INIT = "init";
    private static final String CLOSE = "close";

    private final ClassResolver classes;
    private final UnaryOperator<String> placeholders;
    private final List<SettingsCheck> checks = ServiceLoader.load(SettingsCheck.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    /** @param placeholders a text with the values of its {@code {{...}}} */
    public BeanChecks(ClassResolver classes, UnaryOperator<String> placeholders) {
        this.classes = classes;
        this.placeholders = placeholders;
    }

    /** @param text of the file, which may not be saved yet */
    public List<SettingException> problems(Path file, String text) {
        List<SettingException> problems = new ArrayList<>();
        String pipeline = String.valueOf(file.getParent().getFileName());
        for (RouteBeans.Definition bean : RouteBeans.of(text).definitions()) {
            Class<?> type = classes.resolveClass(bean.className(placeholders));
            checks.stream()
                    .filter(check -> check.bean().equals(type))
                    .forEach(check ->
                            problems.addAll(check.problems(new BeanSettings(bean.properties(), placeholders))));
            if (type != null && RouteBean.class.isAssignableFrom(type)) {
                unnamed(bean, "initMethod", INIT, pipeline).ifPresent(problems::add);
                if (hasToClose(type)) {
                    unnamed(bean, "destroyMethod", CLOSE, pipeline).ifPresent(problems::add);
                }
            }
        }
        return problems;
    }

    private static boolean hasToClose(Class<?> type) {
        try {
            return !type.getMethod(CLOSE).getDeclaringClass().equals(RouteBean.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " is a RouteBean", e);
        }
    }

    private Optional<SettingException> unnamed(RouteBeans.Definition bean, String key, String method, String pipeline) {
        return method.equals(bean.member(key, placeholders))
                ? Optional.empty()
                : Optional.of(new SettingException(
                        "bean " + bean.name() + SettingException.OF_ROUTE + pipeline,
                        (method.equals(INIT) ? "is never built" : "is never closed") + ": it has no " + key + ": "
                                + method,
                        key + ": " + method));
    }
}
