//! Showing values: secrets as `[redacted]`, members in the order of their shape.

use std::{borrow::Cow, fmt};

use super::Value;
use crate::table::Shape;

/// Shows a value whose secret parts are already marked as such.
pub(crate) struct Shown<'a>(pub(crate) &'a Value);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Value::Null => f.write_str("null"),
            Value::Bool(flag) => write!(f, "{flag}"),
            Value::Number(number) => write!(f, "{number}"),
            Value::Text(text) => write!(f, "{text:?}"),
            Value::Secret(_) => f.write_str("[redacted]"),
            Value::List(items) => f.debug_list().entries(items.iter().map(Shown)).finish(),
            Value::Object(members) => f
                .debug_map()
                .entries(members.iter().map(|(name, it)| (name, Shown(it))))
                .finish(),
        }
    }
}

/// Shows an answer by its shape: declared members in the spec's order, secrets redacted unless
/// `show_secrets`, and a line that counts what the spec does not name.
///
/// What is not of its declared shape is not shown either, because nobody says what it holds.
pub fn display(value: &Value, shape: &Shape, show_secrets: bool) -> String {
    let mut text = String::new();
    Lines {
        text: &mut text,
        show_secrets,
    }
    .value(value, shape, 0);
    text
}

/// Writes one value a line, nested by two spaces.
struct Lines<'a> {
    text: &'a mut String,
    show_secrets: bool,
}

impl Lines<'_> {
    /// Writes a value behind its name: a scalar on the same line, anything else below.
    fn value(&mut self, value: &Value, shape: &Shape, depth: usize) {
        match (value, shape) {
            (Value::Null, _) => self.line("null"),
            (_, Shape::Secret) | (Value::Secret(_), _) if !self.show_secrets => {
                self.line("[redacted]");
            }
            (Value::List(items), Shape::List(_) | Shape::Json) if items.is_empty() => {
                self.line("[]");
            }
            (Value::List(items), Shape::List(of)) => self.items(items, of, depth),
            (Value::List(items), Shape::Json) => self.items(items, &Shape::Json, depth),
            (Value::Object(members), _) if members.is_empty() => self.line("{}"),
            (Value::Object(members), Shape::Object(known)) => {
                self.below(depth);
                let found = |name: &str| members.iter().find(|(it, _)| it == name);
                for (member, (_, value)) in
                    known.iter().filter_map(|it| Some((it, found(it.name)?)))
                {
                    self.member(member.name, value, member.shape, depth);
                }
                let others = members
                    .iter()
                    .filter(|(it, _)| !known.iter().any(|member| member.name == it))
                    .count();
                if others > 0 {
                    let fields = if others == 1 { "field" } else { "fields" };
                    self.indent(depth);
                    self.line(&format!("+{others} {fields} that the spec does not name"));
                }
            }
            (Value::Object(members), Shape::Map(of)) => self.members(members, of, depth),
            (Value::Object(members), Shape::Json) => self.members(members, &Shape::Json, depth),
            (Value::List(_) | Value::Object(_), _)
            | (_, Shape::List(_) | Shape::Map(_) | Shape::Object(_)) => {
                self.line("(not of the form that the spec gives)");
            }
            (Value::Text(text), _) => self.line(&format!("{text:?}")),
            (scalar, _) => self.line(&scalar.text().unwrap_or_default()),
        }
    }

    fn items(&mut self, items: &[Value], of: &Shape, depth: usize) {
        self.below(depth);
        for item in items {
            self.indent(depth);
            self.text.push_str("- ");
            self.value(item, of, depth + 1);
        }
    }

    fn members(&mut self, members: &[(Cow<'static, str>, Value)], of: &Shape, depth: usize) {
        self.below(depth);
        for (name, value) in members {
            self.member(name, value, of, depth);
        }
    }

    fn member(&mut self, name: &str, value: &Value, shape: &Shape, depth: usize) {
        self.indent(depth);
        // A name may come from the wire, so what could steer a terminal is escaped.
        self.text.extend(name.escape_debug());
        self.text.push_str(": ");
        self.value(value, shape, depth + 1);
    }

    fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// Ends the line of the name; an item of a list goes on where its dash is.
    fn below(&mut self, depth: usize) {
        if depth > 0 && !self.text.ends_with("- ") {
            self.text.truncate(self.text.trim_end_matches(' ').len());
            self.text.push('\n');
        }
    }

    fn indent(&mut self, depth: usize) {
        if !self.text.ends_with("- ") {
            self.text.extend(std::iter::repeat_n("  ", depth));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{table::Member, value::parse};

    const STATUS: Shape = Shape::Object(&[
        Member::new("id", &Shape::Integer),
        Member::new("name", &Shape::Text),
    ]);
    const ANSWER: Shape = Shape::Object(&[
        Member::new("token", &Shape::Secret),
        Member::new("balance", &Shape::Number),
        Member::optional("states", &Shape::List(&STATUS)),
        Member::optional("tags", &Shape::Map(&Shape::Text)),
        Member::optional("rows", &Shape::List(&Shape::Json)),
    ]);

    fn shown(json: &str, show_secrets: bool) -> String {
        display(
            &parse(json.as_bytes()).expect("JSON"),
            &ANSWER,
            show_secrets,
        )
    }

    #[test]
    fn members_come_in_the_order_of_the_spec() {
        let json = r#"{"new":1,"balance":12.50,"token":"s3cr3t","newer":2,"tags":{"a":"b"},
            "states":[{"name":"x","id":1},{"name":"y","id":2,"z":0}],"rows":[[1],{"a":null}]}"#;
        let expected = "\
token: [redacted]
balance: 12.50
states:
  - id: 1
    name: \"x\"
  - id: 2
    name: \"y\"
    +1 field that the spec does not name
tags:
  a: \"b\"
rows:
  - - 1
  - a: null
+2 fields that the spec does not name
";
        assert_eq!(shown(json, false), expected);
        assert_eq!(
            shown(json, true),
            expected.replace("[redacted]", "\"s3cr3t\"")
        );
    }

    #[test]
    fn a_secret_of_another_form_stays_hidden() {
        let shown = shown(
            r#"{"token":{"a":"s3cr3t"},"balance":["s3cr3t"],"states":"s3cr3t"}"#,
            false,
        );
        assert!(!shown.contains("s3cr3t"), "{shown}");
    }

    #[test]
    fn a_terminal_is_not_steered() {
        let shown = shown(r#"{"tags":{"\u001b[2J":"\u001b[31m\u202e"}}"#, false);
        assert!(
            shown.chars().all(|it| it == '\n' || !it.is_control()),
            "{shown:?}"
        );
        assert!(!shown.contains('\u{202e}'), "{shown:?}");
    }
}
