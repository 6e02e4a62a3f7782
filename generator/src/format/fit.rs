//! Breaks a line that is too long, where a person would: a chain before its dots, a list after its
//! commas.

use super::tree::{self, Group, Part};

/// Writes one line of code with this indentation, on several where it does not fit into `width`.
/// Tells whether there was anything to write: a `use` of no name is nothing.
pub(super) fn write(out: &mut String, line: &str, indent: usize, width: usize) -> bool {
    let piece = tree::read(line);
    let nothing = |it: &Part| matches!(it, Part::Group(it) if it.names && it.items.is_empty());
    if piece.parts.iter().any(nothing) {
        return false;
    }
    out.extend(std::iter::repeat_n(' ', indent));
    let mut fitter = Fitter {
        out,
        width,
        column: indent,
    };
    fitter.put(&piece.parts, indent, 0);
    fitter.out.push('\n');
    true
}

struct Fitter<'a> {
    out: &'a mut String,
    width: usize,
    /// Where the next character stands.
    column: usize,
}

impl Fitter<'_> {
    /// Writes parts that begin here, in a line of this indentation; `after` characters follow.
    fn put(&mut self, parts: &[Part], indent: usize, after: usize) {
        if self.column + width(parts) + after <= self.width {
            return self.flat(parts);
        }
        let links = links(parts);
        let last = parts.iter().rposition(is_full);
        if let Some(&first) = links.first() {
            // One link whose list is opened on this line is easier to read than two lines.
            let opens =
                links.len() == 1 && last.is_some_and(|it| it > first && self.opens(parts, it));
            if !opens && (links.len() > 1 || parts[..first].iter().any(is_full)) {
                return self.chain(parts, &links, indent, after);
            }
        }
        match last {
            Some(index) => self.list(parts, index, indent, after),
            None => self.flat(parts),
        }
    }

    /// Each link of a chain on a line of its own.
    fn chain(&mut self, parts: &[Part], links: &[usize], indent: usize, after: usize) {
        let (head, mut indent) = (&parts[..links[0]], indent);
        let fits = self.column + width(head) <= self.width;
        let bound = head.iter().enumerate().find_map(|(index, it)| match it {
            Part::Text(it) if !fits => it.split_once(" = ").map(|it| (index, it)),
            _ => None,
        });
        let mut start = self.out.len();
        if let Some((index, (name, value))) = bound {
            self.flat(&head[..index]);
            self.text(name);
            self.text(" =");
            indent += 4;
            self.line(indent);
            start = self.out.len();
            self.text(value);
            self.put(&head[index + 1..], indent, 0);
        } else {
            self.put(head, indent, 0);
        }
        // Behind a head of several lines, its end says where the links belong.
        if !self.out[start..].contains('\n') {
            indent += 4;
        }
        for (number, &from) in links.iter().enumerate() {
            let (to, rest) = match links.get(number + 1) {
                Some(&next) => (next, 0),
                None => (parts.len(), after),
            };
            self.line(indent);
            self.put(&parts[from..to], indent, rest);
        }
    }

    /// The last list, one item a line.
    fn list(&mut self, parts: &[Part], index: usize, indent: usize, after: usize) {
        let Part::Group(group) = &parts[index] else {
            return self.flat(parts);
        };
        let rest = &parts[index + 1..];
        self.flat(&parts[..index]);
        let is_attribute = matches!(parts[..index], [Part::Text("#" | "#!")]);
        if group.names {
            self.names(group, indent);
        } else if is_attribute {
            // The brackets of an attribute are no list.
            self.text("[");
            for it in &group.items {
                self.put(&it.parts, indent, 1);
            }
            self.text("]");
        } else if hugs(group, self.width.saturating_sub(self.column)) {
            self.text(&group.open.to_string());
            let (last, before) = group.items.split_last().expect("a full group has items");
            for it in before {
                self.flat(&it.parts);
                self.text(", ");
            }
            self.put(&last.parts, indent, after + 1 + width(rest));
            self.text(&group.close().to_string());
        } else {
            self.text(&group.open.to_string());
            for it in &group.items {
                self.line(indent + 4);
                self.put(&it.parts, indent + 4, 1);
                self.text(",");
            }
            self.line(indent);
            self.text(&group.close().to_string());
        }
        self.flat(rest);
    }

    /// Whether the list of a call in these parts would be opened on the line that begins here.
    fn opens(&self, parts: &[Part], index: usize) -> bool {
        let column = self.column + width(&parts[..index]);
        matches!(&parts[index], Part::Group(it) if hugs(it, self.width.saturating_sub(column)))
    }

    /// Names fill lines.
    fn names(&mut self, group: &Group, indent: usize) {
        self.text("{");
        let inner = indent + 4;
        self.line(inner);
        for (number, it) in group.items.iter().enumerate() {
            if number > 0 && self.column + 1 + it.width + 1 > self.width {
                self.line(inner);
            } else if number > 0 {
                self.text(" ");
            }
            self.flat(&it.parts);
            self.text(",");
        }
        self.line(indent);
        self.text("}");
    }

    fn flat(&mut self, parts: &[Part]) {
        for part in parts {
            match part {
                Part::Text(it) => self.text(it),
                Part::Group(it) => self.flat_group(it),
            }
        }
    }

    fn flat_group(&mut self, group: &Group) {
        if group.names && group.items.len() == 1 {
            return self.flat(&group.items[0].parts);
        }
        let spaced = group.open == '{' && !group.names && !group.items.is_empty();
        self.text(&group.open.to_string());
        self.text(if spaced { " " } else { "" });
        for (number, it) in group.items.iter().enumerate() {
            self.text(if number > 0 { ", " } else { "" });
            self.flat(&it.parts);
        }
        self.text(if spaced { " " } else { "" });
        self.text(&group.close().to_string());
    }

    fn text(&mut self, text: &str) {
        self.out.push_str(text);
        self.column += text.chars().count();
    }

    fn line(&mut self, indent: usize) {
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n(' ', indent));
        self.column = indent;
    }
}

/// Whether a call stays on its line, of which so much is left, because its last argument is a list
/// or an object that is opened there.
fn hugs(group: &Group, left: usize) -> bool {
    let Some((last, before)) = group.items.split_last() else {
        return false;
    };
    let [Part::Text(prefix), Part::Group(inner)] = last.parts.as_slice() else {
        return false;
    };
    let before: usize = before.iter().map(|it| it.width + 2).sum();
    let opened = 1 + before + prefix.chars().count();
    let is_list = match inner.open {
        '[' => *prefix == "&",
        '(' => hugs(inner, left.saturating_sub(opened)),
        _ => before == 0,
    };
    group.open == '(' && is_list && !inner.items.is_empty() && opened < left
}

fn width(parts: &[Part]) -> usize {
    parts.iter().map(Part::width).sum()
}

/// Brackets with something in them.
fn is_full(part: &Part) -> bool {
    matches!(part, Part::Group(it) if !it.items.is_empty())
}

/// Where the links of a chain begin: at a dot behind brackets.
fn links(parts: &[Part]) -> Vec<usize> {
    let is_link = |it: &usize| {
        matches!(parts[*it], Part::Text(text) if text.starts_with('.'))
            && matches!(parts[*it - 1], Part::Group(_))
    };
    (1..parts.len()).filter(is_link).collect()
}
