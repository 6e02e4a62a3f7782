//! Inputs of files and schemes.

use std::fmt::Write as _;

use keywright_generator::model::{Input, InputType};

/// One input.
pub(super) fn input(it: &Input) -> String {
    let mut text = format!("input {}: {} [{}]", it.name, input_type(&it.ty), it.env);
    if it.optional {
        text += " optional";
    }
    if let Some(default) = &it.default {
        let _ = write!(text, " default `{default}`");
    }
    if let Some(pattern) = &it.constraint {
        let _ = write!(text, " pattern `{}`", pattern.0);
    }
    if let Some(example) = &it.example {
        let _ = write!(text, " example `{example}`");
    }
    if let Some(help) = &it.help {
        let _ = write!(text, " — {help}");
    }
    text
}

fn input_type(it: &InputType) -> String {
    match it {
        InputType::String => "string".to_owned(),
        InputType::Secret => "secret".to_owned(),
        InputType::Integer => "integer".to_owned(),
        InputType::Boolean => "boolean".to_owned(),
        InputType::HostLabel => "host_label".to_owned(),
        InputType::Uuid => "uuid".to_owned(),
        InputType::Enum(values) => format!("enum {}", values.join("|")),
        InputType::Host(under) => format!("host under {}", under.join(", ")),
        InputType::Scope => "scope".to_owned(),
        InputType::List(item) => format!("[{}]", input_type(item)),
    }
}
