// Generated from specs/frameio-v2.yaml by `cargo xtask generate`. Do not edit.

//! Signs a person in, keeps the token and says whose account it is: `--help` tells more.

use std::process::ExitCode;

fn main() -> ExitCode {
    keywright_support::login(&keywright_frameio_v2::PROVIDER)
}
