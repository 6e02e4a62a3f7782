//! What the generated examples and tests share.
//!
//! A generated crate holds thin drivers: `examples/call.rs`, `tests/wire.rs`, `tests/rejected.rs`, and
//! `examples/login.rs` where people sign in. What they drive is here, so that a new provider needs no
//! Rust.

#[cfg(test)]
mod acme;
mod call;
mod command;
mod fields;
mod help;
mod life;
mod login;
mod program;
mod rejected;
mod script;
mod table;
mod trouble;
mod wire;

pub use call::call;
pub use login::{login, login_as_a_program};
pub use rejected::{Case, rejected};
pub use trouble::troubles;
pub use wire::Wire;
