//! What a run says about files: lines for people, objects for programs.

use keywright_generator::Severity;
use keywright_generator::output::{Change, ChangeKind as Kind};
use serde_json::json;

use crate::report::{Format, Report, count, object};
use crate::terminal::{BAD, DIM, GOOD, clean, paint, say};

use super::Specs;

/// The one who tells.
pub(crate) struct Teller<'a> {
    format: Format,
    specs: &'a Specs,
    report: &'a Report<'a>,
}

impl<'a> Teller<'a> {
    /// Tells what is wrong with the specs, and then about the files of the same run.
    pub(crate) fn begin(format: Format, specs: &'a Specs, report: &'a Report<'a>) -> Self {
        report.print(format);
        Self {
            format,
            specs,
            report,
        }
    }

    /// Whether people read it.
    pub(crate) fn is_for_people(&self) -> bool {
        self.format != Format::Json
    }

    /// What becomes of one file.
    pub(crate) fn change(&self, kind: Kind, path: &str) {
        if self.is_for_people() {
            say!("{}  {}", word(kind), clean(path));
        } else {
            let file = json!({ "kind": "file", "change": name(kind), "path": path });
            say!("{}", object(&file));
        }
    }

    /// That files are not as the specs say, and what to do.
    pub(crate) fn stale(&self) {
        const MEND: &str = "`cargo xtask generate` writes what the specs say";
        match self.format {
            Format::Json => {}
            Format::Github => say!("::error title=not up to date::{MEND}"),
            Format::Human | Format::Short => say!("{}: {MEND}", paint(BAD, "not up to date")),
        }
    }

    /// The end of a run that wrote nothing because of what the specs say.
    pub(crate) fn refuse(&self) {
        if !self.is_for_people() {
            self.summary(&[], false);
        }
    }

    /// The end of a run that looked at the files: one line about everything.
    pub(crate) fn end(&self, changes: &[Change], written: bool) {
        if self.is_for_people() {
            say!("{}", line(self.specs.sources().len(), changes));
        } else {
            self.summary(changes, written);
        }
    }

    fn summary(&self, changes: &[Change], written: bool) {
        let files: serde_json::Map<_, _> = KINDS
            .into_iter()
            .map(|it| (name(it).to_owned(), number(changes, it).into()))
            .collect();
        let summary = json!({
            "kind": "summary",
            "errors": self.report.number(Severity::Error),
            "warnings": self.report.number(Severity::Warning),
            "specs": self.specs.sources().len(),
            "files": files,
            "written": written,
        });
        say!("{}", object(&summary));
    }
}

/// What can become of a file, in the order in which it is told.
const KINDS: [Kind; 4] = [Kind::Create, Kind::Update, Kind::Delete, Kind::Unchanged];

/// One line about everything: `2 providers: 3 created, 1 updated, 0 deleted, 40 unchanged`.
fn line(specs: usize, changes: &[Change]) -> String {
    let numbers = KINDS.map(|it| {
        let end = if it == Kind::Unchanged { "" } else { "d" };
        format!("{} {}{end}", number(changes, it), name(it))
    });
    format!("{}: {}", count(specs, "provider"), numbers.join(", "))
}

fn number(changes: &[Change], kind: Kind) -> usize {
    changes.iter().filter(|it| it.kind == kind).count()
}

/// What happens to a file, for programs.
fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Create => "create",
        Kind::Update => "update",
        Kind::Delete => "delete",
        Kind::Unchanged => "unchanged",
    }
}

/// What happens to a file, padded so that paths stand below each other.
pub(crate) fn word(kind: Kind) -> String {
    match kind {
        Kind::Create => paint(GOOD, "create"),
        Kind::Update => paint(GOOD, "update"),
        Kind::Delete => paint(BAD, "delete"),
        Kind::Unchanged => paint(DIM, "keep  "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_about_everything() {
        let change = |kind| Change {
            path: String::new(),
            kind,
            old: None,
            new: None,
        };
        let changes = [Kind::Create, Kind::Update, Kind::Update].map(change);
        let expected = "1 provider: 1 created, 2 updated, 0 deleted, 0 unchanged";
        assert_eq!(line(1, &changes), expected);
    }
}
