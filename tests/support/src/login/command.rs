//! The command line of the example `login`: what it takes, and its help.

use std::{path::PathBuf, time::Duration};

use keywright::generated::v1::{Provider, Scheme};
use keywright_server::length;

use super::registering::demanded;
use crate::{fields::unknown, help::variables};

/// What is to be done.
#[derive(Debug)]
pub(super) struct Command {
    pub(super) scheme: &'static Scheme,
    pub(super) sign_out: bool,
    pub(super) no_browser: bool,
    pub(super) redirect_uri: Option<String>,
    pub(super) timeout: Option<Duration>,
    pub(super) store: Option<PathBuf>,
    pub(super) account: String,
}

const OPTIONS: [&str; 7] = [
    "--account",
    "--help",
    "--no-browser",
    "--redirect-uri",
    "--sign-out",
    "--store",
    "--timeout",
];

impl Command {
    /// Reads the arguments; none where help was asked for.
    pub(super) fn read(
        provider: &'static Provider,
        mut arguments: impl Iterator<Item = String>,
    ) -> Result<Option<Self>, String> {
        let first = signing_in(provider).next();
        let scheme = first.ok_or_else(|| format!("nobody signs in to {}", provider.title))?;
        let mut command = Self {
            scheme,
            sign_out: false,
            no_browser: false,
            redirect_uri: None,
            timeout: None,
            store: None,
            account: "default".to_owned(),
        };
        while let Some(argument) = arguments.next() {
            let mut value = || {
                let value = arguments.next().filter(|it| !it.is_empty());
                value.ok_or_else(|| format!("`{argument}` needs a value"))
            };
            match argument.as_str() {
                "--help" | "-h" => return Ok(None),
                "--sign-out" => command.sign_out = true,
                "--no-browser" => command.no_browser = true,
                "--redirect-uri" => command.redirect_uri = Some(value()?),
                "--store" => command.store = Some(value()?.into()),
                "--account" => command.account = value()?,
                "--timeout" => {
                    let text = value()?;
                    let length = length(&text).filter(|it| !it.is_zero());
                    let length = length.ok_or_else(|| format!("`{text}` is no length; try 2m"))?;
                    command.timeout = Some(length);
                }
                other if other.starts_with('-') => {
                    return Err(unknown("option", other, OPTIONS.into_iter()));
                }
                id => {
                    let ids = || signing_in(provider).map(|it| it.id);
                    let found = signing_in(provider).find(|it| it.id == id);
                    command.scheme = found.ok_or_else(|| unknown("scheme", id, ids()))?;
                }
            }
        }
        Ok(Some(command))
    }
}

/// The schemes with which a person signs in.
pub(super) fn signing_in(provider: &'static Provider) -> impl Iterator<Item = &'static Scheme> {
    let schemes = provider.schemes.iter().copied();
    schemes.filter(|it| it.sign_in.is_some())
}

/// The help of a provider.
pub(super) fn help(provider: &'static Provider) -> String {
    let width = signing_in(provider).map(|it| it.id.len()).max();
    let width = width.unwrap_or(0);
    let schemes = signing_in(provider).map(|it| {
        let (id, title) = (it.id, it.title);
        let demanded = demanded(provider, it);
        let registers = demanded.map_or_else(String::new, |it| {
            format!("; without the first, it registers a client, {it}")
        });
        format!("  {id:width$}  {title} - {}{registers}\n", variables(it))
    });
    let hosts = provider.hosts.iter().map(|it| format!("  {}\n", it.env));
    HELP.replace("{title}", provider.title)
        .replace("{name}", provider.name)
        .replace("{schemes}", &schemes.collect::<String>())
        .replace("{hosts}", &hosts.collect::<String>())
}

const HELP: &str = "\
Signs you in to {title}, keeps the token, and says whose account it is: through your browser, or, with
a scheme that has a device code, with a code that you enter on any device.

Usage: cargo run -p keywright-{name} --example login -- [SCHEME] [OPTION …]

  --no-browser         open no browser: it prints the address, and takes the one that the browser
                       came back to from standard input
  --redirect-uri URI   where the browser comes back to, if the provider wants to know it as a whole;
                       default: http://127.0.0.1/callback on a port that is free
  --timeout LENGTH     how long to wait for you, such as 90s; default: 5m, or as long as a device
                       code lives
  --account NAME       the name of this sign-in, where there are several; default: default
  --store FOLDER       where the token is kept; default: the folder keywright/tokens in that of your
                       data (on Linux ~/.local/share, or $XDG_DATA_HOME)
  --sign-out           revoke the token, where the provider knows how, and remove it
  --help               show this

Schemes, the first unless one is named, and the variables that each reads; those in brackets may be missing:
{schemes}
Addresses to use instead of the provider's (http is allowed on loopback):
{hosts}
Examples:
  cargo run -p keywright-{name} --example login
  cargo run -p keywright-{name} --example login -- --no-browser
  cargo run -p keywright-{name} --example login -- --redirect-uri http://localhost:8400/callback
  cargo run -p keywright-{name} --example login -- --sign-out

Without an account, in two terminals:
  cargo xtask serve {name}
  . target/serve/{name}.env && cargo run -p keywright-{name} --example login

It ends with 0 where you are signed in, or out; with 1 where that failed; with 2 where the command or
the environment is wrong.";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::acme::ACME;

    fn read(line: &str) -> Result<Option<Command>, String> {
        Command::read(&ACME, line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn arguments_are_read_in_any_order() {
        let line = "--timeout 90s portal --no-browser --store /a --account jo --sign-out";
        let it = read(line).ok().flatten().expect("it is a good line");
        assert_eq!(it.timeout, Some(Duration::from_secs(90)));
        assert!(it.no_browser && it.sign_out && it.redirect_uri.is_none());
        assert_eq!((it.scheme.id, &*it.account), ("portal", "jo"));
        let it = read("--redirect-uri http://localhost:1/").ok().flatten();
        let it = it.expect("it is a good line");
        assert_eq!(it.redirect_uri.as_deref(), Some("http://localhost:1/"));
        assert_eq!((it.scheme.id, &*it.account), ("portal", "default"));
        assert!(matches!(read("--store /a --help"), Ok(None)));
    }

    #[test]
    fn mistakes_are_named() {
        for (line, expected) in [
            ("--no-brwser", "there is no option `--no-brwser`"),
            ("api_key", "there is no scheme `api_key`"),
            ("--timeout soon", "`soon` is no length"),
            ("--timeout 0", "`0` is no length"),
            ("--store", "`--store` needs a value"),
        ] {
            let said = read(line).err().unwrap_or_default();
            assert!(said.contains(expected), "{line}: {said}");
        }
    }

    #[test]
    fn help_names_schemes_variables_and_examples() {
        let help = help(&ACME);
        for expected in [
            "  portal  Portal - ACME_CLIENT_ID [ACME_REFRESH_TOKEN]\n",
            "  ACME_BASE_URL\n",
            "cargo run -p keywright-acme --example login -- --sign-out\n",
        ] {
            assert!(help.contains(expected), "{expected:?} is not in\n{help}");
        }
        assert!(!help.contains('{') && !help.contains("api_key"), "{help}");
    }
}
