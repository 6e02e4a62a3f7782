//! What is wrong with a spec, as plain data: who prints it decides how it looks.

mod code;

use std::fmt::Write as _;

pub use code::{Code, FAMILIES};

use crate::source::{Source, Span};

/// One fault, with its place and, where there is one, the edit that mends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its kind; stable, so that it can be searched for.
    pub code: Code,
    /// The name of the [`Source`].
    pub source: String,
    /// What is wrong: a fragment in lower case, without a full stop.
    pub message: String,
    /// Where.
    pub span: Span,
    /// What stands beside the marked text; empty: nothing.
    pub label: String,
    /// Other places that belong to the fault.
    pub related: Vec<Label>,
    /// What to do.
    pub help: Option<String>,
    /// The edit that does it.
    pub fix: Option<Fix>,
}

/// How bad a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Nothing is generated.
    Error,
    /// It is worth a look.
    Warning,
}

/// A place with a word about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What is there.
    pub text: String,
}

/// An edit: this text in place of that span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What goes.
    pub span: Span,
    /// What comes.
    pub text: String,
}

impl Diagnostic {
    /// How bad it is, which its code says.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// Says what to do.
    pub fn help(&mut self, text: impl Into<String>) -> &mut Self {
        self.help = Some(text.into());
        self
    }

    /// Says what the marked text is.
    pub fn label(&mut self, text: impl Into<String>) -> &mut Self {
        self.label = text.into();
        self
    }

    /// Points at another place.
    pub fn related(&mut self, span: Span, text: impl Into<String>) -> &mut Self {
        self.related.push(Label {
            span,
            text: text.into(),
        });
        self
    }

    /// Offers an edit.
    pub fn fix(&mut self, span: Span, text: impl Into<String>) -> &mut Self {
        self.fix = Some(Fix {
            span,
            text: text.into(),
        });
        self
    }

    /// The fault on plain lines: code, place, message, help.
    pub fn plain(&self, source: &Source) -> String {
        let at = source.position(self.span.start);
        let mut text = format!(
            "{} {}:{}:{}: {}\n",
            self.code, self.source, at.line, at.column, self.message
        );
        if !self.label.is_empty() {
            let _ = writeln!(text, "  here: {}", self.label);
        }
        for it in &self.related {
            let at = source.position(it.span.start);
            let _ = writeln!(text, "  {}:{}: {}", at.line, at.column, it.text);
        }
        if let Some(help) = &self.help {
            let _ = writeln!(text, "  help: {help}");
        }
        if let Some(fix) = &self.fix {
            let old = source.text().get(fix.span.range()).unwrap_or_default();
            let _ = writeln!(text, "  edit: `{old}` becomes `{}`", fix.text);
        }
        text
    }
}

/// The faults found so far; stages add to it and go on.
#[derive(Debug)]
pub struct Diagnostics {
    source: String,
    found: Vec<Diagnostic>,
}

impl Diagnostics {
    /// An empty collection for a source.
    pub fn new(source: impl Into<String>) -> Self {
        Self {
            source: source.into(),
            found: Vec::new(),
        }
    }

    /// Whether anything was found that stops generation.
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|it| it.severity() == Severity::Error)
    }

    /// How many errors were found.
    pub fn errors(&self) -> usize {
        self.found
            .iter()
            .filter(|it| it.severity() == Severity::Error)
            .count()
    }

    /// Adds an error; help and labels are added to what it returns.
    pub fn error(&mut self, code: Code, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        debug_assert_eq!(code.severity(), Severity::Error);
        self.add(code, span, message)
    }

    /// Adds a warning; help and labels are added to what it returns.
    pub fn warning(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        debug_assert_eq!(code.severity(), Severity::Warning);
        self.add(code, span, message)
    }

    fn add(&mut self, code: Code, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        let diagnostic = Diagnostic {
            code,
            source: self.source.clone(),
            message: message.into(),
            span,
            label: String::new(),
            related: Vec::new(),
            help: None,
            fix: None,
        };
        let last = self.found.len();
        self.found.push(diagnostic);
        &mut self.found[last]
    }

    /// What was found, in the order of the text.
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.found.sort_by_key(|it| (it.span, it.code.as_str()));
        self.found
    }
}
