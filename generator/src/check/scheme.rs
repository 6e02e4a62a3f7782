//! Schemes: each kind expands to the one core here, and nothing behind this knows kinds.

mod given;
mod life;
mod meant;
mod mint;
mod placed;
mod template;

pub(super) use self::given::SCOPES;
use self::given::{held, scopes};
use self::life::life;
use self::placed::placed;
pub(super) use self::template::{filled, known, placeholders};
use super::step::Steps;
use super::{World, address, example, expiry, preset, send};
use crate::diagnostic::{Code, Diagnostics};
use crate::keys::words::KINDS;
use crate::model::{Address, Expiry, Input, Kind, Rotation, Scheme, Step};
use crate::spec;
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
    } else if !written.knows_life {
        let follows = [
            Code::Unused,
            Code::ExclusiveRevoke,
            Code::RefreshSpent,
            Code::ExpiryMissing,
            Code::Misplaced,
        ];
        report.keep_since(before, |it| !follows.contains(&it.code));
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
    let obtains = placed(written, &preset, report);
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
    // What obtains the credential would fill it, and the steps that come later.
    if !obtains {
        let follows = [Code::UnknownValue, Code::Unfilled];
        report.keep_since(start, |it| !follows.contains(&it.code));
    }
    // The path of the new token may be the one that leads nowhere.
    if report.has_since(start, Code::UnknownPath) {
        report.keep_since(start, |it| it.code != Code::RefreshSpent);
    }
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
        lent: None,
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
