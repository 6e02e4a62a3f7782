//! What is made of the specs of one run, and everything that there is to say about them.

use keywright_generator::{self as generator, Diagnostic, File};

use super::Specs;

/// The files of every spec, and the diagnostics of every spec.
pub(crate) struct Made {
    /// In order of their paths. A spec with an error has none.
    pub(crate) files: Vec<File>,
    /// Errors and warnings, spec by spec.
    pub(crate) found: Vec<Diagnostic>,
}

impl Made {
    /// Makes the files of these specs, and those that no spec owns.
    pub(crate) fn of(specs: &Specs) -> Self {
        let (mut files, mut found) = (generator::shared(), specs.misnamed());
        for source in specs.sources() {
            let outcome = generator::files(source);
            files.extend(outcome.made.into_iter().flatten());
            found.extend(outcome.found);
        }
        files.sort_by(|left, right| left.path.cmp(&right.path));
        Self { files, found }
    }
}
