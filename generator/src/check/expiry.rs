//! How long a credential lives. The unit is in the type of the answer's member.

use super::{World, answer, ty};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Endpoint, Expiry, Format, Kind, Step, Type, Unit, When};
use crate::notation::expiry;
use crate::spec;
use crate::suggest::suggest;
use crate::tree::Text;

/// What an expiry may be read from.
pub(super) struct Asked<'a> {
    /// The steps whose answers are there, in their order.
    pub(super) steps: &'a [Step],
    /// The step whose answer takes the place of theirs.
    pub(super) refresh: Option<&'a Step>,
    /// What is kept of them.
    pub(super) kept: &'a [String],
    /// What is sent.
    pub(super) sent: &'a [String],
}

/// The expiry of a scheme's credential; never empty.
pub(super) fn expires(
    written: &spec::Scheme,
    asked: &Asked<'_>,
    kind: Kind,
    world: &World<'_>,
    report: &mut Diagnostics,
) -> Vec<Expiry> {
    let given = written.keys.iter().any(|it| it.text == "expires");
    let acquire = asked.steps;
    let mut found = resolve(&written.expires, asked, world, report);
    let is_obtained = !matches!(kind, Kind::ApiKey | Kind::Bearer | Kind::Basic)
        && (!written.acquire.is_empty()
            || written.refresh.is_some()
            || written.yielded_by.is_some());
    if !given && is_obtained {
        if kind.is_oauth2() {
            found.extend(derived(&["expires_in"], acquire, world));
            found.push(Expiry::Unknown);
        } else {
            found.extend(derived(&["expires_in", "expires_at"], acquire, world));
            if found.is_empty() && !acquire.is_empty() {
                report
                    .error(Code::ExpiryMissing, written.kind_span, "nothing says how long the credential lives")
                    .about("expires")
                    .help("add `expires: after 60m`, `from path`, `never`, or `unknown` where the vendor does not say");
            }
        }
    } else if given && found.is_empty() && !report.has_errors() {
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
    let paths = names
        .iter()
        .map(|it| vec![answer::wire(returns, it, world.types).to_owned()]);
    paths
        .filter_map(|it| answer::find(returns, &it, world.types).and_then(|(ty, _)| of(it, &ty)))
        .collect()
}

impl Asked<'_> {
    /// The endpoints that may say it, the last step's first: a refresh often answers in a form of
    /// its own.
    fn endpoints<'a>(&self, world: &'a World<'_>) -> impl Iterator<Item = &'a Endpoint> {
        let steps = self.steps.iter().rev().chain(self.refresh);
        steps.map(|it| &world.endpoints[it.endpoint])
    }
}

/// Each expiry of a list, read from the answers of the steps.
pub(super) fn resolve(
    list: &[(Text, expiry::Expiry)],
    asked: &Asked<'_>,
    world: &World<'_>,
    report: &mut Diagnostics,
) -> Vec<Expiry> {
    let found: Vec<_> = list
        .iter()
        .filter_map(|(text, it)| one(text, it, asked, world, report))
        .collect();
    // Behind one that is always known, the others are never asked.
    if let Some(at) = list
        .iter()
        .position(|it| !matches!(it.1, expiry::Expiry::From(_) | expiry::Expiry::Jwt(_)))
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
    asked: &Asked<'_>,
    world: &World<'_>,
    report: &mut Diagnostics,
) -> Option<Expiry> {
    let path = match written {
        expiry::Expiry::After(it) => return Some(Expiry::After(*it)),
        expiry::Expiry::Idle(it) => return Some(Expiry::Idle(*it)),
        expiry::Expiry::Never => return Some(Expiry::Never),
        expiry::Expiry::Unknown => return Some(Expiry::Unknown),
        expiry::Expiry::Jwt(name) => return jwt(text, name.as_deref(), asked, report),
        expiry::Expiry::From(path) => path.clone(),
    };
    if let [request, name] = &path[..]
        && request == "request"
    {
        return requested(text, name, asked, world, report);
    }
    // Without a step there is no answer, and that was said.
    let endpoint = &world.endpoints[asked.steps.last()?.endpoint];
    let member = asked.endpoints(world).find_map(|it| {
        let returns = it.returns.as_ref()?;
        answer::find(returns, &path, world.types)
    });
    let Some((ty, _)) = member else {
        let whose = format!("the answer of `{}`", endpoint.id);
        let of = (whose.as_str(), endpoint.returns.as_ref());
        let edit = |path: &str| format!("from {path}");
        answer::missing(of, text, &path, world.types, edit, report);
        return None;
    };
    let name = path.join(".");
    let found = of(path, &ty);
    if found.is_none() && !ty::is_unknown(&ty) {
        no_time(text, &name, &ty, report);
    }
    found
}

/// The claim of a value that is kept: of the one that is named, else of the one that is sent.
fn jwt(
    text: &Text,
    name: Option<&str>,
    asked: &Asked<'_>,
    report: &mut Diagnostics,
) -> Option<Expiry> {
    let mut sent = asked.kept.iter().filter(|it| asked.sent.contains(it));
    let found = match name {
        Some(name) => asked.kept.iter().find(|it| *it == name),
        None => sent.next(),
    };
    if found.is_none() && !asked.steps.is_empty() {
        let kept = asked.kept.iter().map(String::as_str);
        let near = name.and_then(|name| crate::suggest::nearest(name, kept.clone()));
        let message = match name {
            Some(name) => format!("`{name}` is not kept, so its claim `exp` cannot be read"),
            None => "nothing that is sent was kept, so there is no claim `exp` to read".to_owned(),
        };
        let told = report.error(Code::UnknownValue, text.span, message);
        match (near, kept.clone().next()) {
            (Some(near), _) => told
                .help(format!("write `jwt {near}`"))
                .fix(text.span, format!("jwt {near}")),
            (None, Some(first)) => told.help(format!("keep it, or write `jwt {first}`")),
            (None, None) => told.help("keep the token: `keep: { token: token }`"),
        };
    }
    found.map(|it| Expiry::Jwt(it.clone()))
}

/// A field of the request that obtains the credential says how long it is to live.
fn requested(
    text: &Text,
    name: &str,
    asked: &Asked<'_>,
    world: &World<'_>,
    report: &mut Diagnostics,
) -> Option<Expiry> {
    let endpoint = &world.endpoints[asked.steps.last()?.endpoint];
    let mut fields = asked.endpoints(world).flat_map(|it| &it.fields);
    let Some(field) = fields.find(|it| it.name == name) else {
        let found = report.error(
            Code::UnknownField,
            text.span,
            format!("`{}` has no field `{name}`", endpoint.id),
        );
        found.about(name);
        let names = endpoint.fields.iter().map(|it| it.name.as_str());
        let near = crate::suggest::nearest(name, names.clone());
        if let Some(near) = near {
            found
                .help(format!("write `from request.{near}`"))
                .fix(text.span, format!("from request.{near}"));
        } else {
            suggest(found, name, text.span, names);
        }
        return None;
    };
    let all = asked.steps.iter().chain(asked.refresh);
    let mut without = all.flat_map(|it| &it.without);
    if without.any(|it| it == name) {
        report
            .error(
                Code::Unused,
                text.span,
                format!("`{name}` is left out of the request, so it says nothing"),
            )
            .help("take it out of `without`, or leave this expiry out");
        return None;
    }
    let found = when(&field.ty).map(|it| Expiry::Requested(name.to_owned(), it));
    if found.is_none() && !ty::is_unknown(&field.ty) {
        no_time(text, name, &field.ty, report);
    }
    found
}

fn no_time(text: &Text, name: &str, ty: &Type, report: &mut Diagnostics) {
    report
        .error(Code::ExpiryType, text.span, format!("`{name}` is of type `{ty}`, which is neither a length nor an instant"))
        .help("give the member its type: `seconds`, `minutes`, `milliseconds`, `days_hours_minutes`, `date_time`, `unix` or `unix_milliseconds`");
}

fn of(path: Vec<String>, ty: &Type) -> Option<Expiry> {
    Some(match when(ty)? {
        When::In(unit) => Expiry::In(path, unit),
        When::At(format) => Expiry::At(path, format),
    })
}

fn when(ty: &Type) -> Option<When> {
    Some(match ty {
        Type::Seconds => When::In(Unit::Seconds),
        Type::Minutes => When::In(Unit::Minutes),
        Type::Milliseconds => When::In(Unit::Milliseconds),
        Type::DaysHoursMinutes => When::In(Unit::DaysHoursMinutes),
        Type::DateTime => When::At(Format::DateTime),
        Type::Unix => When::At(Format::Unix),
        Type::UnixMilliseconds => When::At(Format::UnixMilliseconds),
        _ => return None,
    })
}
