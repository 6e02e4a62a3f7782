//! One sign-in to an OAuth server that is not ours, and programs that live on it.

use anyhow::{Result, bail};

use crate::Verdict;
use crate::cargo::LEAN;
use crate::house::House;
use crate::oauth::{LIVE, NODE, PEERS};
use crate::peers::{Lacking, Peers};
use crate::terminal::say;
use crate::workbench::Workbench;

use super::told;

const EXAMPLES: &str = "Examples:
  cargo xtask soak oauth                 for ten minutes
  cargo xtask soak oauth --minutes 60    for an hour";

/// Live on one sign-in to a certified server, with tokens of five seconds
///
/// Programs call, end and start again on the token that the last one stored; no call may fail. Then
/// the server ends the sign-in, and the programs have to say that a person signs in again.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// How long
    #[arg(long, value_name = "N", default_value_t = 10.0)]
    minutes: f64,
}

/// Runs the test that needs this long.
pub(crate) fn run(house: &House, arguments: &Arguments) -> Result<Verdict> {
    if !(arguments.minutes >= 0.5 && arguments.minutes.is_finite()) {
        bail!("half a minute is the least: some tokens have to end in it");
    }
    let bench = Workbench::new(
        house,
        "soak-oauth",
        "preparing the server and its client",
        &[],
    )?;
    let peers = match Peers::install(&bench, NODE)? {
        Ok(peers) => peers,
        Err(Lacking::Programs(because)) => bail!(because),
        Err(Lacking::Installation(mend)) => bail!("{}\n{mend}", bench.text()),
    };
    let scratch = LIVE.prepare(&bench)?;
    bench.end();
    say!("{} minutes on one sign-in", arguments.minutes);
    let test = [
        "test",
        "--quiet",
        "--package",
        LIVE.name,
        "--test",
        LIVE.name,
    ];
    let mut tests = scratch.cargo(&test);
    tests
        .args(LEAN)
        .args(["--", "--ignored", "soak::", "--nocapture"])
        .env(PEERS, peers.place())
        .env("KEYWRIGHT_SOAK_MINUTES", arguments.minutes.to_string());
    told(&mut tests)
}
