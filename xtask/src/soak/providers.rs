//! Whole lives of every provider's credentials, with a way to the provider that fails.

use anyhow::{Result, bail};

use super::Lives;
use crate::Verdict;
use crate::cargo::{LEAN, cargo};
use crate::house::House;
use crate::terminal::say;

const EXAMPLES: &str = "Examples:
  cargo xtask soak providers                                     a thousand lives of each provider
  cargo xtask soak providers --only infobip --runs 1 --seed 42   one life again, as it was";

/// Live the credentials of every provider through every fault
///
/// Every fault, every scheme that is obtained, one caller, eight and a thousand, against the
/// strict server: no token may be lost, none fetched twice, no secret shown. The first life that
/// goes wrong ends it, and names the command that repeats it.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// One provider; may be given several times
    #[arg(long, value_name = "PROVIDER")]
    only: Vec<String>,
    #[command(flatten)]
    lives: Lives,
}

/// Runs the tests that live them.
pub(crate) fn run(house: &House, arguments: &Arguments) -> Result<Verdict> {
    let providers = house.providers()?;
    if let Some(it) = arguments.only.iter().find(|it| !providers.contains(it)) {
        bail!(
            "no provider is called `{it}`; there are {}",
            providers.join(", ")
        );
    }
    let is_meant = |it: &&String| arguments.only.is_empty() || arguments.only.contains(it);
    let providers: Vec<_> = providers.iter().filter(is_meant).collect();
    let (runs, seed) = (arguments.lives.runs, arguments.lives.seed());
    say!(
        "{runs} lives of each of {} providers, from seed {seed}",
        providers.len()
    );
    let mut tests = cargo(house, ["test", "--quiet"]);
    for it in providers {
        tests.args(["--package", &format!("keywright-{it}")]);
    }
    tests.args(["--test", "wire"]).args(LEAN);
    tests.args(["lives_in_trouble", "--", "--nocapture"]);
    arguments.lives.live(&mut tests, seed)
}
