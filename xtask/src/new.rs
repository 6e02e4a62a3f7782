//! `cargo xtask new`: a commented spec to start from, which is already accepted.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write as _};

use anyhow::{Context as _, Result, bail};
use keywright_generator::{PROVIDER_RULE, is_provider, kinds, skeleton};

use crate::Verdict;
use crate::house::House;
use crate::terminal::{DIM, GOOD, flat, paint, say};

const EXAMPLES: &str = "Examples:
  cargo xtask new acme                                       a key in a header
  cargo xtask new acme --kind session                        a log-in and a token that expires
  cargo xtask new acme --kind oauth2_authorization_code      people sign in

Kinds:
  api_key                      the caller holds a key; it goes into a header, the query, a cookie or a body
  bearer                       the caller holds a token, sent as `Authorization: Bearer …`
  basic                        user and password, or the like, by HTTP Basic
  session                      a log-in issues a token
  oauth2_client_credentials    OAuth 2.0 for programs
  oauth2_authorization_code    OAuth 2.0 for people who sign in
  oauth2_device_code           OAuth 2.0 for people who enter a code on another device
  oauth2_password              OAuth 2.0 for programs that hold a person's password (legacy)
  oauth2_jwt_bearer            OAuth 2.0 for programs that sign an assertion
  oauth2_token_exchange        OAuth 2.0 for programs that exchange a token for another one
  jwt                          the caller holds a key and signs its tokens by itself
  derived                      a credential that is made with another one
  custom                       nothing of the above: inputs and a template";

/// Begin a provider: write a commented spec that already generates, compiles and passes
///
/// What it says of the vendor is made up and marked with TODO; its comments say what to look up on
/// the vendor's page. A file that is there is never overwritten.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The provider's name, as in `keywright-<name>`
    #[arg(value_name = "NAME", value_parser = provider)]
    name: String,
    /// How a caller proves who it is
    #[arg(long, default_value = "api_key", value_parser = kind, hide_possible_values = true)]
    kind: String,
}

/// Writes the file and says what comes next.
pub(crate) fn run(house: &House, arguments: &Arguments) -> Result<Verdict> {
    let Arguments { name, kind } = arguments;
    let Some(text) = skeleton(name, kind) else {
        bail!("there is no skeleton of the kind `{kind}`");
    };
    let shown = format!("specs/{name}.yaml");
    // Asking first whether the file is there would leave a moment in which it could come.
    let opened = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(house.path(&shown));
    let mut file = match opened {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!("{shown} is there already, and stays as it is; choose another name, or edit it")
        }
        other => other.with_context(|| format!("cannot create {shown}"))?,
    };
    file.write_all(text.as_bytes())
        .with_context(|| format!("cannot write {shown}"))?;
    say!("{}  {shown}", paint(GOOD, "create"));
    say!("Open it beside the vendor's page: what is marked TODO is made up. Then:");
    for (command, what) in [
        (
            "cargo xtask generate --watch".to_owned(),
            "says what is wrong while you write, and writes the crate",
        ),
        (
            "cargo xtask review --accept".to_owned(),
            "writes down what goes over the wire, for you to read",
        ),
        (
            format!("cargo xtask serve {name}"),
            "is the provider, on your machine",
        ),
    ] {
        say!("  {command:<30} {}", paint(DIM, what));
    }
    Ok(Verdict::Clean)
}

/// Accepts the names that a spec may give its provider.
fn provider(name: &str) -> Result<String, String> {
    if is_provider(name) {
        return Ok(name.to_owned());
    }
    Err(format!(
        "`{}` is no name of a provider: {PROVIDER_RULE}",
        flat(name)
    ))
}

/// Accepts the kinds of the language.
fn kind(word: &str) -> Result<String, String> {
    if kinds().any(|it| it.0 == word) {
        return Ok(word.to_owned());
    }
    let all: Vec<_> = kinds().map(|it| it.0).collect();
    Err(format!("the kinds are {}", all.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_names_every_kind_and_no_other() {
        let (_, listed) = EXAMPLES.split_once("Kinds:\n").expect("a list");
        let mut listed: Vec<_> = listed
            .lines()
            .filter_map(|it| it.split_whitespace().next())
            .collect();
        let mut known: Vec<_> = kinds().map(|it| it.0).collect();
        listed.sort_unstable();
        known.sort_unstable();
        assert_eq!(listed, known);
    }

    #[test]
    fn names_are_those_that_the_checker_accepts() {
        assert_eq!(provider("acme-mail"), Ok("acme-mail".to_owned()));
        for name in ["../acme", "Acme", "acme\u{1b}[2J", ""] {
            let said = provider(name).expect_err(name);
            assert!(
                said.contains(PROVIDER_RULE) && !said.contains('\u{1b}'),
                "{said}"
            );
        }
    }
}
