package dev.wadi.delivery.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.app.StartFailure;
import dev.wadi.app.installation.Installation;
import dev.wadi.settings.SettingException;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** A claim ends behind the call that it covers; else two workers would send the same message. */
class OutboxClaimTest {
    private final CamelContext context = new DefaultCamelContext();
    private final Outbox outbox = new Outbox();

    @Test
    void aClaimThatIsNoLongerThanACallIsRefusedWithPropertyAndSetting() {
        outbox.setCamelContext(context);
        assertThatThrownBy(() -> outbox.setClaimTime("40"))
                .isInstanceOf(SettingException.class)
                .satisfies(fault -> assertThat(StartFailure.explain(fault, new Installation(Path.of("")))
                                .lines())
                        .first()
                        .asString()
                        .contains("wadi.send-timeout is 40 seconds", "claimTime of an outbox is 40"));
        assertThatCode(() -> outbox.setClaimTime("41s")).doesNotThrowAnyException();
    }

    @Test
    void theOrderInWhichItIsMadeDoesNotMatter() {
        outbox.setClaimTime("5s");
        assertThatThrownBy(() -> outbox.setCamelContext(context)).hasMessageContaining("claimTime");
    }

    @Test
    void theSettingIsTheOneOfTheProcess() {
        Properties settings = new Properties();
        settings.setProperty("wadi.send-timeout", "4");
        context.getPropertiesComponent().setInitialProperties(settings);
        outbox.setCamelContext(context);
        assertThatCode(() -> outbox.setClaimTime("5s")).doesNotThrowAnyException();
    }
}
