// Generated from specs/telegram.yaml by `cargo xtask generate`. Do not edit.

//! Calls an endpoint with a scheme, with credentials from the environment: `--help` lists them all.

use std::process::ExitCode;

fn main() -> ExitCode {
    keywright_support::call(&keywright_telegram::PROVIDER)
}
