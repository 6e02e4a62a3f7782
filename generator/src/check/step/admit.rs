//! Whether a step can be taken: it is a request, and there is a credential for it.

use super::{Steps, When};
use crate::diagnostic::{Code, Diagnostics};
use crate::keys::words::KINDS;
use crate::model::{Accepts, Endpoint, Kind, Protocol, Standard};
use crate::spec;

/// A page comes first, and every other step is a request; a fault that was told otherwise is not
/// told again.
pub(super) fn is_request(
    written: &spec::Step,
    endpoint: &Endpoint,
    when: When,
    report: &mut Diagnostics,
) -> bool {
    let (message, help) = match endpoint.protocol {
        Protocol::Browser if when != When::SignIn => (
            "a page is the first step of a sign-in and no other",
            "name it first under `acquire:`",
        ),
        Protocol::WebSocket => (
            "a step is a request, and this is a WebSocket",
            "name another endpoint",
        ),
        _ => return true,
    };
    let standard = endpoint.standard;
    let alone = matches!(when, When::Acquire { first: true, .. });
    let is_told = alone && endpoint.protocol == Protocol::Browser;
    if !is_told && standard.is_none_or(|it| it == Standard::OAuth2Authorize) {
        report
            .error(Code::StepAuth, written.call.span, message)
            .help(help);
    }
    false
}

impl Steps<'_> {
    /// A step is sent without a credential, with what the scheme itself holds so far, or with the
    /// credential of another scheme.
    pub(super) fn authenticated(
        &mut self,
        written: &spec::Step,
        endpoint: &Endpoint,
        when: When,
        report: &mut Diagnostics,
    ) {
        let ids = match &endpoint.accepts {
            Accepts::Schemes(ids) => ids.as_slice(),
            Accepts::Nothing if when == When::Tenant => &[],
            Accepts::Nothing => return,
        };
        let is_request = endpoint.protocol == Protocol::Http;
        let first = match when {
            When::SignIn => is_request,
            When::Acquire { first, .. } => first,
            _ => false,
        };
        let told = ids.is_empty() && when != When::Tenant;
        if told || !first && ids.contains(&self.index) {
            return;
        }
        let others: Vec<_> = ids.iter().copied().filter(|it| *it != self.index).collect();
        let may_derive = matches!(self.preset.kind, Kind::Derived | Kind::Custom);
        if may_derive && !others.is_empty() && when != When::Tenant {
            self.parent(others, written, report);
            return;
        }
        let call = &written.call.text;
        let (message, help) = if when == When::Tenant {
            (
                format!("`{call}` does not accept this scheme, with whose credential it is called"),
                "add this scheme to the endpoint's `auth`".to_owned(),
            )
        } else if others.is_empty() {
            (
                format!("`{call}` is the first step and accepts only what it is to obtain"),
                "write `auth: none` at the endpoint, or the scheme whose credential makes this one"
                    .to_owned(),
            )
        } else {
            let kind = KINDS.iter().find(|it| it.1 == self.preset.kind);
            let kind = kind.map_or("custom", |it| it.0);
            (
                format!("`{call}` accepts only other schemes, and a `{kind}` is made without one"),
                if first {
                    "write `derived:` as the kind, or `auth: none` at the endpoint".to_owned()
                } else {
                    "add this scheme to the endpoint's `auth`, or write `derived:` as the kind"
                        .to_owned()
                },
            )
        };
        let found = report.error(Code::StepAuth, written.call.span, message);
        found.help(help);
        // `any` is all that the file has, and so the scheme that is to be obtained, too.
        let mut endpoints = self.world.spec.endpoints.iter();
        let at = endpoints.find(|it| it.id.text == *call);
        if let Some(spec::Accepts::Word(word)) = at.and_then(|it| it.auth.as_ref())
            && word.text == "any"
            && first
            && others.is_empty()
        {
            found.related(word.span, "this asks for what is to be obtained");
            found.fix(word.span, "none");
        }
    }

    /// Notes which schemes can authenticate a step; one of them must do for all steps.
    fn parent(&mut self, others: Vec<usize>, written: &spec::Step, report: &mut Diagnostics) {
        let common = match &self.parents {
            None => others,
            Some(before) => before
                .iter()
                .copied()
                .filter(|it| others.contains(it))
                .collect(),
        };
        if common.is_empty() {
            report
                .error(
                    Code::StepAuth,
                    written.call.span,
                    format!(
                        "no scheme authenticates both `{}` and the steps before it",
                        written.call.text
                    ),
                )
                .help("one scheme makes, renews and revokes a derived credential: name it under `auth:` of each endpoint");
            return;
        }
        self.parents = Some(common);
    }
}
