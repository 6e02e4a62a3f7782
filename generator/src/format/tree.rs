//! One line of code as a tree of its brackets: what can be broken, and how wide it is unbroken.

use super::literal;

/// What stands between two commas, or a whole line.
pub(super) struct Piece<'a> {
    pub(super) parts: Vec<Part<'a>>,
    /// Characters, on one line.
    pub(super) width: usize,
}

/// Text, or something in brackets.
pub(super) enum Part<'a> {
    Text(&'a str),
    Group(Group<'a>),
}

/// Something in brackets.
pub(super) struct Group<'a> {
    pub(super) open: char,
    /// The names of a `use`: they fill lines, and braces keep no space from them.
    pub(super) names: bool,
    pub(super) items: Vec<Piece<'a>>,
    width: usize,
}

/// Reads one line. A bracket that opens without an end is text: a block begins there.
pub(super) fn read(line: &str) -> Piece<'_> {
    let mut reader = Reader { line, at: 0 };
    let mut piece = Piece::of(Vec::new());
    // At this level a comma and a closing bracket are text like any other.
    while reader.at < line.len() {
        piece.parts.extend(reader.piece().parts);
        if reader.at < line.len() {
            piece.push(&line[reader.at..=reader.at]);
            reader.at += 1;
        }
    }
    Piece::of(piece.parts)
}

struct Reader<'a> {
    line: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    /// Up to a comma or a closing bracket of this level, or to the end.
    fn piece(&mut self) -> Piece<'a> {
        let bytes = self.line.as_bytes();
        let mut piece = Piece::of(Vec::new());
        let (mut start, mut angles) = (self.at, 0_usize);
        while let Some(byte) = bytes.get(self.at) {
            if let Some(end) = literal(self.line, self.at) {
                self.at = end;
                continue;
            }
            match byte {
                b'<' => angles += 1,
                b'>' if !matches!(bytes.get(self.at.wrapping_sub(1)), Some(b'-' | b'=')) => {
                    angles = angles.saturating_sub(1);
                }
                b',' if angles == 0 => break,
                b')' | b']' | b'}' => break,
                b'(' | b'[' | b'{' => {
                    let before = self.at;
                    if let Some(group) = self.group(self.line[start..before].ends_with("::")) {
                        piece.push(&self.line[start..before]);
                        piece.parts.push(Part::Group(group));
                        start = self.at;
                        continue;
                    }
                    self.at = before;
                }
                _ => {}
            }
            self.at += 1;
        }
        piece.push(&self.line[start..self.at]);
        Piece::of(piece.parts)
    }

    /// What is in the brackets that begin here, if they end.
    fn group(&mut self, names: bool) -> Option<Group<'a>> {
        let open = char::from(self.line.as_bytes()[self.at]);
        let mut items = Vec::new();
        loop {
            self.at += 1;
            let item = self.piece().trimmed();
            let end = *self.line.as_bytes().get(self.at)?;
            if !item.parts.is_empty() {
                items.push(item);
            }
            if end != b',' {
                self.at += 1;
                break;
            }
        }
        let names = names && open == '{';
        let inner: usize = items.iter().map(|it| it.width + 2).sum();
        let spaces = if open == '{' && !names { 2 } else { 0 };
        let width = match items.len() {
            0 => 2,
            1 if names => items[0].width,
            _ => inner + spaces,
        };
        Some(Group {
            open,
            names,
            items,
            width,
        })
    }
}

impl<'a> Piece<'a> {
    fn of(parts: Vec<Part<'a>>) -> Self {
        let width = parts.iter().map(Part::width).sum();
        Self { parts, width }
    }

    fn push(&mut self, text: &'a str) {
        if !text.is_empty() {
            self.parts.push(Part::Text(text));
        }
    }

    /// Without the spaces around it.
    fn trimmed(mut self) -> Self {
        if let Some(Part::Text(it)) = self.parts.first_mut() {
            *it = it.trim_start();
        }
        if let Some(Part::Text(it)) = self.parts.last_mut() {
            *it = it.trim_end();
        }
        self.parts.retain(|it| !matches!(it, Part::Text("")));
        Self::of(self.parts)
    }
}

impl Part<'_> {
    pub(super) fn width(&self) -> usize {
        match self {
            Self::Text(it) => it.chars().count(),
            Self::Group(it) => it.width,
        }
    }
}

impl Group<'_> {
    /// The bracket that ends it.
    pub(super) fn close(&self) -> char {
        match self.open {
            '(' => ')',
            '[' => ']',
            _ => '}',
        }
    }
}
