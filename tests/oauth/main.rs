//! Clients of a certified OAuth server: what the runtime does, held against an implementation that
//! is not ours. The server is `oidc-provider` from npm; each file here is one part of the standard.
//! Beside it stands httpbin from Python, for what is older than OAuth: Basic, Bearer and redirects.
//!
//! `cargo xtask test --only oauth` installs both, generates the crates `keywright-certified` and
//! `keywright-echo` of the specs here beside what is built, and compiles this with them.

mod issuer;
mod person;
mod process;
mod program;
mod rogue;

mod attacks;
mod bound;
mod browser;
mod code;
mod device;
mod discovery;
mod echo;
mod keys;
mod machine;
mod mutual;
mod odd_answers;
mod registered;
mod renewal;
mod resource;
mod server;
mod soak;
