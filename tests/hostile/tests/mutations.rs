//! Whatever a spec holds, the generator answers, and what it makes has nothing in it that a spec may
//! not bring about.

use std::ops::Range;

use keywright_generator::{Source, check};
use keywright_hostile::{hold, seeds};
use proptest::prelude::*;
use proptest::sample::Index;

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
    "jwt",
    "jwt token",
    "from request.",
    "{join(a ',')}",
    "{first(a b)}",
    "BROWSER /",
    "https://a.example/b",
    "client_secret_basic",
    "host",
    "[string]",
    "{}",
];

/// Where the names and words of a text stand.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, it) in text.char_indices() {
        if it.is_ascii_alphanumeric() || it == '_' {
            match words.last_mut() {
                Some(word) if word.end == at => word.end += 1,
                _ => words.push(at..at + 1),
            }
        }
    }
    words
}

/// A spec in which some words stand where others stood.
fn swapped(which: Index, swaps: Vec<(Index, Index)>) -> String {
    let mut text = which.get(seeds()).clone();
    for (at, from) in swaps {
        let words = words(&text);
        let (at, from) = (at.get(&words).clone(), from.get(&words).clone());
        let word = text[from].to_owned();
        text.replace_range(at, &word);
    }
    text
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
        which in any::<Index>(),
        edits in prop::collection::vec((any::<Index>(), 0..12_usize, prop::sample::select(PIECES)), 1..4),
    ) {
        let mut text = which.get(seeds()).clone();
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
    fn lines_in_another_order_never_panic(which in any::<Index>(), at in any::<Index>(), to in any::<Index>()) {
        let mut lines: Vec<_> = which.get(seeds()).lines().collect();
        let line = lines.remove(at.index(lines.len()));
        lines.insert(to.index(lines.len()), line);
        look(&lines.join("\n"));
    }

    /// References lead to other places of the same file, and to themselves.
    #[test]
    fn words_of_other_places_never_panic(
        which in any::<Index>(),
        swaps in prop::collection::vec((any::<Index>(), any::<Index>()), 1..4),
    ) {
        look(&swapped(which, swaps));
    }

    #[test]
    fn any_text_never_panics(text in "\\PC{0,80}") {
        look(&text);
        look(&format!("provider: {text}\nauth: {text}\nendpoints: {{ a: {{ call: {text} }} }}\n"));
    }
}

proptest! {
    // Each case writes a whole crate, which takes a while.
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Past the checker nothing goes wrong.
    #[test]
    fn what_is_accepted_becomes_files(which in any::<Index>(), swaps in prop::collection::vec((any::<Index>(), any::<Index>()), 0..3)) {
        let text = swapped(which, swaps);
        if let Err(fault) = hold(&text) {
            prop_assert!(false, "{fault}\nof\n{text}");
        }
    }
}
