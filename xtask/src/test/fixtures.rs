//! Generates a crate from every accepted fixture of the generator, in a workspace beside what is
//! built, and lives each crate's life against the strict server. A fixture shows one feature of
//! the language, so every feature compiles and is spoken on the wire, and not only those that a
//! shipped provider happens to need. Adding a fixture edits no list.

use std::fs;

use anyhow::{Context as _, Result, bail};
use keywright_generator::{Source, check};

use crate::house::House;
use crate::report;
use crate::scratch::Scratch;
use crate::workbench::Workbench;

use super::Outcome;
use super::lives::{Spec, live};

/// Where the fixtures lie.
const FIXTURES: &str = "generator/tests/accepted";

/// What every fixture calls its provider. Crates that lie side by side need names of their own.
const PLACEHOLDER: &str = "provider: acme\n";

/// Lives the life of every fixture.
pub(super) fn run(bench: &Workbench<'_>) -> Result<Outcome> {
    let scratch = Scratch::new(bench.house(), "fixtures");
    live(bench, &scratch, &fixtures(bench.house())?, "fixture")
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
    use super::*;

    #[test]
    fn a_provider_is_named_after_its_file() {
        let renamed = renamed("provider: acme\ntitle: Acme\n", "basic_own");
        assert_eq!(renamed, "provider: basic-own\ntitle: Acme\n");
    }
}
