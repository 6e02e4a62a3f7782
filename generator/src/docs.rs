//! A provider's page and a crate's README: everything that the model knows, for people.

pub(crate) mod markdown;
mod page;
pub(crate) mod prose;
mod sent;
mod text;

pub(crate) use page::lower;
