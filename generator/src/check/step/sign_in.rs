//! How a person lets the client in, where the steps begin with that: on a page, or with a code that
//! is entered on another device.

use heck::ToSnakeCase as _;

use super::{Steps, When};
use crate::check::{answer, standard};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Endpoint, Keep, Kind, Member, Protocol, Source, Standard, Step, Type};
use crate::spec;

/// What a client makes for a sign-in on a page, and what it is told of it.
pub(in crate::check) const MADE: [&str; 4] =
    ["redirect_uri", "state", "code_challenge", "code_verifier"];

/// What the page is told of the key, where the token of a sign-in is bound to one.
pub(in crate::check) const KEY: &str = "dpop_jkt";

/// How a sign-in begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Page,
    Device,
}

impl Steps<'_> {
    /// The step by which a person lets the client in, where the steps begin with one.
    pub(in crate::check) fn sign_in(&mut self, report: &mut Diagnostics) -> Option<Step> {
        let first = self.written.acquire.first()?;
        let mut ways = self.written.acquire.iter().map(|it| self.way(it));
        let Some(way) = ways.next().flatten() else {
            // A page that comes later is told where it stands.
            let later = ways.any(|it| it == Some(Way::Page));
            self.missing(first, later, report);
            return None;
        };
        if self.written.acquire.len() == 1 {
            let (message, behind) = match way {
                Way::Page => (
                    "a page brings a code, and no step exchanges it for a token",
                    "exchange_code",
                ),
                Way::Device => (
                    "a device code is entered, and no step fetches the token",
                    "exchange_device_code",
                ),
            };
            let id = &first.call.text;
            report
                .error(Code::StepAuth, first.call.span, message)
                .help(format!(
                    "name the step behind it: `acquire: [{id}, {behind}]`"
                ));
            let when = When::Acquire {
                first: true,
                last: true,
            };
            self.promise(first, when);
            // Nobody takes a page for another step; the request for a code would be taken for one.
            return (way == Way::Device)
                .then(|| self.step(first, When::SignIn, report))
                .flatten();
        }
        if way == Way::Page {
            self.kept.extend(MADE.map(str::to_owned));
            self.kept
                .extend(self.written.dpop.iter().map(|_| KEY.to_owned()));
            self.push(report);
        }
        self.step(first, When::SignIn, report)
    }

    /// How a sign-in begins that begins with this step.
    fn way(&self, step: &spec::Step) -> Option<Way> {
        let mut endpoints = self.world.endpoints.iter();
        let endpoint = endpoints.find(|it| it.id == step.call.text)?;
        match endpoint.protocol {
            Protocol::Browser => Some(Way::Page),
            Protocol::Http => gives_codes(endpoint).then_some(Way::Device),
            Protocol::WebSocket => None,
        }
    }

    /// The kind begins with a step that is not there.
    fn missing(&self, first: &spec::Step, later: bool, report: &mut Diagnostics) {
        let (message, help) = match self.preset.kind {
            Kind::OAuth2AuthorizationCode if !later => (
                "the first step of an authorization code is a page",
                "write `call: BROWSER /…` at the endpoint, and name it first",
            ),
            Kind::OAuth2DeviceCode if !later => (
                "the first step of a device code is the request for it",
                "write `standard: oauth2_device_authorization` at the endpoint, and name it first",
            ),
            _ => return,
        };
        report
            .error(Code::StepAuth, first.call.span, message)
            .help(help);
    }

    /// All that the address holds to which a browser comes back: a member of the standard under the
    /// standard's name, whatever the provider calls it.
    pub(super) fn callback(&self, endpoint: &Endpoint) -> Vec<Keep> {
        let returns = endpoint.returns.as_ref();
        let members = returns.and_then(|it| answer::members_of(it, self.world.types));
        let kept = |member: &Member| {
            let path = vec![member.name.clone()];
            let (_, optional) = answer::find(returns?, &path, self.world.types)?;
            Some(Keep {
                name: member.known_as().to_snake_case(),
                source: Source::Body(path),
                optional,
            })
        };
        members.into_iter().flatten().filter_map(kept).collect()
    }
}

/// What the answer to the request for a device code holds, by the names of the RFC; what the step
/// keeps takes the place of a member of that name, or is kept beside them.
pub(super) fn codes(endpoint: &Endpoint, own: &[Keep]) -> Vec<Keep> {
    let members = match &endpoint.returns {
        Some(Type::Object(members)) => &members[..],
        _ => &[],
    };
    let is_known = |it: &str| standard::DEVICE.iter().any(|known| known.0 == it);
    let given = members.iter().filter(|it| is_known(it.known_as()));
    let given = given.filter(|it| !own.iter().any(|own| own.name == it.known_as()));
    let kept = given.map(|it| Keep {
        name: it.known_as().to_owned(),
        source: Source::Body(vec![it.name.clone()]),
        optional: it.optional,
    });
    kept.chain(own.iter().cloned()).collect()
}

/// Whether an endpoint gives codes that a person enters on another device.
pub(super) fn gives_codes(endpoint: &Endpoint) -> bool {
    endpoint.standard == Some(Standard::OAuth2DeviceAuthorization)
}
