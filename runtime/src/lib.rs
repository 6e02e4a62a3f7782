//! Keywright's runtime: it obtains, caches, renews, applies and revokes API credentials.

mod error;
mod number;
mod secret;
mod table;
mod value;
mod values;

pub use error::{Error, ErrorKind, Result};
pub use http::Method;
pub use number::{NotANumber, Number};
pub use secret::Secret;
pub use value::{Decode, Encode, Fields, Value};
pub use values::Values;

/// What generated crates use, and nobody else.
#[doc(hidden)]
pub mod generated {
    /// Version 1 of the contract between a generated crate and the runtime.
    pub mod v1 {
        pub use crate::table::*;
        pub use crate::value::{Decode, Encode, Fields, TextEnum, Value};
        pub use crate::values::Values;
        pub use http::Method;
    }
}
