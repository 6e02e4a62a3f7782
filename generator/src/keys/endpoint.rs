//! The keys of an endpoint, its fields and the error forms.

use super::patterns::{CALL, SNAKE};
use super::{Form, HELP, Mapping, PAGES, SCOPE_LIST, TEXTS, key, required};

/// The standards by their word.
pub(crate) const STANDARDS: &[&str] = &[
    "oauth2_authorize",
    "oauth2_authorization_code",
    "oauth2_client_credentials",
    "oauth2_password",
    "oauth2_jwt_bearer",
    "oauth2_token_exchange",
    "oauth2_device_authorization",
    "oauth2_device_token",
    "oauth2_refresh",
    "oauth2_revoke",
    "oauth2_pushed_authorization",
    "oauth2_introspect",
    "oauth2_register",
];

/// The codecs of a standard's fields by their word.
pub(crate) const BODIES: &[&str] = &["form", "json", "multipart"];

/// One exchange.
pub(crate) static ENDPOINT: Mapping = Mapping {
    name: "endpoint",
    doc: "One exchange with the provider.",
    keys: &[
        HELP,
        required(
            "call",
            Form::Notation(CALL),
            "The method and the path, as the vendor's page prints them; `{name}` is a field of type `string`. `WEBSOCKET` hands out the address and the ready token. `BROWSER` is a page that a person opens: `query` is what it is asked, `returns` is what the address holds to which the browser comes back.",
            "POST /auth/1/session",
        ),
        key(
            "host",
            Form::Notation(SNAKE),
            "The host; `base` unless it is given.",
            "realtime",
        ),
        required(
            "auth",
            Form::Accepts,
            "Which schemes authenticate it: `none`, `any`, a list of ids, or how an OAuth 2.0 client proves itself, by a word of its table below; with `none` beside a way that has a secret, a client may have none.",
            "any",
        ),
        key(
            "standard",
            Form::Choice(STANDARDS),
            "The standard that gives it fields and an answer.",
            "oauth2_client_credentials",
        ),
        key(
            "rename",
            Form::Named(&Form::Text),
            "Fields of the standard, or members of its answer, that are called otherwise here; a name of both is the field's.",
            "{ client_id: client_key }",
        ),
        key(
            "without",
            Form::List(&Form::Text),
            "Fields of the standard that are not sent here, or members that its answer lacks here; a name of both is the field's.",
            "[code_verifier]",
        ),
        key(
            "body",
            Form::Choice(BODIES),
            "How the fields of the standard are written, where that is not as a form.",
            "json",
        ),
        key(
            "scopes",
            Form::Map(&SCOPES),
            "The scopes that a call needs.",
            "{ any: [accounts:manage] }",
        ),
        key(
            "query",
            Form::FlatFields,
            "The fields of the query.",
            "{ start_date: date, optional page: integer }",
        ),
        key(
            "headers",
            Form::Headers,
            "The fields that are headers.",
            "{ X-Request-Id: uuid }",
        ),
        key(
            "json",
            Form::Fields,
            "The fields of a JSON body; `{}` is an empty object.",
            "{ username: string, password: secret }",
        ),
        key(
            "form",
            Form::FlatFields,
            "The fields of a form body.",
            "{ username: string, password: secret }",
        ),
        key(
            "multipart",
            Form::FlatFields,
            "The fields of a body of `multipart/form-data`.",
            "{ username: string, password: secret }",
        ),
        key(
            "returns",
            Form::Type,
            "The body of a successful answer. Left out: the answer has no body, or none that matters.",
            "{ token: secret }",
        ),
        key(
            "errors",
            Form::List(&Form::Notation(SNAKE)),
            "The error forms to try first; the others are tried after them.",
            "[legacy]",
        ),
        key(
            "account",
            Form::Text,
            "The path at which the answer names whose account it is, such as an e-mail address: a sign-in is told with it. The call needs nothing but the credential. Of several, the first that accepts the scheme is made.",
            "data.email",
        ),
        key(
            "docs",
            PAGES,
            "Its pages, beside the file's.",
            "https://docs.acme.example/log-in",
        ),
        key(
            "quirk",
            TEXTS,
            "Contradictions and unknowns; they reach the documents.",
            "A row is any JSON.",
        ),
    ],
};

/// The scopes of an endpoint.
pub(crate) static SCOPES: Mapping = Mapping {
    name: "scopes",
    doc: "The scopes that a call needs: one of `any`, or `all`.",
    keys: &[
        key(
            "any",
            SCOPE_LIST,
            "One of these is enough.",
            "[message:send, sms:manage]",
        ),
        key(
            "all",
            SCOPE_LIST,
            "Each of these is needed.",
            "[accounts:read]",
        ),
    ],
};

/// A request field in its long form.
pub(crate) static FIELD: Mapping = Mapping {
    name: "field",
    doc: "A field of a request. `name: type` is short for `name: { type: type }`, `name: = value` is always sent so.",
    keys: &[
        required("type", Form::Type, "Its type.", "string"),
        HELP,
        key(
            "example",
            Form::Text,
            "A value for documents and tests.",
            "+441134960000",
        ),
        key(
            "pattern",
            Form::Text,
            "A regular expression that the whole value matches.",
            "\"[0-9]{6,15}\"",
        ),
    ],
};

/// A member of an answer or of an inner object, in its long form.
pub(crate) static MEMBER: Mapping = Mapping {
    name: "member",
    doc: "A member of an object. `name: type` is short for `name: { type: type }`.",
    keys: &[
        required("type", Form::Type, "Its type.", "secret"),
        HELP,
        key(
            "example",
            Form::Text,
            "A value for documents and tests.",
            "EUR",
        ),
    ],
};

const CONDITIONS: Form = Form::OneOrMany(&Form::Condition);

/// An error form.
pub(crate) static ERROR: Mapping = Mapping {
    name: "error form",
    doc: "How an error answer looks and what it means. The classes are asked in the order `throttled`, `client`, `dead`, `scope`, `expired`; the first with a condition that holds wins.",
    keys: &[
        key(
            "code",
            Form::Text,
            "The path of the provider's error code.",
            "requestError.serviceException.messageId",
        ),
        key(
            "text",
            Form::Text,
            "The path of the provider's error text.",
            "requestError.serviceException.text",
        ),
        key(
            "also_when",
            CONDITIONS,
            "What makes an answer with a success status an error all the same.",
            "success=false",
        ),
        key(
            "expired",
            CONDITIONS,
            "The credential has expired; `[401]` unless it is given. A challenge with `invalid_token` says it, too (RFC 6750).",
            "[401, 403]",
        ),
        key(
            "dead",
            CONDITIONS,
            "The credential is dead: refreshing it is of no use.",
            "[error=invalid_grant]",
        ),
        key(
            "client",
            CONDITIONS,
            "The client itself is not accepted.",
            "[error=invalid_client]",
        ),
        key(
            "scope",
            CONDITIONS,
            "A scope is missing; `[403]` unless it is given. A challenge with `insufficient_scope` says it, too.",
            "[]",
        ),
        key(
            "throttled",
            CONDITIONS,
            "Too many requests; `[429]` unless it is given.",
            "[429]",
        ),
    ],
};
