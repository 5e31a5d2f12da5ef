package dev.wadi.pipelines.starschema.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.settings.BeanSettings;
import dev.wadi.settings.SettingException;
import dev.wadi.settings.SettingsCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads whose settings of a warehouse are wrong: the names of settings, not of properties. */
class WarehouseSettingsTest {

    @Test
    void eachWrongOptionIsToldByItsSetting() {
        assertThat(problems(Map.of("zone", "Mars", "maxRejectRatio", "5", "calendarFrom", "2026-13-01")))
                .containsExactlyInAnyOrder(
                        "shop.zone must be a time zone, not 'Mars' / shop.zone=Europe/Oslo",
                        "shop.maxRejectRatio must be a number from 0 to 1, not '5' / shop.maxRejectRatio=0.05",
                        "shop.calendarFrom must be a date, not '2026-13-01' / shop.calendarFrom=2026-01-01");
        assertThat(problems(Map.of("calendarFrom", "2026-01-02", "calendarTo", "2026-01-01")))
                .containsExactly("shop.calendarTo must not be before the first date, 2026-01-02 /"
                        + " shop.calendarTo=2030-12-31");
        assertThat(problems(Map.of("calendarFrom", "2026-01-02", "calendarTo", "")))
                .containsExactly("shop.calendarTo must be a date, not '' / shop.calendarTo=2026-01-01");
        assertThat(problems(Map.of("calendarFrom", "", "calendarTo", "", "zone", "Europe/Oslo")))
                .isEmpty();
    }

    @Test
    void aWrongMappingIsToldByItsSettingAndIsToBeCorrected(@TempDir Path folder) throws IOException {
        Path mapping = Files.writeString(folder.resolve("shop.yaml"), "versoin: 1\n");

        assertThat(found(Warehouse.class, Map.of("mapping", mapping.toString())))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.setting()).isEqualTo("shop.mapping");
                    assertThat(problem).hasMessage(mapping + ":1:1: unknown key 'versoin'; did you mean 'version'?");
                    assertThat(problem.isOfFile()).isTrue();
                });
    }

    private static List<String> problems(Map<String, String> options) {
        return found(WarehouseOptions.class, options).stream()
                .map(problem -> problem.setting() + " " + problem.getMessage() + " / " + problem.example())
                .toList();
    }

    /** Each property takes its value from a setting, as in the route file. */
    private static List<SettingException> found(Class<?> bean, Map<String, String> values) {
        Map<String, String> properties = values.keySet().stream()
                .collect(Collectors.toMap(property -> property, property -> "{{shop." + property + "}}"));
        BeanSettings settings =
                new BeanSettings(properties, text -> values.get(text.replaceAll("\\{\\{shop\\.|}}", "")));
        return ServiceLoader.load(SettingsCheck.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(check -> check.bean().equals(bean))
                .flatMap(check -> check.problems(settings).stream())
                .toList();
    }
}
