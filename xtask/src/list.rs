//! `cargo xtask list`: what each provider holds, and how long ago someone looked at its vendor's
//! pages. Today's date decides what is marked here, and nothing of what is generated.

mod entry;
mod json;
mod table;

use anyhow::Result;

use crate::Verdict;
use crate::house::{House, today};
use crate::terminal::say;

use entry::Entry;

const EXAMPLES: &str = "Examples:
  cargo xtask list
  cargo xtask list --format json    one object a line, for programs

A spec that was not checked for half a year is marked, and so is a sunset. Where a spec has errors,
it is listed as broken and the exit code is 2.";

/// Show all providers: schemes, endpoints, when they were checked, when they end
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// How to write the list
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: Format,
}

/// How the list is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// An aligned table
    #[default]
    Table,
    /// One JSON object a line
    Json,
}

/// Lists.
pub(crate) fn run(house: &House, arguments: &Arguments) -> Result<Verdict> {
    let today = today();
    let names = house.providers()?;
    let entries: Vec<Entry> = names
        .iter()
        .map(|it| Entry::read(house, it, today))
        .collect();
    let text = match arguments.format {
        Format::Table => table::text(&entries, crate::terminal::width()),
        Format::Json => json::lines(&entries),
    };
    say!("{}", text.trim_end());
    Ok(if entries.iter().any(Entry::is_broken) {
        Verdict::Unusable
    } else {
        Verdict::Clean
    })
}
