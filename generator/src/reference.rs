//! The language reference as Markdown, made from the table of keys.

mod standards;

use std::fmt::Write as _;

use crate::diagnostic::Code;
use crate::keys::words::{HOST, HOST_LABEL, KINDS, TYPES};
use crate::keys::{
    ENDPOINT, ERROR, EXAMPLE, FIELD, FILE, Form, INPUT, Key, MEMBER, MINT, Mapping, SCHEME, SCOPES,
    STEP, SUNSET, TENANT,
};
use crate::notation::call::METHODS;
use crate::notation::placement::CARRIERS;
use crate::notation::template::{CHOOSERS, FUNCTIONS};

/// A whole file that the reference shows; a test holds it against the checker.
const EXAMPLE_FILE: &str = include_str!("reference/example.yaml");

const OPENING: &str = include_str!("reference/opening.md");
const NOTATIONS: &str = include_str!("reference/notations.md");
const WAYS: &str = include_str!("reference/ways.md");
const RULES: &str = include_str!("reference/rules.md");

/// The reference: what `specs/README.md` says.
pub fn reference() -> String {
    let mut page = OPENING.replace("{{example}}", EXAMPLE_FILE.trim_end());
    section(&mut page, "## The file", &FILE);
    section(&mut page, "### Sunset", &SUNSET);
    section(&mut page, "## Schemes", &SCHEME);
    kinds(&mut page);
    section(&mut page, "### Steps", &STEP);
    section(&mut page, "### Tenants", &TENANT);
    section(&mut page, "### Minted token", &MINT);
    section(&mut page, "### Inputs", &INPUT);
    carriers(&mut page);
    section(&mut page, "### Examples", &EXAMPLE);
    section(&mut page, "## Endpoints", &ENDPOINT);
    section(&mut page, "### Fields of a request", &FIELD);
    section(&mut page, "### Members of an object", &MEMBER);
    section(&mut page, "### Scopes", &SCOPES);
    section(&mut page, "## Error forms", &ERROR);
    types(&mut page);
    let functions = FUNCTIONS.iter().map(|it| (it.0, it.2));
    let functions = functions.chain(CHOOSERS.iter().map(|it| (it.word, it.gives)));
    let functions = functions.fold(String::new(), |text, it| {
        text + &format!("| `{}(…)` | {} |\n", it.0, it.1)
    });
    let methods: Vec<_> = METHODS.iter().map(|it| format!("`{it}`")).collect();
    page += &NOTATIONS
        .replace("{{functions}}\n", &functions)
        .replace("{{methods}}", &methods.join(", "));
    page += WAYS;
    standards::standards(&mut page);
    page += RULES;
    codes(&mut page);
    page
}

fn section(page: &mut String, heading: &str, mapping: &Mapping) {
    let _ = write!(
        page,
        "\n{heading}\n\n{}\n\n| key | value | meaning |\n| --- | --- | --- |\n",
        mapping.doc
    );
    mapping.keys.iter().for_each(|it| row(page, it));
    page.push_str("\n```yaml\n");
    for it in mapping.keys {
        let _ = writeln!(page, "{}: {}", it.name, it.example);
    }
    page.push_str("```\n");
}

fn row(page: &mut String, it: &Key) {
    let required = if it.required { " (required)" } else { "" };
    let _ = writeln!(
        page,
        "| `{}`{required} | {} | {} |",
        it.name,
        cell(&form(&it.form)),
        cell(it.doc)
    );
}

/// A bar would end the cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn form(it: &Form) -> String {
    match it {
        Form::Text | Form::Notation(_) | Form::Template | Form::Condition => "text".to_owned(),
        Form::Choice(words) => words
            .iter()
            .map(|it| format!("`{it}`"))
            .collect::<Vec<_>>()
            .join(", "),
        Form::Type | Form::InputType => "type".to_owned(),
        Form::OneOrMany(inner) => format!("{}, or a list", form(inner)),
        Form::List(inner) => format!("list of {}", form(inner)),
        Form::Map(inner) => inner.name.to_owned(),
        Form::TextOr(_, inner) => format!("text or {}", inner.name),
        Form::Named(inner) | Form::Own(inner) => format!("{} by name", form(inner)),
        Form::Fields | Form::FlatFields | Form::Headers => "fields".to_owned(),
        Form::Inputs => "inputs".to_owned(),
        Form::Members => "members".to_owned(),
        Form::Schemes => "list of schemes".to_owned(),
        Form::Placements | Form::Sent => "placements".to_owned(),
        Form::Accepts => "word, or list of ids".to_owned(),
    }
}

fn kinds(page: &mut String) {
    page.push_str("\n### Kinds\n\nA kind is a preset: it fills in what the spec does not say, and adds nothing else.\n\n| kind | for | fills in |\n| --- | --- | --- |\n");
    for (word, _, title, expansion) in KINDS {
        let _ = writeln!(page, "| `{word}` | {title} | {} |", cell(expansion));
    }
}

fn carriers(page: &mut String) {
    page.push_str("\n### Placements\n\nA key names a carrier and a name, the value is a template.\n\n| key | puts the value in |\n| --- | --- |\n");
    for (word, _, meaning) in CARRIERS {
        let _ = writeln!(page, "| `{word} name` | {meaning} |");
    }
    page.push_str("| `basic` | `Authorization: Basic …`; the value is user and password with a colon between |\n\n");
    page.push_str("A name is fixed text, or one input of type `enum`: `header {header}: Bearer {token}`.\nA placement whose optional input is absent is left out.\n");
}

fn types(page: &mut String) {
    page.push_str("\n## Types\n\nThe unit of a length and the form of an instant are in the type, so an expiry never repeats them.\n\n| type | holds |\n| --- | --- |\n");
    for (word, _, meaning) in TYPES {
        let _ = writeln!(page, "| `{word}` | {meaning} |");
    }
    let _ = writeln!(
        page,
        "| `{HOST_LABEL}` | one label of a host name; for inputs alone |\n\
         | `{HOST}` | a whole host name below the domains of `under`; for inputs alone |"
    );
    page.push_str("| `enum a\\|b` | one of these texts; an answer may hold another, which is kept |\n| `[T]` | a list |\n| `{ name: T, optional other: T }` | an object |\n| `{ \"*\": T }` | an object with any keys |\n| a name of `types:` | that object |\n");
}

fn codes(page: &mut String) {
    page.push_str("\n## What the checker says\n\nEvery fault has a code, a place and, where there is one, the edit that mends it. Each code leads to its rule, with a wrong\nand a right example.\n\n| code | meaning |\n| --- | --- |\n");
    for it in Code::ALL {
        let anchor = it.as_str().to_lowercase();
        let _ = writeln!(
            page,
            "| [`{it}`](../docs/diagnostics.md#{anchor}) | {} |",
            it.meaning()
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::source::Source;
    use crate::tree;

    /// Each example of the table is YAML that a spec may hold.
    #[test]
    fn examples_can_be_read() {
        for mapping in [
            &FILE, &SCHEME, &STEP, &INPUT, &EXAMPLE, &ENDPOINT, &FIELD, &MEMBER, &SCOPES, &ERROR,
            &SUNSET, &TENANT, &MINT,
        ] {
            for key in mapping.keys {
                let mut report = Diagnostics::new("keys");
                let source = Source::new("keys", format!("{}: {}\n", key.name, key.example));
                let root = tree::read(&source, &mut report);
                let found = report.into_sorted();
                assert!(
                    root.is_some() && found.is_empty(),
                    "{}: {found:?}",
                    source.text()
                );
            }
        }
    }
}
