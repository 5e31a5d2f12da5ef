package dev.wadi.app.installation;

import dev.wadi.delivery.RouteBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.util.StringHelper;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The beans that a route file defines, and where it names them. */
final class RouteBeans {
    private static final String BEANS = "beans";
    private static final String NAME = "name";
    private static final String PROPERTIES = "properties";
    /** Keys of the YAML DSL below which a plain word is the name of a bean. */
    private static final Set<String> REFERENCES = Set.of(
            "ref",
            "beanName",
            "aggregationStrategy",
            "executorService",
            "timeoutExecutorService",
            "onPrepare",
            "comparator",
            "redeliveryPolicyRef",
            "errorHandlerRef",
            "keyStoreRef");

    private final String text;
    private final Set<String> names = new LinkedHashSet<>();
    private final List<ScalarNode> references = new ArrayList<>();
    private final List<Definition> definitions = new ArrayList<>();
    private final Pattern marks;

    /**
     * A bean as the file defines it.
     *
     * @param members its plain members, {@code type} and {@code initMethod} among them, also where the file has {@code init-method}
     * @param properties as text
     */
    record Definition(String name, Map<String, String> members, Map<String, String> properties) {

        /** Without what follows it, such as arguments; empty where it has none. */
        String className(UnaryOperator<String> placeholders) {
            return RouteBean.className(member("type", placeholders));
        }

        /** With the values of its {@code {{...}}}; empty where it has none. */
        String member(String key, UnaryOperator<String> placeholders) {
            String value = members.getOrDefault(key, "");
            try {
                return placeholders.apply(value);
            } catch (IllegalArgumentException missing) {
                return value; // the setting is told by itself
            }
        }
    }

    private RouteBeans(String text) {
        this.text = text;
        Node root = root(text);
        if (root instanceof SequenceNode list) {
            list.getValue().forEach(item -> {
                beans(item).forEach(this::name);
                beans(member(item, "routeTemplate")).forEach(this::define);
            });
        }
        marks = marks(names);
        visit("", root);
    }

    /** Null for what is no YAML, which is told with its place when the file is loaded. */
    private static Node root(String text) {
        try {
            return new Compose(LoadSettings.builder().build())
                    .composeString(text)
                    .orElse(null);
        } catch (YamlEngineException e) {
            return null;
        }
    }

    static RouteBeans of(String text) {
        return new RouteBeans(text);
    }

    Set<String> names() {
        return names;
    }

    List<Definition> definitions() {
        return definitions;
    }

    private static List<Node> beans(Node item) {
        return member(item, BEANS) instanceof SequenceNode list ? list.getValue() : List.of();
    }

    private void name(Node bean) {
        if (member(bean, NAME) instanceof ScalarNode name) {
            names.add(name.getValue());
            references.add(name);
        }
        define(bean);
    }

    /** Those of a template are made for each of its routes, under other names. */
    private void define(Node bean) {
        if (member(bean, NAME) instanceof ScalarNode name) {
            definitions.add(new Definition(name.getValue(), scalars(bean), scalars(member(bean, PROPERTIES))));
        }
    }

    /** Empty for what is no mapping. */
    private static Map<String, String> scalars(Node node) {
        Map<String, String> scalars = new LinkedHashMap<>();
        if (node instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key && tuple.getValueNode() instanceof ScalarNode value) {
                    scalars.put(StringHelper.dashToCamelCase(key.getValue()), value.getValue());
                }
            }
        }
        return scalars;
    }

    private static Node member(Node node, String key) {
        if (node instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode name
                        && StringHelper.dashToCamelCase(name.getValue()).equals(key)) {
                    return tuple.getValueNode();
                }
            }
        }
        return null;
    }

    private void visit(String key, Node node) {
        if (node instanceof MappingNode map) {
            map.getValue()
                    .forEach(tuple -> visit(
                            tuple.getKeyNode() instanceof ScalarNode name ? name.getValue() : "",
                            tuple.getValueNode()));
        } else if (node instanceof SequenceNode list) {
            list.getValue().forEach(item -> visit(key, item));
        } else if (node instanceof ScalarNode scalar && isReference(key, scalar.getValue())) {
            references.add(scalar);
        }
    }

    private boolean isReference(String key, String value) {
        return (REFERENCES.contains(key) && names.contains(value))
                || marks.matcher(value).find();
    }

    /** {@code #name}, {@code #bean:name}, {@code bean:name} and {@code ref:name}, also inside a URI or an expression. */
    private static Pattern marks(Set<String> names) {
        String any = String.join("|", names.stream().map(Pattern::quote).toList());
        return Pattern.compile("(?<![\\w-])(#bean:|#|bean:|ref:)(" + (any.isEmpty() ? "(?!)" : any) + ")(?![\\w-])");
    }

    /** The text with other names, at all places that mean a bean of this file. */
    String renamed(UnaryOperator<String> names) {
        TreeMap<Integer, ScalarNode> places = new TreeMap<>();
        references.forEach(node -> places.put(node.getStartMark().orElseThrow().getIndex(), node));
        StringBuilder renamed = new StringBuilder();
        int done = 0;
        for (ScalarNode node : places.values()) {
            int start =
                    text.offsetByCodePoints(0, node.getStartMark().orElseThrow().getIndex());
            int end = text.offsetByCodePoints(0, node.getEndMark().orElseThrow().getIndex());
            renamed.append(text, done, start).append(renamed(node, text.substring(start, end), names));
            done = end;
        }
        return renamed.append(text, done, text.length()).toString();
    }

    private String renamed(ScalarNode node, String written, UnaryOperator<String> others) {
        if (names.contains(node.getValue())) {
            return written.replace(node.getValue(), others.apply(node.getValue()));
        }
        return marks.matcher(written)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + others.apply(found.group(2))));
    }
}
