//! How long a credential lives. The unit is in the type of the answer's member.

use super::{World, answer};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Expiry, Format, Kind, Step, Type, Unit};
use crate::notation::expiry;
use crate::spec;
use crate::suggest::suggest;
use crate::tree::Text;

/// The expiry of a scheme's credential; never empty.
pub(super) fn expires(
    written: &spec::Scheme,
    acquire: &[Step],
    kind: Kind,
    world: &World<'_>,
    report: &mut Diagnostics,
) -> Vec<Expiry> {
    let given = written.keys.iter().any(|it| it.text == "expires");
    let mut found = resolve(&written.expires, acquire, world, report);
    if !given && !written.acquire.is_empty() {
        if kind == Kind::OAuth2ClientCredentials {
            found.extend(derived(&["expires_in"], acquire, world));
            found.push(Expiry::Unknown);
        } else {
            found.extend(derived(&["expires_in", "expires_at"], acquire, world));
            if found.is_empty() && !acquire.is_empty() {
                report
                    .error(Code::ExpiryMissing, written.kind_span, "nothing says how long the credential lives")
                    .help("add `expires: after 60m`, `from path`, `never`, or `unknown` where the vendor does not say");
            }
        }
    } else if given && found.is_empty() && report.is_empty() {
        report
            .error(Code::Empty, written.kind_span, "`expires` is empty")
            .help("write `unknown` where the vendor does not say");
    }
    if found.is_empty() {
        found.push(Expiry::Never);
    }
    found
}

fn derived(names: &[&str], acquire: &[Step], world: &World<'_>) -> Vec<Expiry> {
    let Some(returns) = acquire
        .last()
        .and_then(|it| world.endpoints[it.endpoint].returns.as_ref())
    else {
        return Vec::new();
    };
    let paths = names.iter().map(|it| vec![(*it).to_owned()]);
    paths
        .filter_map(|it| answer::find(returns, &it, world.types).and_then(|(ty, _)| of(it, &ty)))
        .collect()
}

/// Each expiry of a list, read from the answer of the last step.
pub(super) fn resolve(
    list: &[(Text, expiry::Expiry)],
    steps: &[Step],
    world: &World<'_>,
    report: &mut Diagnostics,
) -> Vec<Expiry> {
    let found: Vec<_> = list
        .iter()
        .filter_map(|(text, it)| one(text, it, steps, world, report))
        .collect();
    // Behind one that is always known, the others are never asked.
    if let Some(at) = list
        .iter()
        .position(|it| !matches!(it.1, expiry::Expiry::From(_)))
        && let Some((text, _)) = list.get(at + 1)
    {
        report
            .error(
                Code::Unused,
                text.span,
                format!(
                    "`{}` is never asked: the one before it is always known",
                    text.text
                ),
            )
            .help("put it first, or leave it out");
    }
    found
}

fn one(
    text: &Text,
    written: &expiry::Expiry,
    steps: &[Step],
    world: &World<'_>,
    report: &mut Diagnostics,
) -> Option<Expiry> {
    let path = match written {
        expiry::Expiry::After(it) => return Some(Expiry::After(*it)),
        expiry::Expiry::Idle(it) => return Some(Expiry::Idle(*it)),
        expiry::Expiry::Never => return Some(Expiry::Never),
        expiry::Expiry::Unknown => return Some(Expiry::Unknown),
        expiry::Expiry::From(path) => path.clone(),
    };
    // Without a step there is no answer, and that was said.
    let endpoint = &world.endpoints[steps.last()?.endpoint];
    let Some((ty, _)) = endpoint
        .returns
        .as_ref()
        .and_then(|it| answer::find(it, &path, world.types))
    else {
        let found = report.error(
            Code::UnknownPath,
            text.span,
            format!(
                "the answer of `{}` has no member `{}`",
                endpoint.id,
                path.join(".")
            ),
        );
        let names = endpoint
            .returns
            .as_ref()
            .map(|it| answer::names(it, world.types))
            .unwrap_or_default();
        if let Some(near) = crate::suggest::nearest(&path.join("."), names.iter().copied()) {
            found
                .help(format!("write `from {near}`"))
                .fix(text.span, format!("from {near}"));
        } else {
            suggest(found, &path.join("."), text.span, names);
        }
        return None;
    };
    let found = of(path, &ty);
    if found.is_none() {
        report
            .error(Code::ExpiryType, text.span, "an expiry is read from a length or an instant")
            .help("give the member its type: `seconds`, `minutes`, `milliseconds`, `date_time`, `unix` or `unix_milliseconds`");
    }
    found
}

fn of(path: Vec<String>, ty: &Type) -> Option<Expiry> {
    Some(match ty {
        Type::Seconds => Expiry::In(path, Unit::Seconds),
        Type::Minutes => Expiry::In(path, Unit::Minutes),
        Type::Milliseconds => Expiry::In(path, Unit::Milliseconds),
        Type::DateTime => Expiry::At(path, Format::DateTime),
        Type::Unix => Expiry::At(path, Format::Unix),
        Type::UnixMilliseconds => Expiry::At(path, Format::UnixMilliseconds),
        _ => return None,
    })
}
