//! Steps that have to do with another token than the one at hand: a parent's, or one of several.

use super::{Steps, When};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Endpoint, Part, Proof, Standard, Step, Template};
use crate::spec;
use crate::suggest::suggest;
use crate::tree::Text;

impl Steps<'_> {
    /// The last step of the scheme whose answer holds this one's token, with what this one keeps.
    pub(super) fn yielded(&mut self, parent: &Text, report: &mut Diagnostics) -> Option<Step> {
        let schemes = &self.world.spec.auth;
        let found = schemes.iter().position(|it| it.id.text == parent.text);
        let Some(index) = found.filter(|it| *it != self.index) else {
            let told = report.error(
                Code::UnknownScheme,
                parent.span,
                format!("there is no other scheme `{}`", parent.text),
            );
            let ids = schemes.iter().map(|it| it.id.text.as_str());
            suggest(told, &parent.text, parent.span, ids);
            return None;
        };
        let Some(step) = schemes[index].acquire.last() else {
            report
                .error(
                    Code::StepAuth,
                    parent.span,
                    format!(
                        "`{}` acquires nothing, so nothing is in its answer",
                        parent.text
                    ),
                )
                .help("name the scheme whose login answers with both tokens");
            return None;
        };
        self.parents = Some(vec![index]);
        let endpoint = self
            .world
            .endpoints
            .iter()
            .position(|it| it.id == step.call.text)?;
        let when = When::Acquire {
            first: true,
            last: true,
        };
        let at = Step::at(endpoint);
        let written = spec::Step::named(Text::made(step.call.text.clone(), parent.span));
        let keep = self.keep(&written, &self.world.endpoints[endpoint], when, report);
        self.promise(&written, when);
        self.note(&keep);
        Some(Step { keep, ..at })
    }

    /// Revoking a refresh token ends what was made of it (RFC 7009 section 2.1); where there is
    /// none, the access token is what there is.
    pub(super) fn what_is_revoked(
        &mut self,
        endpoint: &Endpoint,
        written: &spec::Step,
        with: &mut Vec<(String, Template)>,
    ) {
        let field = endpoint.fields.iter().find(|it| it.known_as() == "token");
        let (Some(Standard::OAuth2Revoke), Some(field)) = (endpoint.standard, field) else {
            return;
        };
        let is_kept = |name: &&str| self.kept.iter().any(|it| it == name);
        let names: Vec<_> = ["refresh_token", "access_token"]
            .into_iter()
            .filter(is_kept)
            .map(str::to_owned)
            .collect();
        let is_fixed = written.with.iter().any(|it| it.0.text == field.name);
        let value = match &names[..] {
            [] => return,
            [one] => Part::Value(one.clone()),
            _ => Part::First(names.clone()),
        };
        if !is_fixed && !self.kept.iter().any(|it| it == "token") {
            self.used.extend(names);
            with.push((field.name.clone(), Template(vec![value])));
        }
    }

    /// Notes which schemes can authenticate a step; one of them must do for all steps.
    pub(super) fn parent(
        &mut self,
        others: Vec<usize>,
        written: &spec::Step,
        report: &mut Diagnostics,
    ) {
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
                        "no scheme authenticates `{}` and the steps before it",
                        written.call.text
                    ),
                )
                .help("all steps of a derived credential are authenticated by one scheme");
            return;
        }
        self.parents = Some(common);
    }

    /// Whether the client's secret may be missing: every endpoint lets a client go without.
    pub(super) fn secret_is_optional(&self) -> bool {
        self.clients.iter().all(|it| it.public)
    }

    /// Whether any endpoint asks for the client's secret.
    pub(super) fn asks_for_secret(&self) -> bool {
        self.clients.iter().any(|it| it.proof != Proof::None)
    }
}
