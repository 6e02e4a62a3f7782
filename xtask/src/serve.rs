//! `cargo xtask serve`: the strict loopback server, for anyone without an account.

use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::Verdict;
use crate::cargo::cargo;
use crate::house::House;

const EXAMPLES: &str = "Examples:
  cargo xtask serve infobip
  cargo xtask serve infobip --token-ttl 5s     tokens expire while you watch
  cargo xtask serve infobip --port 8080

It prints the environment lines for a second terminal and one line per request. The lines lie in
target/serve/PROVIDER.env, too, as long as it runs, and those of a second server of one provider
beside them:
  . target/serve/frameio-v4.env && cargo run -p keywright-frameio-v4 --example login";

/// Serve a provider on this machine, exactly as strictly as its spec says
///
/// It refuses every request that the spec does not allow and says why. Tokens are made up, so no
/// account is needed.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The provider: the name of a file in specs/, without `.yaml`
    provider: String,
    /// The port; a free one if there is none
    #[arg(long)]
    port: Option<u16>,
    /// How long tokens live, such as 5s, instead of what the spec says
    #[arg(long, value_name = "TIME")]
    token_ttl: Option<String>,
}

/// Builds the server and hands the terminal over to it.
pub(crate) fn run(house: &House, arguments: &Arguments) -> Result<Verdict> {
    let known = house.providers()?;
    House::expect(&known, &arguments.provider)?;
    // It shows its own progress, which takes minutes the first time.
    let built = cargo(house, ["build", "--package", "keywright-server"])
        .status()
        .context("cannot start cargo")?;
    if !built.success() {
        bail!("the server cannot be built; `cargo xtask generate` mends what is generated");
    }
    let mut command = cargo(
        house,
        [
            "run",
            "--quiet",
            "--package",
            "keywright-server",
            "--",
            &arguments.provider,
            "--environment",
            &format!("target/serve/{}.env", arguments.provider),
        ],
    );
    if let Some(port) = arguments.port {
        command.args(["--port", &port.to_string()]);
    }
    if let Some(ttl) = &arguments.token_ttl {
        command.args(["--token-ttl", ttl]);
    }
    hand_over(command)
}

/// Becomes the server, so that whoever ends this program ends the server. Both programs in between
/// do the same, this one and `cargo run`.
#[cfg(unix)]
fn hand_over(mut command: Command) -> Result<Verdict> {
    use std::os::unix::process::CommandExt as _;

    // It returns only where that failed.
    Err(command.exec()).context("cannot start cargo")
}

/// Waits for the server.
#[cfg(not(unix))]
fn hand_over(mut command: Command) -> Result<Verdict> {
    let served = command.status().context("cannot start cargo")?;
    Ok(if served.success() {
        Verdict::Clean
    } else {
        Verdict::Findings
    })
}
