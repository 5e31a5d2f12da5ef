package dev.wadi.pipelines.oltpingest.steps;

import dev.wadi.settings.BeanSettings;
import dev.wadi.settings.SettingException;
import dev.wadi.settings.SettingsCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Tells what is wrong with the names of columns and parameters before {@link IngestTask} is made. */
public final class IngestSettings implements SettingsCheck {
    private static final String ENVIRONMENT = "environment";
    private static final String WATERMARK = "watermark";
    private static final String TIMESTAMP = "timestampParameter";
    private static final String ID = "idParameter";

    /** What Parameter Store takes as a part of a name, and as one. */
    private static final String PART = "[A-Za-z0-9_.-]+";

    private static final Pattern NAME = Pattern.compile("/?" + PART + "(?:/" + PART + ")*");

    /** The type of the setting refuses all others. */
    private static final Pattern TYPED = Pattern.compile("[A-Za-z0-9_.:/-]*");

    @Override
    public Class<?> bean() {
        return IngestTask.class;
    }

    @Override
    public List<SettingException> problems(BeanSettings bean) {
        List<SettingException> problems = new ArrayList<>();
        if (IngestTask.columns(bean.value(WATERMARK).orElse("")).isEmpty()) {
            problems.add(problem(bean, WATERMARK, "names no column", "created_at,last_updated"));
        }
        String environment = bean.value(ENVIRONMENT).orElse("");
        if (!NAME.matcher(environment).matches()) {
            if (!TYPED.matcher(environment).matches()) {
                return problems;
            }
            problems.add(problem(
                    bean,
                    ENVIRONMENT,
                    "is '" + environment + "'. In the names of parameters can stand letters, digits, '_', '-' and '.'",
                    "dev"));
            return problems;
        }
        addParameter(bean, TIMESTAMP, "latest_timestamp", environment, problems);
        addParameter(bean, ID, "sequential_id", environment, problems);
        if (bean.value(TIMESTAMP).isPresent() && bean.value(TIMESTAMP).equals(bean.value(ID))) {
            problems.add(problem(bean, ID, "is that of the timestamp, too", example("sequential_id")));
        }
        return problems;
    }

    private static void addParameter(
            BeanSettings bean, String property, String example, String environment, List<SettingException> problems) {
        String template = bean.value(property).orElse("");
        if (!template.contains("{table}")) {
            problems.add(problem(
                    bean, property, "has no {table} in it, so that all tables would share it", example(example)));
        } else if (!NAME.matcher(template.replace("{env}", environment).replace("{table}", "table"))
                .matches()) {
            problems.add(problem(
                    bean,
                    property,
                    "is '" + template + "'. Parameter Store takes letters, digits, '_', '-', '.' and single '/';"
                            + " {env} and {table} stand for environment and table",
                    example(example)));
        }
    }

    private static String example(String name) {
        return "/totesys/{env}/{table}/" + name;
    }

    private static SettingException problem(BeanSettings bean, String property, String problem, String example) {
        String setting = bean.name(property);
        return new SettingException(setting, problem, setting + "=" + example);
    }
}
