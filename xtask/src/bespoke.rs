//! A package of tests and the crates that are generated for them alone, from specs that are no part
//! of the project. The tests and the specs stay where they are written; the rest lies beside what
//! is built.

use std::fmt::Write as _;
use std::fs;

use anyhow::{Context as _, Result, bail};
use keywright_generator::{Source, generate};

use crate::report;
use crate::scratch::Scratch;
use crate::workbench::Workbench;

/// A package of tests with crates of its own.
pub(crate) struct Bespoke {
    /// Its name, and that of its tests and of the workspace.
    pub(crate) name: &'static str,
    /// The tests.
    pub(crate) tests: &'static str,
    /// The specs of the crates, `FOLDER/NAME.yaml` each.
    pub(crate) specs: &'static [&'static str],
    /// What the tests need besides: lines of the manifest.
    pub(crate) needs: &'static str,
}

impl Bespoke {
    /// Writes the workspace that holds the crates and the package.
    pub(crate) fn prepare<'a>(&self, bench: &Workbench<'a>) -> Result<Scratch<'a>> {
        let (house, scratch) = (bench.house(), Scratch::new(bench.house(), self.name));
        let mut sources = Vec::new();
        for spec in self.specs {
            let text = fs::read_to_string(house.path(spec));
            let text = text.with_context(|| format!("cannot read {spec}"))?;
            sources.push(Source::new(*spec, text));
        }
        let files = match generate(&sources) {
            Ok(files) => files,
            Err(found) => {
                report::print(&sources, &found);
                bail!("{} is not accepted", self.specs.join(" or "));
            }
        };
        scratch.write(&files, &[self.name])?;
        let manifest = self.manifest(&house.path(self.tests).display().to_string());
        scratch.put(&format!("{}/Cargo.toml", self.name), &manifest)?;
        let library = "//! Holds the tests, which lie where they are written.\n";
        scratch.put(&format!("{}/src/lib.rs", self.name), library)?;
        bench.run(&mut scratch.lock())?;
        Ok(scratch)
    }

    fn manifest(&self, tests: &str) -> String {
        let name = self.name;
        let crates: Vec<_> = self.specs.iter().copied().map(provider).collect();
        let features: Vec<_> = crates
            .iter()
            .map(|it| format!("keywright-{it}/reqwest"))
            .collect();
        let mut text = format!(
            "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
             [features]\nreqwest = {features:?}\n\n[dependencies]\n"
        );
        for it in crates {
            let _ = writeln!(
                text,
                "keywright-{it} = {{ path = \"../generated/{it}\", default-features = false }}"
            );
        }
        let _ = write!(
            text,
            "\n[dev-dependencies]\n\
             # With it, dependencies have the features that they have in the root.\n\
             keywright-support = {{ workspace = true }}\n{}\n[[test]]\nname = {name:?}\npath = {tests:?}\n\n\
             [lints]\nworkspace = true\n",
            self.needs
        );
        text
    }
}

/// The provider of a spec: the name of its file.
fn provider(spec: &str) -> &str {
    let file = spec.rsplit('/').next().unwrap_or(spec);
    file.strip_suffix(".yaml").unwrap_or(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_package_has_the_crates_of_its_specs() {
        let bespoke = Bespoke {
            name: "tried",
            tests: "tests/tried/main.rs",
            specs: &["tests/tried/one.yaml", "tests/tried/two.yaml"],
            needs: "tokio = { version = \"1\" }\n",
        };
        let manifest = bespoke.manifest("/house/tests/tried/main.rs");
        for line in [
            "name = \"tried\"",
            "reqwest = [\"keywright-one/reqwest\", \"keywright-two/reqwest\"]",
            "keywright-two = { path = \"../generated/two\", default-features = false }",
            "tokio = { version = \"1\" }",
            "path = \"/house/tests/tried/main.rs\"",
        ] {
            assert!(manifest.lines().any(|it| it == line), "{manifest}");
        }
    }
}
