//! `cargo xtask explain`: what a code is about, with a wrong and a right example.

use std::fmt::Write as _;

use anyhow::{Result, bail};
use keywright_generator::{Code, Explanation, FAMILIES};

use crate::terminal::{self, DIM, GOOD, STRONG, clean, paint, say};
use crate::{Verdict, report};

const EXAMPLES: &str = "Examples:
  cargo xtask explain E0203          the rule, a wrong and a right example
  cargo xtask explain e0203 e0107    several
  cargo xtask explain                every code in one line

docs/diagnostics.md says the same about all codes.";

/// Say what a code is about: the rule, a wrong example and a right one
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The codes; without one, all are listed
    #[arg(value_name = "CODE")]
    codes: Vec<String>,
}

/// Explains, or lists.
pub(crate) fn run(arguments: &Arguments) -> Result<Verdict> {
    if arguments.codes.is_empty() {
        say!("{}", list().trim_end());
        return Ok(Verdict::Clean);
    }
    let codes = arguments.codes.iter().map(|it| find(it));
    let codes = codes.collect::<Result<Vec<_>>>()?;
    let width = terminal::width().map(|it| it.min(WIDEST));
    for (index, code) in codes.iter().enumerate() {
        if index > 0 {
            say!("");
        }
        say!("{}", text(&code.explanation(), width).trim_end());
    }
    Ok(Verdict::Clean)
}

/// Wider prose is hard to read.
const WIDEST: usize = 100;

/// The code of a name; `e0203` and `203` are enough.
fn find(name: &str) -> Result<Code> {
    let wanted = name.trim().to_uppercase();
    let is_number = !wanted.is_empty() && wanted.chars().all(|it| it.is_ascii_digit());
    let is_meant = |it: &&Code| {
        let digits = &it.as_str()[1..];
        it.as_str() == wanted
            || is_number && digits.trim_start_matches('0') == wanted.trim_start_matches('0')
    };
    if let Some(code) = Code::ALL.iter().find(is_meant) {
        return Ok(*code);
    }
    let near = nearest(&wanted);
    let near = near.iter().map(|it| format!("\n  {it}  {}", it.meaning()));
    bail!(
        "there is no code `{name}`; the nearest are:{}\n`cargo xtask explain` lists all of them",
        near.collect::<String>()
    )
}

/// The codes that differ least.
fn nearest(wanted: &str) -> Vec<Code> {
    const SHOWN: usize = 4;
    let mut codes = Code::ALL.to_vec();
    let family = wanted.chars().nth(2);
    codes.sort_by_key(|it| {
        let distance = strsim::osa_distance(it.as_str(), wanted);
        (distance, family != Some(it.family()), it.as_str())
    });
    codes.truncate(SHOWN);
    codes
}

/// Every code in one line, by family.
fn list() -> String {
    let mut text = String::new();
    for (digit, title) in FAMILIES {
        let mut codes: Vec<&Code> = Code::ALL.iter().filter(|it| it.family() == digit).collect();
        codes.sort_by_key(|it| it.as_str());
        let _ = writeln!(text, "{}", paint(STRONG, title));
        for it in codes {
            let _ = writeln!(text, "  {it}  {}", it.meaning());
        }
        text.push('\n');
    }
    text + "`cargo xtask explain E0203` shows the rule and its examples.\n"
}

/// The page of a code, with styles.
fn text(it: &Explanation, width: Option<usize>) -> String {
    let title = format!("{}: {}", it.code, it.code.meaning());
    let mut text = format!(
        "{}\n\n{}\n{}\n\n",
        paint(STRONG, &title),
        terminal::wrapped(&it.rule, width.unwrap_or(WIDEST)),
        paint(STRONG, "Wrong:")
    );
    for fault in &it.found {
        let drawn = report::drawn(fault, &it.wrong, width);
        let _ = writeln!(text, "{}\n", drawn.trim_end());
    }
    let _ = writeln!(text, "{}\n", paint(STRONG, "Right:"));
    let wrong: Vec<&str> = it.wrong.text().lines().collect();
    for line in it.shown().lines() {
        let style = if wrong.contains(&line) { DIM } else { GOOD };
        let _ = writeln!(text, "    {}", paint(style, &clean(line)));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_however_it_is_typed() {
        for name in ["E0203", "e0203", " e0203 ", "0203", "203"] {
            assert_eq!(find(name).ok(), Some(Code::UnknownValue), "{name}");
        }
    }

    #[test]
    fn an_unknown_code_is_answered_with_the_nearest() {
        for name in ["E0299", "x", "", "E02O3"] {
            let said = find(name).expect_err("there is none").to_string();
            assert!(said.contains("the nearest are:\n  E0"), "{said}");
            assert!(said.ends_with("`cargo xtask explain` lists all of them"));
        }
        assert_eq!(nearest("E02O3")[0], Code::UnknownValue);
    }

    #[test]
    fn the_list_names_every_code() {
        let list = anstream::adapter::strip_str(&list()).to_string();
        for it in Code::ALL {
            assert!(
                list.contains(&format!("  {it}  {}\n", it.meaning())),
                "{it}"
            );
        }
    }

    #[test]
    fn a_page_shows_the_rule_and_both_examples() {
        let text = text(&Code::UnknownScheme.explanation(), Some(80));
        let expected = "\
E0202: No scheme of that id.

`auth:` of an endpoint names the schemes that it accepts by their ids, and a
call with any other does not compile. An id is the kind, where the scheme has no
`id:` of its own.

Wrong:

error[E0202]: there is no scheme `bearr`
 --> specs/acme.yaml:9:35
  |
9 |   ping: { call: GET /ping, auth: [bearr] }
  |                                   ^^^^^
  |
help: write `bearer`
  |
9 |   ping: { call: GET /ping, auth: [bearer] }
  |                                       +

Right:

    auth:
      - bearer
    endpoints:
      ping: { call: GET /ping, auth: [bearer] }
";
        assert_eq!(anstream::adapter::strip_str(&text).to_string(), expected);
    }
}
