//! Every accepted spec becomes files: the same ones each time, each with its header, and complete
//! in what they tell people.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use keywright_generator::model::{Expiry, Provider};
use keywright_generator::{File, Source, check, generate};

/// The shipped specs and every accepted fixture, under the names that generated files mention.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = [root.join("../specs"), root.join("tests/accepted")];
    let entries = folders
        .iter()
        .flat_map(|it| fs::read_dir(it).expect("the folder is there"));
    let mut paths: Vec<_> = entries
        .map(|it| it.expect("it can be listed").path())
        .collect();
    paths.retain(|it| it.extension().is_some_and(|it| it == "yaml"));
    paths.sort();
    let source = |path: &std::path::PathBuf| {
        let name = path
            .file_name()
            .expect("a file has a name")
            .to_string_lossy();
        Source::new(
            format!("specs/{name}"),
            fs::read_to_string(path).expect("a spec is text"),
        )
    };
    paths.iter().map(source).collect()
}

fn files(source: &Source) -> BTreeMap<String, String> {
    let files = generate(std::slice::from_ref(source)).expect("the spec is accepted");
    files
        .into_iter()
        .map(|File { path, text }| (path, text))
        .collect()
}

#[test]
fn the_same_text_gives_the_same_bytes() {
    for source in sources() {
        assert_eq!(
            files(&source),
            files(&source),
            "{} changes from run to run",
            source.name()
        );
    }
}

#[test]
fn every_file_says_where_it_comes_from() {
    for (path, text) in sources().iter().flat_map(files) {
        let head: Vec<_> = text.lines().take(2).collect();
        let line = head[usize::from(head[0] == "{")];
        assert!(
            line.contains("by `cargo xtask generate`. Do not edit."),
            "{path} begins with {line}"
        );
        assert!(
            text.ends_with('\n') && !text.ends_with("\n\n"),
            "{path} ends in no newline, or in many"
        );
        assert!(
            !text.contains(" \n"),
            "{path} has spaces at the end of a line"
        );
    }
}

#[test]
fn what_is_wrong_in_any_spec_is_told() {
    let sources = [
        Source::new("specs/a.yaml", "provider: a\n"),
        Source::new("specs/b.yaml", "provider: [\n"),
    ];
    let mistakes = generate(&sources).expect_err("neither is a spec");
    assert!(mistakes.len() > 1, "{mistakes:?}");
}

#[test]
fn the_documents_are_complete() {
    for source in sources() {
        let provider = check(&source).expect("the spec is accepted");
        let files = files(&source);
        let page = &files[&format!("docs/providers/{}.md", provider.name)];
        let readme = &files[&format!("generated/{}/README.md", provider.name)];
        for text in [page, readme] {
            told(text, schemes(&provider), source.name());
        }
        told(page, rest(&provider), source.name());
    }
}

/// What a reader must find about the schemes.
fn schemes(provider: &Provider) -> Vec<String> {
    let mut facts = vec![provider.title.clone(), provider.checked.clone()];
    facts.extend(provider.quirks.iter().chain(&provider.docs).cloned());
    for it in &provider.schemes {
        facts.extend([format!("### `{}`", it.id), it.title.clone()]);
        facts.extend(it.help.iter().chain(&it.quirks).chain(&it.docs).cloned());
        facts.extend(
            it.inputs
                .iter()
                .flat_map(|it| [Some(it.env.clone()), it.help.clone()])
                .flatten(),
        );
        let lifetimes = it.expires.iter().chain(&it.refresh_expires);
        facts.extend(lifetimes.filter_map(lifetime));
        if it.expires == [Expiry::Never] {
            let held = it.acquire.is_empty();
            facts.push(
                if held {
                    "None that the client knows of."
                } else {
                    "Never."
                }
                .to_owned(),
            );
        }
        let steps = it.acquire.iter().chain(&it.refresh).chain(&it.revoke);
        facts.extend(steps.map(|it| format!("`{}`", provider.endpoint(it.endpoint).id)));
        facts.extend(
            it.examples
                .iter()
                .flat_map(|it| &it.sends)
                .map(|it| it.2.clone()),
        );
    }
    facts
}

fn lifetime(expiry: &Expiry) -> Option<String> {
    match expiry {
        Expiry::In(path, _) | Expiry::At(path, _) => Some(format!("`{}`", path.join("."))),
        Expiry::Requested(name, _) | Expiry::Jwt(name) => Some(format!("`{name}`")),
        Expiry::After(seconds) | Expiry::Idle(seconds) => {
            let units = [
                (1, "second"),
                (60, "minute"),
                (3_600, "hour"),
                (86_400, "day"),
            ];
            let (length, unit) = units
                .into_iter()
                .rev()
                .find(|it| seconds % it.0 == 0 && seconds / it.0 > 0)?;
            // An hour is told as sixty minutes, because vendors write it so.
            let (length, unit) = if seconds / length < 3 && length == 3_600 {
                (60, "minute")
            } else {
                (length, unit)
            };
            Some(format!("{} {unit}", seconds / length))
        }
        Expiry::Never => None,
        Expiry::Unknown => Some("renewed when it is refused".to_owned()),
    }
}

/// What a reader must find about everything else.
fn rest(provider: &Provider) -> Vec<String> {
    let mut facts = provider.scopes.clone();
    for it in &provider.endpoints {
        facts.push(format!("`{}`", it.id));
        facts.extend(it.help.iter().chain(&it.quirks).chain(&it.docs).cloned());
    }
    for it in &provider.errors {
        facts.push(format!("Error form `{}`", it.id));
        facts.extend(
            [&it.code, &it.text]
                .into_iter()
                .filter(|it| !it.is_empty())
                .map(|it| it.join(".")),
        );
    }
    facts.extend(
        provider
            .hosts
            .iter()
            .flat_map(|it| [it.name.clone(), it.env.clone()]),
    );
    facts
}

fn told(text: &str, facts: Vec<String>, name: &str) {
    let plain = |text: &str| {
        text.replace('\\', "")
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    let text = plain(text);
    for fact in facts {
        assert!(
            text.contains(&plain(&fact)),
            "the documents of {name} do not tell: {fact}"
        );
    }
}

#[test]
fn links_lead_somewhere() {
    for source in sources() {
        let provider = check(&source).expect("the spec is accepted");
        let files = files(&source);
        let spec = format!("specs/{}.yaml", provider.name);
        let documents = files.iter().filter(|it| {
            Path::new(it.0).extension().is_some_and(|it| it == "md") && *it.0 != "specs/README.md"
        });
        for (path, text) in documents {
            let anchors: BTreeSet<_> = text
                .lines()
                .filter_map(|it| it.strip_prefix('#'))
                .map(anchor)
                .collect();
            for link in text
                .split("](")
                .skip(1)
                .filter_map(|it| it.split(')').next())
            {
                let target = resolve(path, link);
                let found = link.strip_prefix('#').map_or_else(
                    || target == spec || files.contains_key(&target),
                    |name| anchors.contains(name),
                );
                assert!(found, "{path} links to {link}, which is not there");
            }
        }
    }
}

/// The anchor that a heading gets: lower case, hyphens for spaces, no other punctuation.
fn anchor(heading: &str) -> String {
    let words = heading
        .trim_start_matches('#')
        .trim()
        .to_lowercase()
        .replace(' ', "-");
    words
        .chars()
        .filter(|it| it.is_alphanumeric() || matches!(it, '-' | '_'))
        .collect()
}

fn resolve(from: &str, link: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    parts.join("/")
}
