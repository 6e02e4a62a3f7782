//! Schemes: each kind expands to the one core here, and nothing behind this knows kinds.

mod given;
mod meant;
mod mint;
mod placed;
mod template;

pub(super) use self::given::SCOPES;
use self::given::{held, scopes};
use self::placed::placed;
pub(super) use self::template::{filled, known, placeholders};
use super::step::{MADE, Steps};
use super::{World, address, example, expiry, input, preset, send};
use crate::diagnostic::{Code, Diagnostics};
use crate::keys::words::KINDS;
use crate::model::{Accepts, Address, Endpoint, Expiry, Input, Kind, Rotation, Scheme, Step};
use crate::spec;
use crate::suggest::suggest;
use crate::tree::Text;

/// One scheme. Where it or a step of it could not be read as a whole, nothing is concluded from
/// what is not there.
pub(super) fn scheme(
    index: usize,
    written: &spec::Scheme,
    world: &World<'_>,
    report: &mut Diagnostics,
) -> Scheme {
    let before = report.mark();
    let scheme = core(index, written, world, report);
    let endpoints = &world.spec.endpoints;
    let is_read = |it: &spec::Step| {
        let found = endpoints
            .iter()
            .find(|endpoint| endpoint.id.text == it.call.text);
        found.is_some_and(|it| it.is_whole)
    };
    let steps = written.acquire.iter().chain(&written.refresh);
    let steps = steps.chain(&written.revoke).chain(written.beside());
    let mut steps = steps.chain(written.tenant.iter().map(|it| &it.step));
    if !written.is_whole || !steps.all(is_read) {
        report.keep_since(before, |it| !it.code.may_follow());
    }
    scheme
}

fn core(
    index: usize,
    written: &spec::Scheme,
    world: &World<'_>,
    report: &mut Diagnostics,
) -> Scheme {
    // Where the kind is unknown, that was said, and the rest would only repeat it.
    let Some(kind) = written.kind else {
        return bare(written, Kind::Custom);
    };
    let mut scheme = bare(written, kind);
    let start = report.mark();
    let preset = preset::preset(kind);
    placed(written, &preset, report);
    let (meant, unknown) = meant::meant(written, &preset, world, report);
    let written = &meant;

    let mut steps = Steps::new(index, written, &preset, world, &unknown);
    steps.inputs(report);
    scheme.sign_in = steps.sign_in(report);
    scheme.acquire = steps.acquire(usize::from(scheme.sign_in.is_some()), report);
    scheme.refresh = steps.refresh(report);
    scheme.revoke = steps.revoke(report);
    scheme.push = steps.pushed();
    scheme.introspect = steps.introspect(report);
    scheme.register = steps.register(&scheme, report);
    scheme.tenant = steps.tenant(report);
    steps.resource(report);
    let found = steps.finish(report);
    let kept = found.kept;
    scheme.inputs = found.inputs;
    scheme.parents = found.parents;
    scopes(&mut scheme, written, world, report);
    defaults(&written.inputs, &scheme.inputs, report);

    let before = report.errors();
    scheme.send = send::placements(written, &preset, &scheme.inputs, &kept, report);
    let is_sent = report.errors() == before;
    scheme.address = address::address(written, &scheme.inputs, &kept, world, report);
    mint::bound(written, &kept, &mut scheme);
    scheme.mint = mint::mints(written, (&scheme, &kept), world, report);
    held(&mut scheme, world);
    vanish(&mut scheme, written);
    scheme
        .inputs
        .sort_by_key(|it| it.optional || it.default.is_some());
    // Where a step is missing, the answer of another one would be asked in its place.
    let answered = expiry::Asked {
        steps: answered(&scheme, written),
        refresh: scheme.refresh.as_ref(),
        kept: &kept,
        sent: &read_names(&scheme),
    };
    let expires = expiry::expires(written, &answered, kind, world, report);
    let refresh_expires = expiry::resolve(&written.refresh_expires, &answered, world, report);
    (scheme.expires, scheme.refresh_expires) = (expires, refresh_expires);
    if let Some(it) = scheme.mint.iter().find(|it| it.is_sent)
        && scheme.expires == [Expiry::Never]
        && written.expires.is_empty()
    {
        scheme.expires = vec![Expiry::Jwt(it.name.clone())];
    }
    life(written, &scheme, &kept, world, report);
    // What reads a name that nothing fills, or a value that does not fit, does not come out, and
    // that was said.
    let is_known = is_sent && unknown.is_empty() && !report.has_since(start, Code::ExampleValue);
    let before = report.mark();
    scheme.examples = example::examples(written, &scheme, &kept, world, report);
    if !is_known {
        let follows = [Code::ExampleDiffers, Code::UnknownInput];
        report.keep_since(before, |it| !follows.contains(&it.code));
    }
    scheme
}

fn bare(written: &spec::Scheme, kind: Kind) -> Scheme {
    let title = KINDS
        .iter()
        .find(|it| it.1 == kind)
        .map_or("Custom", |it| it.2);
    Scheme {
        id: written.id.text.clone(),
        kind,
        title: written
            .title
            .as_ref()
            .map_or_else(|| title.to_owned(), Text::prose),
        help: written.help.as_ref().map(Text::prose),
        docs: written.docs.iter().map(|it| it.text.clone()).collect(),
        inputs: Vec::new(),
        parents: Vec::new(),
        subject: None,
        yielded: written.yielded_by.is_some(),
        sign_in: None,
        acquire: Vec::new(),
        tenant: None,
        address: Address::Base,
        issuer: given::issuer(written),
        resource: written
            .resource
            .as_ref()
            .map(|it| it.template.parts.clone()),
        scopes: written
            .scopes
            .as_ref()
            .map(|it| it.iter().map(|it| it.text.clone()).collect()),
        scope_separator: written
            .scope_separator
            .as_ref()
            .map_or_else(|| " ".to_owned(), |it| it.text.clone()),
        expires: vec![Expiry::Never],
        refresh: None,
        refresh_expires: Vec::new(),
        rotation: match written.rotates.as_ref().map(|it| it.text.as_str()) {
            Some("true") => Rotation::SingleUse,
            Some("false") => Rotation::Reusable,
            _ => Rotation::Unknown,
        },
        revoke: None,
        push: None,
        introspect: None,
        register: None,
        exclusive: written.exclusive.is_some_and(|it| it.1),
        bound_to: written.bound_to.as_ref().map(|it| it.text.clone()),
        send: Vec::new(),
        dpop: None,
        mint: Vec::new(),
        sign: None,
        examples: Vec::new(),
        quirks: written.quirks.iter().map(Text::prose).collect(),
    }
}

/// The steps whose answers say how long the credential lives. Where one is missing, none is
/// asked: the answer of another would be asked in its place.
fn answered<'a>(scheme: &'a Scheme, written: &spec::Scheme) -> &'a [Step] {
    let taken = scheme.acquire.len() + usize::from(scheme.sign_in.is_some());
    if scheme.yielded {
        &scheme.acquire
    } else if taken != written.acquire.len() {
        &[]
    } else if scheme.acquire.is_empty() {
        scheme.refresh.as_slice()
    } else {
        &scheme.acquire
    }
}

/// What a template reads must be an input that does not read it in turn.
pub(super) fn defaults(written: &[spec::Field], inputs: &[Input], report: &mut Diagnostics) {
    for (index, field) in written.iter().enumerate() {
        let Some(default) = &field.default else {
            continue;
        };
        for (name, _) in &default.template.names {
            let earlier = written[..index].iter().any(|it| it.name.text == *name)
                || inputs
                    .iter()
                    .any(|it| it.name == *name && it.default.is_none());
            if !earlier {
                let found = report.error(
                    Code::UnknownValue,
                    default.place(name),
                    format!("nothing fills `{{{name}}}`"),
                );
                found.help("a default reads inputs that are declared before it");
            }
        }
    }
}

/// Inputs that only a replaced default would have read are none; those that nothing reads are a fault.
fn vanish(scheme: &mut Scheme, written: &spec::Scheme) {
    let read = read_names(scheme);
    let declared = |it: &Input| {
        written
            .inputs
            .iter()
            .any(|field| field.name.text == it.name)
    };
    scheme
        .inputs
        .retain(|it| declared(it) || read.contains(&it.name));
}

/// Every name that sending and defaults read, or that a step's field is filled by.
fn read_names(scheme: &Scheme) -> Vec<String> {
    let sent = scheme
        .send
        .iter()
        .flat_map(|it| it.name.names().into_iter().chain(it.value.names()));
    let defaults = scheme
        .inputs
        .iter()
        .filter_map(|it| it.default.as_ref())
        .flat_map(|it| it.names());
    let address = match &scheme.address {
        Address::Base => Vec::new(),
        Address::Path(it) | Address::Kept(it) => it.names(),
    };
    let resource = scheme.resource.iter().flat_map(|it| it.names());
    sent.chain(address)
        .chain(resource)
        .chain(defaults)
        .map(str::to_owned)
        .chain(
            scheme
                .inputs
                .iter()
                .filter(|_| scheme.is_obtained())
                .map(|it| it.name.clone()),
        )
        .collect()
}

fn life(
    written: &spec::Scheme,
    scheme: &Scheme,
    kept: &[String],
    world: &World<'_>,
    report: &mut Diagnostics,
) {
    if let Some((span, true)) = written.exclusive
        && written.revoke.is_none()
        && written.yielded_by.is_none()
        && !written.keys.iter().any(|it| it.text == "revoke")
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
    derived(written, scheme, report);
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
        let (message, help) = if MADE.contains(&it.name.as_str()) {
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
