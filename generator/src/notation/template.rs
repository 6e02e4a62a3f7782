//! Templates: `App {key}`, `Integrator {base64(username ':' password)}`.

mod brace;

use std::ops::Range;

use self::brace::{closes_nothing, not_closed};
use super::{Fault, Parsed};
use crate::model::{Function, Part, Template as Parts};

/// Every function with its word.
pub(crate) const FUNCTIONS: &[(&str, Function, &str)] = &[
    (
        "base64",
        Function::Base64,
        "Base64 with padding (RFC 4648 section 4)",
    ),
    (
        "base64url",
        Function::Base64Url,
        "Base64 for URLs, without padding (RFC 4648 section 5)",
    ),
    (
        "hex",
        Function::Hex,
        "lower-case hexadecimal digits of the bytes",
    ),
    ("lower", Function::Lower, "ASCII lower case"),
    ("upper", Function::Upper, "ASCII upper case"),
];

/// A function over names alone.
pub(crate) struct Chooser {
    /// Its word.
    pub(crate) word: &'static str,
    /// What it gives.
    pub(crate) gives: &'static str,
    takes: &'static str,
    example: &'static str,
    build: fn(Parts) -> Option<Part>,
}

/// The functions over names alone.
pub(crate) const CHOOSERS: &[Chooser] = &[
    Chooser {
        word: "join",
        gives: "the texts of a list, with a quoted text between: `{join(scopes ',')}`",
        takes: "a list and a quoted text",
        example: "{join(scopes ',')}",
        build: join,
    },
    Chooser {
        word: "first",
        gives: "the first of these names that has a value: `{first(refresh_token token)}`",
        takes: "two names or more",
        example: "{first(refresh_token token)}",
        build: first,
    },
];

fn join(arguments: Parts) -> Option<Part> {
    match <[Part; 2]>::try_from(arguments.0) {
        Ok([Part::Value(name), Part::Text(separator)]) => Some(Part::Join(name, separator)),
        _ => None,
    }
}

fn first(arguments: Parts) -> Option<Part> {
    let name = |it| {
        if let Part::Value(name) = it {
            Some(name)
        } else {
            None
        }
    };
    let names: Vec<_> = arguments.0.into_iter().map(name).collect::<Option<_>>()?;
    (names.len() > 1).then_some(Part::First(names))
}

const HELP: &str = "write text and placeholders: `App {key}` or `{base64(username ':' password)}`";

/// A template and the places of the names in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Template {
    /// The parts.
    pub(crate) parts: Parts,
    /// Each name that it reads, where it stands.
    pub(crate) names: Vec<(String, Range<usize>)>,
}

impl Template {
    /// Puts another name in place of one.
    pub(crate) fn rename(&mut self, from: &str, to: &str) {
        let names = self.names.iter_mut().map(|it| &mut it.0);
        names
            .filter(|it| *it == from)
            .for_each(|it| to.clone_into(it));
        rename(&mut self.parts, from, to);
    }
}

fn rename(parts: &mut Parts, from: &str, to: &str) {
    for part in &mut parts.0 {
        match part {
            Part::Text(_) => {}
            Part::Value(name) | Part::Join(name, _) => {
                if name == from {
                    to.clone_into(name);
                }
            }
            Part::First(names) => {
                let found = names.iter_mut().filter(|it| *it == from);
                found.for_each(|it| to.clone_into(it));
            }
            Part::Call(_, inner) => rename(inner, from, to),
            Part::Basic(user, password) => {
                rename(user, from, to);
                rename(password, from, to);
            }
        }
    }
}

/// Reads a template.
pub(crate) fn parse(text: &str) -> Parsed<Template> {
    if let Some(found) = brace::angle(text) {
        return Err(found);
    }
    let mut template = Template::default();
    let mut rest = 0;
    while let Some(found) = text[rest..].find(['{', '}']) {
        let open = rest + found;
        if text[open..].starts_with('}') {
            return Err(closes_nothing(text, open));
        }
        if text[rest..open].ends_with('$') {
            let range = open - 1..open;
            return Err(Fault {
                meant: Some(String::new()),
                ..Fault::new(
                    range,
                    "a placeholder is written without `$`",
                    "write `{name}`",
                )
            });
        }
        if open > rest {
            template
                .parts
                .0
                .push(Part::Text(text[rest..open].to_owned()));
        }
        let mut inside = Inside {
            text,
            at: open + 1,
            names: &mut template.names,
        };
        let part = inside.placeholder(open)?;
        rest = inside.at;
        template.parts.0.push(part);
    }
    if rest < text.len() {
        template.parts.0.push(Part::Text(text[rest..].to_owned()));
    }
    Ok(template)
}

/// The deepest nesting of functions; beyond it a person has lost count.
const DEEPEST: usize = 4;

struct Inside<'a> {
    text: &'a str,
    at: usize,
    names: &'a mut Vec<(String, Range<usize>)>,
}

impl Inside<'_> {
    /// One placeholder, from behind its `{` to behind its `}`.
    fn placeholder(&mut self, open: usize) -> Parsed<Part> {
        self.spaces();
        let part = self.named(0)?;
        self.spaces();
        if !self.eat('}') {
            return Err(not_closed(self.text, open));
        }
        Ok(part)
    }

    /// A name, or a function with its arguments.
    fn named(&mut self, depth: usize) -> Parsed<Part> {
        let start = self.at;
        let length = self
            .rest()
            .find(|it: char| !it.is_ascii_alphanumeric() && it != '_')
            .unwrap_or(self.rest().len());
        self.at += length;
        let name = &self.text[start..self.at];
        if name.is_empty() && self.rest().starts_with('{') {
            let message = "a placeholder has one brace on each side";
            let rest = &self.text[start + 1..];
            let name = rest.split_once("}}").map_or("", |it| it.0.trim());
            let letter = |it: char| it.is_ascii_alphanumeric() || it == '_';
            if name.is_empty() || !name.chars().all(letter) {
                return Err(Fault::new(start..start + 1, message, "write `{name}`"));
            }
            let length = rest.find("}}").unwrap_or_default() + 2;
            return Err(Fault {
                meant: Some(format!("{{{name}}}")),
                ..Fault::new(
                    start - 1..start + 1 + length,
                    message,
                    format!("write `{{{name}}}`"),
                )
            });
        }
        if name.is_empty() || name.starts_with(|it: char| it.is_ascii_digit()) {
            return Err(Fault::new(
                start..self.end(),
                "a name is expected here",
                HELP,
            ));
        }
        if !self.rest().starts_with('(') {
            self.names.push((name.to_owned(), start..self.at));
            return Ok(Part::Value(name.to_owned()));
        }
        if let Some(chooser) = CHOOSERS.iter().find(|it| it.word == name) {
            self.at += 1;
            let before = self.names.len();
            let arguments = self.arguments(depth)?;
            return (chooser.build)(arguments).ok_or_else(|| {
                self.names.truncate(before);
                Fault::new(
                    start..self.at,
                    format!("`{name}` takes {}", chooser.takes),
                    format!("write `{}`", chooser.example),
                )
            });
        }
        let Some((_, function, _)) = FUNCTIONS.iter().find(|it| it.0 == name) else {
            let choosers = CHOOSERS.iter().map(|it| it.word);
            let known = FUNCTIONS.iter().map(|it| it.0).chain(choosers);
            let all: Vec<_> = known.clone().map(|it| format!("`{it}`")).collect();
            return Err(Fault::word(
                start..self.at,
                name,
                known,
                format!("no function `{name}`"),
                format!("use one of {}", all.join(", ")),
            ));
        };
        if depth == DEEPEST {
            return Err(Fault::new(
                start..self.at,
                "functions are nested too deeply",
                "use fewer functions",
            ));
        }
        self.at += 1;
        Ok(Part::Call(*function, self.arguments(depth)?))
    }

    /// Names, functions and quoted texts side by side, up to the closing parenthesis.
    fn arguments(&mut self, depth: usize) -> Parsed<Parts> {
        let start = self.at;
        let mut parts = Vec::new();
        loop {
            self.spaces();
            if self.eat(')') {
                break;
            }
            if self.eat('\'') {
                let Some(length) = self.rest().find('\'') else {
                    return Err(Fault::new(
                        self.at - 1..self.end(),
                        "a quoted text is not closed",
                        HELP,
                    ));
                };
                parts.push(Part::Text(self.rest()[..length].to_owned()));
                self.at += length + 1;
            } else if self
                .rest()
                .starts_with(|it: char| it.is_ascii_alphabetic() || it == '_')
            {
                parts.push(self.named(depth + 1)?);
            } else if let Some(it) = self.rest().chars().find(|it| *it != '}')
                && self.rest().starts_with(it)
            {
                return Err(Fault::new(
                    self.at..self.at + it.len_utf8(),
                    format!("`{it}` stands there without quotes"),
                    "names and texts stand side by side, texts in quotes: `{base64(username ':' password)}`",
                ));
            } else {
                return Err(Fault::new(
                    start..self.end(),
                    "a name, a quoted text or `)` is expected here",
                    HELP,
                ));
            }
        }
        if parts.is_empty() {
            return Err(Fault::new(
                start - 1..self.at,
                "a function needs an argument",
                HELP,
            ));
        }
        Ok(Parts(parts))
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    /// Where a fault ends: one character on, or the end of the text.
    fn end(&self) -> usize {
        self.at + self.rest().chars().next().map_or(0, char::len_utf8)
    }

    fn eat(&mut self, it: char) -> bool {
        let found = self.rest().starts_with(it);
        self.at += usize::from(found) * it.len_utf8();
        found
    }

    fn spaces(&mut self) {
        while self.eat(' ') {}
    }
}
