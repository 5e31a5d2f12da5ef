package dev.wadi.delivery;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.LogDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ThrowExceptionDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.model.language.ExpressionDefinition;
import org.apache.camel.model.language.MethodCallExpression;

/**
 * A text of a step that Camel evaluates, wherever in the step's model it stands: the expressions of steps that nobody has thought of are found by their type.
 *
 * @param text as it was read, with its placeholders
 */
record EvaluatedText(Kind kind, String text) {
    /** {@code to: language:simple:...} */
    private static final String LANGUAGE = "language:";

    private static final String AS_IT_IS = "constant";
    private static final String MODEL = "org.apache.camel.model";

    /** What a value may be that is put into such a text. */
    enum Kind {
        EXPRESSION(
                "(?!.*(?:==|!=|=~|~~|&&))[^'\"\\p{Cntrl}{}\\\\$<>|]*",
                "a quote, a line break, an operator or a placeholder"),
        ADDRESS("[^'\"\\p{Cntrl}{}\\\\$?&#\\s]*", "a quote, a placeholder or what separates the parts of a URI");

        private final Pattern form;
        private final String refused;

        Kind(String form, String refused) {
            this.form = Pattern.compile(form);
            this.refused = refused;
        }

        boolean takes(String value) {
            return form.matcher(value).matches();
        }

        String refused() {
            return refused;
        }
    }

    /** @param all the steps of its route: those inside of it come by themselves */
    static Set<EvaluatedText> of(ProcessorDefinition<?> step, Collection<? extends ProcessorDefinition<?>> all) {
        Set<EvaluatedText> texts = new LinkedHashSet<>();
        if (step instanceof LogDefinition log) {
            add(Kind.EXPRESSION, log.getMessage(), texts);
        } else if (step instanceof ThrowExceptionDefinition exception) {
            add(Kind.EXPRESSION, exception.getMessage(), texts);
        } else if (step instanceof BeanDefinition bean) {
            add(Kind.EXPRESSION, bean.getMethod(), texts);
        } else if (step instanceof ToDynamicDefinition to) {
            add(Kind.ADDRESS, to.getUri(), texts);
        } else if (step instanceof ToDefinition to
                && String.valueOf(to.getUri()).startsWith(LANGUAGE)) {
            add(Kind.EXPRESSION, to.getUri(), texts);
        }
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        seen.addAll(all);
        seen.remove(step);
        search(step, texts, seen);
        return texts;
    }

    private static void search(Object definition, Set<EvaluatedText> texts, Set<Object> seen) {
        if (!seen.add(definition)) {
            return;
        }
        for (Method getter : definition.getClass().getMethods()) {
            if (isOfPart(getter)) {
                Object part = value(getter, definition);
                (part instanceof Collection<?> all ? all : part == null ? List.of() : List.of(part))
                        .forEach(one -> take(one, texts, seen));
            }
        }
    }

    private static boolean isOfPart(Method getter) {
        return getter.getParameterCount() == 0
                && getter.getName().startsWith("get")
                && !getter.getName().equals("getParent")
                && !getter.getName().endsWith("Outputs")
                && (Collection.class.isAssignableFrom(getter.getReturnType())
                        || getter.getReturnType().getName().startsWith(MODEL));
    }

    private static void take(Object part, Set<EvaluatedText> texts, Set<Object> seen) {
        if (part instanceof MethodCallExpression call) {
            add(Kind.EXPRESSION, call.getMethod(), texts);
        } else if (part instanceof ExpressionDefinition expression) {
            if (!AS_IT_IS.equals(expression.getLanguage())) {
                add(Kind.EXPRESSION, expression.getExpression(), texts);
            }
        } else if (part != null && part.getClass().getName().startsWith(MODEL)) {
            search(part, texts, seen);
        }
    }

    private static Object value(Method getter, Object definition) {
        try {
            return getter.invoke(definition);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(getter + " of " + definition, e);
        }
    }

    private static void add(Kind kind, String text, Set<EvaluatedText> texts) {
        if (text != null) {
            texts.add(new EvaluatedText(kind, text));
        }
    }
}
