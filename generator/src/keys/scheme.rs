//! The keys of a scheme, its steps and its examples.

use super::{EXPIRY, FLAG, Form, HELP, Mapping, PAGES, SNAKE, TEXTS, key, required};

/// A scheme. A kind adds no key: it only fills in defaults.
pub(crate) static SCHEME: Mapping = Mapping {
    name: "scheme",
    doc: "One way in which a caller proves who it is. A kind adds no key, it only fills in defaults.",
    keys: &[
        key(
            "id",
            Form::Notation(SNAKE),
            "Its id; the kind unless it is given.",
            "oauth2",
        ),
        key(
            "title",
            Form::Text,
            "Its name for people.",
            "Portal session",
        ),
        HELP,
        key(
            "docs",
            PAGES,
            "Its pages, beside the file's.",
            "https://docs.acme.example/sessions",
        ),
        key(
            "inputs",
            Form::Inputs,
            "What the caller gives. A field of the acquiring request that nothing else fills becomes an input by itself; declare it here to say more about it.",
            "{ key: { type: secret, env: ACME_API_KEY } }",
        ),
        key(
            "acquire",
            Form::OneOrMany(&Form::TextOr(&STEP)),
            "The steps that obtain the credential, each an endpoint.",
            "create_session",
        ),
        key(
            "keep",
            Form::Named(&Form::Text),
            "What is kept of the last answer, by the name under which templates read it: a path, `header X-Name`, `cookie name` or `body`.",
            "{ token: token, refresh_token: refreshToken }",
        ),
        key(
            "expires",
            Form::OneOrMany(&Form::Notation(EXPIRY)),
            "How long the credential lives; the first that is known of wins. The unit of `from` is in the type of the answer's member.",
            "[from expires_in, after 60m]",
        ),
        key(
            "refresh",
            Form::TextOr(&STEP),
            "The step that renews it. Where there is none, it is acquired again.",
            "refresh_session",
        ),
        key(
            "refresh_expires",
            Form::OneOrMany(&Form::Notation(EXPIRY)),
            "How long the refresh token lives.",
            "from refreshTokenExpiration",
        ),
        key(
            "rotates",
            Form::Choice(&["true", "false", "unknown"]),
            "Whether a refresh spends the refresh token; `unknown` is treated as `true`.",
            "true",
        ),
        key(
            "revoke",
            Form::TextOr(&STEP),
            "The step that ends it.",
            "destroy_session",
        ),
        key(
            "exclusive",
            FLAG,
            "Whether it must be revoked before another is acquired.",
            "true",
        ),
        key(
            "bound_to",
            Form::Notation(SNAKE),
            "The input that names the account a session is bound to.",
            "account_id",
        ),
        key(
            "send",
            Form::Placements,
            "What is put on an authenticated request: a carrier and a name, then a template. A placement whose optional input is absent is left out.",
            "{ header Authorization: \"App {key}\" }",
        ),
        key(
            "example",
            Form::OneOrMany(&Form::Map(&EXAMPLE)),
            "A published example; it must come out byte for byte, and it becomes a test.",
            "{ given: { key: k }, sends: { header Authorization: App k } }",
        ),
        key(
            "quirk",
            TEXTS,
            "Contradictions and unknowns; they reach the documents.",
            "Pages disagree about the lifetime.",
        ),
    ],
};

/// A step in its long form.
pub(crate) static STEP: Mapping = Mapping {
    name: "step",
    doc: "One step of a life. `create_session` is short for `{ call: create_session }`.",
    keys: &[
        required(
            "call",
            Form::Notation(SNAKE),
            "The endpoint.",
            "create_session",
        ),
        key(
            "with",
            Form::Named(&Form::Text),
            "Fields that are filled by a template.",
            "{ scope: sat:refresh }",
        ),
        key(
            "without",
            Form::List(&Form::Text),
            "Optional fields that are left out.",
            "[fingerprint]",
        ),
        key(
            "keep",
            Form::Named(&Form::Text),
            "What is kept of this step's answer.",
            "{ cloud_id: 0.id }",
        ),
    ],
};

/// A published example.
pub(crate) static EXAMPLE: Mapping = Mapping {
    name: "example",
    doc: "A published example: given these values, exactly this is sent.",
    keys: &[
        required(
            "given",
            Form::Named(&Form::Text),
            "Values by the name of an input or of something kept.",
            "{ username: Aladdin, password: openSesame }",
        ),
        required(
            "sends",
            Form::Placements,
            "What is sent, without placeholders.",
            "{ header Authorization: Basic QWxhZGRpbjpvcGVuU2VzYW1l }",
        ),
    ],
};
