//! What is made of the specs of one run, and everything that there is to say about them.

use std::collections::HashMap;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use keywright_generator::{
    self as generator, Code, Diagnostic, Diagnostics, File, Outcome, Source, Span,
};

use super::shelf::Shelf;
use super::specs::{Specs, ahead, misnamed};
use crate::house::today;

/// The files of every spec, and the diagnostics of every spec.
pub(crate) struct Made {
    /// In order of their paths. A spec with an error has none.
    pub(crate) files: Vec<File>,
    /// Errors and warnings, spec by spec.
    pub(crate) found: Vec<Diagnostic>,
}

/// What became of each text, by its name. The generator is pure, so the same text has become the
/// same: in this run, and in earlier ones where there is a shelf.
#[derive(Default)]
pub(crate) struct Memory {
    shelf: Option<Shelf>,
    shared: Option<Vec<File>>,
    outcomes: HashMap<String, (String, Outcome<Vec<File>>)>,
}

impl Memory {
    /// One that remembers what lies on a shelf.
    pub(crate) fn on(shelf: Option<Shelf>) -> Self {
        Self {
            shelf,
            ..Self::default()
        }
    }

    /// Learns what becomes of these texts, on all cores: each is made for itself, and the order in
    /// which they end changes nothing.
    fn learn(&mut self, sources: &[Source]) {
        let known = |it: &&Source| {
            let known = self.outcomes.get(it.name());
            known.is_some_and(|known| known.0 == it.text())
        };
        let new: Vec<&Source> = sources.iter().filter(|it| !known(it)).collect();
        let (next, earlier) = (AtomicUsize::new(0), self.shelf.as_ref());
        let work = || {
            let mut made = Vec::new();
            while let Some(source) = new.get(next.fetch_add(1, Ordering::Relaxed)) {
                made.push((
                    source.name().to_owned(),
                    source.text().to_owned(),
                    files(earlier, source),
                ));
            }
            made
        };
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let made = thread::scope(|scope| {
            let others: Vec<_> = (1..cores.min(new.len()))
                .map(|_| scope.spawn(work))
                .collect();
            let mut made = work();
            for it in others {
                made.extend(it.join().unwrap_or_else(|it| resume_unwind(it)));
            }
            made
        });
        let made = made
            .into_iter()
            .map(|(name, text, outcome)| (name, (text, outcome)));
        self.outcomes.extend(made);
    }
}

/// What the files that no spec owns are called on the shelf. No spec is called so, because its name
/// has a space in it.
pub(crate) const SHARED: &str = "the language";

/// The files that no spec owns. They are made of what the program holds and of nothing else, and
/// checking the fixtures for them takes longer than most specs do.
fn shared(shelf: Option<&Shelf>) -> Vec<File> {
    let nothing = Source::new(SHARED, "");
    if let Some(files) = shelf.and_then(|it| it.take(&nothing)) {
        return files;
    }
    let files = generator::shared();
    if let Some(shelf) = shelf {
        shelf.put(&nothing, &files);
    }
    files
}

/// What becomes of one text: what lies on the shelf, or else what the generator makes.
fn files(shelf: Option<&Shelf>, source: &Source) -> Outcome<Vec<File>> {
    if let Some(files) = shelf.and_then(|it| it.take(source)) {
        return Outcome {
            made: Some(files),
            found: Vec::new(),
        };
    }
    let outcome = generator::files(source);
    if let (Some(shelf), Some(files)) = (shelf, &outcome.made)
        && outcome.found.is_empty()
    {
        shelf.put(source, files);
    }
    outcome
}

impl Made {
    /// Makes the files of these specs, and those that no spec owns.
    pub(crate) fn of(specs: &Specs, memory: &mut Memory) -> Self {
        memory.learn(specs.sources());
        let shelf = memory.shelf.as_ref();
        let mut files = memory.shared.get_or_insert_with(|| shared(shelf)).clone();
        let mut found = Vec::new();
        for source in specs.sources() {
            let (_, outcome) = &memory.outcomes[source.name()];
            // A name that no provider may have is told by that.
            let refused = |it: &&Diagnostic| it.code == Code::Name;
            let refused: Vec<Span> = outcome
                .found
                .iter()
                .filter(refused)
                .map(|it| it.span)
                .collect();
            let misnamed = misnamed(source).into_iter();
            found.extend(misnamed.filter(|it| !refused.iter().any(|at| at.start == it.span.start)));
            found.extend(ahead(source, today()));
            let made = outcome.made.as_deref().unwrap_or_default();
            found.extend(misplaced(source, made, &found));
            files.extend_from_slice(made);
            found.extend_from_slice(&outcome.found);
        }
        files.sort_by(|left, right| left.path.cmp(&right.path));
        Self { files, found }
    }
}

/// Says where a spec makes another crate than that of its file, however its name is written: two
/// files could claim one crate, and a run for this one would delete its own.
fn misplaced(source: &Source, made: &[File], found: &[Diagnostic]) -> Option<Diagnostic> {
    let stem = source
        .name()
        .strip_prefix("specs/")?
        .strip_suffix(".yaml")?;
    let own = format!("generated/{stem}/");
    let other = made
        .iter()
        .find(|it| it.path.starts_with("generated/") && !it.path.starts_with(&own))?;
    if found.iter().any(|it| it.source == source.name()) {
        return None;
    }
    let name = other.path.split('/').nth(1)?;
    let start = source.text().find("provider").unwrap_or_default();
    let mut report = Diagnostics::new(source.name());
    report
        .error(
            Code::Name,
            Span::new(start, start + "provider".len()),
            format!("`{name}` is not the name of this file"),
        )
        .help(format!(
            "write `provider: {stem}`, or rename the file to specs/{name}.yaml"
        ));
    report.into_sorted().pop()
}
