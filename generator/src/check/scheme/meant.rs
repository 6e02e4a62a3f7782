//! Names inside a scheme: what templates read, and what inputs and kept values are called.
//!
//! A misspelt name is told once, where it is misspelt, and taken for the one that was meant: a
//! placeholder that nothing fills is most often an input that nothing reads, and the two are one
//! fault.

use std::collections::HashSet;

use heck::ToSnakeCase;

use super::super::preset::Preset;
use super::super::step::{CHOICE, KEY, MADE};
use super::SCOPES;
use crate::check::{World, answer, standard};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Endpoint, Protocol, Standard};
use crate::notation::expiry::Expiry;
use crate::notation::template::Template;
use crate::spec;
use crate::suggest::{nearest, suggest};
use crate::tree::Text;

/// The name under which granted scopes are kept; the runtime reads it.
const SCOPE: &str = "scope";

/// The scheme as it was meant, and the names of which nobody knows what they were meant to be.
pub(super) fn meant(
    written: &spec::Scheme,
    preset: &Preset,
    world: &World<'_>,
    report: &mut Diagnostics,
) -> (spec::Scheme, Vec<String>) {
    let mut scheme = written.clone();
    fields(&mut scheme, world, report);
    let (read, given) = (read(written, preset, world), given(written, preset, world));
    declarations(&mut scheme, (&read, &given), report);
    let declared = declared(&mut scheme).flatten();
    let declared: Vec<_> = declared.map(|it| it.text.clone()).collect();
    let known: Vec<&str> = declared.iter().chain(&given).map(String::as_str).collect();
    let credential = credential(written, preset);
    let is_obtained = !written.acquire.is_empty();
    let mut unknown = Vec::new();
    for (template, text) in templates(&mut scheme) {
        template_names(
            template,
            text,
            (&known, credential, is_obtained),
            &mut unknown,
            report,
        );
    }
    (scheme, unknown)
}

/// What the credential is called: the first value that is kept, or the secret that the caller holds.
fn credential<'a>(written: &'a spec::Scheme, preset: &'a Preset) -> Option<&'a str> {
    let last = written.acquire.last().or(written.refresh.as_ref());
    let kept = last
        .and_then(|it| it.keep.as_ref())
        .or(written.keep.as_ref());
    let kept = kept.and_then(|it| it.first()).map(|it| it.0.text.as_str());
    let held = match &written.inputs[..] {
        [only] => Some(only.name.text.as_str()),
        [] => preset.inputs.first().map(|it| it.0),
        _ => None,
    };
    let held = held.filter(|_| preset.acquires == Some(false));
    kept.or(preset.keep.first().map(|it| it.0)).or(held)
}

/// What people call a credential, whatever it is called in the file. A refresh token is another one.
fn is_credential(name: &str) -> bool {
    name.ends_with("token") && name != "refresh_token"
}

/// What has a name without being declared: what the kind brings along, and what fills the steps
/// that obtain the credential. What later steps read is no value for that: `token` is only what a
/// revocation calls the access token.
fn given(written: &spec::Scheme, preset: &Preset, world: &World<'_>) -> Vec<String> {
    let mut names = Vec::new();
    let first = written.acquire.iter().chain(&written.push);
    let alone = written.refresh.iter();
    let alone = alone.filter(|_| written.acquire.is_empty());
    let first = first.chain(alone);
    for it in called(first.chain(written.tenant.iter().map(|it| &it.step)), world) {
        of_endpoint(it, world, &mut names);
    }
    let later = written.refresh.iter().chain(&written.revoke);
    for it in called(later.chain(written.beside()), world) {
        of_client(it, &mut names);
    }
    of_scheme(written, preset, &mut names);
    names.extend(preset.inputs.iter().map(|it| it.0.to_owned()));
    // What the file says to keep stands in place of what the kind does.
    if written.keep.is_none() && written.acquire.last().is_none_or(|it| it.keep.is_none()) {
        names.extend(preset.keep.iter().map(|it| it.0.to_owned()));
    }
    names
}

/// What is read without a template: by the fields of the steps, and by what the kind sends.
fn read(written: &spec::Scheme, preset: &Preset, world: &World<'_>) -> Vec<String> {
    let mut names = Vec::new();
    let steps = written.acquire.iter().chain(&written.refresh);
    let steps = steps.chain(&written.revoke).chain(written.beside());
    for it in called(steps.chain(written.tenant.iter().map(|it| &it.step)), world) {
        of_endpoint(it, world, &mut names);
    }
    of_scheme(written, preset, &mut names);
    names
}

/// The endpoints of some steps, as far as there are any of these names.
fn called<'a>(
    steps: impl Iterator<Item = &'a spec::Step>,
    world: &'a World<'_>,
) -> impl Iterator<Item = &'a Endpoint> {
    let endpoint = |it: &spec::Step| world.endpoints.iter().find(|that| that.id == it.call.text);
    steps.filter_map(endpoint)
}

/// What a scheme reads beside its steps.
fn of_scheme(written: &spec::Scheme, preset: &Preset, names: &mut Vec<String>) {
    names.extend(written.tenant.iter().map(|_| CHOICE.to_owned()));
    names.extend(written.scopes.iter().map(|_| SCOPES.to_owned()));
    names.extend(written.dpop.iter().map(|_| KEY.to_owned()));
    for it in &written.mint {
        names.extend([it.name.text.clone(), it.key().to_owned()]);
        names.extend(it.key_id.iter().map(|it| it.text.clone()));
    }
    if written.send.is_none() {
        names.extend(preset.inputs.iter().map(|it| it.0.to_owned()));
        names.extend(preset.keep.first().map(|it| it.0.to_owned()));
    }
}

/// Who proves itself as a client is asked for both halves.
fn of_client(endpoint: &Endpoint, names: &mut Vec<String>) {
    if endpoint.client.is_some() {
        names.extend(["client_id", "client_secret"].map(str::to_owned));
    }
}

fn of_endpoint(endpoint: &Endpoint, world: &World<'_>, names: &mut Vec<String>) {
    for it in &endpoint.fields {
        let known = it.known_as();
        names.extend([it.name.clone(), known.to_owned(), known.to_snake_case()]);
    }
    if matches!(
        endpoint.standard,
        Some(Standard::OAuth2Revoke | Standard::OAuth2Introspect)
    ) {
        names.extend(["refresh_token", "access_token", "token"].map(str::to_owned));
    }
    if endpoint.standard == Some(Standard::OAuth2DeviceAuthorization) {
        names.extend(standard::DEVICE.iter().map(|it| it.0.to_owned()));
    }
    of_client(endpoint, names);
    if endpoint.protocol == Protocol::Browser {
        names.extend(MADE.map(str::to_owned));
        let returns = endpoint.returns.iter();
        let members = returns.flat_map(|it| answer::names(it, world.types));
        names.extend(members.map(ToSnakeCase::to_snake_case));
    }
}

/// The names that the file gives, list by list: inputs, and what is kept.
fn declared(scheme: &mut spec::Scheme) -> impl Iterator<Item = Vec<&mut Text>> {
    let steps = scheme.acquire.iter_mut().chain(&mut scheme.refresh);
    let kept = scheme.keep.iter_mut();
    let kept = kept.chain(steps.filter_map(|it| it.keep.as_mut()));
    let kept = kept.chain(scheme.tenant.as_mut().map(|it| &mut it.keep));
    let kept = kept.map(|it| it.iter_mut().map(|it| &mut it.0).collect());
    let inputs = scheme.inputs.iter_mut().map(|it| &mut it.name).collect();
    std::iter::once(inputs).chain(kept)
}

/// Every template of the scheme, with its text.
fn templates(scheme: &mut spec::Scheme) -> impl Iterator<Item = (&mut Template, &Text)> {
    let steps = scheme.acquire.iter_mut().chain(&mut scheme.refresh);
    let steps = steps.chain(&mut scheme.revoke);
    let steps = steps.chain(&mut scheme.push).chain(&mut scheme.introspect);
    let steps = steps.chain(scheme.tenant.as_mut().map(|it| &mut it.step));
    let with = steps.flat_map(|it| &mut it.with).map(|it| &mut it.1);
    let addresses = scheme.base_path.iter_mut().chain(&mut scheme.base_url);
    let addresses = addresses.chain(&mut scheme.resource);
    let minted = scheme.mint.iter_mut().flat_map(|it| {
        let claims = it.claims.iter_mut().filter_map(|(_, claim)| match claim {
            spec::Claim::Template(it) => Some(it),
            _ => None,
        });
        it.header.iter_mut().map(|it| &mut it.1).chain(claims)
    });
    let whole = with
        .chain(addresses)
        .chain(minted)
        .map(|it| (&mut it.template, &it.text));
    let placed = scheme.send.iter_mut().flatten().flat_map(|it| {
        let name = it.to.as_mut().map(|to| (&mut to.1, &it.key));
        name.into_iter()
            .chain([(&mut it.value.template, &it.value.text)])
    });
    whole.chain(placed)
}

/// Inputs and kept values that nothing reads, where something else is read that is called much
/// the same: the declaration is misspelt where that name is a given one, or is read in more than
/// one place.
fn declarations(
    scheme: &mut spec::Scheme,
    (read, given): (&[String], &[String]),
    report: &mut Diagnostics,
) {
    // What a default reads is told where the order of inputs is looked at.
    let defaults = scheme.inputs.iter().filter_map(|it| it.default.as_ref());
    let defaults = defaults.flat_map(|it| it.template.parts.names());
    let mut reads: Vec<String> = defaults.map(str::to_owned).collect();
    for (template, _) in templates(scheme) {
        reads.extend(template.names.iter().map(|it| it.0.clone()));
    }
    let examples = scheme.examples.iter().flat_map(|it| &it.given);
    let examples: Vec<_> = examples.map(|it| it.0.text.clone()).collect();
    let claims = scheme.expires.iter().chain(&scheme.refresh_expires);
    let claims = claims.filter_map(|it| match &it.1 {
        Expiry::Jwt(name) => name.clone(),
        _ => None,
    });
    let others: HashSet<String> = claims.chain([SCOPE.to_owned()]).collect();
    let count = |name: &str| reads.iter().filter(|it| *it == name).count();
    let often = |name: &str| count(name) + examples.iter().filter(|it| *it == name).count() > 1;
    let is_read = |name: &str| read.iter().any(|it| it == name);
    let lists: Vec<Vec<String>> = declared(scheme)
        .map(|it| it.iter().map(|it| it.text.clone()).collect())
        .collect();
    for (index, list) in declared(scheme).enumerate() {
        // An input or a kept value of the same name may stand in another list of kept values.
        let taken = lists
            .iter()
            .enumerate()
            .filter(|it| it.0 == index || index == 0 || it.0 == 0);
        let taken: Vec<&String> = taken.flat_map(|it| it.1).collect();
        let wanted = || {
            let all = read.iter().chain(&reads).map(String::as_str);
            all.filter(|name| taken.iter().all(|it| it != name))
        };
        for name in list {
            if is_read(&name.text) || count(&name.text) > 0 || others.contains(&name.text) {
                continue;
            }
            let near = nearest(&name.text, wanted());
            // What stands in one place only is told there.
            if let Some(near) = near.filter(|it| given.iter().any(|name| name == it) || often(it)) {
                let what = if index == 0 { "the input " } else { "" };
                let message = format!("nothing reads {what}`{}`", name.text);
                let found = report.error(Code::Unused, name.span, message);
                found.about(&name.text);
                found.help(format!("write `{near}`")).fix(name.span, near);
                found.read_as_meant();
                *name = Text::made(near, name.span);
            }
        }
    }
}

/// Fields that `with` and `without` name.
fn fields(scheme: &mut spec::Scheme, world: &World<'_>, report: &mut Diagnostics) {
    let steps = scheme.acquire.iter_mut().chain(&mut scheme.refresh);
    let steps = steps.chain(&mut scheme.revoke);
    let steps = steps.chain(&mut scheme.push).chain(&mut scheme.introspect);
    for step in steps.chain(scheme.tenant.as_mut().map(|it| &mut it.step)) {
        let mut endpoints = world.endpoints.iter();
        let Some(endpoint) = endpoints.find(|it| it.id == step.call.text) else {
            continue;
        };
        let all = || endpoint.fields.iter().map(|it| it.name.as_str());
        let mut taken: Vec<String> = step.with.iter().map(|it| it.0.text.clone()).collect();
        taken.extend(step.without.iter().map(|it| it.text.clone()));
        let with = step.with.iter_mut().map(|it| &mut it.0);
        for name in with.chain(&mut step.without) {
            if all().any(|it| it == name.text) {
                continue;
            }
            let message = format!("`{}` has no field `{}`", endpoint.id, name.text);
            let found = report.error(Code::UnknownField, name.span, message);
            found.about(&name.text);
            let is_free = |it: &&str| taken.iter().all(|name| name != it);
            let meant = suggest(found, &name.text, name.span, all().filter(is_free));
            if let Some(meant) = meant {
                found.read_as_meant();
                *name = Text::made(meant, name.span);
            }
        }
    }
}

/// Reports the names of a template that nothing fills.
fn template_names(
    template: &mut Template,
    text: &Text,
    (known, credential, is_obtained): (&[&str], Option<&str>, bool),
    unknown: &mut Vec<String>,
    report: &mut Diagnostics,
) {
    for (name, range) in template.names.clone() {
        if known.contains(&name.as_str()) {
            continue;
        }
        let span = text.part(range);
        let message = format!("nothing fills `{{{name}}}`");
        let found = report.error(Code::UnknownValue, span, message);
        found.about(&name);
        if known.is_empty() {
            found.help(format!("declare it: `inputs: {{ {name}: secret }}`"));
        }
        let meant = suggest(found, &name, span, known.iter().copied());
        if credential.is_none() && is_obtained && is_credential(&name) {
            found.help(format!(
                "say where it is in the answer: `keep: {{ {name}: {name} }}`"
            ));
        }
        let meant = meant.or_else(|| {
            let meant = credential.filter(|it| is_credential(&name) && known.contains(it))?;
            found
                .help(format!("write `{meant}`, as the credential is called here"))
                .fix(span, meant);
            Some(meant)
        });
        if let Some(meant) = meant {
            found.read_as_meant();
            template.rename(&name, meant);
        } else {
            unknown.push(name);
        }
    }
}
