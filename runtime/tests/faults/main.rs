//! The engine's contracts over TCP: a provider on loopback that counts and misbehaves, and a client
//! that must lose no token, ask no more often than it may, and print no secret.
#![cfg(feature = "reqwest")]

mod cancelled;
mod classes;
mod crash;
#[cfg(all(target_os = "linux", feature = "blocking"))]
mod forked;
mod herd;
mod http;
mod leaks;
#[cfg(feature = "tracing")]
mod logs;
mod provider;
mod reading;
mod rejected;
mod rotation;
mod server;
mod sessions;
mod shutdown;
mod soak;
