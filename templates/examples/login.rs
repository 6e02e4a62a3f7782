//! Signs a person in, keeps the token and says whose account it is: `--help` tells more.

use std::process::ExitCode;

fn main() -> ExitCode {
    keywright_support::login(&{{ krate }}::PROVIDER)
}
