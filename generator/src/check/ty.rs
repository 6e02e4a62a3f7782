//! Types: words resolved, secrets recognised.

mod extent;

use super::name;
use crate::diagnostic::{Code, Diagnostics};
use crate::keys::words::{HOST, HOST_LABEL, TYPES};
use crate::model::{Member, NamedType, Type};
pub(super) use crate::spec::looks_secret;
use crate::spec::{Field, Spec, TypeExpr, TypeForm};
use crate::tree::Text;

/// The named types.
pub(super) fn named_types(spec: &Spec, report: &mut Diagnostics) -> Vec<NamedType> {
    for (name, members) in &spec.types {
        if TYPES.iter().any(|it| it.0 == name.text)
            || [HOST, HOST_LABEL].contains(&name.text.as_str())
        {
            report
                .error(
                    Code::Taken,
                    name.span,
                    format!("`{}` is a type of the language", name.text),
                )
                .help("give it another name");
        }
        if members.is_empty() {
            report
                .error(Code::Empty, name.span, "a type has no members")
                .help("use `json` where nothing is known of it");
        }
    }
    let types: Vec<_> = spec
        .types
        .iter()
        .map(|(name, fields)| NamedType {
            name: name.text.clone(),
            members: members(fields, spec, report),
        })
        .collect();
    extent::bounded(spec, &types, report);
    types
}

/// The members of an object.
pub(super) fn members(fields: &[Field], spec: &Spec, report: &mut Diagnostics) -> Vec<Member> {
    name::wire(fields.iter().map(|it| &it.name), report);
    fields
        .iter()
        .map(|it| {
            let ty = it
                .ty
                .as_ref()
                .map_or(Type::Json, |it| resolve(it, spec, report));
            secret(it, &ty, report);
            super::input::value_fits(it.example.as_ref(), &ty, None, report);
            Member {
                name: it.name.text.clone(),
                standard: None,
                ty,
                optional: it.optional,
                help: it.help.as_ref().map(Text::prose),
                example: it.example.as_ref().map(|it| it.text.clone()),
            }
        })
        .collect()
}

/// A type as it is.
pub(super) fn resolve(expr: &TypeExpr, spec: &Spec, report: &mut Diagnostics) -> Type {
    match &expr.form {
        TypeForm::Word(word) => named(word, spec, report),
        TypeForm::Enum(values) => {
            name::distinct(
                values.iter(),
                heck::ToUpperCamelCase::to_upper_camel_case,
                report,
            );
            Type::Enum(values.iter().map(|it| it.text.clone()).collect())
        }
        TypeForm::List(inner) => Type::List(Box::new(resolve(inner, spec, report))),
        TypeForm::Map(inner) => Type::Map(Box::new(resolve(inner, spec, report))),
        TypeForm::Object(fields) => {
            if fields.is_empty() {
                report
                    .error(Code::Empty, expr.span, "an object has no members")
                    .help("use `json` where nothing is known of it");
            }
            Type::Object(members(fields, spec, report))
        }
        TypeForm::Broken => unknown(),
    }
}

fn named(word: &Text, spec: &Spec, report: &mut Diagnostics) -> Type {
    if let Some(it) = TYPES.iter().find(|it| it.0 == word.text) {
        if it.1 == Type::Scope && super::facts::scopes(spec).is_empty() {
            report
                .error(Code::Scopes, word.span, "the file names no scopes")
                .help("name them in the file's `scopes:`, or write `string`");
        }
        return it.1.clone();
    }
    if spec.types.iter().any(|it| it.0.text == word.text) {
        return Type::Named(word.text.clone());
    }
    if [HOST, HOST_LABEL].contains(&word.text.as_str()) {
        report
            .error(
                Code::InputType,
                word.span,
                format!("`{}` is a type of inputs alone", word.text),
            )
            .help("write `string`");
        return unknown();
    }
    unknown()
}

/// The type of what could not be read, or is not there. That was told, so nothing is concluded
/// from it; it never leaves the checker, because a provider with a fault is dropped.
pub(super) fn unknown() -> Type {
    Type::Named(String::new())
}

/// Whether a type is unknown.
pub(super) fn is_unknown(ty: &Type) -> bool {
    matches!(ty, Type::Named(name) if name.is_empty())
}

/// Reports a text whose name says that it is none to be printed.
pub(super) fn secret(field: &Field, ty: &Type, report: &mut Diagnostics) {
    let name = &field.name;
    if *ty == Type::String && looks_secret(&name.text) {
        let message = format!("`{}` looks secret and is declared as `string`", name.text);
        let found = report.error(Code::LooksSecret, name.span, message);
        found.help("write `secret`, so that it is never printed");
        if let Some(TypeForm::Word(word)) = field.ty.as_ref().map(|it| &it.form) {
            found.fix(word.span, "secret");
        }
    }
}
