package dev.wadi.testing;

import java.util.List;

/** Names of objects that mean something to somebody on the way, and are only names. */
public final class HostileKeys {
    /** Camel's expressions and properties, paths, what URLs and forms give a meaning, other scripts, what XML has not, quotes, and the longest. */
    public static final List<String> ALL = List.of(
            "${bean:no?method=exit}",
            "a/${sys:user.home}/b.json",
            "{{wadi.home}}",
            "RAW(x)&operation=deleteBucket",
            "folder/../up.json",
            "a//b",
            "a/./b",
            " blank at both ends ",
            "+plus and%2Fpercent%00?&#=;",
            "ä€😀/漢字",
            "quote\"'<&>",
            "control\u0001\u001f characters \uFFFE",
            "ends with a slash/",
            "k".repeat(1024));

    private HostileKeys() {}
}
