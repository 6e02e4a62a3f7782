//! Faults of the indent: tabs, depths that fit no line, and dashes that are missing.

use super::Fault;
use super::line::{Place, content, indent, is_word, opens};
use crate::source::Span;

impl Place<'_> {
    /// The reader points at the line with the tab, or at the text that goes on there.
    pub(super) fn tab(&self) -> Fault {
        let mut start = self.start;
        let mut found = None;
        for line in self.text[self.start..].split_inclusive('\n') {
            found = line[..indent(line)].find('\t').map(|it| (start + it, line));
            if found.is_some() {
                break;
            }
            start += line.len();
        }
        let Some((from, line)) = found else {
            let message = "a tab stands where an indent is";
            return Fault::new(self.mark(), message, "write spaces");
        };
        let rest = &line[from - start..];
        let length = rest.len() - rest.trim_start_matches('\t').len();
        let span = Span::new(from, from + length);
        let message = "a tab stands in the indent of this line";
        let above = Place::new(start, self.text).before().next();
        // An editor's tab is as wide as it likes: what counts is the line above.
        let depth = above.map_or(0, |(_, it)| content(it) + if opens(it) { 2 } else { 0 });
        let help = format!("indent it by {}", spaces(depth));
        let whole = Span::new(start, start + indent(line.trim_end_matches(['\n', '\r'])));
        Fault::new(span, message, help).edit(whole, " ".repeat(depth))
    }

    /// A key that goes deeper than the line above, which has its value already.
    pub(super) fn too_deep(&self) -> Option<Fault> {
        let own = indent(self.line);
        let (start, above) = self.before().next()?;
        let depth = content(above);
        if own <= indent(above) {
            return None;
        }
        if let Some(found) = self.first_below_its_key() {
            return Some(found);
        }
        // What belongs to the item of a list stands behind its dash.
        let item = above.trim_start().trim_start_matches("- ");
        let said = item.trim_end();
        if is_word(said) {
            let at = start + content(above);
            let end = at + said.len();
            let message = format!("a colon is missing behind `{said}`, to which this belongs");
            let fault = Fault::new(Span::new(at, end), message, format!("write `{said}:`"));
            return Some(fault.edit(Span::new(end, end), ":"));
        }
        let key = item.split(':').next().unwrap_or_default();
        let message = format!("this line is indented below `{key}`, which has its value already");
        let help = format!("indent it by {}, like the line above", spaces(depth));
        let span = Span::new(self.start, self.start + own);
        Some(Fault::new(span, message, help).fix(" ".repeat(depth)))
    }

    /// Where the line above is the first below its key, it may be the one that is wrong.
    fn first_below_its_key(&self) -> Option<Fault> {
        let own = indent(self.line);
        let mut lines = self.before();
        let (start, above) = lines.next()?;
        let (_, parent) = lines.next()?;
        let depth = indent(above);
        if !opens(parent) || own != content(parent) + 2 || depth <= content(parent) {
            return None;
        }
        let message = format!(
            "this line is indented by {}, and the next by {own}",
            spaces(depth)
        );
        let help = format!("indent it by {}, like the line below", spaces(own));
        let span = Span::new(start, start + depth);
        Some(Fault::new(span, message, help).fix(" ".repeat(own)))
    }

    /// An indent that is none of those of the lines above.
    pub(super) fn indent(&self) -> Fault {
        if let Some(found) = self.first_below_its_key() {
            return found;
        }
        let own = indent(self.line);
        let message = format!(
            "this line is indented by {}, as no line above that it could belong to",
            spaces(own)
        );
        let span = Span::new(self.start, self.start + own);
        let span = if own == 0 { self.word() } else { span };
        let depths = self.depths();
        let near: Vec<_> = depths.iter().filter(|it| it.abs_diff(own) <= 2).collect();
        let fault = |help: String| Fault::new(span, message, help);
        if let Some(meant) = self.meant(&depths) {
            return fault(format!("indent it by {}", spaces(meant)))
                .edit(Span::new(self.start, self.start + own), " ".repeat(meant));
        }
        if near.is_empty() {
            return fault("indent it like the line that it belongs beside".to_owned());
        }
        let near: Vec<_> = near.into_iter().map(ToString::to_string).collect();
        fault(format!("indent it by {} spaces", near.join(" or ")))
    }

    /// The depths at which this line could stand.
    fn depths(&self) -> Vec<usize> {
        let mut depths: Vec<usize> = Vec::new();
        for (_, line) in self.before() {
            let depth = indent(line);
            if depths.iter().all(|it| depth < *it) {
                depths.push(depth);
                // What follows a dash may stand below it.
                if content(line) > depth {
                    depths.push(content(line));
                }
            }
            if depth == 0 {
                break;
            }
        }
        depths.sort_unstable();
        depths.dedup();
        depths
    }

    /// The depth that was meant, where the lines around it tell: what a key opens is deeper, and
    /// what has its value stands beside the line above.
    fn meant(&self, depths: &[usize]) -> Option<usize> {
        let own = indent(self.line);
        if self.line[own..].starts_with("- ") {
            let item = |it: &&str| it.trim_start().starts_with("- ");
            let mut items = self.before().map(|it| it.1).filter(item).map(indent);
            return items.find(|it| it.abs_diff(own) <= 2);
        }
        let near = depths.iter().copied().filter(|it| it.abs_diff(own) == 1);
        if opens(self.line) {
            let below = self.after().map(indent).filter(|it| *it > own)?;
            return near.filter(|it| *it < below && it + 2 >= below).max();
        }
        let (_, above) = self.before().next()?;
        near.filter(|it| *it == content(above)).max()
    }

    /// `* basic`, as other languages begin an item of a list.
    pub(super) fn bullet(&self) -> Option<Fault> {
        let own = indent(self.line);
        let said = &self.line[own..];
        let first = said.chars().next().filter(|it| "*+•–—".contains(*it))?;
        let rest = said[first.len_utf8()..].strip_prefix(' ')?.trim_end();
        let at = self.start + own;
        let message = format!("`{first}` does not begin the item of a list");
        let span = Span::new(at, at + first.len_utf8());
        Some(Fault::new(span, message, format!("write `- {rest}`")).fix("-"))
    }

    /// A mapping of which only the first entry has a dash: the fault is told at the second.
    pub(super) fn only_dash(&self) -> Option<Fault> {
        let own = indent(self.line);
        let mut item = None;
        for (start, line) in self.before() {
            let depth = indent(line);
            if depth < own {
                break;
            }
            if depth == own {
                if item.is_some() || !line.trim_start().starts_with("- ") {
                    return None;
                }
                item = Some((start, line));
            }
        }
        let (start, line) = item?;
        let name = line.trim().trim_start_matches("- ");
        if !name.ends_with(':') || !opens(self.line) {
            return None;
        }
        let at = start + own;
        let message = format!("`{name}` has a dash, and the entries below it have none");
        let help = format!("write `{name}` without the dash");
        // What is below it stands two deeper than it will.
        Some(Fault::new(Span::new(at, at + 1), message, help).edit(Span::new(at, at + 2), ""))
    }

    /// A list whose first item has no dash: the fault is told at the second.
    pub(super) fn dash_missing_above(&self) -> Option<Fault> {
        let own = indent(self.line);
        if !self.line[own..].starts_with("- ") {
            return None;
        }
        let (mut first, mut beside) = (None, 0);
        for (start, line) in self.before() {
            let depth = indent(line);
            if depth < own || (depth == own && line[own..].starts_with("- ")) {
                // The key whose list this is, or an item before.
                let (at, item) = first.filter(|_| depth < own && opens(line))?;
                let item: &str = item;
                if item.trim_start().starts_with('-') {
                    return None;
                }
                if beside > 1 {
                    return Some(self.dash_in_a_mapping());
                }
                let said = item.trim().split(" #").next().unwrap_or_default();
                let message = "the first item of this list has no dash";
                let help = format!("write `- {said}`");
                let span = Span::new(at + indent(item), at + indent(item) + said.len());
                let whole = Span::new(at, at + indent(item));
                let fault = Fault::new(span, message, help);
                return Some(fault.edit(whole, format!("{}- ", " ".repeat(own))));
            }
            beside += usize::from(depth == own);
            first = Some((start, line));
        }
        None
    }

    /// `- name: ping` beside entries that have no dash.
    fn dash_in_a_mapping(&self) -> Fault {
        let at = self.start + indent(self.line);
        let said = self.line.trim();
        let item = said.trim_start_matches("- ");
        let message = format!("`{said}` has a dash, and the entries above it have none");
        let name = item.strip_prefix("name: ").map(|it| format!("{it}:"));
        let written = name.unwrap_or_else(|| item.to_owned());
        let span = Span::new(at, at + said.len());
        Fault::new(span, message, format!("write `{written}`")).fix(written)
    }
}

/// A number of spaces, for people.
fn spaces(number: usize) -> String {
    let word = if number == 1 { "space" } else { "spaces" };
    format!("{number} {word}")
}
