//! The keys of a file and of its inputs.

use super::patterns::{BASE_URL, DAY, DOMAIN, ENVIRONMENT, HOST_URL, PROVIDER, SNAKE};
use super::{ENDPOINT, ERROR, Form, HELP, Mapping, PAGES, SCOPE_LIST, key, required};

/// The file itself.
pub(crate) static FILE: Mapping = Mapping {
    name: "file",
    doc: "One API provider.",
    keys: &[
        required(
            "provider",
            Form::Notation(PROVIDER),
            "The provider's name: lower-case letters, digits and hyphens. The crate is called `keywright-<provider>`.",
            "acme",
        ),
        required(
            "title",
            Form::Text,
            "The provider's name for people.",
            "Acme",
        ),
        required(
            "docs",
            PAGES,
            "The vendor's pages that the file was written from.",
            "https://docs.acme.example/authentication",
        ),
        required(
            "checked",
            Form::Notation(DAY),
            "The day on which someone last read those pages. Never filled in by a tool.",
            "2026-08-20",
        ),
        required(
            "base_url",
            Form::Notation(BASE_URL),
            "The address of the API: a template over `inputs`. It is the host `base`.",
            "https://{subdomain}.api.acme.example",
        ),
        key(
            "hosts",
            Form::Own(&Form::Notation(HOST_URL)),
            "Further hosts, by name. A credential goes to no host that is not named in the file.",
            "{ realtime: \"wss://live.acme.example\" }",
        ),
        key(
            "hosts_under",
            Form::List(&Form::Notation(DOMAIN)),
            "The domains below which a host must lie that arrives in an answer.",
            "[acme.example]",
        ),
        key(
            "inputs",
            Form::Inputs,
            "What the hosts' templates read.",
            "{ subdomain: { type: host_label, example: xxxxx } }",
        ),
        required(
            "auth",
            Form::Schemes,
            "The schemes, most recommended first; each is a kind with its settings.",
            "[{ basic: { help: The least recommended way. } }]",
        ),
        key(
            "scopes",
            SCOPE_LIST,
            "Scopes that no endpoint names.",
            "[message:read]",
        ),
        key(
            "types",
            Form::Own(&Form::Members),
            "Objects by name, to be used as types.",
            "{ sms_destination: { to: string, optional messageId: string } }",
        ),
        required(
            "endpoints",
            Form::Own(&Form::Map(&ENDPOINT)),
            "Every exchange with the provider, logins and refreshes too.",
            "{ get_balance: { call: GET /account/1/balance, auth: any } }",
        ),
        key(
            "errors",
            Form::Own(&Form::Map(&ERROR)),
            "The forms of error answers, by name. Without it there is one form with the default conditions.",
            "{ current: { code: errorCode, text: description } }",
        ),
        key(
            "quirks",
            Form::List(&Form::Text),
            "Contradictions and unknowns of the provider; they reach the documents.",
            "[\"The lifetime of a token is undocumented.\"]",
        ),
        key(
            "allow",
            Form::Named(&Form::Text),
            "Answers to warnings: the code and the place that the warning names, and why it is meant so.",
            "{ W0502 bot.base_path: The vendor puts the token into the path. }",
        ),
        key(
            "sunset",
            Form::Map(&SUNSET),
            "The end that the vendor has announced; it reaches the documents and the compiler's warnings.",
            "{ on: 2026-12-01, use: acme-v2 }",
        ),
    ],
};

/// An input, in its long form.
pub(crate) static INPUT: Mapping = Mapping {
    name: "input",
    doc: "Something that the caller gives. `name: type` is short for `name: { type: type }`.",
    keys: &[
        key(
            "type",
            Form::InputType,
            "What it holds: `string`, `secret`, `integer`, `boolean`, `host_label`, `host`, `uuid`, `scope`, `enum a|b`, or a list of texts, `[string]`. Left out where a kind or a request field says it.",
            "secret",
        ),
        key(
            "under",
            Form::OneOrMany(&Form::Notation(DOMAIN)),
            "For a `host`: the domains below which it lies, because it will receive the credential.",
            "acme.example",
        ),
        key(
            "default",
            Form::Template,
            "What is used when the caller gives nothing: a template over the other inputs.",
            "Authentication",
        ),
        key(
            "env",
            Form::Notation(ENVIRONMENT),
            "The environment name that `from_env` reads; `<PROVIDER>_<INPUT>` unless it is given.",
            "ACME_API_KEY",
        ),
        HELP,
        key(
            "example",
            Form::Text,
            "A value for documents and tests. Never a live secret.",
            "xxxxx",
        ),
        key(
            "pattern",
            Form::Text,
            "A regular expression that the whole value matches.",
            "\"[a-z0-9]{5,6}\"",
        ),
    ],
};

/// The announced end of a provider.
pub(crate) static SUNSET: Mapping = Mapping {
    name: "sunset",
    doc: "The end of the provider, as its vendor has announced it.",
    keys: &[
        required("on", Form::Notation(DAY), "The last day.", "2026-12-01"),
        key(
            "use",
            Form::Notation(PROVIDER),
            "The provider that takes its place.",
            "acme-v2",
        ),
        key(
            "except",
            Form::List(&Form::Notation(SNAKE)),
            "The schemes and endpoints that stay.",
            "[device]",
        ),
        HELP,
    ],
};
