//! Which specs are read, and which files belong to them.

use std::fs;
use std::io::Read as _;

use anyhow::{Context as _, Result, bail};
use keywright_generator::{Code, Diagnostic, Diagnostics, Source, Span};

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
            bail!("there is no spec in specs/: `cargo xtask new acme` begins one");
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
            sources.push(read(house, name)?);
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

    /// Specs whose provider has another name than their file. Two files could claim one crate
    /// then, and a choice by name would not find it.
    pub(crate) fn misnamed(&self) -> Vec<Diagnostic> {
        self.sources.iter().flat_map(misnamed).collect()
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

/// Reads one spec, and no more of it than a spec may have. A link could show a file of somebody
/// else's in a message, a pipe would be waited for, and a device never ends.
pub(crate) fn read(house: &House, name: &str) -> Result<Source> {
    let path = format!("specs/{name}.yaml");
    let full = house.path(&path);
    let context = || format!("cannot read {path}");
    let kind = fs::symlink_metadata(&full).with_context(context)?;
    if !kind.is_file() {
        bail!("{path} is no file: a spec is a file, not a link, a folder or a device");
    }
    let mut bytes = Vec::new();
    let most = u64::try_from(Source::LONGEST + 1).context("a spec is short")?;
    let file = fs::File::open(&full).with_context(context)?;
    file.take(most)
        .read_to_end(&mut bytes)
        .with_context(context)?;
    Ok(Source::from_bytes(path, bytes))
}

/// What is wrong with the name of one spec.
pub(crate) fn misnamed(source: &Source) -> Vec<Diagnostic> {
    another_name(source).unwrap_or_default()
}

fn another_name(source: &Source) -> Option<Vec<Diagnostic>> {
    let stem = source
        .name()
        .strip_prefix("specs/")?
        .strip_suffix(".yaml")?;
    let (start, name) = provider(source.text())?;
    if name == stem {
        return None;
    }
    let mut report = Diagnostics::new(source.name());
    let span = Span::new(start, start + name.len());
    report
        .error(
            Code::Name,
            span,
            format!("`{name}` is not the name of this file"),
        )
        .help(format!(
            "write `{stem}`, or rename the file to specs/{name}.yaml"
        ))
        .fix(span, stem);
    Some(report.into_sorted())
}

/// The name that a spec gives its provider, and where. What is no plain word is the checker's.
fn provider(text: &str) -> Option<(usize, &str)> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some(rest) = line.strip_prefix("provider:") {
            let value = rest.trim_start();
            let name = value.split(char::is_whitespace).next()?;
            let is_plain = name.starts_with(|it: char| it.is_ascii_alphanumeric());
            return is_plain.then_some((start + line.len() - value.len(), name));
        }
        start += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_provider_is_named_like_its_file() {
        let source = |text: &str| Source::new("specs/acme.yaml", text);
        for fine in [
            "provider: acme\n",
            "# x\nprovider:  acme # it\r\n",
            "provider: [\n",
            "",
        ] {
            assert_eq!(misnamed(&source(fine)), [], "{fine}");
        }
        let found = misnamed(&source("# x\nprovider: other\n"));
        assert_eq!((found[0].span.start, found[0].span.end), (14, 19));
    }
}
