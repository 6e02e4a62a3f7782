//! The runtime through its public API, in one program so that it links once.

mod addresses;
mod calls;
mod common;
mod derived;
mod exchanged;
mod found;
#[cfg(feature = "reqwest")]
mod kept;
#[cfg(feature = "reqwest")]
mod loopback;
mod many;
#[cfg(feature = "reqwest")]
mod peer;
#[cfg(feature = "reqwest")]
mod plugged;
mod plugs;
mod redacted;
#[cfg(feature = "reqwest")]
mod runtimes;
mod scopes;
mod settings;
mod signing;
mod tenants;
#[cfg(all(feature = "reqwest", feature = "tracing"))]
mod told;
#[cfg(all(feature = "blocking", feature = "reqwest"))]
mod waited;
mod yields;
