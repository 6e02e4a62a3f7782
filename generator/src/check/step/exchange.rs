//! What a token exchange is given (RFC 8693): the token of another scheme, and of which types tokens
//! are where the file does not say.

use super::Steps;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Endpoint, Part, Standard, Template};
use crate::spec::Scheme;
use crate::tree::Text;

/// The names under which the request knows what is exchanged, and who acts.
const SUBJECT: &str = "subject_token";
const ACTOR: &str = "actor_token";

/// RFC 8693 section 3.
const ACCESS_TOKEN: &str = "urn:ietf:params:oauth:token-type:access_token";

impl Scheme {
    /// The scheme whose token the request holds, and the field that it fills, by the name of the
    /// standard.
    pub(in crate::check) fn lender(&self) -> Option<(&'static str, &Text)> {
        let subject = self.subject.iter().map(|it| (SUBJECT, it));
        let actor = self.actor.iter().map(|it| (ACTOR, it));
        subject.chain(actor).next()
    }
}

impl Steps<'_> {
    /// Makes the token of another scheme known, which is then no input.
    pub(super) fn lent(&mut self, report: &mut Diagnostics) {
        let Some((field, name)) = self.written.lender() else {
            return;
        };
        let key = field.trim_end_matches("_token");
        let schemes = &self.world.spec.auth;
        let found = schemes.iter().position(|it| it.id.text == name.text);
        if found == Some(self.index) {
            let message = format!("`{}` cannot be exchanged for itself", name.text);
            report
                .error(Code::StepAuth, name.span, message)
                .help(format!(
                    "name the scheme whose token is sent, or leave `{key}` out"
                ));
            return;
        }
        self.kept.push(field.to_owned());
        self.parents = found.map(|it| vec![it]);
    }

    /// Tokens are access tokens where nothing else is said of them.
    pub(super) fn what_is_exchanged(
        &self,
        endpoint: &Endpoint,
        with: &mut Vec<(String, Template)>,
    ) {
        if endpoint.standard != Some(Standard::OAuth2TokenExchange) {
            return;
        }
        let is_input = |name: &str| self.inputs.iter().any(|it| it.name == name);
        let lends_actor = self.written.lender().is_some_and(|it| it.0 == ACTOR);
        let mut inputs = self.inputs.iter();
        let acts = lends_actor || inputs.any(|it| it.name == ACTOR && !it.optional);
        for (of, name, is_sent) in [
            (SUBJECT, "subject_token_type", true),
            (ACTOR, "actor_token_type", acts),
        ] {
            let mut fields = endpoint.fields.iter();
            let Some(field) = fields.find(|it| it.known_as() == name) else {
                continue;
            };
            let is_sent = is_sent || of != SUBJECT && with.iter().any(|it| it.0 == of);
            let is_told = with.iter().any(|it| it.0 == field.name) || is_input(name);
            if is_sent && !is_told {
                let value = Template(vec![Part::Text(ACCESS_TOKEN.to_owned())]);
                with.push((field.name.clone(), value));
            }
        }
    }
}
