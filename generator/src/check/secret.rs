//! What authenticates a request is a `secret`, whatever the vendor calls it: a `string` is printed.

use std::collections::HashMap;

use super::{World, answer, ty};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Carrier, InputType, Part, Scheme, Source, Step, Template, Type};
use crate::source::Span;
use crate::spec;

/// Inputs and kept values that are declared as something that is printed, and where.
pub(super) type Texts = HashMap<String, String>;

/// Reports credentials that are declared as text; what is printed of each scheme.
pub(super) fn secrets(
    schemes: &[Scheme],
    world: &World<'_>,
    report: &mut Diagnostics,
) -> Vec<Texts> {
    let mut all = Vec::new();
    for (written, scheme) in world.spec.auth.iter().zip(schemes) {
        let texts = texts(scheme, world);
        // An `Authorization` authenticates (RFC 9110 section 11.6.2); of the other placements at
        // least one does, and which of them is not known.
        let mut is_told = false;
        for it in written.send.iter().flatten() {
            let names = it.value.template.parts.names();
            let is_authorization = it.to.as_ref().is_none_or(|(carrier, name)| {
                let name = name.parts.literal().unwrap_or_default();
                *carrier == Carrier::Header && name.eq_ignore_ascii_case("authorization")
            });
            if let (true, Some(name)) = (is_authorization, all_texts(&names, &texts)) {
                is_told = true;
                tell(name, it.value.place(name), (written, &texts), report);
            }
        }
        let placed = written.send.iter().flatten();
        let placed: Vec<_> = placed
            .filter(|it| !it.value.template.names.is_empty())
            .collect();
        let sent = placed.iter().flat_map(|it| it.value.template.parts.names());
        let path = written
            .base_path
            .iter()
            .flat_map(|it| it.template.parts.names());
        let names: Vec<&str> = sent.chain(path).collect();
        if let (false, Some(first), Some(name)) = (
            is_told,
            placed.first(),
            all_texts(&names, &texts).filter(|_| written.is_whole),
        ) {
            let span = first.value.place(name);
            tell(name, span, (written, &texts), report);
        }
        for (step, place) in later(scheme, written) {
            refreshed(step, place, &texts, world, report);
        }
        all.push(texts);
    }
    all
}

/// Inputs and kept values that are declared as something that is printed, and what says so.
fn texts(scheme: &Scheme, world: &World<'_>) -> Texts {
    let mut found = HashMap::new();
    for it in &scheme.inputs {
        // What is called a secret was told where it is declared.
        let is_told = it.ty == InputType::String && ty::looks_secret(&it.name);
        // No list can be declared as secret: what authenticates is one text.
        let is_list = matches!(it.ty, InputType::List(_));
        let is_text = it.ty != InputType::Secret && !super::input::is_unknown(&it.ty);
        if is_text && !is_list && !is_told {
            found.insert(it.name.clone(), format!("at the input `{}`", it.name));
        }
    }
    let steps = scheme
        .sign_in
        .iter()
        .chain(&scheme.acquire)
        .chain(&scheme.refresh);
    for step in steps {
        let endpoint = &world.endpoints[step.endpoint];
        for it in &step.keep {
            let Source::Body(path) = &it.source else {
                continue;
            };
            let returns = endpoint.returns.as_ref();
            let member = returns.and_then(|it| answer::find(it, path, world.types));
            let is_told = path.last().is_some_and(|it| ty::looks_secret(it));
            let is_text = |ty: &Type| match ty {
                Type::Secret | Type::Json => false,
                Type::String => !is_told,
                ty => !ty::is_unknown(ty),
            };
            if member.is_some_and(|it| is_text(&it.0)) {
                let place = format!(
                    "at `{}` in what `{}` answers with",
                    path.join("."),
                    endpoint.id
                );
                found.entry(it.name.clone()).or_insert(place);
            }
        }
    }
    let tenant = scheme.tenant.iter().flat_map(|it| &it.keep);
    for it in tenant {
        found.insert(it.name.clone(), format!("at `{}`", it.name));
    }
    found
}

/// The first of some names, where all are texts.
fn all_texts<'a>(names: &[&'a str], texts: &Texts) -> Option<&'a str> {
    let first = names.first()?;
    names
        .iter()
        .all(|it| texts.contains_key(*it))
        .then_some(*first)
}

fn tell(
    name: &str,
    span: Span,
    (written, texts): (&spec::Scheme, &Texts),
    report: &mut Diagnostics,
) {
    let message = format!("`{name}` authenticates the request and is not declared as `secret`");
    let found = report.error(Code::SendsText, span, message);
    found.help(format!(
        "write `secret` {}, so that it is never printed",
        texts[name]
    ));
    let input = written.inputs.iter().find(|it| it.name.text == name);
    let ty = input.and_then(|it| it.ty.as_ref()).map(|it| &it.form);
    if let Some(spec::TypeForm::Word(word)) = ty {
        found.fix(word.span, "secret");
    }
}

/// The steps that are taken with what was kept.
fn later<'a>(scheme: &'a Scheme, written: &spec::Scheme) -> Vec<(&'a Step, Span)> {
    let refresh = scheme.refresh.iter().zip(&written.refresh);
    let revoke = scheme.revoke.iter().zip(&written.revoke);
    refresh
        .chain(revoke)
        .map(|(step, it)| (step, it.call.span))
        .collect()
}

/// A token that a step sends as a secret was a secret when it was kept.
fn refreshed(step: &Step, span: Span, texts: &Texts, world: &World<'_>, report: &mut Diagnostics) {
    let endpoint = &world.endpoints[step.endpoint];
    for field in endpoint.fields.iter().filter(|it| it.ty == Type::Secret) {
        let filled = step.with.iter().find(|it| it.0 == field.name);
        let name = match filled.map(|it| &it.1) {
            Some(Template(parts)) => match &parts[..] {
                [Part::Value(name)] => name.as_str(),
                _ => continue,
            },
            None => field.known_as(),
        };
        // An input of another type than the field's is told where it is declared.
        let Some(place) = texts.get(name).filter(|it| !it.starts_with("at the input")) else {
            continue;
        };
        report
            .error(
                Code::SendsText,
                span,
                format!(
                    "`{name}` is a secret in `{}` and is kept as text",
                    endpoint.id
                ),
            )
            .help(format!(
                "write `secret` {place}, so that it is never printed"
            ));
    }
}
