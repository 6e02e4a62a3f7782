//! What is made of the specs of one run, and everything that there is to say about them.

use std::collections::HashMap;

use keywright_generator::{self as generator, Diagnostic, File, Outcome, Source};

use super::Specs;

/// The files of every spec, and the diagnostics of every spec.
pub(crate) struct Made {
    /// In order of their paths. A spec with an error has none.
    pub(crate) files: Vec<File>,
    /// Errors and warnings, spec by spec.
    pub(crate) found: Vec<Diagnostic>,
}

/// What became of each text, by its name, for a program that runs more than once. The generator
/// is pure, so the same text has become the same.
#[derive(Default)]
pub(crate) struct Memory {
    shared: Option<Vec<File>>,
    outcomes: HashMap<String, (String, Outcome<Vec<File>>)>,
}

impl Memory {
    /// What becomes of a text.
    fn files(&mut self, source: &Source) -> &Outcome<Vec<File>> {
        let known = self.outcomes.entry(source.name().to_owned());
        let known = known
            .and_modify(|it| {
                if it.0 != source.text() {
                    *it = (source.text().to_owned(), generator::files(source));
                }
            })
            .or_insert_with(|| (source.text().to_owned(), generator::files(source)));
        &known.1
    }
}

impl Made {
    /// Makes the files of these specs, and those that no spec owns.
    pub(crate) fn of(specs: &Specs, memory: &mut Memory) -> Self {
        let mut files = memory.shared.get_or_insert_with(generator::shared).clone();
        let mut found = specs.misnamed();
        for source in specs.sources() {
            let outcome = memory.files(source);
            files.extend(outcome.made.iter().flatten().cloned());
            found.extend_from_slice(&outcome.found);
        }
        files.sort_by(|left, right| left.path.cmp(&right.path));
        Self { files, found }
    }
}
