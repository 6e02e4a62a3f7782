//! The commands of Keywright, and the only place that touches disk, terminal and clock.
//!
//! It is a workspace of its own and depends on the generator alone, so that it starts while
//! `generated/` is empty, half-written or broken: mending that is what it is for.

mod bench;
mod bespoke;
mod cargo;
mod diff;
mod explain;
mod family;
mod generate;
mod grid;
mod house;
mod list;
mod new;
mod oauth;
mod page;
mod peers;
mod report;
mod review;
mod scratch;
mod serve;
mod sign_in;
mod soak;
mod terminal;
mod test;
mod tidy;
mod twelve;
mod weight;
mod workbench;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::house::House;

/// The commands of Keywright.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", arg_required_else_help = true, after_help = CODES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const CODES: &str =
    "Exit codes: 0 all is well, 1 something was found, 2 a command or a spec is wrong.";

#[derive(Subcommand)]
enum Command {
    New(new::Arguments),
    Generate(generate::Arguments),
    List(list::Arguments),
    Explain(explain::Arguments),
    Test(test::Arguments),
    Review(review::Arguments),
    Serve(serve::Arguments),
    SignIn(sign_in::Arguments),
    Bench(bench::Arguments),
    Soak(soak::Arguments),
}

/// How a command ended, where it ended by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// Nothing is left to do.
    Clean,
    /// It found something that a person has to mend.
    Findings,
    /// What it was given cannot be used.
    Unusable,
}

fn main() -> ExitCode {
    terminal::clean_panics();
    let arguments = Arguments::parse();
    let verdict = House::find().and_then(|house| match &arguments.command {
        Command::New(it) => new::run(&house, it),
        Command::Generate(it) => generate::run(&house, it),
        Command::List(it) => list::run(&house, it),
        Command::Explain(it) => explain::run(it),
        Command::Test(it) => test::run(&house, it),
        Command::Review(it) => review::run(&house, it),
        Command::Serve(it) => serve::run(&house, it),
        Command::SignIn(it) => sign_in::run(&house, it),
        Command::Bench(it) => bench::run(&house, it),
        Command::Soak(it) => soak::run(&house, it),
    });
    match verdict {
        Ok(Verdict::Clean) => ExitCode::SUCCESS,
        Ok(Verdict::Findings) => ExitCode::from(1),
        Ok(Verdict::Unusable) => ExitCode::from(2),
        Err(error) => {
            terminal::error(&error);
            ExitCode::from(2)
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_holds_together() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn every_command_shows_examples() {
        for command in Arguments::command().get_subcommands() {
            let help = command
                .get_after_help()
                .map(ToString::to_string)
                .unwrap_or_default();
            assert!(
                help.contains("Examples:"),
                "`cargo xtask {}` has no examples",
                command.get_name()
            );
        }
    }
}
