package dev.wadi.pipelines.turbinestatus;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.wadi.settings.NotUtf8Exception;
import dev.wadi.settings.SettingException;
import dev.wadi.settings.Utf8File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The file with the vendors: vendor to its signals, code type and combination (spec section 6). Only enabled
 * vendors are read closely; the others may lack what they need.
 */
public final class VendorsFile {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^:}]+).*");

    /** Spec section 3: fields of the status hash, and what follows a kind in them. */
    private static final List<String> TURBINE_FIELDS = List.of(
            "asset_id", "vendor", "status_code", "status", "category", "status_signal", "status_ts", "updated_ts");

    private static final List<String> KIND_FIELDS =
            List.of("code", "status_code", "status", "category", "ts", "source");

    private final Path file;
    private final Names names;
    private final UnaryOperator<String> placeholders;

    private record Entry(
            Map<String, String> signals,
            @JsonProperty("codeType") CodeType codeType,
            Vendor.Combination combine) {}

    /**
     * What messages call it.
     *
     * @param vendors the setting with the enabled vendors
     * @param file the setting with this file
     */
    public record Names(String vendors, String file) {}

    /** @param placeholders resolves {@code {{...}}} in signal names */
    public VendorsFile(Path file, Names names, UnaryOperator<String> placeholders) {
        this.file = file;
        this.names = names;
        this.placeholders = placeholders;
    }

    /**
     * In the order of the list, at least one.
     *
     * @param enabled comma list
     * @throws SettingException if a vendor is not in the file, or is not complete
     */
    public List<Vendor> load(String enabled) {
        List<SettingException> problems = new ArrayList<>();
        List<Vendor> vendors = read(enabled, problems);
        if (!problems.isEmpty()) {
            throw problems.get(0);
        }
        return vendors;
    }

    /** All that {@link #load} would refuse. */
    public List<SettingException> problems(String enabled) {
        List<SettingException> problems = new ArrayList<>();
        try {
            read(enabled, problems);
        } catch (SettingException e) {
            problems.add(e);
        }
        return problems;
    }

    private List<Vendor> read(String enabled, List<SettingException> problems) {
        List<String> vendorNames = Stream.of(enabled.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        if (vendorNames.isEmpty()) {
            throw new SettingException(names.vendors(), "names no vendor", names.vendors() + "=vestas");
        }
        Map<String, Entry> entries = read();
        List<Vendor> vendors = new ArrayList<>();
        for (String name : vendorNames) {
            Entry entry = entries.get(name);
            if (entry == null) {
                problems.add(new SettingException(
                        names.vendors(),
                        "names the vendor '" + name + "', which " + file + " does not have. It has: "
                                + String.join(", ", entries.keySet()),
                        names.vendors() + "=" + String.join(",", entries.keySet())));
                continue;
            }
            try {
                vendors.add(vendor(name, entry, problems));
            } catch (SettingException e) {
                problems.add(e);
            }
        }
        return vendors;
    }

    private Map<String, Entry> read() {
        try {
            Map<String, Entry> entries =
                    YAML.readValue(Utf8File.read(file), new TypeReference<LinkedHashMap<String, Entry>>() {});
            return entries == null ? Map.of() : entries;
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String where = at == null ? file.toString() : file + ":" + at.getLineNr() + ":" + at.getColumnNr();
            throw wrong(where + ": " + explain(e));
        } catch (NotUtf8Exception e) {
            throw wrong(e.place() + ": " + e.getMessage());
        } catch (IOException e) {
            throw wrong("cannot read " + file + ": " + e);
        }
    }

    /** In the words of the file, where they are known, not in those of Java. */
    private static String explain(JsonProcessingException fault) {
        if (fault instanceof UnrecognizedPropertyException unknown) {
            return "unknown key '" + unknown.getPropertyName() + "'; a vendor has signals, codeType and combine";
        }
        if (fault instanceof InvalidFormatException invalid) {
            return "'" + invalid.getValue()
                    + "' is not possible here; codeType is integer or string, combine is highest or first-known";
        }
        return fault.getOriginalMessage().lines().findFirst().orElse("");
    }

    private Vendor vendor(String name, Entry entry, List<SettingException> problems) {
        if (entry.signals() == null || entry.signals().isEmpty()) {
            throw incomplete(name, "needs signals: KIND: canonical signal name");
        }
        if (entry.codeType() == null || entry.combine() == null) {
            throw incomplete(name, "needs codeType (integer, string) and combine (highest, first-known)");
        }
        Map<String, String> kindOfSignal = new LinkedHashMap<>();
        entry.signals().forEach((kind, signal) -> {
            if (!kind.matches("[A-Za-z][A-Za-z0-9_]*")) {
                throw incomplete(
                        name, "has the kind '" + kind + "'; a kind is letters, digits and underscores, e.g. VMP");
            }
            String canonical = signal == null ? "" : placeholders.apply(signal).strip();
            if (canonical.isEmpty()) {
                problems.add(noSignal(name, kind, String.valueOf(signal)));
                return;
            }
            String other = kindOfSignal.put(canonical, kind);
            if (other != null) {
                throw incomplete(name, "has the signal '" + canonical + "' for both " + other + " and " + kind);
            }
        });
        refuseSharedFields(name, kindOfSignal.values());
        return new Vendor(name, kindOfSignal, entry.codeType(), entry.combine());
    }

    /** Kind STATUS would write status_code, which is the turbine's; kinds X and X_STATUS would both write x_status_code. */
    private void refuseSharedFields(String vendor, Collection<String> kinds) {
        Map<String, String> owner = new LinkedHashMap<>();
        TURBINE_FIELDS.forEach(field -> owner.put(field, "the turbine"));
        for (String kind : kinds) {
            for (String suffix : KIND_FIELDS) {
                String field = kind.toLowerCase(Locale.ROOT) + "_" + suffix;
                String other = owner.put(field, "kind " + kind);
                if (other != null) {
                    throw incomplete(
                            vendor, "cannot have the kind " + kind + ": its field " + field + " is that of " + other);
                }
            }
        }
    }

    /** Names the setting that the file refers to, where it does. */
    private SettingException noSignal(String vendor, String kind, String signal) {
        Matcher placeholder = PLACEHOLDER.matcher(signal);
        if (!placeholder.matches()) {
            return incomplete(vendor, "has no signal name for " + kind);
        }
        String setting = placeholder.group(1);
        return new SettingException(
                setting,
                "is missing: the vendor " + vendor + " takes its " + kind + " signal from it (" + file + ")",
                setting + "=" + kind + "_STATUS");
    }

    private SettingException incomplete(String vendor, String problem) {
        return wrong(file + ": vendor " + vendor + " " + problem);
    }

    private SettingException wrong(String problem) {
        return SettingException.ofFile(names.file(), problem);
    }
}
