//! Which specs are read, and which files belong to them.

use std::fs;

use anyhow::{Context as _, Result, bail};
use keywright_generator::Source;

use crate::house::House;

/// The specs of one run.
pub(crate) struct Specs {
    sources: Vec<Source>,
    /// The providers that were asked for; none means all.
    chosen: Option<Vec<String>>,
}

impl Specs {
    /// Reads the specs of these providers, or of all. With a choice the others are not even read,
    /// so a broken one is in nobody's way.
    pub(crate) fn read(house: &House, chosen: &[String]) -> Result<Self> {
        let known = house.providers()?;
        if known.is_empty() {
            bail!("there is no spec in specs/: write one, as CONTRIBUTING.md says");
        }
        for name in chosen {
            if !known.contains(name) {
                bail!(
                    "there is no specs/{name}.yaml; there is: {}",
                    known.join(", ")
                );
            }
        }
        let names = if chosen.is_empty() {
            known
        } else {
            known.into_iter().filter(|it| chosen.contains(it)).collect()
        };
        let mut sources = Vec::new();
        for name in &names {
            let path = format!("specs/{name}.yaml");
            let text = fs::read_to_string(house.path(&path))
                .with_context(|| format!("cannot read {path}"))?;
            sources.push(Source::new(path, text));
        }
        Ok(Self {
            sources,
            chosen: (!chosen.is_empty()).then_some(names),
        })
    }

    /// The texts.
    pub(crate) fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// Whether this run may touch a file. With a choice, what other providers own and what all
    /// own together stays as it is.
    pub(crate) fn own(&self, path: &str) -> bool {
        let Some(chosen) = &self.chosen else {
            return true;
        };
        chosen.iter().any(|it| {
            path.starts_with(&format!("generated/{it}/"))
                || path == format!("docs/providers/{it}.md")
        })
    }
}
