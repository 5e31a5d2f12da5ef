package dev.wadi.app.installation;

import dev.wadi.settings.Setting;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The name of a pipeline and its other spellings, and where they stand in a text.
 *
 * @param kebab as the folder is called
 */
record PipelineName(String kebab) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");
    /** Names of others begin with them, in files of settings and in the environment. */
    private static final Set<String> TAKEN = Set.of("wadi", "camel", "aws", "java", "log");

    private static final Pattern NEXT_WORD = Pattern.compile("-(.)");

    /** Why there can be no new pipeline of this name; empty where there can. */
    static Optional<String> problem(Installation installation, String name) {
        if (!NAME.matcher(name).matches() || TAKEN.contains(name)) {
            return Optional.of("A pipeline's name has small letters and digits, in words that a '-' separates, such as"
                    + " parking-events, and is none of "
                    + TAKEN.stream().sorted().toList() + "; not '" + name + "'");
        }
        return Stream.of(installation.routes(), installation.config())
                .map(folder -> folder.resolve(name))
                .filter(Files::exists)
                .findFirst()
                .map(there -> "There is " + there + " already");
    }

    /** As beans are called. */
    String camel() {
        return NEXT_WORD
                .matcher(kebab)
                .replaceAll(letter ->
                        Character.toString(Character.toUpperCase(letter.group(1).charAt(0))));
    }

    /** As variables begin. */
    String upper() {
        return Setting.environmentName(kebab);
    }

    /**
     * The text with another name, and other names for settings, in one pass: what was written is not looked at again. A name of several words is replaced
     * wherever it stands; one of a single word, which may mean anything else, only where it must be the name. Names of Java and what the
     * specification is called stay.
     *
     * @param settings old name to new
     */
    String replaceIn(String text, PipelineName other, Map<String, String> settings) {
        List<String> forms = new ArrayList<>();
        settings.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .forEach(setting -> forms.add("(?<![\\w.-])" + Pattern.quote(setting) + "(?![\\w-]|\\.\\w)"));
        forms.addAll(kebab.contains("-") ? anywhere() : whereItIsTheName());
        forms.add("(?<![A-Z0-9_])" + upper() + "(?=_)");
        return Pattern.compile(String.join("|", forms))
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(replacement(found.group(), other, settings)));
    }

    private String replacement(String found, PipelineName other, Map<String, String> settings) {
        String setting = settings.get(found);
        if (setting != null) {
            return setting;
        }
        return found.equals(kebab) ? other.kebab() : found.equals(upper()) ? other.upper() : other.camel();
    }

    private List<String> anywhere() {
        return List.of(
                "(?<![A-Za-z0-9_]|docs/reference/)" + kebab + "(?![A-Za-z0-9_])",
                "(?<![A-Za-z0-9_.])" + camel() + "(?=[A-Z]|\\b)",
                "(?<![A-Z0-9_])" + upper() + "(?![A-Z0-9_])");
    }

    private List<String> whereItIsTheName() {
        return List.of(
                "(?<=\\b(?:id|nodePrefixId|settings|pipeline)\"?: {0,3}\"?)" + kebab + "(?![\\w.-])",
                "(?<=\\b(?:routes|config)/)" + kebab + "(?![\\w-])",
                "(?<=settings of )" + kebab + "(?=:)",
                "(?<=^# )" + kebab + "(?=\\s)",
                "(?<![\\w.$/-])" + kebab + "(?=\\.[a-z][a-z-]*[}=`\"'\\s])",
                "(?<![\\w.$/-])" + kebab + "(?=-[a-z])",
                "(?<=[a-z]-)" + kebab + "(?![\\w])");
    }
}
