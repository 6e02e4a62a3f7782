{{ library.doc }}

#![allow(
    clippy::doc_markdown,
    clippy::should_implement_trait,
    clippy::struct_excessive_bools,
    clippy::too_many_arguments,
    reason = "names, sentences and the number of fields are the provider's"
)]
{% if has_end %}
#![allow(deprecated, reason = "the vendor has announced an end, and until then this works")]
{% endif %}

mod auth;
mod client;
mod table;
{% if library.has_types %}
mod types;
{% endif %}

pub mod accepts;

pub use auth::{ {% for it in library.auth %}{{ it }}, {% endfor %} };
pub use client::{ {% for it in library.client %}{{ it }}, {% endfor %} };
#[cfg(feature = "blocking")]
pub use keywright::blocking;
{% if library.has_login %}
#[cfg(feature = "login")]
pub use keywright::login;
{% endif %}
pub use keywright::{ {% for it in library.runtime %}{{ it }}, {% endfor %} };
{% if library.has_types %}
pub use types::{ {% for it in library.types %}{{ it }}, {% endfor %} };
{% endif %}

use keywright::generated::v1 as kw;

#[doc(hidden)]
pub use table::PROVIDER;

/// The examples of the README, compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
