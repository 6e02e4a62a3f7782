//! `cargo xtask test`: everything that is checked before a change is accepted, one step after
//! the other, with a summary that a person can read.

mod consumer;
mod editor;
pub(crate) mod fixtures;
mod fleet;
mod lives;
mod new;
mod nothing;
mod oauth;
mod steps;
mod table;
mod twelve;
mod watch;

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::Verdict;
use crate::house::House;
use crate::peers::Lacking;
use crate::terminal::{BAD, paint, say};
use crate::workbench::Workbench;

pub(crate) use fleet::{FLEET, INSTALL, has_redis};
use steps::{STEPS, Step};
use table::Row;

const EXAMPLES: &str = "Examples:
  cargo xtask test                             every step
  cargo xtask test --only clippy --only format some of them
  cargo xtask test wire                        only the tests whose name contains `wire`
  cargo xtask test -p keywright-generator      only the tests of one crate
  cargo xtask test --list                      what the steps are

Logs lie in target/xtask/. With CI set, a step that cannot run is a failure.";

/// Longer than any compiler or test says nothing, on a slow machine too.
const PATIENCE: Duration = Duration::from_secs(10 * 60);

/// Check everything: format, generated files, lints, tests, documentation, consumers
///
/// It needs no root, no account and nothing that is installed by hand.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Run this step and no other; may be given several times
    #[arg(long, value_name = "STEP", value_parser = known_step)]
    only: Vec<String>,
    /// Name the steps and stop
    #[arg(long)]
    list: bool,
    /// Run only the step `tests`, with this filter or these arguments of `cargo test`
    #[arg(
        trailing_var_arg = true,
        allow_hyphen_values = true,
        value_name = "ARGUMENT"
    )]
    passed_on: Vec<String>,
}

/// How a step ended.
pub(crate) enum Outcome {
    /// As it should; with a word on what was seen.
    Passed(String),
    /// It found something; what to run or do about it.
    Failed(String),
    /// It could not be tried.
    NotRun {
        /// What is missing and how to get it.
        because: String,
        /// Whether it may be missing on a build machine too.
        optional: bool,
    },
}

impl From<Lacking> for Outcome {
    fn from(lacking: Lacking) -> Self {
        match lacking {
            Lacking::Programs(because) => Self::NotRun {
                because,
                optional: false,
            },
            Lacking::Installation(mend) => Self::Failed(mend.into()),
        }
    }
}

/// Runs the steps and prints the table.
pub(crate) fn run(house: &House, arguments: &Arguments) -> Result<Verdict> {
    if arguments.list {
        for step in STEPS {
            say!("{:<10} {}", step.name, step.what);
        }
        return Ok(Verdict::Clean);
    }
    let chosen: Vec<&Step> = STEPS.iter().filter(|it| chooses(arguments, it)).collect();
    let mut rows = Vec::new();
    for (index, step) in chosen.iter().enumerate() {
        let title = format!("[{}/{}] {}", index + 1, chosen.len(), step.name);
        let bench =
            Workbench::new(house, step.name, &title, &arguments.passed_on)?.with_patience(PATIENCE);
        let start = Instant::now();
        let outcome = (step.run)(&bench).unwrap_or_else(|error| {
            bench.note(&format!("{error:#}"));
            Outcome::Failed("see above".into())
        });
        bench.end();
        let row = Row::new(step.name, outcome, start.elapsed());
        if row.is_failure() {
            say!(
                "{}\n{}",
                paint(BAD, &format!("── {} failed", step.name)),
                bench.text()
            );
        }
        rows.push(row);
    }
    say!("{}", table::text(&rows).trim_end());
    let failed = rows.iter().filter(|it| it.is_failure()).count();
    let passed = rows.iter().filter(|it| it.is_pass()).count();
    say!("{passed} passed, {failed} failed");
    Ok(if failed == 0 {
        Verdict::Clean
    } else {
        Verdict::Findings
    })
}

/// Whether a step was asked for.
fn chooses(arguments: &Arguments, step: &Step) -> bool {
    if !arguments.passed_on.is_empty() {
        return step.name == "tests";
    }
    arguments.only.is_empty() || arguments.only.iter().any(|it| it == step.name)
}

/// Accepts the names of steps.
fn known_step(name: &str) -> Result<String> {
    if STEPS.iter().any(|it| it.name == name) {
        return Ok(name.to_owned());
    }
    bail!(
        "the steps are {}",
        STEPS
            .iter()
            .map(|it| it.name)
            .collect::<Vec<_>>()
            .join(", ")
    )
}
