//! Turns one YAML file per API provider into the files of a typed Rust client crate.
//!
//! Text in, files out: nothing here touches a disk, a clock or the environment, so the same text
//! always gives the same bytes. Each stage is one module with one type in and one type out:
//!
//! ```text
//! Source ─ tree ─► Node ─ spec ─► Spec ─ check ─► Provider
//!        ─ rust ─► Package ─ render, format ─► File ─ output ─► Plan
//! ```

mod check;
mod diagnostic;
mod docs;
mod explain;
mod file;
mod format;
mod header;
mod keys;
pub mod model;
mod notation;
pub mod output;
mod reference;
mod render;
mod rust;
mod schema;
mod skeleton;
mod source;
mod spec;
mod suggest;
mod tree;
mod visible;

pub use check::name::{PROVIDER_RULE, is_provider};
pub use diagnostic::{Code, Diagnostic, Diagnostics, FAMILIES, Fix, Label, Severity};
pub use explain::{Explanation, PREAMBLE, diagnostics};
pub use file::File;
pub use keys::CLIENTS;
pub use reference::reference;
pub use schema::schema;
pub use skeleton::{kinds, skeleton};
pub use source::{Position, Source, Span};
pub use visible::{is_hidden, visible};

/// What became of one spec: what was made of it, and what there is to say about it.
#[derive(Clone, Debug)]
pub struct Outcome<T> {
    /// What was made; nothing, if there is an error.
    pub made: Option<T>,
    /// Errors and warnings, in the order of the text.
    pub found: Vec<Diagnostic>,
}

/// Reads and checks one spec, and keeps the warnings.
///
/// A fault of the YAML syntax is reported alone; everything else is collected, so one run tells
/// the author every mistake.
pub fn inspect(source: &Source) -> Outcome<model::Provider> {
    let mut report = Diagnostics::new(source.name());
    let provider = tree::read(source, &mut report)
        .and_then(|root| spec::parse(&root, &mut report))
        .map(|spec| check::check(spec, &mut report));
    Outcome {
        made: provider.filter(|_| !report.has_errors()),
        found: report.into_sorted(),
    }
}

/// Reads and checks one spec for those whom only errors stop: warnings are dropped.
pub fn check(source: &Source) -> Result<model::Provider, Vec<Diagnostic>> {
    let Outcome { made, mut found } = inspect(source);
    made.ok_or_else(|| {
        found.retain(|it| it.severity() == Severity::Error);
        found
    })
}

/// Turns one spec into the files of its crate and its page.
pub fn files(source: &Source) -> Outcome<Vec<File>> {
    let Outcome { made, found } = inspect(source);
    Outcome {
        made: made.map(|it| file::of_provider(source.name(), &it)),
        found,
    }
}

/// The files that no provider owns: the language's own pages, and how `generated/` is laid out.
pub fn shared() -> Vec<File> {
    file::shared()
}

/// Turns every spec into the files of its crate and its page, and the language into its own.
///
/// Either all files come back, in order of their paths, or every error of every spec.
pub fn generate(sources: &[Source]) -> Result<Vec<File>, Vec<Diagnostic>> {
    let mut all = shared();
    let mut mistakes = Vec::new();
    for source in sources {
        let Outcome { made, found } = files(source);
        match made {
            Some(made) => all.extend(made),
            None => mistakes.extend(
                found
                    .into_iter()
                    .filter(|it| it.severity() == Severity::Error),
            ),
        }
    }
    all.sort_by(|left, right| left.path.cmp(&right.path));
    if mistakes.is_empty() {
        Ok(all)
    } else {
        Err(mistakes)
    }
}
