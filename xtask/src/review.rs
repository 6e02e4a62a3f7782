//! `cargo xtask review`: what the snapshots would become, and taking it over. It drives insta by
//! the environment that insta documents, so nothing has to be installed by hand.

mod snapshots;

use std::fs;

use anyhow::{Context as _, Result};

use crate::cargo::{LEAN, cargo};
use crate::house::House;
use crate::report::count;
use crate::terminal::{BAD, DIM, GOOD, STRONG, paint};
use crate::test::Bench;
use crate::{Verdict, diff};

use snapshots::{Snapshots, body};

const EXAMPLES: &str = "Examples:
  cargo xtask review            show what the snapshots would become
  cargo xtask review --accept   write that, and remove snapshots that no test asks for

Snapshots lie beside the fixtures in generator/tests/ and, one a provider, in tests/.";

/// Show or accept what changed in the snapshots
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Write the changes and remove the orphans
    #[arg(long)]
    accept: bool,
}

/// Runs the snapshot tests and shows each difference.
pub(crate) fn run(house: &House, arguments: &Arguments) -> Result<Verdict> {
    let folder = house.scratch().join("review");
    let (references, pending) = (folder.join("references"), folder.join("pending"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&pending).with_context(|| format!("cannot make {}", pending.display()))?;

    let before = Snapshots::read(house)?;
    let bench = Bench::new(house, "review", "running the snapshot tests", &[])?;
    let mut tests = cargo(house, ["test", "--workspace", "--tests", "--no-fail-fast"]);
    tests
        .args(LEAN)
        .env("INSTA_FORCE_PASS", "1")
        .env("INSTA_SNAPSHOT_REFERENCES_FILE", &references);
    if arguments.accept {
        tests
            .env("INSTA_UPDATE", "always")
            .env_remove("INSTA_PENDING_DIR");
    } else {
        tests
            .env("INSTA_UPDATE", "new")
            .env("INSTA_PENDING_DIR", &pending);
    }
    let passed = bench.run(&mut tests)?;
    bench.end();

    let after = if arguments.accept {
        Snapshots::read(house)?
    } else {
        before.with_pending(house, &pending)?
    };
    let changed = show_changes(&before, &after);
    if !passed {
        anstream::println!("{}", bench.text());
        anstream::println!(
            "{}: tests failed for another reason, so this may not be all",
            paint(BAD, "incomplete")
        );
        return Ok(Verdict::Findings);
    }
    let orphans = after.orphans(house, &references)?;
    for path in &orphans {
        anstream::println!(
            "{}  {path}  {}",
            paint(BAD, "orphan"),
            paint(DIM, "no test asks for it")
        );
        if arguments.accept {
            fs::remove_file(house.path(path)).with_context(|| format!("cannot remove {path}"))?;
        }
    }
    let found = format!(
        "{} changed, {}",
        count(changed, "snapshot"),
        count(orphans.len(), "orphan")
    );
    if changed + orphans.len() == 0 {
        anstream::println!("every snapshot is as the tests expect it");
    } else if arguments.accept {
        anstream::println!("{found}: accepted");
    } else {
        anstream::println!("{found}; `cargo xtask review --accept` writes what is shown here");
        return Ok(Verdict::Findings);
    }
    Ok(Verdict::Clean)
}

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
        anstream::println!("{}  {}", paint(GOOD, word), paint(STRONG, path));
        anstream::print!(
            "{}",
            diff::lines(old.map(body).unwrap_or_default(), body(new))
        );
    }
    changed
}
