//! The commands as they are started: what they say, to whom, and what they leave behind.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[cfg(unix)]
mod hostile_files;
#[cfg(unix)]
mod interruption;
mod messages;
mod project;
