//! Clients of a certified OAuth server: what the runtime does, held against an implementation that
//! is not ours. The server is `oidc-provider` from npm; each file here is one part of the standard.
//!
//! `cargo xtask test --only oauth` installs the server, generates the crate `keywright-certified` of
//! `certified.yaml` beside what is built, and compiles this with it.

mod issuer;
mod person;
mod rogue;

mod attacks;
mod browser;
mod code;
mod machine;
mod odd_answers;
mod renewal;
