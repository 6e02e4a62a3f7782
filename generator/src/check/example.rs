//! Published examples: rendered here, and held against what the vendor prints, byte for byte.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

use super::{World, input, scheme};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Carrier, Example, Function, InputType, Part, Scheme, Template, Type};
use crate::spec;
use crate::suggest::suggest;

type Values = Vec<(String, String)>;

/// The examples of a scheme.
pub(super) fn examples(
    written: &spec::Scheme,
    scheme: &Scheme,
    kept: &[String],
    world: &World<'_>,
    report: &mut Diagnostics,
) -> Vec<Example> {
    written
        .examples
        .iter()
        .map(|it| example(it, scheme, kept, world, report))
        .collect()
}

fn example(
    written: &spec::Example,
    scheme: &Scheme,
    kept: &[String],
    world: &World<'_>,
    report: &mut Diagnostics,
) -> Example {
    let before = report.errors();
    let mut values = Values::new();
    for (name, value) in &written.given {
        let known = scheme::known(&scheme.inputs, kept);
        if !known.contains(&name.text.as_str()) {
            let found = report.error(
                Code::UnknownInput,
                name.span,
                format!("`{}` has no input `{}`", scheme.id, name.text),
            );
            suggest(found, &name.text, name.span, known);
        }
        if let Some(it) = scheme.inputs.iter().find(|it| it.name == name.text) {
            input::value_fits(
                Some(value),
                &body_type(&it.ty),
                it.constraint.as_ref(),
                report,
            );
        }
        values.push((name.text.clone(), value.text.clone()));
    }
    // What could not be read was told, and may be all that there was.
    if world.is_whole && (written.sends.is_empty() || written.given.is_empty()) {
        let span = scheme_span(written);
        report
            .error(
                Code::Empty,
                span,
                "an example gives values and says what is sent",
            )
            .help("write `given:` and `sends:`");
    }
    for it in &scheme.inputs {
        if let Some(default) = &it.default
            && values.iter().all(|value| value.0 != it.name)
            && let Some(text) = render(default, &values)
        {
            values.push((it.name.clone(), text));
        }
    }
    // A value that does not exist would be told again as one that does not come out.
    if report.errors() == before {
        sends(written, scheme, &values, report);
    }
    let sends = written
        .sends
        .iter()
        .map(|(_, carrier, name, value)| (*carrier, name.clone(), value.text.clone()));
    let given = written
        .given
        .iter()
        .map(|it| (it.0.text.clone(), it.1.text.clone()));
    Example {
        given: given.collect(),
        sends: sends.collect(),
    }
}

fn scheme_span(written: &spec::Example) -> crate::source::Span {
    let given = written.given.first().map(|it| it.0.span);
    given
        .or(written.sends.first().map(|it| it.0.span))
        .unwrap_or_default()
}

fn sends(written: &spec::Example, scheme: &Scheme, values: &Values, report: &mut Diagnostics) {
    let rendered: Vec<_> = scheme
        .send
        .iter()
        .filter_map(|it| {
            Some((
                it.carrier,
                render(&it.name, values)?,
                render(&it.value, values)?,
            ))
        })
        .collect();
    for (key, carrier, name, expected) in &written.sends {
        let same = |it: &&(Carrier, String, String)| {
            it.0 == *carrier
                && if *carrier == Carrier::Header {
                    it.1.eq_ignore_ascii_case(name)
                } else {
                    it.1 == *name
                }
        };
        match rendered.iter().find(same) {
            None => {
                report
                    .error(
                        Code::ExampleDiffers,
                        key.span,
                        format!("`{}` is not sent with these values", key.text),
                    )
                    .help("give every value that it reads, or correct `send:`");
            }
            Some(it) if it.1 != *name || it.2 != expected.text => {
                report
                    .error(Code::ExampleDiffers, expected.span, format!("what is sent is `{}: {}`", it.1, it.2))
                    .help("correct `send:`; the example is right where it is copied from the vendor's page");
            }
            Some(_) => {}
        }
    }
}

fn body_type(ty: &InputType) -> Type {
    match ty {
        ty if input::is_unknown(ty) => Type::String,
        InputType::Integer => Type::Integer,
        InputType::Boolean => Type::Boolean,
        InputType::Uuid => Type::Uuid,
        InputType::Enum(values) => Type::Enum(values.clone()),
        InputType::String
        | InputType::Secret
        | InputType::HostLabel
        | InputType::Host(_)
        | InputType::Scope
        | InputType::List(_) => Type::String,
    }
}

/// Renders a template; `None` where a value is not given.
fn render(template: &Template, values: &Values) -> Option<String> {
    template.0.iter().map(|it| part(it, values)).collect()
}

fn part(part: &Part, values: &Values) -> Option<String> {
    Some(match part {
        Part::Text(it) => it.clone(),
        Part::Value(name) => values.iter().find(|it| it.0 == *name)?.1.clone(),
        // A list is given as text with commas, as an environment gives it.
        Part::Join(name, separator) => {
            let text = &values.iter().find(|it| it.0 == *name)?.1;
            text.split(',')
                .map(str::trim)
                .collect::<Vec<_>>()
                .join(separator)
        }
        Part::First(names) => {
            let found = |name: &String| values.iter().find(|it| it.0 == *name);
            names.iter().find_map(found)?.1.clone()
        }
        Part::Basic(user, password) => STANDARD.encode(format!(
            "{}:{}",
            render(user, values)?,
            render(password, values)?
        )),
        Part::Call(function, inner) => {
            let inner = render(inner, values)?;
            match function {
                Function::Base64 => STANDARD.encode(inner),
                Function::Base64Url => URL_SAFE_NO_PAD.encode(inner),
                Function::Hex => inner
                    .bytes()
                    .fold(String::new(), |text, it| format!("{text}{it:02x}")),
                Function::Lower => inner.to_ascii_lowercase(),
                Function::Upper => inner.to_ascii_uppercase(),
            }
        }
    })
}
