//! What is wrong with a spec, as plain data: who prints it decides how it looks.

mod code;

use std::collections::HashMap;
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
    /// Whether the text was read as what it was meant to be, so that nothing is missing for it.
    is_read: bool,
    /// The name that something refers to in vain; of a warning, the place by which the file
    /// answers it.
    about: Option<String>,
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

    /// Offers an edit, where its place is known to the letter.
    pub fn fix(&mut self, span: Span, text: impl Into<String>) -> &mut Self {
        if !span.is_exact() {
            return self;
        }
        self.fix = Some(Fix {
            span,
            text: text.into(),
        });
        self
    }

    /// Names what is referred to in vain: other faults about it are the same one.
    pub(crate) fn about(&mut self, name: impl Into<String>) -> &mut Self {
        self.about = Some(name.into());
        self
    }

    /// Notes that the text was read as what it was meant to be.
    pub(crate) fn read_as_meant(&mut self) {
        self.is_read = true;
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

/// How many errors, and how many warnings, are told of one spec. What comes after so many most
/// often comes of them.
const TOLD: usize = 200;

/// How many are kept to choose from: a text can be made to bring about a hundred thousand.
const KEPT: usize = 2_000;

/// The faults found so far; stages add to it and go on.
#[derive(Debug)]
pub struct Diagnostics {
    source: String,
    found: Vec<Diagnostic>,
    /// How many errors came after so many that nobody will read them.
    beyond: usize,
    /// The last of them, for its finder to add to.
    last: Option<Diagnostic>,
}

impl Diagnostics {
    /// An empty collection for a source.
    pub fn new(source: impl Into<String>) -> Self {
        Self {
            source: source.into(),
            found: Vec::new(),
            beyond: 0,
            last: None,
        }
    }

    /// Whether anything was found that stops generation.
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|it| it.severity() == Severity::Error) || self.beyond > 0
    }

    /// How many errors were found.
    pub fn errors(&self) -> usize {
        let errors = self.found.iter();
        let errors = errors.filter(|it| it.severity() == Severity::Error);
        errors.count() + self.beyond
    }

    /// How many errors left something unread, so that it may be missing elsewhere.
    pub(crate) fn unread(&self) -> usize {
        let unread = |it: &&Diagnostic| it.severity() == Severity::Error && !it.is_read;
        self.found.iter().filter(unread).count() + self.beyond
    }

    /// Whether so much was found that nobody will read what comes now, so that it needs no advice.
    pub(crate) fn is_full(&self) -> bool {
        self.found.len() >= KEPT
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
            is_read: false,
            about: None,
        };
        // One error is kept, however many warnings came before it.
        let is_error = diagnostic.severity() == Severity::Error;
        if self.is_full() && (!is_error || self.has_errors()) {
            self.beyond += usize::from(is_error);
            return self.last.insert(diagnostic);
        }
        let last = self.found.len();
        self.found.push(diagnostic);
        &mut self.found[last]
    }

    /// A point to which [`Self::keep_since`] counts.
    pub(crate) fn mark(&self) -> usize {
        self.found.len()
    }

    /// Takes back what was told of a place or a name by one code; whether it was.
    pub(crate) fn answer(&mut self, code: &str, place: &str) -> bool {
        let before = self.found.len();
        self.found
            .retain(|it| it.code.as_str() != code || it.about.as_deref() != Some(place));
        self.found.len() < before
    }

    /// The warnings by code and place, as the file answers them.
    pub(crate) fn unanswered(&self) -> Vec<String> {
        let warnings = self.found.iter();
        let warnings = warnings.filter(|it| it.severity() == Severity::Warning);
        let place = |it: &Diagnostic| Some(format!("{} {}", it.code, it.about.as_ref()?));
        warnings.filter_map(place).collect()
    }

    /// Whether a code was found since a mark.
    pub(crate) fn has_since(&self, mark: usize, code: Code) -> bool {
        self.found.iter().skip(mark).any(|it| it.code == code)
    }

    /// Takes back what was found since a mark, as far as it does not hold.
    pub(crate) fn keep_since(&mut self, mark: usize, holds: impl Fn(&Diagnostic) -> bool) {
        let since = self.found.split_off(mark.min(self.found.len()));
        self.found.extend(since.into_iter().filter(holds));
    }

    /// What was found, in the order of the text, each fault once.
    ///
    /// A name that several places refer to in vain is one fault with several places. Where there
    /// are more errors than are told, the last says so.
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.found.sort_by_key(|it| (it.span, it.code.as_str()));
        let mut told: Vec<Diagnostic> = Vec::new();
        // The first error about each name.
        let mut about: HashMap<String, usize> = HashMap::new();
        for it in self.found {
            let again = |first: &Diagnostic| first.code == it.code && first.message == it.message;
            let beside = told.iter().rev().take_while(|first| first.span == it.span);
            if beside.into_iter().any(again) {
                continue;
            }
            let name = it.about.as_ref();
            let name = name.filter(|_| it.severity() == Severity::Error);
            let first = name.and_then(|name| about.get(name));
            match first.map(|at| &mut told[*at]) {
                None => {
                    if let Some(name) = name {
                        about.insert(name.clone(), told.len());
                    }
                    told.push(it);
                }
                Some(first) if first.span == it.span => {}
                Some(first) if again(first) => {
                    first.related(it.span, "and here");
                }
                Some(first) => {
                    first.related(it.span, it.message);
                }
            }
        }
        few(told, self.beyond, self.source)
    }
}

/// The first errors and the first warnings, and how many errors come after them.
fn few(found: Vec<Diagnostic>, beyond: usize, source: String) -> Vec<Diagnostic> {
    let (mut errors, mut warnings) = (0, 0);
    let mut told = found;
    told.retain(|it| {
        let number = match it.severity() {
            Severity::Error => &mut errors,
            Severity::Warning => &mut warnings,
        };
        *number += 1;
        *number <= TOLD
    });
    let more = (errors + beyond).saturating_sub(TOLD);
    if more > 0 {
        let span = told.last().map_or(Span::default(), |it| it.span);
        let mut last = Diagnostics::new(source);
        last.error(
            Code::TooLarge,
            span,
            format!("{more} more errors are not shown"),
        )
        .help("mend those above and run it again");
        told.append(&mut last.found);
    }
    told
}
