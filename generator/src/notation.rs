//! The small notations inside scalars, each a parser from text to its meaning.
//!
//! They know no YAML. A parser answers with a [`Fault`] whose range counts from the start of its
//! text, and the decoder turns that into a place in the file.

pub(crate) mod call;
pub(crate) mod condition;
pub(crate) mod constant;
pub(crate) mod expiry;
pub(crate) mod path;
pub(crate) mod placement;
mod print;
pub(crate) mod template;
#[cfg(test)]
mod tests;
pub(crate) mod ty;

use std::ops::Range;

use crate::suggest::nearest;

/// Why a text cannot be read, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The part that is wrong.
    pub(crate) range: Range<usize>,
    /// What is wrong.
    pub(crate) message: String,
    /// What to do.
    pub(crate) help: String,
    /// What was meant in place of the part, where that is plain.
    pub(crate) meant: Option<String>,
}

impl Fault {
    fn new(range: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            range,
            message: message.into(),
            help: help.into(),
            meant: None,
        }
    }

    /// A word that is none of those that may stand there.
    fn word<'a>(
        range: Range<usize>,
        word: &str,
        known: impl IntoIterator<Item = &'a str>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        let meant = nearest(word, known);
        Self {
            range,
            message: message.into(),
            help: meant.map_or_else(|| help.into(), |it| format!("write `{it}`")),
            meant: meant.map(str::to_owned),
        }
    }

    /// The same fault where the text starts later in a longer one.
    fn shift(mut self, by: usize) -> Self {
        self.range = self.range.start + by..self.range.end + by;
        self
    }
}

type Parsed<T> = Result<T, Fault>;

/// The words of a text, with their ranges.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    text.split(' ').filter_map(move |it| {
        let range = at..at + it.len();
        at = range.end + 1;
        (!it.is_empty()).then_some(range)
    })
}

/// The parts of a text between separators, without the spaces around them, with their ranges.
fn parts(text: &str, separator: char) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    text.split(separator).map(move |it| {
        let start = at + it.len() - it.trim_start().len();
        at += it.len() + separator.len_utf8();
        start..start + it.trim().len()
    })
}
