//! Texts that are made to cost much: deep, long, or small and doubled with each step.

mod many;

use std::fmt::Write as _;

const HEAD: &str = "provider: acme\ntitle: Acme\ndocs: https://docs.acme.example\nchecked: 2026-08-20\nbase_url: https://api.acme.example\n";
const BEARER: &str = "auth:\n  - bearer\n";
const PING: &str = "endpoints:\n  ping: { call: GET /ping, auth: any }\n";

fn spec(rest: &str) -> String {
    format!("{HEAD}{BEARER}{PING}{rest}")
}

fn many(number: usize, one: impl Fn(usize) -> String) -> String {
    (0..number).map(one).collect()
}

/// Texts that are made to cost much, each with a name.
pub fn costly() -> Vec<(&'static str, String)> {
    let mut all = texts();
    all.extend(long());
    all.extend(many::specs());
    all
}

/// Texts of which one thing is very long.
fn long() -> Vec<(&'static str, String)> {
    vec![
        ("50 MB", "# x\n".repeat(13_000_000)),
        (
            "50 MB scalar",
            spec(&format!("quirks: {}\n", "x".repeat(50_000_000))),
        ),
        (
            "1 MB scalar",
            spec(&format!("quirks: {}\n", "x".repeat(1_000_000))),
        ),
        (
            "1 MB words",
            spec(&format!("quirks: {}\n", "x ".repeat(500_000))),
        ),
        (
            "1 MB ticks",
            spec(&format!("quirks: \"{}\"\n", "` ".repeat(500_000))),
        ),
        (
            "1 MB odd ticks",
            spec(&format!("quirks: \"{}\"\n", "x ` ".repeat(250_001))),
        ),
        (
            "1 MB amp",
            spec(&format!("quirks: \"{};\"\n", "&".repeat(1_000_000))),
        ),
        (
            "1 MB hash",
            spec(&format!("quirks: \"{}\"\n", "#".repeat(1_000_000))),
        ),
        (
            "1 MB digits",
            spec(&format!("quirks: \"{}.\"\n", "1".repeat(1_000_000))),
        ),
        (
            "1 MB adresses",
            spec(&format!("quirks: \"{}\"\n", "https://a ".repeat(100_000))),
        ),
        (
            "1 MB quoted",
            spec(&format!("quirks: \"{}\"\n", "\\n".repeat(500_000))),
        ),
        (
            "1 MB title",
            format!("provider: acme\ntitle: {}\n", "x ".repeat(500_000)),
        ),
        ("1 MB key", spec(&format!("{}: 1\n", "x".repeat(1_000_000)))),
        (
            "1 MB quoted key",
            spec(&format!("\"{}\": 1\n", "x".repeat(1_000_000))),
        ),
    ]
}

/// Texts whose YAML costs much.
fn texts() -> Vec<(&'static str, String)> {
    let deep =
        |open: &str, close: &str, n: usize| format!("a: {}{}\n", open.repeat(n), close.repeat(n));
    let mut bomb = "a0: &a0 [x,x]\n".to_owned();
    for i in 1..40 {
        let _ = writeln!(bomb, "a{i}: &a{i} [*a{}, *a{}]", i - 1, i - 1);
    }
    vec![
        ("alias bomb", bomb),
        ("deep flow lists", deep("[", "]", 10_000)),
        ("deep flow lists open", deep("[", "", 1_000_000)),
        ("deep flow maps", deep("{a: ", "}", 10_000)),
        ("deep flow maps open", deep("{a: ", "", 200_000)),
        ("deep block lists", format!("{}a\n", "- ".repeat(10_000))),
        (
            "deep block lists 500k",
            format!("{}a\n", "- ".repeat(500_000)),
        ),
        ("deep question", format!("{}a\n", "? ".repeat(500_000))),
        (
            "deep block maps",
            many(1400, |i| format!("{}a:\n", " ".repeat(i))),
        ),
        ("keys", many(20_000, |i| format!("a{i}: \n"))),
        ("unknown keys everywhere", {
            let keys = many(1_900, |i| format!("    a{i}: 1\n"));
            let endpoints = many(25, |i| format!("  p{i}:\n    call: GET /p{i}\n{keys}"));
            format!("{HEAD}{BEARER}endpoints:\n{endpoints}")
        }),
        ("same keys", "a: \n".repeat(200_000)),
        ("flow items", format!("a: [{}]\n", "b,".repeat(400_000))),
        ("newlines", "\n".repeat(1_000_000)),
        ("spaces", " ".repeat(1_000_000)),
        ("tabs", "\t".repeat(1_000_000)),
        ("comments", "#\n".repeat(500_000)),
        ("one comment", format!("#{}", "x".repeat(1_000_000))),
        ("lone CR", "a: b\r".repeat(200_000)),
        ("nul", "\0".repeat(1_000_000)),
        (
            "bidi",
            spec(&format!("quirks: {}\n", "\u{202e}".repeat(300_000))),
        ),
        ("bom", "\u{feff}".repeat(300_000)),
        ("colons", ":".repeat(1_000_000)),
        ("quotes", "\"".repeat(1_000_000)),
        ("brackets", "]".repeat(1_000_000)),
        ("pipes", "a: |\n".to_owned() + &" x\n".repeat(300_000)),
        ("documents", "---\n".repeat(200_000)),
        ("directives", "%YAML 1.2\n".repeat(100_000)),
        (
            "tags",
            spec(&format!("quirks: [{}]\n", "!a b,".repeat(150_000))),
        ),
        ("anchors", many(20_000, |i| format!("a{i}: &a{i} b\n"))),
    ]
}
