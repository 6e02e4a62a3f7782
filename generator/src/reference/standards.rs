//! What the standards give an endpoint, told from what the checker adds.

use std::fmt::Write as _;

use crate::check;
use crate::keys::STANDARDS;
use crate::model::{Field, Standard};

/// A section for each standard.
pub(super) fn standards(page: &mut String) {
    page.push_str("\n## Standards\n\nA `standard` gives an endpoint its fields and its answer. Own fields come after them, own members of `returns` beside them; of the same name, the endpoint's own counts. `rename`, `without` and `body` change what deviates.\n");
    for word in STANDARDS {
        let standard = check::standard(word);
        let (source, meaning) = told(standard);
        let _ = write!(page, "\n### `{word}`\n\n{source}. {meaning}\n\n");
        let (fields, answer) = check::described(standard);
        let place = match standard {
            Standard::OAuth2Authorize => "in the query",
            Standard::OAuth2Register => "as JSON, or as `body` says",
            _ => "as a form, or as `body` says",
        };
        let fields: Vec<_> = fields.iter().map(field).collect();
        let _ = writeln!(page, "- Fields, {place}: {}.", fields.join(", "));
        match answer {
            Some(ty) => writeln!(page, "- Answer: `{ty}`."),
            None => writeln!(page, "- Answer: none that matters."),
        }
        .unwrap_or_default();
    }
    page.push_str(CLIENTS);
}

fn field(it: &Field) -> String {
    let optional = if it.optional { "optional " } else { "" };
    match &it.constant {
        Some(constant) => {
            let constant = constant.to_string();
            format!("`{}: = {}`", it.name, constant.trim_matches('\''))
        }
        None => format!("`{optional}{}: {}`", it.name, it.ty),
    }
}

fn told(standard: Standard) -> (&'static str, &'static str) {
    match standard {
        Standard::OAuth2Authorize => (
            "RFC 6749 section 4.1.1 with PKCE (RFC 7636)",
            "The page on which a person lets the client in: `call: BROWSER /…`. `scope` is there where the scheme asks for scopes, `dpop_jkt` (RFC 9449 section 10) where its tokens are bound to a key.",
        ),
        Standard::OAuth2AuthorizationCode => (
            "RFC 6749 section 4.1.3",
            "Exchanges the code that the page led to.",
        ),
        Standard::OAuth2ClientCredentials => (
            "RFC 6749 section 4.4",
            "Obtains a token for the client itself; a client without a secret cannot. `scope` is there where the scheme asks for scopes.",
        ),
        Standard::OAuth2Password => (
            "RFC 6749 section 4.3",
            "**Legacy.** Obtains a token for a person whose password the program holds: RFC 9700 section 2.4 says that it must not be used, so a spec says why it is. `scope` is there where the scheme asks for scopes.",
        ),
        Standard::OAuth2JwtBearer => (
            "RFC 7523 section 2.1",
            "Exchanges a token that the client signs: the scheme mints `assertion`. With `auth: none` the assertion alone says who asks. `scope` is there where the scheme asks for scopes and no claim does.",
        ),
        Standard::OAuth2TokenExchange => (
            "RFC 8693 section 2.1",
            "Exchanges a token for another one. `subject_token_type` is that of an access token unless it is given, and `actor_token_type` where there always is an `actor_token`. `scope` and `resource` are there where the scheme asks for them.",
        ),
        Standard::OAuth2DeviceAuthorization => (
            "RFC 8628 section 3.1",
            "Gives a code that a person enters on another device. As the first step of `acquire` it makes a sign-in with a device code. `scope` is there where the scheme asks for scopes.",
        ),
        Standard::OAuth2DeviceToken => (
            "RFC 8628 section 3.4",
            "Fetches the token once the person has entered the code and agreed; until then it is refused.",
        ),
        Standard::OAuth2Refresh => (
            "RFC 6749 section 6",
            "Renews a token. Where the provider wants the scopes again, add `form: { scope: string }`.",
        ),
        Standard::OAuth2PushedAuthorization => (
            "RFC 9126",
            "Takes what the page would have been asked; the page of a scheme with `push` is then told `client_id` and `request_uri` alone.",
        ),
        Standard::OAuth2Introspect => (
            "RFC 7662",
            "Tells what is known of a token: the access token; `with:` says otherwise.",
        ),
        Standard::OAuth2Register => (
            "RFC 7591",
            "Registers a client. Who does so is no client yet: `auth` is `none`, or the scheme of a token that the provider gave for it. `redirect_uris` is required where the scheme that names it under `register` has a page. Its names are those of the RFC, so nothing is renamed.",
        ),
        Standard::OAuth2Revoke => (
            "RFC 7009",
            "Ends a token. `token` is the refresh token where there is one, else the access token; `with:` says otherwise.",
        ),
    }
}

const CLIENTS: &str = "
### How a client proves itself

All but the page and the registration ask for one of these under `auth`, by the names of RFC 7591.

| `auth` | sends |
| --- | --- |
| `client_secret_basic` | `Authorization: Basic …` of `client_id` and `client_secret` |
| `client_secret_basic_raw` | the same of the two as they are: RFC 6749 form-encodes each before, and not every server decodes them. This name is ours and in no registry |
| `client_secret_post` | the fields `client_id` and `client_secret` |
| `client_secret_jwt` | the fields `client_id`, `client_assertion_type` and `client_assertion`: a token that is signed with `client_secret` (RFC 7523); [`mint`](#minted-token) says more of it |
| `private_key_jwt` | the same, signed with the input `private_key` |
| `tls_client_auth` | the field `client_id`; the certificate of the connection proves it (RFC 8705): give the builder a transport that has one |
| `self_signed_tls_client_auth` | the same, with a certificate that the provider was told and for which no authority vouches |
| `none` | the field `client_id` |
| `[client_secret_basic, none]` and likewise with `client_secret_basic_raw` and `client_secret_post` | as the first where the caller gives a secret, else the field `client_id` |

`client_id` and `client_secret` are inputs of the scheme by themselves.

The error form `oauth2` (RFC 6749 section 5.2) is tried after those that the endpoint names: `{ code: error, text: error_description, dead: error=invalid_grant, client: error=invalid_client|unauthorized_client, scope: error=invalid_scope }`.
";
