//! One step of a credential's life, and what is kept of its answer.

use super::{Endpoint, Template};

/// One step of a life: an endpoint, what fills its fields, and what is kept of its answer.
///
/// A field is filled by `with`, else by the input or kept value of its name, else by its
/// constant; an optional field that nothing fills is left out.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// The endpoint to call.
    pub endpoint: &'static Endpoint,
    /// Fields that are filled by a template.
    pub with: &'static [(&'static str, Template)],
    /// Optional fields that are left out.
    pub without: &'static [&'static str],
    /// What is kept of the answer.
    pub keep: &'static [Keep],
}

impl Step {
    /// A step that keeps nothing.
    pub const fn new(endpoint: &'static Endpoint) -> Self {
        Self {
            endpoint,
            with: &[],
            without: &[],
            keep: &[],
        }
    }

    /// Fills fields by templates.
    pub const fn with(mut self, with: &'static [(&'static str, Template)]) -> Self {
        self.with = with;
        self
    }

    /// Leaves optional fields out.
    pub const fn without(mut self, without: &'static [&'static str]) -> Self {
        self.without = without;
        self
    }

    /// Keeps values of the answer.
    pub const fn keep(mut self, keep: &'static [Keep]) -> Self {
        self.keep = keep;
        self
    }
}

/// A value that is kept of an answer.
#[derive(Clone, Copy, Debug)]
pub struct Keep {
    /// The name by which templates and later steps read it.
    pub name: &'static str,
    /// Where it is found.
    pub source: Source,
    /// Whether the answer may lack it; the value kept before then stays.
    pub optional: bool,
}

/// Where in an answer a value is found.
#[derive(Clone, Copy, Debug)]
pub enum Source {
    /// In the body, by path. A segment that is a number also indexes a list.
    Body(&'static [&'static str]),
    /// In a header.
    Header(&'static str),
    /// In a cookie that the answer sets.
    Cookie(&'static str),
    /// The whole body is the value.
    Whole,
}

/// A lookup by which one credential serves several tenants.
///
/// The credential itself authenticates it. Its answer holds a list; placements, `base_path` and
/// `base_url` of the scheme read what is kept of one entry.
#[derive(Clone, Copy, Debug)]
pub struct Tenant {
    /// The lookup. It keeps nothing by itself.
    pub step: Step,
    /// Where in the answer the list is; empty: the whole answer.
    pub list: &'static [&'static str],
    /// The member of an entry by which a caller chooses; none where there is nothing to choose.
    pub pick: Option<&'static str>,
    /// What is kept of the entry: [`Source::Body`] with a path from it.
    pub keep: &'static [Keep],
}
