//! Values that stand in the file: examples, defaults and what a step fixes fit their types.

use super::is_unknown;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Constraint, InputType, Part, Type};
use crate::spec::Templated;
use crate::suggest::{nearest, suggest};
use crate::tree::Text;

/// Reports an example or a default that its input could not be.
pub(super) fn example_fits(
    text: Option<&Text>,
    ty: &InputType,
    constraint: Option<&Constraint>,
    report: &mut Diagnostics,
) {
    let body = match ty {
        ty if is_unknown(ty) => return,
        InputType::Integer => Type::Integer,
        InputType::Boolean => Type::Boolean,
        InputType::Uuid => Type::Uuid,
        InputType::Enum(values) => Type::Enum(values.clone()),
        InputType::HostLabel => {
            let label = |it: &str| {
                !it.starts_with('-')
                    && !it.ends_with('-')
                    && it.len() <= 63
                    && it.chars().all(|it| it.is_ascii_alphanumeric() || it == '-')
            };
            if let Some(it) = text.filter(|it| !label(&it.text)) {
                report
                    .error(
                        Code::ExampleValue,
                        it.span,
                        format!("`{}` is no label of a host name", it.text),
                    )
                    .help("use letters, digits and hyphens");
            }
            Type::String
        }
        InputType::Host(under) => {
            let is_below = |it: &str| {
                under
                    .iter()
                    .any(|domain| it == domain || it.ends_with(&format!(".{domain}")))
            };
            if let Some(it) = text.filter(|it| !is_below(&it.text)) {
                report
                    .error(
                        Code::ExampleValue,
                        it.span,
                        format!(
                            "`{}` does not lie below `{}`",
                            it.text,
                            under.join("` or `")
                        ),
                    )
                    .help("name a host below the domain");
            }
            Type::String
        }
        InputType::String | InputType::Secret | InputType::Scope | InputType::List(_) => {
            Type::String
        }
    };
    value_fits(text, &body, constraint, report);
}

/// The value of an enum that a misspelt one was meant to be.
pub(super) fn meant(text: &Text, ty: &InputType) -> Option<String> {
    let InputType::Enum(values) = ty else {
        return None;
    };
    let is_known = values.contains(&text.text);
    let near = nearest(&text.text, values.iter().map(String::as_str));
    near.filter(|_| !is_known).map(str::to_owned)
}

/// Reports a value that does not fit its type or pattern.
pub(in crate::check) fn value_fits(
    text: Option<&Text>,
    ty: &Type,
    constraint: Option<&Constraint>,
    report: &mut Diagnostics,
) {
    let Some(text) = text else { return };
    let value = &text.text;
    let (fits, what) = match ty {
        Type::Integer
        | Type::Unix
        | Type::UnixMilliseconds
        | Type::Seconds
        | Type::Minutes
        | Type::Milliseconds => (value.parse::<i64>().is_ok(), "a whole number"),
        Type::Number => (
            serde_json::from_str::<serde_json::Number>(value).is_ok(),
            "a number",
        ),
        Type::Boolean => (value == "true" || value == "false", "`true` or `false`"),
        Type::Uuid => (is_uuid(value), "a UUID"),
        Type::Date => (value.parse::<jiff::civil::Date>().is_ok(), "a day"),
        Type::DateTime => (
            value.parse::<jiff::Timestamp>().is_ok(),
            "an instant in RFC 3339",
        ),
        Type::Enum(values) => (values.contains(value), "a value of the enum"),
        _ => (true, ""),
    };
    if !fits {
        let found = report.error(
            Code::ExampleValue,
            text.span,
            format!("`{value}` is not {what}"),
        );
        if let Type::Enum(values) = ty {
            suggest(found, value, text.span, values.iter().map(String::as_str));
        } else {
            found.help("give a value of its type");
        }
    } else if let Some(Constraint(pattern)) = constraint
        && regex_lite::Regex::new(&format!("^(?:{pattern})$")).is_ok_and(|it| !it.is_match(value))
    {
        report
            .error(
                Code::ExampleValue,
                text.span,
                format!("`{value}` does not match `{pattern}`"),
            )
            .help("change one of the two");
    }
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.char_indices().all(|(at, it)| {
            if matches!(at, 8 | 13 | 18 | 23) {
                it == '-'
            } else {
                it.is_ascii_hexdigit()
            }
        })
}

/// A default that is made of other inputs ends in fixed text, so that it lies where it should.
pub(super) fn ends_below(
    default: &Templated,
    under: &[String],
    name: &str,
    report: &mut Diagnostics,
) {
    let end = match default.template.parts.0.last() {
        Some(Part::Text(it)) => it.as_str(),
        _ => "",
    };
    if !under.iter().any(|it| end.ends_with(&format!(".{it}"))) && !under.is_empty() {
        report
            .error(
                Code::HostTemplate,
                default.text.span,
                format!("the default of `{name}` does not end below its domain"),
            )
            .help(format!("end it with `.{}`", under.join("` or `.")));
    }
}
