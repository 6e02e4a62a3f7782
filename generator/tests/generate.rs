//! Every accepted spec becomes files: the same ones each time, each with its header, and complete
//! in what they tell people.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use keywright_generator::model::{Address, Expiry, Proof, Protocol, Provider, Scheme, Step};
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

/// What every source becomes, made once for all tests.
fn all() -> &'static [(Source, BTreeMap<String, String>)] {
    static ALL: OnceLock<Vec<(Source, BTreeMap<String, String>)>> = OnceLock::new();
    ALL.get_or_init(|| {
        let each = sources().into_iter().map(|it| {
            let files = files(&it);
            (it, files)
        });
        each.collect()
    })
}

#[test]
fn the_same_text_gives_the_same_bytes() {
    for (source, before) in all() {
        assert_eq!(
            *before,
            files(source),
            "{} changes from run to run",
            source.name()
        );
    }
}

#[test]
fn every_file_says_where_it_comes_from() {
    for (path, text) in all().iter().flat_map(|it| &it.1) {
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

/// The generator lays lines out and knows no grammar, so a parser that does has the last word.
#[test]
fn every_rust_file_is_rust() {
    for (path, text) in all().iter().flat_map(|it| &it.1) {
        if Path::new(path).extension().is_some_and(|it| it == "rs")
            && let Err(error) = syn::parse_file(text)
        {
            panic!("{path} is not Rust: {error}\n{text}");
        }
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
    for (source, files) in all() {
        let provider = check(source).expect("the spec is accepted");
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
        let lookup = it.tenant.iter().map(|it| &it.step);
        let steps = it.sign_in.iter().chain(&it.acquire).chain(&it.refresh);
        let steps = steps.chain(&it.revoke).chain(lookup);
        let named = |it: &Step| format!("`{}`", provider.endpoint(it.endpoint).id);
        facts.extend(steps.map(named));
        facts.extend(origin(provider, it));
        facts.extend(
            it.examples
                .iter()
                .flat_map(|it| &it.sends)
                .map(|it| it.2.clone()),
        );
    }
    facts
}

/// What a reader must find about where a credential comes from and where its calls go.
fn origin(provider: &Provider, it: &Scheme) -> Vec<String> {
    let mut facts = Vec::new();
    let parents = it.parents.iter().map(|&it| &provider.schemes[it].id);
    let parents: Vec<_> = parents.map(|it| format!("`{it}`")).collect();
    if !parents.is_empty() {
        let word = if it.yielded {
            "in the answer by which"
        } else {
            "by a client that holds"
        };
        facts.push(format!("{word} {}", parents.join(" or ")));
    }
    if let Some(first) = &it.sign_in {
        let way = match provider.endpoint(first.endpoint).protocol {
            Protocol::Browser => "A person lets the client in",
            _ => "A person enters a code on another device",
        };
        facts.push(way.to_owned());
        let held = it.inputs.iter().any(|it| it.name == "refresh_token");
        facts.extend(held.then(|| "a refresh token of an earlier sign-in".to_owned()));
    } else if it.acquire.is_empty() && it.refresh.is_some() {
        facts.push("The caller holds what it is refreshed with".to_owned());
    }
    match &it.address {
        Address::Base => {}
        Address::Path(path) => facts.push(format!("`{path}`")),
        Address::Kept(url) => {
            facts.push(format!("`{url}`"));
            facts.extend(provider.hosts_under.iter().map(|it| format!("`{it}`")));
        }
    }
    if let Some(tenant) = &it.tenant {
        facts.push(format!("chooses one by its `{}`", tenant.pick));
    }
    if let Some(scopes) = &it.scopes {
        facts.push("Scopes that are asked for".to_owned());
        facts.extend(scopes.iter().map(|it| format!("`{it}`")));
        facts.push(match it.scope_separator.as_str() {
            " " => "with a space between".to_owned(),
            other => format!("with `{other}` between"),
        });
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
    if let Some(sunset) = &provider.sunset {
        facts.push(sunset.on.clone());
        facts.extend(
            sunset
                .help
                .iter()
                .map(|it| it.trim_end_matches('.').to_owned()),
        );
        facts.extend(
            sunset
                .replacement
                .iter()
                .map(|it| format!("keywright-{it}")),
        );
        facts.extend(sunset.except.iter().map(|it| format!("`{it}`")));
    }
    for it in &provider.endpoints {
        let method = match it.protocol {
            Protocol::Http => it.method.as_str(),
            Protocol::WebSocket => "WEBSOCKET",
            Protocol::Browser => "BROWSER",
        };
        let client = it.client.map(|it| match it.proof {
            Proof::None => "| the client's id |",
            Proof::ClientSecretJwt | Proof::PrivateKeyJwt => {
                "| the client's id, and a token that it signs |"
            }
            proof if proof.is_certificate() => {
                "| the client's id, and the certificate of its connection |"
            }
            _ if it.public => "| the client's id, and its secret if it has one |",
            _ => "| the client's id and secret |",
        });
        let address = match &it.discovered {
            Some(it) => format!("{{{}}}", it.name()),
            None => it.path.to_string(),
        };
        let row = format!("| `{}` | `{method} {address}` |", it.id);
        facts.push(client.map_or_else(|| row.clone(), |it| format!("{row}{}", &it[1..])));
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

/// What is not given is left out of the examples, and never shown as a hole.
#[test]
fn the_documents_have_no_holes() {
    for (source, files) in all() {
        let provider = check(source).expect("the spec is accepted");
        let page = &files[&format!("docs/providers/{}.md", provider.name)];
        let fences = ["```sh", "```text"].into_iter();
        let shown = fences.flat_map(|fence| page.split(fence).skip(1));
        let shown = shown.filter_map(|it| it.split("```").next());
        for command in shown {
            let hole = command
                .find("'{")
                .filter(|at| !command[*at..].starts_with("'{\""));
            let hole = hole.or_else(|| command.find("={"));
            assert!(hole.is_none(), "{} shows a hole: {command}", source.name());
        }
        assert!(
            !page.contains("| --- | --- | --- | --- |\n\n"),
            "{} has an empty table",
            source.name()
        );
    }
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
    for (source, files) in all() {
        let provider = check(source).expect("the spec is accepted");
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
