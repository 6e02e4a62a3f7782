//! Generates a crate from every accepted fixture of the generator, in a workspace beside what is
//! built, and lives each crate's life against the strict server. A fixture shows one feature of
//! the language, so every feature compiles and is spoken on the wire, and not only those that a
//! shipped provider happens to need. Adding a fixture edits no list.

use std::fs;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use keywright_generator::{Source, check};

use crate::house::House;
use crate::report;
use crate::scratch::Scratch;
use crate::workbench::Workbench;

use super::Outcome;
use super::lives::{Spec, live, lives, prepare};

/// Where the fixtures lie.
const FIXTURES: &str = "generator/tests/accepted";

/// What every fixture calls its provider. Crates that lie side by side need names of their own.
const PLACEHOLDER: &str = "provider: acme\n";

/// The fixtures whose exchanges a reviewer reads, in `tests/wire/fixtures`: each grant of OAuth
/// 2.0 and each way in which its clients prove themselves. The providers of the project show the
/// rest of the language.
pub(super) const SHOWN: &[&str] = &[
    "authorization-code",
    "authorization-code-public",
    "bound-sign-in",
    "bound-token",
    "client-secret-jwt",
    "device-code",
    "discovered-page",
    "discovered-resource",
    "jwt-bearer",
    "oauth2-basic",
    "oauth2-basic-raw",
    "oauth2-post",
    "odd-provider",
    "password",
    "private-key-jwt",
    "pushed-and-introspected",
    "registered-clients",
    "tls-client",
    "tls-client-self-signed",
    "token-exchange",
    "token-exchange-for-an-actor",
    "token-exchange-for-no-access-token",
    "token-exchange-of-another-scheme",
];

/// What one of them is called.
const NOUN: &str = "fixture";

/// The snapshot tests of those that are shown, in a workspace that is written anew.
pub(crate) fn shown(bench: &Workbench<'_>) -> Result<Command> {
    let scratch = Scratch::new(bench.house(), "fixtures");
    prepare(bench, &scratch, &fixtures(bench.house())?, NOUN)?;
    let mut tests = lives(&scratch, NOUN);
    let names = SHOWN
        .iter()
        .map(|it| format!("{}::wire", it.replace('-', "_")));
    tests.args(["--", "--exact"]).args(names);
    Ok(tests)
}

/// Lives the life of every fixture.
pub(super) fn run(bench: &Workbench<'_>) -> Result<Outcome> {
    let scratch = Scratch::new(bench.house(), "fixtures");
    live(bench, &scratch, &fixtures(bench.house())?, NOUN)
}

/// The fixtures, each with its provider named after the file.
fn fixtures(house: &House) -> Result<Vec<Spec>> {
    let mut fixtures = Vec::new();
    for path in house.files(FIXTURES)? {
        if path.extension().is_none_or(|it| it != "yaml") {
            continue;
        }
        let shown = house.show(&path);
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {shown}"))?;
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let source = Source::new(shown, renamed(&text, &stem));
        let provider = match check(&source) {
            Ok(provider) => provider,
            Err(found) => {
                report::print(std::slice::from_ref(&source), &found);
                bail!("{} is not accepted", source.name());
            }
        };
        fixtures.push(Spec {
            name: provider.name,
            source,
        });
    }
    Ok(fixtures)
}

/// The text of a fixture whose provider is named after its file.
fn renamed(text: &str, stem: &str) -> String {
    let name = format!("provider: {}\n", stem.replace('_', "-"));
    text.replacen(PLACEHOLDER, &name, 1)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use keywright_generator::model::Proof;
    use keywright_generator::{CLIENTS, kinds};

    use super::*;

    fn house() -> House {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
        House::at(root.expect("it lies in the project").to_owned())
    }

    #[test]
    fn every_grant_and_every_client_authentication_is_shown() {
        let fixtures = fixtures(&house()).expect("they are accepted");
        let shown: Vec<_> = fixtures
            .iter()
            .filter(|it| SHOWN.contains(&it.name.as_str()))
            .map(|it| &it.source)
            .collect();
        assert_eq!(shown.len(), SHOWN.len(), "one of {SHOWN:?} is no fixture");
        for (kind, _) in kinds().filter(|it| it.0.starts_with("oauth2_")) {
            let is_of = |it: &&&Source| it.text().contains(&format!("- {kind}:"));
            assert!(
                shown.iter().any(|it| is_of(&it)),
                "no fixture that is shown is of {kind}"
            );
        }
        let providers: Vec<_> = shown.iter().filter_map(|it| check(it).ok()).collect();
        let endpoints = providers.iter().flat_map(|it| &it.endpoints);
        let proofs: Vec<_> = endpoints.filter_map(|it| Some(it.client?.proof)).collect();
        for word in CLIENTS {
            let is_shown = Proof::named(word).is_some_and(|it| proofs.contains(&it));
            assert!(
                is_shown,
                "no client of a fixture that is shown proves itself by {word}"
            );
        }
    }

    #[test]
    fn every_snapshot_of_a_fixture_is_asked_for() {
        let files = house()
            .files("tests/wire/fixtures")
            .expect("they can be read");
        let files = files.iter().filter_map(|it| it.file_name()?.to_str());
        let found: Vec<_> = files.collect();
        let mut asked: Vec<_> = SHOWN.iter().map(|it| format!("{it}.snap")).collect();
        asked.sort();
        assert_eq!(
            found, asked,
            "`cargo xtask review --fixtures --accept` mends it"
        );
    }

    #[test]
    fn a_provider_is_named_after_its_file() {
        let renamed = renamed("provider: acme\ntitle: Acme\n", "basic_own");
        assert_eq!(renamed, "provider: basic-own\ntitle: Acme\n");
    }
}
