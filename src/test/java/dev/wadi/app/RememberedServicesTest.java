package dev.wadi.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultClassResolver;
import org.junit.jupiter.api.Test;

class RememberedServicesTest {
    private static final String SERVICES = "META-INF/services/org/apache/camel/";

    private final List<String> asked = new ArrayList<>();
    private final CamelContext context = new DefaultCamelContext();

    RememberedServicesTest() {
        context.setApplicationContextClassLoader(new ClassLoader(getClass().getClassLoader()) {
            @Override
            public InputStream getResourceAsStream(String name) {
                asked.add(name);
                return super.getResourceAsStream(name);
            }

            @Override
            public URL getResource(String name) {
                asked.add(name);
                return super.getResource(name);
            }
        });
    }

    @Test
    void whatIsNotThereIsLookedForOnce() {
        String absent = SERVICES + "nobody-has-this";
        assertThat(new RememberedServices(context).loadResourceAsStream(absent)).isNull();
        int before = asked.size();
        assertThat(before).isPositive();
        // another context of the same process
        assertThat(new RememberedServices(context).loadResourceAsStream(absent)).isNull();
        assertThat(asked).hasSize(before);
    }

    @Test
    void whatIsThereIsTheSameAsWithout() throws IOException {
        for (String uri : List.of(SERVICES + "component/direct", SERVICES + "component/sqs-queue", "log4j2.xml")) {
            for (int time = 1; time <= 2; time++) {
                try (InputStream remembered = new RememberedServices(context).loadResourceAsStream(uri);
                        InputStream plain = new DefaultClassResolver(context).loadResourceAsStream(uri)) {
                    assertThat(remembered).hasSameContentAs(plain);
                }
            }
        }
    }
}
