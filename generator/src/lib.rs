//! Turns one YAML file per API provider into the files of a typed Rust client crate.
//!
//! Text in, files out: nothing here touches a disk, a clock or the environment, so the same text
//! always gives the same bytes. Each stage is one module with one type in and one type out:
//!
//! ```text
//! Source ─ tree ─► Node ─ spec ─► Spec ─ check ─► Provider
//! ```

mod check;
mod diagnostic;
mod keys;
pub mod model;
mod notation;
mod reference;
mod schema;
mod source;
mod spec;
mod suggest;
mod tree;

pub use diagnostic::{Code, Diagnostic, Diagnostics, Fix, Label, Severity};
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
        .map(|spec| check::check(&spec, &mut report));
    match provider {
        Some(provider) if report.is_empty() => Ok(provider),
        _ => Err(report.into_sorted()),
    }
}
