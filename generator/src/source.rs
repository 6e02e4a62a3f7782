//! Where text comes from, so that every later stage can say where it found what it read.

use std::ops::Range;

/// A spec as text, with the name by which people know it.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: String,
    /// Where each line starts, so that a place is found at once among many.
    lines: Vec<usize>,
    fault: Option<Fault>,
}

/// Why bytes are no text that could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// There are more of them than [`Source::LONGEST`].
    TooLong,
    /// They are UTF-16.
    Wide,
    /// This one is no part of a character of UTF-8.
    Byte(u8, usize),
}

impl Source {
    /// How many bytes a spec may have: more than a hundred times the longest one.
    pub const LONGEST: usize = 1 << 20;

    /// Names a text. The name is shown as it is: a path relative to the root, such as `specs/infobip.yaml`.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let (name, text) = (name.into(), text.into());
        let fault = (text.len() > Self::LONGEST).then_some(Fault::TooLong);
        Self::with(name, text, fault)
    }

    fn with(name: String, text: String, fault: Option<Fault>) -> Self {
        let ends = text.match_indices('\n').map(|it| it.0 + 1);
        let lines = std::iter::once(0).chain(ends).collect();
        Self {
            name,
            text,
            lines,
            fault,
        }
    }

    /// Names what a file holds, whatever that is. What is no text, or too long to be read, becomes a
    /// diagnostic like any other. Of a file that is longer than [`Self::LONGEST`], one byte more than
    /// that is enough.
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        const SHOWN: usize = 80;
        let name = name.into();
        let wide = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
        let (bytes, fault) = if bytes.len() > Self::LONGEST {
            (bytes[..SHOWN].to_vec(), Some(Fault::TooLong))
        } else if wide {
            (Vec::new(), Some(Fault::Wide))
        } else {
            (bytes, None)
        };
        match String::from_utf8(bytes) {
            Ok(text) => Self::with(name, text, fault),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                let byte = Fault::Byte(error.as_bytes()[at], at);
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                Self::with(name, text, fault.or(Some(byte)))
            }
        }
    }

    /// Why it cannot be read.
    pub(crate) fn fault(&self) -> Option<Fault> {
        self.fault
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line and column of a byte offset. An offset past the end or inside a character counts
    /// as the character boundary before it, and one behind the last line as the end of that line:
    /// there is no line to show behind it.
    pub fn position(&self, offset: usize) -> Position {
        let mut end = offset.min(self.text.len());
        if end == self.text.len() {
            let text = self.text.strip_suffix('\n').unwrap_or(&self.text);
            end = text.strip_suffix('\r').unwrap_or(text).len();
        }
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let line = self.lines.partition_point(|it| *it <= end);
        let start = self.lines[line - 1];
        Position {
            line,
            column: self.text[start..end].chars().count() + 1,
        }
    }
}

/// A place for people: both count from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// A range of bytes of a [`Source`]; always on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// Whether it is the place of something larger than what is meant, which no edit may replace.
    is_around: bool,
}

impl Span {
    /// The span of a range.
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start,
            end: end.max(start),
            is_around: false,
        }
    }

    /// The same place, for a part of it that cannot be told from the rest.
    #[must_use]
    pub(crate) fn around(self) -> Self {
        Self {
            is_around: true,
            ..self
        }
    }

    /// Whether what is there may be replaced.
    pub(crate) fn is_exact(self) -> bool {
        !self.is_around
    }

    /// The span as a range.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// From the start of this to the end of another.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self::new(self.start, other.end.max(self.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters() {
        let source = Source::new("x", "ab\näöü: x\n");
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
        assert_eq!(source.position(3), Position { line: 2, column: 1 });
        assert_eq!(
            source.position(4),
            Position { line: 2, column: 1 },
            "inside a character"
        );
        assert_eq!(source.position(9), Position { line: 2, column: 4 });
        assert_eq!(source.position(999), Position { line: 2, column: 7 });
        let source = Source::new("x", "ab\r\n");
        assert_eq!(source.position(4), Position { line: 1, column: 3 });
        let source = Source::new("x", "");
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
    }
}
