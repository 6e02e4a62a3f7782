//! Published examples: rendered here, and held against what the vendor prints, byte for byte.

mod difference;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

use self::difference::{Made, differs};
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
    // What the file does not place, the kind does.
    let placed = written.send.as_deref().unwrap_or_default();
    written
        .examples
        .iter()
        .map(|it| example(it, (scheme, placed), kept, world, report))
        .collect()
}

fn example(
    written: &spec::Example,
    (scheme, placed): (&Scheme, &[spec::Placement]),
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
        sends(written, (scheme, placed), &values, report);
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

fn sends(
    written: &spec::Example,
    (scheme, placed): (&Scheme, &[spec::Placement]),
    values: &Values,
    report: &mut Diagnostics,
) {
    // A placement that could not be read has none beside it.
    let is_whole = placed.len() == scheme.send.len();
    let placed = placed.iter().filter(|_| is_whole);
    let spans = placed.map(|it| Some(it.value.text.span));
    let spans = spans.chain(std::iter::repeat(None));
    let rendered: Vec<_> = scheme
        .send
        .iter()
        .zip(spans)
        .filter_map(|(it, place)| {
            let (name, value) = (render(&it.name, values)?, render(&it.value, values)?);
            Some((it.carrier, name, value, place))
        })
        .collect();
    for (key, carrier, name, expected) in &written.sends {
        let found = rendered.iter().find(|it| {
            it.0 == *carrier
                && if *carrier == Carrier::Header {
                    it.1.eq_ignore_ascii_case(name)
                } else {
                    it.1 == *name
                }
        });
        match found {
            None => {
                report
                    .error(
                        Code::ExampleDiffers,
                        key.span,
                        format!("`{}` is not sent with these values", key.text),
                    )
                    .help("give every value that it reads, or correct `send:`");
            }
            Some((_, sent, value, place)) if sent != name || *value != expected.text => {
                let made = Made {
                    name: sent,
                    value,
                    place: *place,
                };
                differs(key, (name, expected), &made, report);
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
