//! The seam to the YAML reader: its events as a tree, and its errors in our words.
//!
//! What a spec does without is refused where it begins, and so is what is too large: a text that
//! was made to be a bomb is not read to its end.

use std::collections::HashMap;

use granit_parser::{Event, Marker, Parser, ScalarStyle, ScanError, StrInput};

use super::{Entry, Node, Text, Value, syntax};
use crate::diagnostic::{Code, Diagnostics};
use crate::source::{Source, Span};

/// How deep lists and mappings may stand in each other.
const DEEPEST: usize = 32;

/// How many entries a mapping or list may have, the endpoints of a spec among them.
const MOST: usize = 2_000;

/// How many bytes a text may have: far more than a person reads in one go.
const LONGEST_TEXT: usize = 16 << 10;

/// How many scalars, lists and mappings a file may have, and their ends: what 2,000 endpoints need.
const EVENTS: usize = 100_000;

/// How many keys may stand twice before what the second of two holds is no longer looked at.
const DOUBLED: usize = 200;

/// Why reading stopped.
pub(super) enum Stop {
    Syntax(ScanError),
    Feature(&'static str, Span),
    Document(Span),
    /// A key that is a list or a mapping.
    Key(Span),
    Deep(Span),
    Many(&'static str, Span),
    Long(Span),
    Much(Span),
}

/// The first and the second of two keys.
pub(super) type Twice = (Span, Span);

/// Reads a text into a tree, and finds the keys that stand twice in one mapping: what the second
/// holds is taken as far as the first does not say it, so that nothing is missing that was written.
pub(super) fn read(source: &Source) -> (Result<Node, Box<Stop>>, Vec<Twice>) {
    let text = source.text();
    let options = granit_parser::options! {
        emit_anchor_events: true,
        emit_comments: false,
        emit_unresolved_aliases: true,
    };
    let mut reader = Reader {
        parser: Parser::new_from_str_with_options(text, options),
        text,
        events: 0,
        depth: 0,
        twice: Vec::new(),
    };
    (reader.document(), reader.twice)
}

struct Reader<'a> {
    parser: Parser<'a, StrInput<'a>>,
    text: &'a str,
    events: usize,
    depth: usize,
    twice: Vec<Twice>,
}

impl<'a> Reader<'a> {
    /// The one document of the text; a text that says nothing is an empty one.
    fn document(&mut self) -> Result<Node, Box<Stop>> {
        let mut root = None;
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamEnd => {
                    let value = Value::Empty;
                    return Ok(root.unwrap_or(Node { span, value }));
                }
                Event::DocumentStart(..) if root.is_some() => {
                    return Err(Box::new(Stop::Document(span)));
                }
                Event::DocumentStart(..) => {
                    let (first, span) = self.next()?;
                    root = Some(self.node(first, span)?);
                }
                // Where the stream begins, and where the document ends.
                _ => {}
            }
        }
    }

    /// The next event that is not refused, whatever it is.
    fn next(&mut self) -> Result<(Event<'a>, Span), Box<Stop>> {
        let end = Span::new(self.text.len(), self.text.len());
        let Some(next) = self.parser.next_event() else {
            return Ok((Event::StreamEnd, end));
        };
        let (event, place) = next.map_err(|it| Box::new(Stop::Syntax(it)))?;
        let span = Span::new(
            offset(&place.start, self.text),
            offset(&place.end, self.text),
        );
        self.events += 1;
        if self.events > EVENTS {
            return Err(Box::new(Stop::Much(span)));
        }
        let refers = matches!(event, Event::Alias(_) | Event::UnresolvedAlias(_));
        if refers || matches!(event, Event::Anchor(..)) {
            return Err(Box::new(Stop::Feature("anchors and aliases", span)));
        }
        if event.tag().is_some() {
            let tag = place.tag_span();
            let tag =
                tag.map(|it| Span::new(offset(&it.start, self.text), offset(&it.end, self.text)));
            return Err(Box::new(Stop::Feature("tags (`!x`)", tag.unwrap_or(span))));
        }
        Ok((event, span))
    }

    /// A node, of which the first event is here.
    fn node(&mut self, first: Event<'a>, span: Span) -> Result<Node, Box<Stop>> {
        match first {
            Event::Scalar(text, style, ..) => Ok(Node {
                span,
                value: match style {
                    // `~` and `null` are texts like any other; only nothing at all is nothing.
                    ScalarStyle::Plain if self.text[span.range()].trim().is_empty() => Value::Empty,
                    _ => Value::Text(self.scalar(text.into_owned(), span)?),
                },
            }),
            Event::SequenceStart(..) => self.nested(span, Self::list),
            _ => self.nested(span, Self::map),
        }
    }

    fn nested(
        &mut self,
        start: Span,
        read: fn(&mut Self, Span) -> Result<Node, Box<Stop>>,
    ) -> Result<Node, Box<Stop>> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Box::new(Stop::Deep(start)));
        }
        let node = read(self, start)?;
        self.depth -= 1;
        Ok(node)
    }

    fn list(&mut self, start: Span) -> Result<Node, Box<Stop>> {
        let mut items: Vec<Node> = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if event == Event::SequenceEnd {
                let end = items.last().map_or(start, |it| it.span);
                return Ok(Node {
                    span: closed(start.to(end), span, self.text),
                    value: Value::List(items),
                });
            }
            if items.len() == MOST {
                return Err(Box::new(Stop::Many("list", span)));
            }
            items.push(self.node(event, span)?);
        }
    }

    fn map(&mut self, start: Span) -> Result<Node, Box<Stop>> {
        let (mut entries, mut keys): (Vec<Entry>, _) = (Vec::new(), HashMap::new());
        loop {
            let (event, span) = self.next()?;
            let text = match event {
                Event::MappingEnd => {
                    let end = entries.last();
                    let end = end.map_or(start, |it| it.key.span.to(it.value.span));
                    return Ok(Node {
                        span: closed(start.to(end), span, self.text),
                        value: Value::Map(entries),
                    });
                }
                Event::Scalar(text, style, ..) if text == "<<" && style == ScalarStyle::Plain => {
                    return Err(Box::new(Stop::Feature("merge keys (`<<`)", span)));
                }
                Event::Scalar(text, ..) => text.into_owned(),
                _ => return Err(Box::new(Stop::Key(span))),
            };
            if entries.len() == MOST {
                return Err(Box::new(Stop::Many("mapping", span)));
            }
            let first = keys.get(&text).copied();
            if first.is_none() {
                keys.insert(text.clone(), entries.len());
            }
            let key = self.scalar(text, span)?;
            let (event, at) = self.next()?;
            let value = self.node(event, at)?;
            if let Some(first) = first {
                let first: &mut Entry = &mut entries[first];
                if self.twice.len() < DOUBLED {
                    first.value.take(value);
                }
                self.twice.push((first.key.span, span));
            } else {
                entries.push(Entry { key, value });
            }
        }
    }

    /// Finds the text inside its span: as it is, or between quotes.
    fn scalar(&self, text: String, span: Span) -> Result<Text, Box<Stop>> {
        if text.len() > LONGEST_TEXT {
            return Err(Box::new(Stop::Long(span)));
        }
        let inner = self.text[span.range()]
            .find(text.as_str())
            .filter(|it| *it <= 1 && !text.is_empty())
            .map(|it| span.start + it);
        Ok(Text { text, span, inner })
    }
}

/// A span with the bracket that closes what it begins with, where that is what ends it.
fn closed(span: Span, end: Span, text: &str) -> Span {
    if text[span.start..].starts_with(['{', '[']) {
        Span::new(span.start, end.end)
    } else {
        span
    }
}

/// The byte of a place.
fn offset(place: &Marker, text: &str) -> usize {
    let mut at = place.byte_offset().unwrap_or(text.len()).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Tells why a text could not be read.
pub(super) fn refuse(stop: &Stop, source: &Source, report: &mut Diagnostics) {
    let text = source.text();
    match stop {
        Stop::Syntax(error) => unreadable(error, text, report),
        Stop::Feature(name, span) => {
            let message = format!("specs do without {name}");
            let found = report.error(Code::YamlFeature, *span, message);
            found.help("write the text out");
        }
        Stop::Document(span) => second_document(*span, text, report),
        Stop::Key(span) => {
            let found = report.error(Code::Yaml, *span, "a key is a text");
            found.help("put it in quotes where it begins with a bracket or a brace");
        }
        Stop::Deep(span) => too_deep(*span, report),
        Stop::Many(what, span) => {
            let message = format!("this {what} has more than {MOST} entries");
            too_large(*span, message, report);
        }
        Stop::Much(span) => too_large(*span, "the file holds too much", report),
        Stop::Long(span) => {
            // Its beginning is enough to find it by.
            let span = Span::new(span.start, span.start);
            let message = format!("this text has more than {LONGEST_TEXT} bytes");
            let found = report.error(Code::TooLarge, span, message);
            found.help("say it in a few sentences, and link to the rest");
        }
    }
}

fn unreadable(error: &ScanError, text: &str, report: &mut Diagnostics) {
    let at = offset(error.marker(), text);
    if let Some(at) = syntax::nested(text, at, DEEPEST) {
        too_deep(Span::new(at, at + 1), report);
        return;
    }
    let fault = syntax::fault(&error.info(), at, text);
    let found = report.error(Code::Yaml, fault.span, fault.message);
    found.help(fault.help);
    if let Some((span, text)) = fault.fix {
        found.fix(span, text);
    }
}

fn too_large(span: Span, message: impl Into<String>, report: &mut Diagnostics) {
    let found = report.error(Code::TooLarge, span, message);
    found.help("describe the endpoints that the credential needs, not the whole API");
}

fn too_deep(span: Span, report: &mut Diagnostics) {
    let message = format!("this is nested more than {DEEPEST} deep");
    let found = report.error(Code::TooLarge, span, message);
    found.help("name inner objects under `types:`");
}

/// Tells of a key that stands twice; the first is most often a few lines above.
pub(super) fn duplicate((first, span): Twice, source: &Source, report: &mut Diagnostics) {
    let key = source.text()[span.range()].trim_matches(['"', '\'']);
    let line = |it: Span| source.position(it.start).line;
    let place = if line(first) == line(span) {
        String::new()
    } else {
        format!(", first on line {}", line(first))
    };
    let message = format!("`{key}` stands twice in one mapping{place}");
    let found = report.error(Code::DuplicateKey, span, message);
    found.help("keep one of the two");
    found.related(first, "the first is here");
}

/// `---` before anything else is harmless, and anywhere else it begins another document.
fn second_document(span: Span, text: &str, report: &mut Diagnostics) {
    let found = report.error(Code::YamlFeature, span, "a spec is one document");
    found.help(if text[span.start..].starts_with("---") {
        "leave `---` out, and write another provider into a file of its own"
    } else {
        "leave out what ends the document, `---` or `...`"
    });
}
