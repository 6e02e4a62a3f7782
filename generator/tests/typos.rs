//! A misspelt word is told once, and never passed over.
//!
//! Each word of the shipped specs and of the accepted fixtures is misspelt, one at a time. One
//! fault is one message: whatever depends on the word must not complain as well. And where nothing
//! is told, the word is free text that went into the model as it stands.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::HashSet;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use keywright_generator::{Severity, Source, inspect};

/// Fixtures that use much of the language in one file.
const FIXTURES: &[&str] = &[
    "authorization_code_long_form",
    "derived_chain",
    "error_forms",
    "hosts_with_two_variables",
    "lifetime_that_was_asked_for",
    "session_refresh",
    "tenant_path",
    "two_tokens_from_one_answer",
    "whole_body_is_the_token",
];

fn specs() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let entries = fs::read_dir(root.join("../specs")).unwrap();
    let shipped = entries.map(|it| it.unwrap().path());
    let fixture = |it: &&'static str| root.join(format!("tests/accepted/{it}.yaml"));
    let mut paths: Vec<_> = shipped.chain(FIXTURES.iter().map(fixture)).collect();
    paths.retain(|it| it.extension().is_some_and(|it| it == "yaml"));
    paths.sort();
    paths
}

/// The words of a text, outside of comments and of what is written for people.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    let mut prose_from = None;
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        let end = ["#", "help:", "title:", "quirk:", "quirks:", "docs:"]
            .iter()
            .filter_map(|it| line.find(it))
            .min();
        if prose_from.is_some_and(|it| indent <= it && !line.trim().is_empty()) {
            prose_from = None;
        }
        let code = match (prose_from, end) {
            (Some(_), _) => "",
            (None, Some(end)) => &line[..end],
            // The reason of an answer to a warning, on a line of its own or behind `allow:`.
            (None, None) if answers_a_warning(line) => {
                let code = line.find('W').unwrap_or_default();
                &line[..line[code..].find(": ").map_or(line.len(), |it| code + it)]
            }
            (None, None) => line,
        };
        if line.trim_end().ends_with(':') && end.is_some() {
            prose_from = Some(indent);
        }
        for (at, it) in code.char_indices() {
            if it.is_ascii_alphanumeric() || it == '_' {
                match words.last_mut() {
                    Some(word) if word.end == start + at => word.end += 1,
                    _ => words.push(start + at..start + at + 1),
                }
            }
        }
        start += line.len();
    }
    words
}

/// Whether a line is an answer to a warning, such as `W0502 log_out.token: The reason.`
fn answers_a_warning(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with('W') || line.starts_with("allow: {")
}

/// Two letters of the middle change places, or one of two that are the same is lost.
fn misspelt(word: &str) -> Option<String> {
    let middle = word.len() / 2;
    if word.len() < 3 || !word.is_ascii() || word.starts_with(|it: char| it.is_ascii_digit()) {
        return None;
    }
    let mut letters: Vec<char> = word.chars().collect();
    if letters[middle] == letters[middle - 1] {
        letters.remove(middle);
    } else {
        letters.swap(middle, middle - 1);
    }
    Some(letters.into_iter().collect())
}

/// What is wrong with the answers to the misspellings of one file.
fn look(path: &Path, seen: &mut HashSet<[String; 3]>) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap();
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let words = words(&text);
    let mut wrong = Vec::new();
    for (index, at) in words.iter().enumerate() {
        let around = |it: Option<&Range<usize>>| it.map_or("", |it| &text[it.clone()]);
        let before = around(index.checked_sub(1).and_then(|it| words.get(it)));
        // The same word in the same surroundings is the same case.
        let after = around(words.get(index + 1));
        if !seen.insert([before, &text[at.clone()], after].map(str::to_owned)) {
            continue;
        }
        let Some(word) = misspelt(&text[at.clone()]) else {
            continue;
        };
        let mut changed = text.clone();
        changed.replace_range(at.clone(), &word);
        let source = Source::new(name.as_str(), changed);
        let outcome = inspect(&source);
        let errors = outcome
            .found
            .iter()
            .filter(|it| it.severity() == Severity::Error);
        let errors: Vec<_> = errors.map(|it| it.plain(&source)).collect();
        let place = source.position(at.start);
        let what = format!(
            "{name}:{}: `{}` became `{word}`",
            place.line,
            &text[at.clone()]
        );
        if errors.len() > 1 {
            wrong.push(format!(
                "{what}, one fault with several messages:\n{}",
                errors.concat()
            ));
        }
        if errors.is_empty() {
            let model = format!("{:?}", outcome.made).to_lowercase();
            if !model.contains(&word.to_lowercase()) {
                wrong.push(format!("{what}, and nobody noticed\n"));
            }
        }
    }
    wrong
}

#[test]
fn one_misspelt_word_is_one_message() {
    let specs = specs();
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let (left, right) = specs.split_at(specs.len() / 2);
        let halves = [left, right].map(|half| {
            scope.spawn(move || {
                let mut seen = HashSet::new();
                let found = half.iter().flat_map(|it| look(it, &mut seen));
                found.collect::<Vec<_>>()
            })
        });
        halves
            .into_iter()
            .flat_map(|it| it.join().unwrap())
            .collect()
    });
    assert!(wrong.is_empty(), "{}", wrong.concat());
}
