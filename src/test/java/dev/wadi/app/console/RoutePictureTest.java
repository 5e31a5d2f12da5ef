package dev.wadi.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoutePictureTest {

    @Test
    void aStepIsCalledByItsIdAndErrorHandlingIsNoStep() throws Exception {
        String picture = RoutePicture.of("""
                <?xml version="1.0" encoding="UTF-8"?>
                <routes xmlns="http://camel.apache.org/schema/spring">
                  <route id="orders">
                    <from id="source" uri="direct:a"/>
                    <onException id="refused"><process id="note-refusal"/></onException>
                    <filter id="kept"><simple>${header.a} &lt; 1 &amp;&amp; 'ä' != ''</simple><bean id="save" ref="b"/></filter>
                    <filter id="on"><method ref="flag" method="isOn"/></filter>
                    <log message="x"/>
                  </route>
                </routes>
                """);
        assertThat(picture)
                .doesNotContain("onException", "note-refusal")
                .contains(
                        "<route customId=\"true\" id=\"orders\">",
                        "<filter customId=\"true\" id=\"kept\">",
                        "<bean customId=\"true\" id=\"save\" ref=\"b\"/>",
                        "${header.a} &lt; 1 &amp;&amp; 'ä' != ''",
                        "<method method=\"isOn\" ref=\"flag\">flag.isOn</method>",
                        "<log message=\"x\"/>");
    }
}
