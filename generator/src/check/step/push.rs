//! The steps beside a life: the one that pushes the request of a sign-in before its page is opened
//! (RFC 9126), and the one that asks about a token (RFC 7662). Their answers mean what the standards
//! say, so both are described by them.

use super::{Steps, When};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Standard, Step};
use crate::spec;

/// What the page is told of a request that was pushed.
const REQUEST_URI: &str = "request_uri";

impl Steps<'_> {
    /// Checks the step before the page, whose fields are filled as those of the page would be.
    pub(super) fn push(&mut self, report: &mut Diagnostics) {
        let written = self.written;
        let Some(push) = &written.push else {
            return;
        };
        self.described(push, Standard::OAuth2PushedAuthorization, report);
        self.push = self.step(push, When::Push, report);
        self.kept.push(REQUEST_URI.to_owned());
    }

    /// The step before the page.
    pub(in crate::check) fn pushed(&mut self) -> Option<Step> {
        self.push.take()
    }

    /// The step that asks about the token.
    pub(in crate::check) fn introspect(&mut self, report: &mut Diagnostics) -> Option<Step> {
        let written = self.written;
        let introspect = written.introspect.as_ref()?;
        self.described(introspect, Standard::OAuth2Introspect, report);
        self.step(introspect, When::Introspect, report)
    }

    pub(super) fn described(
        &self,
        written: &spec::Step,
        standard: Standard,
        report: &mut Diagnostics,
    ) {
        let mut endpoints = self.world.endpoints.iter();
        let found = endpoints.find(|it| it.id == written.call.text);
        if found.is_some_and(|it| it.standard != Some(standard)) {
            let (what, word) = match standard {
                Standard::OAuth2Introspect => ("asks about a token", "oauth2_introspect"),
                Standard::OAuth2Register => ("registers a client", "oauth2_register"),
                _ => ("pushes a request", "oauth2_pushed_authorization"),
            };
            report
                .error(
                    Code::StandardUse,
                    written.call.span,
                    format!("the endpoint that {what} has the standard `{word}`"),
                )
                .help(format!(
                    "write `standard: {word}` at `{}`",
                    written.call.text
                ));
        }
    }
}
