package dev.wadi.blocks;

import dev.wadi.settings.SettingType;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.support.service.ServiceSupport;

/** {@code {{flag:SETTING}}}: {@code true} or {@code false} for a setting of the type {@code flag}, which may also be a number, or a word in any case. */
public final class FlagFunction extends ServiceSupport implements PropertiesFunction, CamelContextAware {
    private CamelContext camelContext;

    @Override
    public String getName() {
        return "flag";
    }

    @Override
    public String apply(String setting) {
        return String.valueOf(SettingType.isOn(camelContext.resolvePropertyPlaceholders("{{" + setting + "}}")));
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }
}
