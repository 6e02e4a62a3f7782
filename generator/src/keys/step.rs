//! The keys of what a scheme has of its own: steps, the lookup of tenants, and examples.

use super::patterns::{KEPT, SNAKE};
use super::{Form, Mapping, key, required};

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
            Form::Named(&Form::Template),
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
            Form::Own(&Form::Notation(KEPT)),
            "What is kept of this step's answer.",
            "{ cloud_id: 0.id }",
        ),
    ],
};

/// The lookup of tenants.
pub(crate) static TENANT: Mapping = Mapping {
    name: "tenant lookup",
    doc: "A lookup with the ready credential: one entry of the list that comes back says what the calls of one tenant carry. The caller chooses with `tenant`; where there is only one entry, that is it.",
    keys: &[
        required("call", Form::Notation(SNAKE), "The endpoint.", "list_sites"),
        key(
            "with",
            Form::Named(&Form::Template),
            "Fields that are filled by a template.",
            "{ kind: account }",
        ),
        key(
            "list",
            Form::Text,
            "The path of the list; the whole answer unless it is given.",
            "data.sites",
        ),
        required(
            "pick",
            Form::Text,
            "The member of an entry by which a caller chooses.",
            "url",
        ),
        required(
            "keep",
            Form::Own(&Form::Notation(KEPT)),
            "What is kept of the entry, by paths from it.",
            "{ site_id: id }",
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
            Form::Sent,
            "What is sent, without placeholders.",
            "{ header Authorization: Basic QWxhZGRpbjpvcGVuU2VzYW1l }",
        ),
    ],
};
