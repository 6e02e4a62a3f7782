//! The life of a scheme as a whole: whether each step can do what it is there for.

use super::super::{
    World, input,
    step::{KEY, MADE},
};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Accepts, Endpoint, Field, Input, Kind, Rotation, Scheme, Step, Type};
use crate::notation::expiry::Expiry;
use crate::spec;
use crate::suggest::suggest;

/// Tells what of a life cannot be: a session that must be ended and cannot, a step that is sent
/// with nothing, a name with two meanings.
pub(super) fn life(
    written: &spec::Scheme,
    scheme: &Scheme,
    kept: &[String],
    world: &World<'_>,
    report: &mut Diagnostics,
) {
    let is_written = |name: &str| written.keys.iter().any(|it| it.text == name);
    if let Some((span, true)) = written.exclusive
        && written.revoke.is_none()
        && written.yielded_by.is_none()
        && !is_written("revoke")
    {
        report
            .error(Code::ExclusiveRevoke, span, "an exclusive session must be revoked before another is acquired")
            .help("name the endpoint that ends it: `revoke: destroy_session`, or leave `exclusive` out");
    }
    if let (Some(step), Some(text)) = (&scheme.refresh, &written.refresh) {
        let endpoint = &world.endpoints[step.endpoint];
        let id = world
            .spec
            .auth
            .iter()
            .position(|it| it.id.text == scheme.id);
        let itself =
            matches!((&endpoint.accepts, id), (Accepts::Schemes(it), Some(id)) if it.contains(&id));
        let reads = |name: &str| {
            endpoint.fields.iter().any(|it| {
                [it.known_as(), it.name.as_str()].contains(&name)
                    && !step.without.contains(&it.name)
            }) || step.with.iter().any(|it| it.1.names().contains(&name))
        };
        let is_minted = |name: &str| scheme.mint.iter().any(|it| it.name == name);
        let alone = scheme.acquire.is_empty();
        if !itself
            && !alone
            && !kept.iter().any(|it| reads(it) && !is_minted(it))
            && is_filled(endpoint, step, scheme)
        {
            report
                .error(
                    Code::RefreshBlind,
                    text.call.span,
                    "the refresh reads nothing that was kept",
                )
                .help(
                    "keep the refresh token: `keep: { token: token, refresh_token: refreshToken }`",
                );
        }
    }
    if let Some(name) = &written.bound_to
        && scheme.acquire.len() == written.acquire.len()
        && !scheme.inputs.iter().any(|it| it.name == name.text)
    {
        let found = report.error(
            Code::UnknownInput,
            name.span,
            format!("there is no input `{}`", name.text),
        );
        found.about(&name.text);
        suggest(
            found,
            &name.text,
            name.span,
            scheme.inputs.iter().map(|it| it.name.as_str()),
        );
    }
    input::environment(
        &scheme.inputs,
        &written.inputs,
        Some(written.kind_span),
        world.spec,
        report,
    );
    spent(written, scheme, kept, world, report);
    ended(written, scheme, kept, world, report);
    derived(written, scheme, report);
    endless(written, report);
    kept_twice(scheme, written, kept, report);
}

/// Whether each field of a step is filled; one that is not was told by itself.
fn is_filled(endpoint: &Endpoint, step: &Step, scheme: &Scheme) -> bool {
    endpoint.fields.iter().all(|field| {
        let given = |it: &Input| [field.known_as(), &field.name].contains(&it.name.as_str());
        field.optional
            || field.constant.is_some()
            || step.with.iter().any(|it| it.0 == field.name)
            || scheme.inputs.iter().any(given)
    })
}

/// What never expires is not renewed, so one of the two is meant otherwise.
fn endless(written: &spec::Scheme, report: &mut Diagnostics) {
    let ([(text, Expiry::Never)], Some(step)) = (&written.expires[..], &written.refresh) else {
        return;
    };
    // The short form of a sign-in notes a refresh for the case that a refresh token comes; it
    // stands where the key does that it was read of.
    let keys = &written.keys;
    if keys
        .iter()
        .any(|it| it.text == "refresh" && it.span != step.call.span)
    {
        let message = "`never` does not go with `refresh`: what never expires is not renewed";
        let found = report.error(Code::Misplaced, text.span, message);
        found
            .help("write `unknown` where nothing says when it ends: then a refused call renews it");
        found.fix(text.span, "unknown");
    }
}

/// A derived credential needs another one.
fn derived(written: &spec::Scheme, scheme: &Scheme, report: &mut Diagnostics) {
    let is_whole = scheme.acquire.len() == written.acquire.len() && scheme.is_obtained();
    if scheme.kind == Kind::Derived && scheme.parents.is_empty() && is_whole && !report.has_errors()
    {
        report
            .error(
                Code::StepAuth,
                written.kind_span,
                format!(
                    "no step of `{}` is authenticated by another scheme",
                    scheme.id
                ),
            )
            .help("write `session:` as the kind, or the schemes under `auth:` of its endpoint");
    }
}

/// A name means one thing: an input and a kept value cannot share it.
fn kept_twice(scheme: &Scheme, written: &spec::Scheme, kept: &[String], report: &mut Diagnostics) {
    // What a caller holds from before is kept anew by each refresh.
    let is_first = |it: &&Input| {
        let alone = scheme.sign_in.is_some() || scheme.acquire.is_empty();
        !(alone && scheme.refresh.is_some()) || it.name == "tenant"
    };
    let twice = |it: &&Input| kept.contains(&it.name);
    for it in scheme.inputs.iter().filter(twice).filter(is_first) {
        let span = written
            .inputs
            .iter()
            .find(|field| field.name.text == it.name)
            .map_or(written.kind_span, |it| it.name.span);
        let (message, help) = if it.name == KEY || MADE.contains(&it.name.as_str()) {
            (
                format!(
                    "`{}` is made anew for each sign-in, so it is no input",
                    it.name
                ),
                "give the input another name, and fill the field with `with:`",
            )
        } else {
            (
                format!("`{}` is an input and is kept of an answer as well", it.name),
                "keep it under another name: `keep: { access_token: token }`",
            )
        };
        report.error(Code::Taken, span, message).help(help);
    }
}

/// A refresh that spends its token is answered with another one: without it, it works once.
fn spent(
    written: &spec::Scheme,
    scheme: &Scheme,
    kept: &[String],
    world: &World<'_>,
    report: &mut Diagnostics,
) {
    let (Some(step), Some(rotates)) = (&scheme.refresh, &written.rotates) else {
        return;
    };
    let endpoint = &world.endpoints[step.endpoint];
    let secret = |name: &&str| {
        let mut fields = endpoint.fields.iter();
        fields.any(|it| it.ty == Type::Secret && fills(name, it, step))
    };
    let mut spends = read(endpoint, step, kept).filter(secret).peekable();
    let Some(first) = spends.peek().copied() else {
        return;
    };
    let is_kept = |name: &str| step.keep.iter().any(|it| it.name == name);
    if scheme.rotation != Rotation::SingleUse || spends.any(is_kept) {
        return;
    }
    let message = format!(
        "a refresh spends `{first}`, and `{}` answers with no other",
        endpoint.id
    );
    let found = report.error(Code::RefreshSpent, rotates.span, message);
    // Two schemes may share the endpoint that lacks it.
    found.about(format!("{first} of {}", endpoint.id));
    found.help(format!(
        "write the new one in what `{}` returns, or `rotates: false` where `{first}` stays",
        endpoint.id
    ));
}

/// What ends a credential is told which one: it carries the credential, or something of it.
fn ended(
    written: &spec::Scheme,
    scheme: &Scheme,
    kept: &[String],
    world: &World<'_>,
    report: &mut Diagnostics,
) {
    let (Some(step), Some(text)) = (&scheme.revoke, &written.revoke) else {
        return;
    };
    let endpoint = &world.endpoints[step.endpoint];
    let given: Vec<_> = scheme.inputs.iter().map(|it| it.name.clone()).collect();
    let is_told = [kept, &given]
        .iter()
        .any(|it| read(endpoint, step, it).next().is_some());
    if endpoint.accepts != Accepts::Nothing || is_told || !is_filled(endpoint, step, scheme) {
        return;
    }
    let found = report.error(
        Code::RefreshBlind,
        text.call.span,
        format!("`{}` is not told which session it ends", endpoint.id),
    );
    let list = format!("[{}]", scheme.id);
    found.help(format!("write `auth: {list}` at `{}`", endpoint.id));
    let mut endpoints = world.spec.endpoints.iter();
    let at = endpoints.find(|it| it.id.text == endpoint.id);
    if let Some(spec::Accepts::Word(word)) = at.and_then(|it| it.auth.as_ref()) {
        found.related(word.span, "the request carries no credential");
        found.fix(word.span, list);
    }
}

/// The names among some that a step's request reads.
fn read<'a>(
    endpoint: &'a Endpoint,
    step: &'a Step,
    names: &'a [String],
) -> impl Iterator<Item = &'a str> {
    let reads = |name: &&str| endpoint.fields.iter().any(|it| fills(name, it, step));
    names.iter().map(String::as_str).filter(reads)
}

/// Whether a name fills a field of a step.
fn fills(name: &str, field: &Field, step: &Step) -> bool {
    match step.with.iter().find(|it| it.0 == field.name) {
        Some(it) => it.1.names().contains(&name),
        None => {
            [field.known_as(), field.name.as_str()].contains(&name)
                && field.constant.is_none()
                && !step.without.contains(&field.name)
        }
    }
}
