//! `cargo xtask sign-in`: a person signs in to a certified OAuth server on this machine, through the
//! example that every generated crate with a sign-in has.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::Verdict;
use crate::house::House;
use crate::oauth::{LIVE, NODE};
use crate::peers::{Lacking, Peers};
use crate::scratch::Scratch;
use crate::terminal::say;
use crate::workbench::Workbench;

const EXAMPLES: &str = "Examples:
  cargo xtask sign-in                  in your browser
  cargo xtask sign-in device           with a code that you enter on its page
  cargo xtask sign-in -- --no-browser  by an address that you open, and paste back

It needs Node.js and npm (apt-get install nodejs npm). The server forgets everything when this ends,
and so does this.";

/// The registered clients, and the one among them that is a program on a person's machine.
const CLIENTS: &str = "tests/oauth/clients.json";
const CLIENT: &str = "native";

/// Features of the crate that is signed in with: a server on this machine needs no TLS.
const FEATURES: [&str; 3] = ["--no-default-features", "--features", "reqwest,login"];

/// Sign in to a certified OAuth server on this machine, as people sign in with a generated crate
///
/// The server is oidc-provider from npm, and lets in whoever enters a name and a password, any of
/// them. The program is started again, to show that it goes on with the token that it stored, and
/// then signs out.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// How: on a page (`person`) or with a code that is entered on another device (`device`)
    #[arg(default_value = "person", value_parser = ["person", "device"])]
    way: String,
    /// Options of the example `login`
    #[arg(last = true)]
    options: Vec<String>,
}

/// Starts the server and the programs.
pub(crate) fn run(house: &House, arguments: &Arguments) -> Result<Verdict> {
    let title = "preparing the server and its client";
    let bench = Workbench::new(house, "sign-in", title, &[])?;
    let peers = match Peers::install(&bench, NODE)? {
        Ok(peers) => peers,
        Err(Lacking::Programs(because)) => bail!(because),
        Err(Lacking::Installation(mend)) => bail!("{}\n{mend}", bench.text()),
    };
    let scratch = LIVE.prepare(&bench)?;
    if !bench.run(login(&scratch, "build").args(FEATURES))? {
        bail!("{}\nthe example cannot be built", bench.text());
    }
    bench.end();

    let server = Server::start(house, peers.place())?;
    // The tokens of another run belong to a server that has ended.
    let store = house.scratch().join("tokens");
    remove(&store)?;
    say!(
        "A certified server is at {}. Enter any name and any password there.\n",
        server.url
    );
    let program = |options: &[String]| {
        let mut command = login(&scratch, "run");
        command
            .arg("--quiet")
            .args(FEATURES)
            .args(["--", &arguments.way, "--store"])
            .arg(&store)
            .args(options)
            .env("CERTIFIED_BASE_URL", &server.url)
            .env("CERTIFIED_CLIENT_ID", CLIENT);
        command.status().context("cannot start cargo")
    };
    let outcome = steps(&program, &arguments.options);
    remove(&store)?;
    outcome
}

/// Signs in, starts again and signs out, as long as all is well.
fn steps(
    program: &dyn Fn(&[String]) -> Result<std::process::ExitStatus>,
    options: &[String],
) -> Result<Verdict> {
    let sign_out = ["--sign-out".to_owned()];
    for (before, options) in [
        ("", options),
        ("\nThe program starts again:\n", options),
        ("\nAnd once more, to sign out:\n", &sign_out),
    ] {
        if !before.is_empty() {
            say!("{before}");
        }
        if !program(options)?.success() {
            return Ok(Verdict::Findings);
        }
    }
    Ok(Verdict::Clean)
}

/// A call of cargo for the example.
fn login(scratch: &Scratch<'_>, what: &str) -> Command {
    scratch.cargo(&[
        what,
        "--package",
        "keywright-certified",
        "--example",
        "login",
    ])
}

fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

/// The server. It ends with this, and where that is never dropped, with this program.
struct Server {
    child: Child,
    url: String,
}

impl Server {
    fn start(house: &House, peers: &Path) -> Result<Self> {
        let clients = fs::read_to_string(house.path(CLIENTS))?;
        let clients: serde_json::Value = serde_json::from_str(&clients)?;
        let setup = serde_json::json!({
            "clients": clients, "ttl": {}, "dpop_nonce": false, "slow_down": 0, "registers": null,
            "tls": null, "tells": "/none",
        });
        let mut child = Command::new("node")
            .arg(peers.join("issuer.mjs"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot start node")?;
        let mut url = String::new();
        if let (Some(input), Some(output)) = (&mut child.stdin, child.stdout.take()) {
            writeln!(input, "{setup}")?;
            BufReader::new(output).read_line(&mut url)?;
        }
        let url = url.trim().to_owned();
        let server = Self { child, url };
        if server.url.is_empty() {
            bail!("the server did not start; above it says why");
        }
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already, and then nothing is left to do.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
