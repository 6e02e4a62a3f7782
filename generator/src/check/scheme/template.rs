//! What a template may read, and whether that is a text.

use crate::check::input;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Input, InputType, Part, Template};
use crate::notation;
use crate::spec;
use crate::suggest::suggest;
use crate::tree::Text;

/// Names that a template may read.
pub(in crate::check) fn known<'a>(inputs: &'a [Input], kept: &'a [String]) -> Vec<&'a str> {
    inputs
        .iter()
        .map(|it| it.name.as_str())
        .chain(kept.iter().map(String::as_str))
        .collect()
}

/// Reports names of a template that nothing fills, and lists where a text belongs.
pub(in crate::check) fn filled(
    value: &spec::Templated,
    inputs: &[Input],
    kept: &[String],
    report: &mut Diagnostics,
) {
    placeholders(&value.text, &value.template, &known(inputs, kept), report);
    lists(&value.template.parts, value, inputs, report);
}

/// A list has no text of its own, and a text has nothing to join.
fn lists(parts: &Template, value: &spec::Templated, inputs: &[Input], report: &mut Diagnostics) {
    let is_list = |name: &str| {
        let is_known = |it: &&Input| it.name == name && !input::is_unknown(&it.ty);
        let found = inputs.iter().find(is_known);
        found.map(|it| matches!(it.ty, InputType::List(_)))
    };
    for part in &parts.0 {
        match part {
            Part::Value(name) if is_list(name) == Some(true) => {
                report
                    .error(
                        Code::InputType,
                        value.place(name),
                        format!("`{name}` is a list, and a text belongs here"),
                    )
                    .help(format!("write `{{join({name} ',')}}`"));
            }
            Part::Join(name, _) if is_list(name) == Some(false) => {
                report
                    .error(
                        Code::InputType,
                        value.place(name),
                        format!("`{name}` is no list, so there is nothing to join"),
                    )
                    .help(format!(
                        "write `{{{name}}}`, or make it a list: `{name}: \"[string]\"`"
                    ));
            }
            Part::Call(_, inner) => lists(inner, value, inputs, report),
            _ => {}
        }
    }
}

/// Reports names of a template inside a text that nothing fills.
pub(in crate::check) fn placeholders(
    text: &Text,
    template: &notation::template::Template,
    known: &[&str],
    report: &mut Diagnostics,
) {
    for (name, range) in &template.names {
        if !known.contains(&name.as_str()) {
            let span = text.part(range.clone());
            let found = report.error(
                Code::UnknownValue,
                span,
                format!("nothing fills `{{{name}}}`"),
            );
            if known.is_empty() {
                found.help(format!("declare it: `inputs: {{ {name}: secret }}`"));
            }
            suggest(found, name, span, known.iter().copied());
        }
    }
}
