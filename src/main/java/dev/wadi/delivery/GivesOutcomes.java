package dev.wadi.delivery;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a step that gives records their outcome: the words that it has for them. A scenario may expect 0 of a word only if it is known. */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface GivesOutcomes {

    /** An enum. */
    Class<? extends OutcomeWord> value();
}
