package dev.wadi.delivery;

import dev.wadi.settings.SettingException;

/**
 * A bean of a route file that is built from its properties. Camel sets these, calls {@link #init}, and binds the bean; the file says so by {@code initMethod:
 * init}, and by {@code destroyMethod: close} where there is something to let go of. A file that does not is refused. From then on several threads use the bean.
 */
public interface RouteBean {

    /**
     * Builds what the bean works with; nothing is built in a setter, nor at each call. Called by one thread, before any route of the file runs. Leaves nothing
     * behind where it throws: nobody calls {@link #close} then, and a reload may try again for hours.
     *
     * @throws SettingException if a property cannot be used; it names the setting, where that is known
     */
    void init() throws Exception;

    /**
     * To be asked by {@link #init} for what has no default.
     *
     * @throws SettingException if the file does not give the bean this property
     */
    static void require(RouteBean bean, String property, Object value) {
        if (value == null) {
            throw new SettingException(
                    "property " + property + SettingException.OF_BEAN
                            + bean.getClass().getSimpleName(),
                    "is missing",
                    property + ": \"{{NAME_OF_A_SETTING}}\"");
        }
    }

    /** Lets go of what {@link #init} took: when a reload has put another bean in its place, and at the end. */
    default void close() throws Exception {}

    /** Of the class that a route file names as the type of a bean, such as {@code #class:com.acme.Save('orders')}. */
    static String className(String type) {
        return type.replaceFirst("^#class:", "").replaceFirst("[#(].*", "");
    }
}
