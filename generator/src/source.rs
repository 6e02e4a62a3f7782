//! Where text comes from, so that every later stage can say where it found what it read.

use std::ops::Range;

/// A spec as text, with the name by which people know it.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: String,
}

impl Source {
    /// Names a text. The name is shown as it is: a path relative to the root, such as `specs/infobip.yaml`.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
        }
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
        let before = &self.text[..end];
        let line_start = before.rfind('\n').map_or(0, |it| it + 1);
        Position {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
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
}

impl Span {
    /// The span of a range.
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start,
            end: end.max(start),
        }
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
