//! `cargo xtask generate`: reads the specs, has the files made, and writes what differs.

mod files;
mod lock;
mod made;
mod shelf;
mod specs;
mod strays;
mod tell;
mod turn;
mod watch;

use anyhow::{Context as _, Result, bail};
use keywright_generator::output::{self, Change, ChangeKind as Kind};

use crate::house::House;
use crate::report::{Format, Report};
use crate::terminal::{STRONG, clean, paint, say};
use crate::{Verdict, diff};

pub(crate) use made::{Made, Memory, SHARED};
use shelf::Shelf;
pub(crate) use specs::{Specs, misnamed, read};
use tell::{Teller, word};
use turn::Turn;

const EXAMPLES: &str = "Examples:
  cargo xtask generate                                       everything
  cargo xtask generate infobip                               one provider, the others untouched
  cargo xtask generate --watch                               again whenever a spec is saved
  cargo xtask generate --check                               write nothing, show what would change
  cargo xtask generate --print generated/infobip/src/auth.rs look at one file
  cargo xtask generate --check --deny-warnings               what a build machine runs
  cargo xtask generate --check --message-format json         for programs: one object a line";

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
    #[arg(long, value_name = "FILE", conflicts_with = "message_format")]
    print: Option<String>,
    /// Stay, and generate again whenever a spec is saved
    #[arg(long, conflicts_with_all = ["check", "print"])]
    watch: bool,
    /// How to write what is wrong with a spec
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    message_format: Format,
    /// Take warnings for errors: nothing is written, and the exit code is 2
    #[arg(long)]
    deny_warnings: bool,
}

/// Generates, or says why not.
pub(crate) fn run(house: &House, arguments: &Arguments) -> Result<Verdict> {
    // A check proves something, so it takes nothing from earlier runs.
    let fresh = arguments.check || arguments.print.is_some();
    let shelf = (!fresh).then(|| Shelf::open(house.shelf())).flatten();
    let mut memory = Memory::on(shelf);
    if arguments.watch {
        return watch::watch(house, || once(house, arguments, &mut memory));
    }
    once(house, arguments, &mut memory)
}

/// One run over the specs, from reading them to the last line about what was written.
fn once(house: &House, arguments: &Arguments, memory: &mut Memory) -> Result<Verdict> {
    // Whoever only reads waits for nobody.
    let writes = !arguments.check && arguments.print.is_none();
    let _turn = writes.then(|| Turn::take(house)).transpose()?;
    let specs = Specs::read(house, &arguments.providers)?;
    let made = Made::of(&specs, memory);
    let report = Report::new(specs.sources(), &made.found, arguments.deny_warnings);
    let teller = Teller::begin(arguments.message_format, &specs, &report);
    if report.refuses() {
        teller.refuse();
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
        return check(house, &teller, &plan.changes);
    }
    lock::sweep(house)?;
    let manifests = plan.changes.iter().any(lock::may_touch);
    if manifests {
        lock::begin(house)?;
    }
    plan.apply().context("cannot write")?;
    for it in plan.changes.iter().filter(|it| it.kind != Kind::Unchanged) {
        teller.change(it.kind, &it.path);
    }
    if (manifests || lock::is_stale(house)?) && lock::update(house)? {
        teller.change(Kind::Update, "Cargo.lock");
    }
    teller.end(&plan.changes, true);
    Ok(Verdict::Clean)
}

/// Whether every spec is right and everything is as the specs say; else it says what is to be
/// done first, as `generate` does.
pub(crate) fn is_current(house: &House) -> Result<bool> {
    let specs = Specs::read(house, &[])?;
    let mut memory = Memory::on(Shelf::open(house.shelf()));
    let made = Made::of(&specs, &mut memory);
    let report = Report::new(specs.sources(), &made.found, false);
    let teller = Teller::begin(Format::Human, &specs, &report);
    if report.refuses() {
        return Ok(false);
    }
    let plan =
        output::plan(&made.files, house.root()).context("cannot compare with what is there")?;
    let is_stale = plan.changes.iter().any(|it| it.kind != Kind::Unchanged);
    if is_stale {
        teller.stale();
    }
    Ok(!is_stale)
}

/// Shows what would be written.
fn check(house: &House, teller: &Teller<'_>, changes: &[Change]) -> Result<Verdict> {
    let stale = changes.iter().filter(|it| it.kind != Kind::Unchanged);
    let stale: Vec<&Change> = stale.collect();
    for (index, it) in stale.iter().enumerate() {
        if !teller.is_for_people() || index >= FILES_SHOWN {
            teller.change(it.kind, &it.path);
            continue;
        }
        say!("{}  {}", word(it.kind), paint(STRONG, &clean(&it.path)));
        if it.kind == Kind::Update {
            let (old, new) = (it.old.as_deref(), it.new.as_deref());
            let lines = diff::lines(
                old.unwrap_or_default(),
                new.unwrap_or_default(),
                LINES_SHOWN,
            );
            say!("{lines}");
        }
    }
    let lock = lock::is_stale(house)?;
    if lock {
        teller.change(Kind::Update, "Cargo.lock");
    }
    teller.end(changes, false);
    if stale.is_empty() && !lock {
        return Ok(Verdict::Clean);
    }
    teller.stale();
    Ok(Verdict::Findings)
}

/// How many lines of a file's difference are shown.
const LINES_SHOWN: usize = 60;
/// How many files are shown with their differences; the others are named.
const FILES_SHOWN: usize = 12;
