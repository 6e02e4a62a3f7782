// Generated from specs/plaid.yaml by `cargo xtask generate`. Do not edit.

//! What goes over the wire, as constants that the runtime reads.

use crate::kw::{
    Carrier, Codec, Condition, Endpoint, ErrorShape, Field, Host, Input, Keep, Member, Method, Part,
    Place, Placement, Provider, Scheme, Shape, Source, Step,
};

/// Plaid: the root of the tables.
pub static PROVIDER: Provider = Provider {
    name: "plaid",
    title: "Plaid",
    hosts: &[
        Host {
            name: "base",
            url: &[Part::Text("https://"), Part::Value("environment"), Part::Text(".plaid.com")],
            env: "PLAID_BASE_URL",
        },
    ],
    hosts_under: &[],
    scopes: &[],
    inputs: &[
        Input::text("environment", "PLAID_ENVIRONMENT")
            .choices(&["sandbox", "production"])
            .default(&[Part::Text("sandbox")])
            .help("Every secret and every token belongs to one environment."),
    ],
    schemes: &[&KEYS, &ITEM],
    endpoints: &[
        &EXCHANGE_PUBLIC_TOKEN,
        &REMOVE_ITEM,
        &INVALIDATE_ACCESS_TOKEN,
        &CREATE_LINK_TOKEN,
        &CREATE_SANDBOX_PUBLIC_TOKEN,
        &GET_ITEM,
        &UPDATE_ITEM_WEBHOOK,
        &LIST_ACCOUNTS,
    ],
};

pub(crate) static KEYS: Scheme = Scheme::new("keys", "Client id and secret")
    .inputs(&[
        Input::text("client_id", "PLAID_CLIENT_ID").help("The client id of your team."),
        Input::secret("secret", "PLAID_SECRET").help("The secret of the environment."),
    ])
    .send(&[
        Placement::new(Carrier::Header, &[Part::Text("PLAID-CLIENT-ID")], &[
            Part::Value("client_id"),
        ]),
        Placement::new(Carrier::Header, &[Part::Text("PLAID-SECRET")], &[Part::Value("secret")]),
        Placement::new(Carrier::Header, &[Part::Text("Plaid-Version")], &[
            Part::Text("2020-09-14"),
        ]),
    ]);

pub(crate) static ITEM: Scheme = Scheme::new("item", "Item access token")
    .parents(&["keys"])
    .inputs(&[
        Input::secret("public_token", "PLAID_PUBLIC_TOKEN")
            .help("What Link's `onSuccess` gave; for 30 minutes and once."),
        Input::text("client_id", "PLAID_CLIENT_ID").help("The client id of your team."),
        Input::secret("secret", "PLAID_SECRET").help("The secret of the environment."),
    ])
    .acquire(&[
        Step::new(&EXCHANGE_PUBLIC_TOKEN).keep(&[
            Keep { name: "access_token", source: Source::Body(&["access_token"]), optional: false },
        ]),
    ])
    .revoke(&Step::new(&REMOVE_ITEM))
    .send(&[
        Placement::new(Carrier::Header, &[Part::Text("PLAID-CLIENT-ID")], &[
            Part::Value("client_id"),
        ]),
        Placement::new(Carrier::Header, &[Part::Text("PLAID-SECRET")], &[Part::Value("secret")]),
        Placement::new(Carrier::Header, &[Part::Text("Plaid-Version")], &[
            Part::Text("2020-09-14"),
        ]),
        Placement::new(Carrier::Body, &[Part::Text("access_token")], &[
            Part::Value("access_token"),
        ]),
    ]);

pub(crate) static EXCHANGE_PUBLIC_TOKEN: Endpoint =
    Endpoint::new("exchange_public_token", Method::POST, &[
        Part::Text("/item/public_token/exchange"),
    ])
    .accepts(&["keys"])
    .codec(Codec::Json)
    .fields(&[Field::new("public_token", Place::Body, &Shape::Secret)])
    .returns(Shape::Object(&[
        Member::new("access_token", &Shape::Secret),
        Member::new("item_id", &Shape::Text),
        Member::new("request_id", &Shape::Text),
    ]))
    .errors(&[&DEFAULT]);

pub(crate) static REMOVE_ITEM: Endpoint =
    Endpoint::new("remove_item", Method::POST, &[Part::Text("/item/remove")])
        .accepts(&["item"])
        .codec(Codec::Json)
        .fields(&[
            Field::new("reason_code", Place::Body, &Shape::Text).optional(),
            Field::new("reason_note", Place::Body, &Shape::Text).optional(),
        ])
        .returns(REQUEST)
        .errors(&[&DEFAULT]);

pub(crate) static INVALIDATE_ACCESS_TOKEN: Endpoint =
    Endpoint::new("invalidate_access_token", Method::POST, &[
        Part::Text("/item/access_token/invalidate"),
    ])
    .accepts(&["item"])
    .codec(Codec::Json)
    .returns(Shape::Object(&[
        Member::new("new_access_token", &Shape::Secret),
        Member::new("request_id", &Shape::Text),
    ]))
    .errors(&[&DEFAULT]);

pub(crate) static CREATE_LINK_TOKEN: Endpoint =
    Endpoint::new("create_link_token", Method::POST, &[Part::Text("/link/token/create")])
        .accepts(&["keys"])
        .codec(Codec::Json)
        .fields(&[
            Field::new("client_name", Place::Body, &Shape::Text),
            Field::new("language", Place::Body, &Shape::Text),
            Field::new("country_codes", Place::Body, &Shape::List(&Shape::Text)),
            Field::new("user", Place::Body, &LINK_USER),
            Field::new("products", Place::Body, &Shape::List(&Shape::Text)).optional(),
            Field::new("webhook", Place::Body, &Shape::Text).optional(),
            Field::new("redirect_uri", Place::Body, &Shape::Text).optional(),
            Field::new("link_customization_name", Place::Body, &Shape::Text).optional(),
            Field::new("android_package_name", Place::Body, &Shape::Text).optional(),
            Field::new("institution_id", Place::Body, &Shape::Text).optional(),
        ])
        .returns(Shape::Object(&[
            Member::new("link_token", &Shape::Secret),
            Member::new("expiration", &Shape::Text),
            Member::new("request_id", &Shape::Text),
            Member::optional("hosted_link_url", &Shape::Text),
        ]))
        .errors(&[&DEFAULT]);

pub(crate) static CREATE_SANDBOX_PUBLIC_TOKEN: Endpoint =
    Endpoint::new("create_sandbox_public_token", Method::POST, &[
        Part::Text("/sandbox/public_token/create"),
    ])
    .accepts(&["keys"])
    .codec(Codec::Json)
    .fields(&[
        Field::new("institution_id", Place::Body, &Shape::Text),
        Field::new("initial_products", Place::Body, &Shape::List(&Shape::Text)),
        Field::new("options", Place::Body, &Shape::Json).optional(),
    ])
    .returns(Shape::Object(&[
        Member::new("public_token", &Shape::Secret),
        Member::new("request_id", &Shape::Text),
    ]))
    .errors(&[&DEFAULT]);

pub(crate) static GET_ITEM: Endpoint =
    Endpoint::new("get_item", Method::POST, &[Part::Text("/item/get")])
        .accepts(&["item"])
        .codec(Codec::Json)
        .returns(Shape::Object(&[
            Member::new("item", &LINKED_ITEM),
            Member::new("request_id", &Shape::Text),
        ]))
        .errors(&[&DEFAULT]);

pub(crate) static UPDATE_ITEM_WEBHOOK: Endpoint =
    Endpoint::new("update_item_webhook", Method::POST, &[Part::Text("/item/webhook/update")])
        .accepts(&["item"])
        .codec(Codec::Json)
        .fields(&[Field::new("webhook", Place::Body, &Shape::Text)])
        .returns(Shape::Object(&[
            Member::new("item", &LINKED_ITEM),
            Member::new("request_id", &Shape::Text),
        ]))
        .errors(&[&DEFAULT]);

pub(crate) static LIST_ACCOUNTS: Endpoint =
    Endpoint::new("list_accounts", Method::POST, &[Part::Text("/accounts/get")])
        .accepts(&["item"])
        .codec(Codec::Json)
        .fields(&[
            Field::new("options", Place::Body, &Shape::Object(&[
                Member::optional("account_ids", &Shape::List(&Shape::Text)),
            ]))
            .optional(),
        ])
        .returns(Shape::Object(&[
            Member::new("accounts", &Shape::List(&ACCOUNT)),
            Member::new("item", &LINKED_ITEM),
            Member::new("request_id", &Shape::Text),
        ]))
        .errors(&[&DEFAULT]);

static DEFAULT: ErrorShape = ErrorShape {
    id: "default",
    code: &["error_code"],
    text: &["error_message"],
    also_when: &[],
    expired: &[Condition { status: Some(401), body: None }],
    dead: &[],
    client: &[],
    scope: &[Condition { status: Some(403), body: None }],
    throttled: &[Condition { status: Some(429), body: None }],
};

static REQUEST: Shape = Shape::Object(&[Member::new("request_id", &Shape::Text)]);

static LINKED_ITEM: Shape = Shape::Object(&[
    Member::new("item_id", &Shape::Text),
    Member::optional("institution_id", &Shape::Text),
    Member::optional("institution_name", &Shape::Text),
    Member::optional("webhook", &Shape::Text),
    Member::optional("auth_method", &Shape::Text),
    Member::optional("error", &Shape::Json),
    Member::optional("available_products", &Shape::List(&Shape::Text)),
    Member::optional("billed_products", &Shape::List(&Shape::Text)),
    Member::optional("products", &Shape::List(&Shape::Text)),
    Member::optional("consented_products", &Shape::List(&Shape::Text)),
    Member::optional("consent_expiration_time", &Shape::Text),
    Member::optional("update_type", &Shape::Text),
]);

static BALANCES: Shape = Shape::Object(&[
    Member::optional("available", &Shape::Number),
    Member::optional("current", &Shape::Number),
    Member::optional("limit", &Shape::Number),
    Member::optional("iso_currency_code", &Shape::Text),
    Member::optional("unofficial_currency_code", &Shape::Text),
    Member::optional("last_updated_datetime", &Shape::Text),
]);

static ACCOUNT: Shape = Shape::Object(&[
    Member::new("account_id", &Shape::Text),
    Member::new("balances", &BALANCES),
    Member::optional("mask", &Shape::Text),
    Member::new("name", &Shape::Text),
    Member::optional("official_name", &Shape::Text),
    Member::new("type", &Shape::Text),
    Member::optional("subtype", &Shape::Text),
    Member::optional("verification_status", &Shape::Text),
    Member::optional("persistent_account_id", &Shape::Text),
    Member::optional("holder_category", &Shape::Text),
]);

static LINK_USER: Shape = Shape::Object(&[
    Member::new("client_user_id", &Shape::Text),
    Member::optional("legal_name", &Shape::Text),
    Member::optional("email_address", &Shape::Text),
    Member::optional("phone_number", &Shape::Text),
]);
