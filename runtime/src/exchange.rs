//! One exchange as values: a request out of an endpoint and values, and a value or a classified
//! error out of an answer. No network, no clock.

mod answer;
mod body;
mod callback;
mod challenge;
mod client;
mod draft;
mod entry;
mod extract;
mod fill;
mod headers;
mod path;
mod refusal;
mod scope;

pub(crate) use answer::{read, rejection};
pub(crate) use body::Body;
#[cfg(feature = "login")]
pub(crate) use callback::belongs;
pub(crate) use callback::{Callback, Expected, callback};
pub(crate) use challenge::{Challenge, challenges};
pub(crate) use draft::{Draft, constant, draft};
pub(crate) use entry::entry;
pub(crate) use extract::{at as shape_at, keep};
pub(crate) use fill::{can_fill, exchanges, fill};
pub(crate) use headers::{header_name, header_value};
pub(crate) use path::{check_path, render_path};
pub(crate) use refusal::{Sent, date, is_rejection, presentable, retry_after};
pub(crate) use scope::{Granted, permit, refused_scopes};
