//! What the generated examples and tests share.
//!
//! A generated crate holds three thin drivers: `examples/call.rs`, `tests/wire.rs` and
//! `tests/rejected.rs`. What they drive is here, so that a new provider needs no Rust.

#[cfg(test)]
mod acme;
mod call;
mod command;
mod fields;
mod help;
mod life;
mod rejected;
mod script;
mod table;
mod trouble;
mod wire;

pub use call::call;
pub use rejected::{Case, rejected};
pub use trouble::troubles;
pub use wire::Wire;
