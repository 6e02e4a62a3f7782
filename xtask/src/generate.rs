//! `cargo xtask generate`: reads the specs, has the files made, and writes what differs.

mod files;
mod lock;
mod made;
mod specs;
mod strays;

use anyhow::{Context as _, Result, bail};
use keywright_generator::output::{self, Change, ChangeKind as Kind};

use crate::house::House;
use crate::report::count;
use crate::terminal::{BAD, DIM, GOOD, STRONG, paint, say};
use crate::{Verdict, diff, report};

pub(crate) use made::Made;
pub(crate) use specs::Specs;

const EXAMPLES: &str = "Examples:
  cargo xtask generate                                       everything
  cargo xtask generate infobip                               one provider, the others untouched
  cargo xtask generate --check                               write nothing, show what would change
  cargo xtask generate --print generated/infobip/src/auth.rs look at one file";

/// Write the crates and pages of the providers from their specs
///
/// Only what differs is written. Files that no spec owns any more are deleted, if they bear the
/// header that says that they are generated.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The providers; all, if none is named
    #[arg(value_name = "PROVIDER")]
    providers: Vec<String>,
    /// Write nothing, show the differences, and exit with 1 if there are any
    #[arg(long, conflicts_with = "print")]
    check: bool,
    /// Print one generated file, named by its path or the end of it
    #[arg(long, value_name = "FILE")]
    print: Option<String>,
}

/// Generates, or says why not.
pub(crate) fn run(house: &House, arguments: &Arguments) -> Result<Verdict> {
    once(house, arguments)
}

/// One run over the specs, from reading them to the last line about what was written.
fn once(house: &House, arguments: &Arguments) -> Result<Verdict> {
    let specs = Specs::read(house, &arguments.providers)?;
    let made = Made::of(&specs);
    report::print(specs.sources(), &made.found);
    if made.is_refused() {
        return Ok(Verdict::Unusable);
    }
    if let Some(name) = &arguments.print {
        return files::print(&made.files, name);
    }
    let mut plan =
        output::plan(&made.files, house.root()).context("cannot compare with what is there")?;
    plan.changes.retain(|it| specs.own(&it.path));
    if arguments.providers.is_empty() {
        let mut strays = strays::find(house.root(), &house.providers()?, &plan.changes)
            .context("cannot read generated/")?;
        if !strays.is_empty() {
            let more = strays.len().saturating_sub(FILES_SHOWN);
            strays.truncate(FILES_SHOWN);
            if more > 0 {
                strays.push(format!("and {more} more"));
            }
            bail!(
                "cargo takes every folder in generated/ for a crate, and no spec owns these; move or delete them:\n  {}",
                strays.join("\n  ")
            );
        }
    }
    if arguments.check {
        return check(house, &specs, &plan.changes);
    }
    plan.apply().context("cannot write")?;
    for it in plan.changes.iter().filter(|it| it.kind != Kind::Unchanged) {
        say!("{}  {}", word(it.kind), it.path);
    }
    let manifests = plan
        .changes
        .iter()
        .any(|it| it.kind != Kind::Unchanged && it.path.ends_with("/Cargo.toml"));
    if (manifests || lock::is_stale(house)?) && lock::update(house)? {
        say!("{}  Cargo.lock", word(Kind::Update));
    }
    say!("{}", summary(&specs, &plan.changes));
    Ok(Verdict::Clean)
}

/// Shows what would be written.
fn check(house: &House, specs: &Specs, changes: &[Change]) -> Result<Verdict> {
    let stale: Vec<&Change> = changes
        .iter()
        .filter(|it| it.kind != Kind::Unchanged)
        .collect();
    for it in stale.iter().take(FILES_SHOWN) {
        say!("{}  {}", word(it.kind), paint(STRONG, &it.path));
        if it.kind == Kind::Update {
            say!(
                "{}",
                diff::lines(
                    it.old.as_deref().unwrap_or_default(),
                    it.new.as_deref().unwrap_or_default(),
                    LINES_SHOWN
                )
            );
        }
    }
    for it in stale.iter().skip(FILES_SHOWN) {
        say!("{}  {}", word(it.kind), it.path);
    }
    let lock = lock::is_stale(house)?;
    if lock {
        say!("{}  Cargo.lock", word(Kind::Update));
    }
    say!("{}", summary(specs, changes));
    if stale.is_empty() && !lock {
        return Ok(Verdict::Clean);
    }
    say!(
        "{}: `cargo xtask generate` writes what is shown here",
        paint(BAD, "not up to date")
    );
    Ok(Verdict::Findings)
}

/// How many lines of a file's difference are shown.
const LINES_SHOWN: usize = 60;
/// How many files are shown with their differences; the others are named.
const FILES_SHOWN: usize = 12;

/// What happens to a file, padded so that paths stand below each other.
fn word(kind: Kind) -> String {
    match kind {
        Kind::Create => paint(GOOD, "create"),
        Kind::Update => paint(GOOD, "update"),
        Kind::Delete => paint(BAD, "delete"),
        Kind::Unchanged => paint(DIM, "keep  "),
    }
}

/// One line about everything: `2 providers: 3 created, 1 updated, 0 deleted, 40 unchanged`.
fn summary(specs: &Specs, changes: &[Change]) -> String {
    let of = |kind| changes.iter().filter(|it| it.kind == kind).count();
    format!(
        "{}: {} created, {} updated, {} deleted, {} unchanged",
        count(specs.sources().len(), "provider"),
        of(Kind::Create),
        of(Kind::Update),
        of(Kind::Delete),
        of(Kind::Unchanged)
    )
}
