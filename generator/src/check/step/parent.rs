//! Steps that have to do with another token than the one at hand: a parent's, or one of several.

use super::{Steps, When};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Endpoint, Part, Standard, Step, Template};
use crate::spec;
use crate::tree::Text;

impl Steps<'_> {
    /// The last step of the scheme whose answer holds this one's token, with what this one keeps.
    pub(super) fn yielded(&mut self, parent: &Text, report: &mut Diagnostics) -> Option<Step> {
        let when = When::Acquire {
            first: true,
            last: true,
        };
        let written = spec::Step::named(parent.clone());
        let schemes = &self.world.spec.auth;
        let Some(index) = schemes.iter().position(|it| it.id.text == parent.text) else {
            self.promise(&written, when);
            return None;
        };
        let login = schemes[index].acquire.last();
        let Some(step) = login.filter(|_| index != self.index) else {
            let message = if index == self.index {
                format!("`{}` cannot be in its own answer", parent.text)
            } else {
                format!(
                    "`{}` has no login of its own, whose answer could hold this token",
                    parent.text
                )
            };
            // A kind that is unknown, or steps that could not be read, were told by themselves.
            if schemes[index].kind.is_some() {
                report
                    .error(Code::StepAuth, parent.span, message)
                    .help("name the scheme whose login answers with both tokens");
            }
            self.promise(&written, when);
            return None;
        };
        self.parents = Some(vec![index]);
        let endpoint = self
            .world
            .endpoints
            .iter()
            .position(|it| it.id == step.call.text);
        // An endpoint that is missing is told where the step is.
        let Some(endpoint) = endpoint else {
            self.promise(&written, when);
            return None;
        };
        let at = Step::at(endpoint);
        let written = spec::Step::named(Text::made(step.call.text.clone(), parent.span));
        let keep = self.keep(&written, &self.world.endpoints[endpoint], when, report);
        self.promise(&written, when);
        self.note(&keep);
        Some(Step { keep, ..at })
    }

    /// The token that is revoked or asked about. Revoking a refresh token ends what was made of it (RFC 7009 section 2.1); where there is
    /// none, the access token is what there is.
    pub(super) fn what_is_revoked(
        &mut self,
        endpoint: &Endpoint,
        written: &spec::Step,
        with: &mut Vec<(String, Template)>,
    ) {
        let field = endpoint.fields.iter().find(|it| it.known_as() == "token");
        let asked: &[_] = match endpoint.standard {
            Some(Standard::OAuth2Revoke) => &["refresh_token", "access_token", "token"],
            Some(Standard::OAuth2Introspect) => &["access_token", "token"],
            _ => return,
        };
        let Some(field) = field else {
            return;
        };
        let is_kept = |name: &&str| self.kept.iter().any(|it| it == name);
        let names = asked.iter().copied().filter(|it| is_kept(it));
        let names: Vec<_> = names.map(str::to_owned).collect();
        let is_fixed = written.with.iter().any(|it| it.0.text == field.name);
        let value = match &names[..] {
            [] => return,
            [one] => Part::Value(one.clone()),
            _ => Part::First(names.clone()),
        };
        if !is_fixed && names != [field.name.as_str()] {
            self.used.extend(names);
            with.push((field.name.clone(), Template(vec![value])));
        }
    }

    /// Whether the client's secret may be missing: every endpoint lets a client go without.
    pub(super) fn secret_is_optional(&self) -> bool {
        self.clients.iter().all(|it| it.public)
    }

    /// Whether any endpoint asks for the client's secret.
    pub(super) fn asks_for_secret(&self) -> bool {
        self.clients.iter().any(|it| it.proof.has_secret())
    }
}
