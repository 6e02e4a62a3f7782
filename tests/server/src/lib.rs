//! A strict loopback server for any provider.
//!
//! It is driven by the checked model of a spec and by nothing of the runtime, so the two are two
//! independent readings of one file: it refuses every request that the spec does not allow and
//! says why, issues and expires tokens, and keeps a log of every exchange.
//!
//! ```text
//! request ─ route ─► Route ─ credential ─► Presented ─ fields ─► Given ─ issuer ─► Success
//!                            any of them ─► Refusal ─► an answer in the endpoint's error form
//! ```

mod address;
mod assertion;
mod clock;
mod credential;
mod desk;
mod exchange;
mod expected;
mod fields;
mod fit;
mod grant;
mod issuer;
mod json;
mod length;
mod load;
mod multipart;
mod nonce;
mod person;
mod proof;
mod received;
mod refusal;
mod render;
mod route;
mod sample;
mod server;
mod step;
mod tenant;
mod words;

pub use clock::Clock;
pub use exchange::Exchange;
pub use expected::{Expected, Variable};
pub use json::Json;
pub use length::length;
pub use load::{LoadError, load, providers};
pub use nonce::Asks;
pub use person::Person;
pub use refusal::{Class, Refusal};
pub use route::call_lines;
pub use server::{Options, Server, Watch};
