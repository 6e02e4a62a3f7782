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
mod source;
mod spec;
mod suggest;
mod tree;

pub use diagnostic::{Code, Diagnostic, Diagnostics, Fix, Label, Severity};
pub use file::File;
pub use reference::reference;
pub use schema::schema;
pub use source::{Position, Source, Span};

/// Reads and checks one spec.
///
/// A fault of the YAML syntax is reported alone; everything else is collected, so one run tells
/// the author every mistake.
pub fn check(source: &Source) -> Result<model::Provider, Vec<Diagnostic>> {
    let mut report = Diagnostics::new(source.name());
    let provider = tree::read(source, &mut report)
        .and_then(|root| spec::parse(&root, &mut report))
        .map(|spec| check::check(spec, &mut report));
    match provider {
        Some(provider) if report.is_empty() => Ok(provider),
        _ => Err(report.into_sorted()),
    }
}

/// Turns every spec into the files of its crate and its page, and the language into its own.
///
/// Either all files come back, in order of their paths, or every mistake of every spec.
pub fn generate(sources: &[Source]) -> Result<Vec<File>, Vec<Diagnostic>> {
    let mut files = file::shared();
    let mut mistakes = Vec::new();
    for source in sources {
        match check(source) {
            Ok(provider) => files.extend(file::of_provider(source.name(), &provider)),
            Err(diagnostics) => mistakes.extend(diagnostics),
        }
    }
    files.sort_by(|left, right| left.path.cmp(&right.path));
    if mistakes.is_empty() {
        Ok(files)
    } else {
        Err(mistakes)
    }
}
