//! What the generator has to say about specs, drawn for people and written for programs.

mod github;
mod human;
mod json;
mod short;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use keywright_generator::{Diagnostic, Severity, Source};

use crate::terminal::{self, BAD, WARN, paint, say};

pub(crate) use json::object;

/// How diagnostics are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// Each with the marked text and the edit that mends it; on standard error
    #[default]
    Human,
    /// One line each: `file:line:column: error[E0203]: message; help`; on standard error
    Short,
    /// One JSON object a line, and one for the whole run; on standard output
    Json,
    /// The workflow commands that become annotations of a pull request; on standard output
    Github,
}

/// How many diagnostics are drawn; who has more reads them as a list, and gets them as one.
const DRAWN: usize = 100;

/// Everything that was found in the specs of one run.
pub(crate) struct Report<'a> {
    sources: &'a [Source],
    found: Vec<&'a Diagnostic>,
    denies_warnings: bool,
}

impl<'a> Report<'a> {
    /// Puts diagnostics in order: by file, then by place.
    pub(crate) fn new(
        sources: &'a [Source],
        found: &'a [Diagnostic],
        denies_warnings: bool,
    ) -> Self {
        let mut found: Vec<&Diagnostic> = found.iter().collect();
        found.sort_by_key(|it| (it.source.as_str(), it.span, it.code.as_str()));
        Self {
            sources,
            found,
            denies_warnings,
        }
    }

    /// Whether nothing may be written.
    pub(crate) fn refuses(&self) -> bool {
        self.number(Severity::Error) > 0
    }

    /// Prints every diagnostic; nothing where there is none. The summary of [`Format::Json`] is
    /// the caller's, because it is the last line and tells what was written too.
    pub(crate) fn print(&self, format: Format) {
        let text = self.text(format, terminal::width());
        match format {
            Format::Human | Format::Short => anstream::eprint!("{}", terminal::tame(&text)),
            Format::Json | Format::Github => {
                for line in text.lines() {
                    say!("{line}");
                }
            }
        }
    }

    /// How many errors, or warnings, there are.
    pub(crate) fn number(&self, severity: Severity) -> usize {
        let of = |it: &&&Diagnostic| self.severity(it) == severity;
        self.found.iter().filter(of).count()
    }

    /// What [`Self::print`] prints, with styles; every line is ended.
    fn text(&self, format: Format, width: Option<usize>) -> String {
        let one = |(number, it): (usize, &&Diagnostic)| {
            let mut sources = self.sources.iter();
            let source = sources.find(|source| source.name() == it.source);
            let severity = self.severity(it);
            match format {
                Format::Human if number < DRAWN => {
                    human::text(it, severity, source, width) + "\n\n"
                }
                Format::Human | Format::Short => short::line(it, severity, source) + "\n",
                Format::Json => json::line(it, severity, source) + "\n",
                Format::Github => github::command(it, severity, source) + "\n",
            }
        };
        let mut each: String = self.found.iter().enumerate().map(one).collect();
        if format == Format::Human && self.found.len() > DRAWN {
            each.push('\n');
        }
        match format {
            _ if self.found.is_empty() => each,
            Format::Human => each + &self.summary() + "\n" + &self.more() + "\n",
            Format::Short | Format::Github => each + &self.summary() + "\n",
            Format::Json => each,
        }
    }

    /// Where to read on, once for all.
    fn more(&self) -> String {
        let codes: BTreeSet<&str> = self.found.iter().map(|it| it.code.as_str()).collect();
        let codes = codes.into_iter().collect::<Vec<_>>().join(" ");
        format!("for more: cargo xtask explain {codes}")
    }

    /// How bad it is in this run.
    fn severity(&self, it: &Diagnostic) -> Severity {
        if self.denies_warnings {
            Severity::Error
        } else {
            it.severity()
        }
    }

    /// One line about everything: `3 errors and 1 warning in 2 specs; nothing was written`.
    fn summary(&self) -> String {
        let (errors, warnings) = (self.number(Severity::Error), self.number(Severity::Warning));
        let files: BTreeSet<&str> = self.found.iter().map(|it| it.source.as_str()).collect();
        let numbers = match (errors, warnings) {
            (0, warnings) => count(warnings, "warning"),
            (errors, 0) => count(errors, "error"),
            (errors, warnings) => {
                format!(
                    "{} and {}",
                    count(errors, "error"),
                    count(warnings, "warning")
                )
            }
        };
        let line = format!("{numbers} in {}", count(files.len(), "spec"));
        if errors == 0 {
            paint(WARN, &line)
        } else {
            paint(BAD, &(line + "; nothing was written"))
        }
    }
}

/// Prints diagnostics for people.
pub(crate) fn print(sources: &[Source], found: &[Diagnostic]) {
    Report::new(sources, found, false).print(Format::Human);
}

/// One diagnostic as [`Format::Human`] draws it. The last line is not ended.
pub(crate) fn drawn(it: &Diagnostic, source: &Source, width: Option<usize>) -> String {
    human::text(it, it.severity(), Some(source), width)
}

/// The word for how bad it is.
fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// A number and its noun.
pub(crate) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
