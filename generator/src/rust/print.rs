//! Tokens as text, spaced as people space it. Where a line is too long is not its business.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// Writes tokens on one line; statements and the members of a block get one line each.
pub(super) fn print(tokens: &TokenStream) -> String {
    let mut printer = Printer::default();
    printer.stream(tokens.clone());
    printer.text.trim_end().to_owned()
}

/// What stood before the token that is written next.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Last {
    /// Nothing, or something that nothing is kept apart from.
    #[default]
    Open,
    Word,
    /// A path or a member goes on: `::`, `.`.
    Path,
    /// The first half of `::`, `->` or `=>`.
    Half,
    /// A mark that is always followed by a space.
    Spaced,
    Hash,
    Group,
}

#[derive(Default)]
struct Printer {
    text: String,
    last: Last,
}

impl Printer {
    fn stream(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Ident(it) => self.word(&it.to_string()),
                TokenTree::Literal(it) => self.word(&it.to_string()),
                TokenTree::Punct(it) => self.mark(it.as_char(), it.spacing() == Spacing::Joint),
                TokenTree::Group(it) => self.group(it.delimiter(), it.stream()),
            }
        }
    }

    fn word(&mut self, word: &str) {
        match self.last {
            Last::Word | Last::Spaced => self.text.push(' '),
            Last::Group if !self.text.ends_with('\n') => self.text.push(' '),
            _ => {}
        }
        self.text.push_str(word);
        self.last = Last::Word;
    }

    fn mark(&mut self, mark: char, joint: bool) {
        let is_second = self.last == Last::Half;
        if self.last == Last::Spaced || (matches!(mark, '=' | '-') && !is_second) {
            self.text.push(' ');
        }
        self.text.push(mark);
        self.last = match mark {
            ':' | '-' | '=' if joint => Last::Half,
            ':' if is_second => Last::Path,
            '>' if is_second => Last::Spaced,
            '.' => Last::Path,
            ':' | ',' | '=' => Last::Spaced,
            // What follows a type or a value is no operand of it.
            '>' | '?' => Last::Group,
            '#' => Last::Hash,
            ';' => {
                self.text.push('\n');
                Last::Open
            }
            _ => Last::Open,
        };
    }

    fn group(&mut self, delimiter: Delimiter, inner: TokenStream) {
        let is_attribute = self.last == Last::Hash;
        let is_block = inner
            .clone()
            .into_iter()
            .any(|it| matches!(it, TokenTree::Punct(it) if it.as_char() == ';'));
        let (open, close) = match delimiter {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::Brace if is_block => ("{\n", "\n}\n"),
            Delimiter::Brace if self.last == Last::Path || inner.is_empty() => ("{", "}"),
            Delimiter::Brace => ("{ ", " }"),
            Delimiter::None => ("", ""),
        };
        let apart = delimiter == Delimiter::Brace && self.last != Last::Path;
        if self.last == Last::Spaced || (apart && !matches!(self.last, Last::Open)) {
            self.text.push(' ');
        }
        self.text.push_str(open);
        self.last = Last::Open;
        self.stream(inner);
        let end = self.text.trim_end_matches('\n').len();
        self.text.truncate(end);
        self.text.push_str(close);
        self.last = Last::Group;
        if is_attribute {
            self.text.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[test]
    fn tokens_are_spaced_as_people_do() {
        for (tokens, text) in [
            (
                quote!(impl Into<BTreeMap<String, Vec<i64>>>),
                "impl Into<BTreeMap<String, Vec<i64>>>",
            ),
            (
                quote!(&[Part::Text("a"), Part::Value("b")]),
                "&[Part::Text(\"a\"), Part::Value(\"b\")]",
            ),
            (quote!(&Shape::List(&A)), "&Shape::List(&A)"),
            (
                quote!(Keep {
                    name: "a",
                    source: Source::Whole
                }),
                "Keep { name: \"a\", source: Source::Whole }",
            ),
            (quote!(<Vec<i64>>::new()), "<Vec<i64>>::new()"),
            (
                quote!([("name".to_owned(), Vec::from(["a"]))]),
                "[(\"name\".to_owned(), Vec::from([\"a\"]))]",
            ),
            (
                quote!(
                    use a::{B, C};
                    #[tokio::main]
                    async fn main() -> b::Result<()> {
                        let c = a.b("x", &d)?;
                        println!("{:?}", c);
                        Ok(())
                    }
                ),
                "use a::{B, C};\n#[tokio::main]\nasync fn main() -> b::Result<()> {\nlet c = a.b(\"x\", &d)?;\nprintln!(\"{:?}\", c);\nOk(())\n}",
            ),
        ] {
            assert_eq!(print(&tokens), text);
        }
    }
}
