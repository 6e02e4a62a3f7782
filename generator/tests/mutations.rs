//! Whatever a spec holds, the checker answers and does not panic.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use keywright_generator::{Source, check};
use proptest::prelude::*;

/// Pieces that mean something somewhere.
const PIECES: &[&str] = &[
    "",
    ":",
    ": ",
    "- ",
    "{",
    "}",
    "[",
    "]",
    "\n",
    "  ",
    "\"",
    "'",
    "{x}",
    "{base64(",
    "= ",
    "optional ",
    "|",
    "any",
    "none",
    "from ",
    "after 60m",
    "never",
    "header ",
    "basic",
    "secret",
    "string",
    "enum a|b",
    "https://",
    "..",
    "\u{202e}",
    "é",
    "\u{0}",
    "&a",
    "*a",
    "<<",
    "!t",
    "---",
    "#",
    "0",
    "-1",
    "1e9",
    "null",
    "~",
    "\t",
    "%2e",
];

fn specs() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let mut paths: Vec<_> = fs::read_dir(root)
        .unwrap()
        .map(|it| it.unwrap().path())
        .collect();
    paths.sort();
    paths
        .iter()
        .filter(|it| it.extension().is_some_and(|it| it == "yaml"))
        .map(|it| fs::read_to_string(it).unwrap())
        .collect()
}

/// Checks a text; each fault lies inside it, on character boundaries.
fn look(text: &str) {
    let source = Source::new("mutated.yaml", text);
    for it in check(&source).err().unwrap_or_default() {
        assert!(text.get(it.span.range()).is_some(), "{it:?}");
        assert!(!it.message.is_empty() && it.help.is_some(), "{it:?}");
        it.plain(&source);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mutated_specs_never_panic(
        which in any::<prop::sample::Index>(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0..12_usize, prop::sample::select(PIECES)), 1..4),
    ) {
        let specs = specs();
        let mut text = which.get(&specs).clone();
        for (at, length, piece) in edits {
            let mut start = at.index(text.len());
            while !text.is_char_boundary(start) {
                start -= 1;
            }
            let mut end = (start + length).min(text.len());
            while !text.is_char_boundary(end) {
                end += 1;
            }
            text.replace_range(start..end, piece);
        }
        look(&text);
    }

    #[test]
    fn lines_in_another_order_never_panic(which in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), to in any::<prop::sample::Index>()) {
        let specs = specs();
        let mut lines: Vec<_> = which.get(&specs).lines().collect();
        let line = lines.remove(at.index(lines.len()));
        lines.insert(to.index(lines.len()), line);
        look(&lines.join("\n"));
    }

    #[test]
    fn any_text_never_panics(text in "\\PC{0,80}") {
        look(&text);
        look(&format!("provider: {text}\nauth: {text}\nendpoints: {{ a: {{ call: {text} }} }}\n"));
    }
}
