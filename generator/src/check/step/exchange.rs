//! What a token exchange is given (RFC 8693): the token of another scheme, and of which types tokens
//! are where the file does not say.

use super::Steps;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Endpoint, Part, Standard, Template};

/// The name under which the request knows what is exchanged.
const SUBJECT: &str = "subject_token";

/// RFC 8693 section 3.
const ACCESS_TOKEN: &str = "urn:ietf:params:oauth:token-type:access_token";

impl Steps<'_> {
    /// Makes the token of another scheme known, which is then no input.
    pub(super) fn subject(&mut self, report: &mut Diagnostics) {
        let Some(name) = &self.written.subject else {
            return;
        };
        let schemes = &self.world.spec.auth;
        let found = schemes.iter().position(|it| it.id.text == name.text);
        if found == Some(self.index) {
            let message = format!("`{}` cannot be exchanged for itself", name.text);
            report
                .error(Code::StepAuth, name.span, message)
                .help("name the scheme whose token is exchanged, or leave `subject` out");
            return;
        }
        self.kept.push(SUBJECT.to_owned());
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
        let acts = |name: &str| self.inputs.iter().any(|it| it.name == name && !it.optional);
        for (of, name, is_sent) in [
            (SUBJECT, "subject_token_type", true),
            ("actor_token", "actor_token_type", acts("actor_token")),
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
