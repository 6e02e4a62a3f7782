//! `cargo xtask review`: what the snapshots would become, and taking it over. It drives insta by
//! the environment that insta documents, so nothing has to be installed by hand.

mod snapshots;

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::cargo::{WHOLE, cargo};
use crate::house::House;
use crate::report::count;
use crate::terminal::{BAD, DIM, GOOD, STRONG, clean, paint, say};
use crate::test::fixtures::shown;
use crate::workbench::Workbench;
use crate::{Verdict, diff, generate};

use snapshots::{Snapshots, body};

const EXAMPLES: &str = "Examples:
  cargo xtask review            show what the snapshots would become
  cargo xtask review --accept   write that, and remove snapshots that no test asks for
  cargo xtask review --fixtures also what goes over the wire of fixtures

Snapshots lie beside the fixtures in generator/tests/ and, one a provider, in tests/.";

/// Show or accept what changed in the snapshots
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Write the changes and remove the orphans
    #[arg(long)]
    accept: bool,
    /// Also those of the generator's fixtures, in tests/wire/fixtures; it builds the crates of all
    /// fixtures, which takes minutes for the first time
    #[arg(long)]
    fixtures: bool,
}

/// Where the snapshots of fixtures lie.
const FIXTURES: &str = "tests/wire/fixtures/";

/// Runs the snapshot tests and shows each difference.
pub(crate) fn run(house: &House, arguments: &Arguments) -> Result<Verdict> {
    // The tests would say the same of a broken spec, a hundred times.
    if !generate::is_current(house)? {
        return Ok(Verdict::Unusable);
    }
    let bench = Workbench::new(house, "review", "running the snapshot tests", &[])?;
    let references = house.scratch().join("references");
    fs::write(&references, "").with_context(|| format!("cannot write {}", references.display()))?;
    // What an interrupted run left behind says nothing about this one.
    snapshots::take_pending(house)?;
    let before = Snapshots::read(house)?;
    let update = if arguments.accept { "always" } else { "new" };
    let mut runs = vec![tests(house)];
    if arguments.fixtures {
        runs.push(shown(&bench)?);
    }
    let mut passed = true;
    for run in &mut runs {
        passed &= bench.run(watched(run, update, &references))?;
    }
    bench.end();

    let mut after = Snapshots::read(house)?;
    after.put(snapshots::take_pending(house)?);
    let changed = show_changes(&before, &after);
    if !passed {
        for line in failures(&bench.text()) {
            say!("{}", clean(line));
        }
        let log = clean(&house.show(&house.scratch().join("review.log"))).into_owned();
        let word = paint(BAD, "incomplete");
        say!("{word}: tests failed for another reason, so this may not be all; {log} has the rest");
        return Ok(Verdict::Findings);
    }
    let mut orphans = after.orphans(house, &references)?;
    orphans.retain(|it| arguments.fixtures || !it.starts_with(FIXTURES));
    for path in &orphans {
        let (word, why) = (paint(BAD, "orphan"), paint(DIM, "no test asks for it"));
        say!("{word}  {}  {why}", clean(path));
        if arguments.accept {
            fs::remove_file(house.path(path)).with_context(|| format!("cannot remove {path}"))?;
        }
    }
    Ok(conclude(arguments.accept, changed, orphans.len()))
}

/// All tests, since any may hold a snapshot.
fn tests(house: &House) -> Command {
    let mut tests = cargo(house, ["test", "--workspace", "--tests", "--no-fail-fast"]);
    // Left-over snapshots are what this command itself looks for.
    tests.args(WHOLE).args(["--", "--skip", "left_over"]);
    tests
}

/// The same under the eyes of insta.
fn watched<'a>(tests: &'a mut Command, update: &str, references: &Path) -> &'a mut Command {
    tests
        .env("INSTA_UPDATE", update)
        .env("INSTA_FORCE_PASS", "1")
        // What differs is shown here, once, and what insta would have one do is done here.
        .env("INSTA_OUTPUT", "none")
        .env("RUST_BACKTRACE", "0")
        .env("INSTA_SNAPSHOT_REFERENCES_FILE", references)
        .env_remove("INSTA_PENDING_DIR")
}

/// How many lines of what failed are shown.
const FAILURES_SHOWN: usize = 40;

/// The lines of a log that say what failed: compiler errors and the words of tests that panicked.
fn failures(log: &str) -> Vec<&str> {
    let mut shown = Vec::new();
    let mut is_said = false;
    for line in log.lines() {
        let begins = line.starts_with("error") || line.contains("panicked at");
        // An empty line ends what a test says, and a note is about how to see more of it.
        is_said = begins || is_said && !line.is_empty() && !line.starts_with("note: ");
        if is_said && !line.starts_with("error: test failed") {
            shown.push(line);
        }
    }
    shown.truncate(FAILURES_SHOWN);
    shown
}

/// The last line.
fn conclude(accept: bool, changed: usize, orphans: usize) -> Verdict {
    let found = format!(
        "{} changed, {}",
        count(changed, "snapshot"),
        count(orphans, "orphan")
    );
    match (changed + orphans, accept) {
        (0, _) => say!("every snapshot is as the tests expect it"),
        (_, true) => say!("{found}: accepted"),
        (_, false) => {
            say!("{found}; `cargo xtask review --accept` writes what is shown here");
            return Verdict::Findings;
        }
    }
    Verdict::Clean
}

/// How many lines of a snapshot's difference are shown; enough for a new provider as a whole.
const LINES_SHOWN: usize = 600;

/// Prints each snapshot that is not as before, and counts them.
fn show_changes(before: &Snapshots, after: &Snapshots) -> usize {
    let mut changed = 0;
    for (path, new) in after.iter() {
        let old = before.get(path);
        if old.map(body) == Some(body(new)) {
            continue;
        }
        changed += 1;
        let word = if old.is_some() { "change" } else { "create" };
        say!("{}  {}", paint(GOOD, word), paint(STRONG, &clean(path)));
        say!(
            "{}",
            diff::lines(old.map(body).unwrap_or_default(), body(new), LINES_SHOWN)
        );
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_log_only_what_failed_is_shown() {
        let log = "$ cargo test\nrunning 1 test\n\nthread 'a' panicked at a.rs:1:\nit is wrong\n\
                   note: run with `RUST_BACKTRACE=1`\n\nfailures:\n    a\n\nerror: test failed, to rerun\n\
                   error[E0425]: no such value\n --> a.rs:2:3\n\nwarning: unused\n";
        let expected = [
            "thread 'a' panicked at a.rs:1:",
            "it is wrong",
            "error[E0425]: no such value",
            " --> a.rs:2:3",
        ];
        assert_eq!(failures(log), expected);
    }
}
