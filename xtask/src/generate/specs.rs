//! Which specs are read, and which files belong to them.

use std::fs;
use std::io::Read as _;

use anyhow::{Context as _, Result, bail};
use jiff::civil::Date;
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
            House::expect(&known, name)?;
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
        let (what, mend) = if kind.is_symlink() {
            ("a link", "copy the file that it leads to into its place")
        } else if kind.is_dir() {
            ("a folder", "move it out of specs/")
        } else {
            ("no file", "move it out of specs/")
        };
        bail!("{path} is {what}, and a spec is a file: {mend}");
    }
    let mut bytes = Vec::new();
    let most = u64::try_from(Source::LONGEST + 1).context("a spec is short")?;
    let file = fs::File::open(&full).with_context(context)?;
    file.take(most)
        .read_to_end(&mut bytes)
        .with_context(context)?;
    Ok(Source::from_bytes(path, bytes))
}

/// Says where the provider has another name than its file. Two files could claim one crate then,
/// and a choice by name would not find it.
pub(crate) fn misnamed(source: &Source) -> Vec<Diagnostic> {
    another_name(source).unwrap_or_default()
}

/// Says that a spec was checked on a day that has not come. A day ahead is one elsewhere on the
/// globe. The generator does not know today's date, so that it always makes the same of a text.
pub(super) fn ahead(source: &Source, today: Date) -> Option<Diagnostic> {
    let (start, day) = value(source.text(), "checked:")?;
    let read: Date = day.parse().ok()?;
    if read <= today.tomorrow().unwrap_or(today) {
        return None;
    }
    let mut report = Diagnostics::new(source.name());
    report
        .warning(
            Code::NeverChecked,
            Span::new(start, start + day.len()),
            format!("nobody can have read these pages on {day}, which is after today"),
        )
        .help("write the day on which you read them");
    report.into_sorted().pop()
}

fn another_name(source: &Source) -> Option<Vec<Diagnostic>> {
    let stem = source
        .name()
        .strip_prefix("specs/")?
        .strip_suffix(".yaml")?;
    let (start, name) = value(source.text(), "provider:")?;
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

/// What a spec writes behind a key, and where. What is no plain word is the checker's.
fn value<'a>(text: &'a str, key: &str) -> Option<(usize, &'a str)> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some(rest) = line.strip_prefix(key) {
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
    fn nobody_reads_pages_on_a_day_that_has_not_come() {
        let today = jiff::civil::date(2026, 8, 20);
        let said = |day: &str| {
            ahead(
                &Source::new("specs/acme.yaml", format!("checked: {day}\n")),
                today,
            )
        };
        for fine in [
            "2026-08-20",
            "2026-08-21",
            "1970-01-01",
            "soon",
            "2026-13-01",
        ] {
            assert_eq!(said(fine), None, "{fine}");
        }
        let found = said("2026-08-22 # it").expect("it is ahead");
        assert_eq!((found.span.start, found.span.end), (9, 19));
    }

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
