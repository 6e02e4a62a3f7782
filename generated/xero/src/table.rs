// Generated from specs/xero.yaml by `cargo xtask generate`. Do not edit.

//! What goes over the wire, as constants that the runtime reads.

use crate::kw::{
    Carrier, ClientAuthentication, Codec, Condition, Constant, Endpoint, ErrorShape, Expiry, Field,
    Host, Input, Keep, Member, Method, Part, Place, Placement, Provider, Rotation, Scheme, Shape,
    Source, Step, Tenant, Test, Unit,
};

/// Xero: the root of the tables.
pub static PROVIDER: Provider = Provider {
    name: "xero",
    title: "Xero",
    hosts: &[
        Host { name: "base", url: &[Part::Text("https://api.xero.com")], env: "XERO_BASE_URL" },
        Host { name: "login", url: &[Part::Text("https://login.xero.com")], env: "XERO_LOGIN_URL" },
        Host {
            name: "identity",
            url: &[Part::Text("https://identity.xero.com")],
            env: "XERO_IDENTITY_URL",
        },
    ],
    hosts_under: &[],
    scopes: &[
        "offline_access",
        "openid",
        "profile",
        "email",
        "accounting.settings",
        "accounting.settings.read",
        "accounting.contacts",
        "accounting.contacts.read",
        "accounting.invoices",
        "accounting.invoices.read",
        "accounting.payments",
        "accounting.payments.read",
        "accounting.banktransactions",
        "accounting.banktransactions.read",
        "accounting.manualjournals",
        "accounting.manualjournals.read",
        "accounting.attachments",
        "accounting.attachments.read",
        "accounting.journals.read",
        "accounting.budgets.read",
    ],
    inputs: &[],
    schemes: &[&OAUTH2, &CUSTOM_CONNECTION],
    endpoints: &[
        &LIST_CONNECTIONS,
        &DELETE_CONNECTION,
        &GET_ORGANISATION,
        &LIST_ACCOUNTS,
        &CREATE_ACCOUNT,
        &CREATE_CONTACT,
        &AUTHORIZE,
        &EXCHANGE_CODE,
        &REFRESH_TOKEN,
        &REVOKE_TOKEN,
        &CREATE_TOKEN,
    ],
};

pub(crate) static OAUTH2: Scheme = Scheme::new("oauth2", "OAuth 2.0 authorization code")
    .inputs(&[
        Input::text("client_id", "XERO_CLIENT_ID").help("The client's id."),
        Input::secret("client_secret", "XERO_CLIENT_SECRET")
            .optional()
            .help("The client's secret; a public client has none."),
        Input::text("tenant", "XERO_TENANT")
            .optional()
            .help("The tenant to speak to, by its `tenantName`; the only one unless it is given."),
        Input::text("scopes", "XERO_SCOPES")
            .list()
            .choices(&[
                "offline_access",
                "openid",
                "profile",
                "email",
                "accounting.settings",
                "accounting.settings.read",
                "accounting.contacts",
                "accounting.contacts.read",
                "accounting.invoices",
                "accounting.invoices.read",
                "accounting.payments",
                "accounting.payments.read",
                "accounting.banktransactions",
                "accounting.banktransactions.read",
                "accounting.manualjournals",
                "accounting.manualjournals.read",
                "accounting.attachments",
                "accounting.attachments.read",
                "accounting.journals.read",
                "accounting.budgets.read",
            ])
            .default(&[Part::Text("offline_access,accounting.settings.read")])
            .help("The scopes to ask for."),
        Input::secret("refresh_token", "XERO_REFRESH_TOKEN")
            .optional()
            .help("A refresh token of an earlier sign-in."),
    ])
    .sign_in(
        &Step::new(&AUTHORIZE)
            .with(&[("scope", &[Part::Join("scopes", " ")])])
            .keep(&[Keep { name: "code", source: Source::Body(&["code"]), optional: false }]),
    )
    .acquire(&[
        Step::new(&EXCHANGE_CODE).keep(&[
            Keep { name: "access_token", source: Source::Body(&["access_token"]), optional: false },
            Keep {
                name: "refresh_token",
                source: Source::Body(&["refresh_token"]),
                optional: true,
            },
            Keep { name: "scope", source: Source::Body(&["scope"]), optional: true },
        ]),
    ])
    .expires(&[Expiry::In(&["expires_in"], Unit::Seconds), Expiry::After(1800)])
    .refresh(
        &Step::new(&REFRESH_TOKEN).keep(&[
            Keep { name: "access_token", source: Source::Body(&["access_token"]), optional: false },
            Keep {
                name: "refresh_token",
                source: Source::Body(&["refresh_token"]),
                optional: true,
            },
            Keep { name: "scope", source: Source::Body(&["scope"]), optional: true },
        ]),
    )
    .rotation(Rotation::SingleUse)
    .refresh_expires(&[Expiry::After(5_184_000)])
    .revoke(
        &Step::new(&REVOKE_TOKEN).with(&[
            ("token", &[Part::First(&["refresh_token", "access_token"])]),
        ]),
    )
    .tenant(&Tenant {
        step: Step::new(&LIST_CONNECTIONS),
        list: &[],
        pick: Some("tenantName"),
        keep: &[Keep { name: "tenant_id", source: Source::Body(&["tenantId"]), optional: false }],
    })
    .send(&[
        Placement::new(Carrier::Header, &[Part::Text("Authorization")], &[
            Part::Text("Bearer "),
            Part::Value("access_token"),
        ]),
        Placement::new(Carrier::Header, &[Part::Text("xero-tenant-id")], &[
            Part::Value("tenant_id"),
        ]),
    ]);

pub(crate) static CUSTOM_CONNECTION: Scheme = Scheme::new("custom_connection", "Custom connection")
    .inputs(&[
        Input::text("client_id", "XERO_CUSTOM_CLIENT_ID")
            .help("The client id of the custom connection."),
        Input::secret("client_secret", "XERO_CUSTOM_CLIENT_SECRET").help("Its client secret."),
    ])
    .acquire(&[
        Step::new(&CREATE_TOKEN).keep(&[
            Keep { name: "access_token", source: Source::Body(&["access_token"]), optional: false },
            Keep {
                name: "refresh_token",
                source: Source::Body(&["refresh_token"]),
                optional: true,
            },
        ]),
    ])
    .expires(&[Expiry::In(&["expires_in"], Unit::Seconds), Expiry::After(1800)])
    .send(&[
        Placement::new(Carrier::Header, &[Part::Text("Authorization")], &[
            Part::Text("Bearer "),
            Part::Value("access_token"),
        ]),
    ]);

pub(crate) static LIST_CONNECTIONS: Endpoint =
    Endpoint::new("list_connections", Method::GET, &[Part::Text("/connections")])
        .accepts(&["oauth2"])
        .fields(&[Field::new("authEventId", Place::Query, &Shape::Text).optional()])
        .returns(Shape::List(&CONNECTION))
        .account(&["0", "tenantName"])
        .errors(&[&GATEWAY, &VALIDATION, &TOKEN]);

pub(crate) static DELETE_CONNECTION: Endpoint =
    Endpoint::new("delete_connection", Method::DELETE, &[
        Part::Text("/connections/"),
        Part::Value("id"),
    ])
    .accepts(&["oauth2"])
    .fields(&[Field::new("id", Place::Path, &Shape::Text)])
    .errors(&[&GATEWAY, &VALIDATION, &TOKEN]);

pub(crate) static GET_ORGANISATION: Endpoint =
    Endpoint::new("get_organisation", Method::GET, &[Part::Text("/api.xro/2.0/Organisation")])
        .accepts(&["oauth2", "custom_connection"])
        .any_scope(&["accounting.settings", "accounting.settings.read"])
        .fields(&[
            Field::new("Accept", Place::Header, &Shape::Text)
                .constant(Constant::Text("application/json")),
        ])
        .returns(Shape::Object(&[Member::new("Organisations", &Shape::List(&ORGANISATION))]))
        .errors(&[&VALIDATION, &GATEWAY, &TOKEN]);

pub(crate) static LIST_ACCOUNTS: Endpoint =
    Endpoint::new("list_accounts", Method::GET, &[Part::Text("/api.xro/2.0/Accounts")])
        .accepts(&["oauth2", "custom_connection"])
        .any_scope(&["accounting.settings", "accounting.settings.read"])
        .fields(&[
            Field::new("where", Place::Query, &Shape::Text).optional(),
            Field::new("order", Place::Query, &Shape::Text).optional(),
            Field::new("Accept", Place::Header, &Shape::Text)
                .constant(Constant::Text("application/json")),
        ])
        .returns(Shape::Object(&[Member::new("Accounts", &Shape::List(&ACCOUNT))]))
        .errors(&[&VALIDATION, &GATEWAY, &TOKEN]);

pub(crate) static CREATE_ACCOUNT: Endpoint =
    Endpoint::new("create_account", Method::PUT, &[Part::Text("/api.xro/2.0/Accounts")])
        .accepts(&["oauth2", "custom_connection"])
        .all_scopes(&["accounting.settings"])
        .codec(Codec::Json)
        .fields(&[
            Field::new("Accept", Place::Header, &Shape::Text)
                .constant(Constant::Text("application/json")),
            Field::new("Idempotency-Key", Place::Header, &Shape::Text).optional(),
            Field::new("Code", Place::Body, &Shape::Text),
            Field::new("Name", Place::Body, &Shape::Text),
            Field::new("Type", Place::Body, &Shape::Text),
            Field::new("Description", Place::Body, &Shape::Text).optional(),
        ])
        .returns(Shape::Object(&[Member::new("Accounts", &Shape::List(&ACCOUNT))]))
        .errors(&[&VALIDATION, &GATEWAY, &TOKEN]);

pub(crate) static CREATE_CONTACT: Endpoint =
    Endpoint::new("create_contact", Method::POST, &[Part::Text("/api.xro/2.0/Contacts")])
        .accepts(&["oauth2", "custom_connection"])
        .all_scopes(&["accounting.contacts"])
        .codec(Codec::Json)
        .fields(&[
            Field::new("Accept", Place::Header, &Shape::Text)
                .constant(Constant::Text("application/json")),
            Field::new("Idempotency-Key", Place::Header, &Shape::Text).optional(),
            Field::new("Contacts", Place::Body, &Shape::List(&Shape::Json)),
        ])
        .returns(Shape::Object(&[Member::new("Contacts", &Shape::List(&Shape::Json))]))
        .errors(&[&VALIDATION, &GATEWAY, &TOKEN]);

pub(crate) static AUTHORIZE: Endpoint =
    Endpoint::new("authorize", Method::GET, &[Part::Text("/identity/connect/authorize")])
        .host("login")
        .browser()
        .fields(&[
            Field::new("response_type", Place::Query, &Shape::Text)
                .constant(Constant::Text("code")),
            Field::new("client_id", Place::Query, &Shape::Text),
            Field::new("redirect_uri", Place::Query, &Shape::Text),
            Field::new("scope", Place::Query, &Shape::Text).optional(),
            Field::new("state", Place::Query, &Shape::Text),
            Field::new("code_challenge", Place::Query, &Shape::Text),
            Field::new("code_challenge_method", Place::Query, &Shape::Text)
                .constant(Constant::Text("S256")),
        ])
        .returns(Shape::Object(&[Member::new("code", &Shape::Secret)]))
        .errors(&[&OAUTH2_ERRORS, &VALIDATION, &GATEWAY, &TOKEN]);

pub(crate) static EXCHANGE_CODE: Endpoint =
    Endpoint::new("exchange_code", Method::POST, &[Part::Text("/connect/token")])
        .host("identity")
        .client_authentication(ClientAuthentication::ClientSecretBasic)
        .public_client()
        .codec(Codec::Form)
        .fields(&[
            Field::new("grant_type", Place::Body, &Shape::Text)
                .constant(Constant::Text("authorization_code")),
            Field::new("code", Place::Body, &Shape::Secret),
            Field::new("redirect_uri", Place::Body, &Shape::Text),
            Field::new("code_verifier", Place::Body, &Shape::Secret),
        ])
        .returns(Shape::Object(&[
            Member::new("access_token", &Shape::Secret),
            Member::optional("token_type", &Shape::Text),
            Member::optional("expires_in", &Shape::Integer),
            Member::optional("refresh_token", &Shape::Secret),
            Member::optional("scope", &Shape::Text),
        ]))
        .errors(&[&OAUTH2_ERRORS, &VALIDATION, &GATEWAY, &TOKEN]);

pub(crate) static REFRESH_TOKEN: Endpoint =
    Endpoint::new("refresh_token", Method::POST, &[Part::Text("/connect/token")])
        .host("identity")
        .client_authentication(ClientAuthentication::ClientSecretBasic)
        .public_client()
        .codec(Codec::Form)
        .fields(&[
            Field::new("grant_type", Place::Body, &Shape::Text)
                .constant(Constant::Text("refresh_token")),
            Field::new("refresh_token", Place::Body, &Shape::Secret),
        ])
        .returns(Shape::Object(&[
            Member::new("access_token", &Shape::Secret),
            Member::optional("token_type", &Shape::Text),
            Member::optional("expires_in", &Shape::Integer),
            Member::optional("refresh_token", &Shape::Secret),
            Member::optional("scope", &Shape::Text),
        ]))
        .errors(&[&OAUTH2_ERRORS, &VALIDATION, &GATEWAY, &TOKEN]);

pub(crate) static REVOKE_TOKEN: Endpoint =
    Endpoint::new("revoke_token", Method::POST, &[Part::Text("/connect/revocation")])
        .host("identity")
        .client_authentication(ClientAuthentication::ClientSecretBasic)
        .public_client()
        .codec(Codec::Form)
        .fields(&[Field::new("token", Place::Body, &Shape::Secret)])
        .errors(&[&OAUTH2_ERRORS, &VALIDATION, &GATEWAY, &TOKEN]);

pub(crate) static CREATE_TOKEN: Endpoint =
    Endpoint::new("create_token", Method::POST, &[Part::Text("/connect/token")])
        .host("identity")
        .client_authentication(ClientAuthentication::ClientSecretBasic)
        .codec(Codec::Form)
        .fields(&[
            Field::new("grant_type", Place::Body, &Shape::Text)
                .constant(Constant::Text("client_credentials")),
        ])
        .returns(Shape::Object(&[
            Member::new("access_token", &Shape::Secret),
            Member::optional("token_type", &Shape::Text),
            Member::optional("expires_in", &Shape::Integer),
            Member::optional("refresh_token", &Shape::Secret),
            Member::optional("scope", &Shape::Text),
        ]))
        .errors(&[&OAUTH2_ERRORS, &VALIDATION, &GATEWAY, &TOKEN]);

static VALIDATION: ErrorShape = ErrorShape {
    id: "validation",
    code: &["Type"],
    text: &["Message"],
    also_when: &[],
    expired: &[Condition { status: Some(401), body: None }],
    dead: &[],
    client: &[],
    scope: &[Condition { status: Some(403), body: None }],
    throttled: &[Condition { status: Some(429), body: None }],
};

static GATEWAY: ErrorShape = ErrorShape {
    id: "gateway",
    code: &["Title"],
    text: &["Detail"],
    also_when: &[],
    expired: &[Condition { status: Some(401), body: None }],
    dead: &[],
    client: &[],
    scope: &[Condition { status: Some(403), body: None }],
    throttled: &[Condition { status: Some(429), body: None }],
};

static TOKEN: ErrorShape = ErrorShape {
    id: "token",
    code: &["error"],
    text: &["error_description"],
    also_when: &[],
    expired: &[Condition { status: Some(401), body: None }],
    dead: &[],
    client: &[],
    scope: &[Condition { status: Some(403), body: None }],
    throttled: &[Condition { status: Some(429), body: None }],
};

static OAUTH2_ERRORS: ErrorShape = ErrorShape {
    id: "oauth2",
    code: &["error"],
    text: &["error_description"],
    also_when: &[],
    expired: &[Condition { status: Some(401), body: None }],
    dead: &[
        Condition {
            status: None,
            body: Some(Test { path: &["error"], values: &["invalid_grant"] }),
        },
    ],
    client: &[
        Condition {
            status: None,
            body: Some(Test {
                path: &["error"],
                values: &["invalid_client", "unauthorized_client"],
            }),
        },
    ],
    scope: &[
        Condition {
            status: None,
            body: Some(Test { path: &["error"], values: &["invalid_scope"] }),
        },
    ],
    throttled: &[Condition { status: Some(429), body: None }],
};

static CONNECTION: Shape = Shape::Object(&[
    Member::new("id", &Shape::Text),
    Member::new("tenantId", &Shape::Text),
    Member::optional("authEventId", &Shape::Text),
    Member::new("tenantType", &Shape::Text),
    Member::optional("tenantName", &Shape::Text),
    Member::optional("createdDateUtc", &Shape::Text),
    Member::optional("updatedDateUtc", &Shape::Text),
]);

static ORGANISATION: Shape = Shape::Object(&[
    Member::optional("OrganisationID", &Shape::Text),
    Member::optional("Name", &Shape::Text),
    Member::optional("LegalName", &Shape::Text),
    Member::optional("OrganisationType", &Shape::Text),
    Member::optional("BaseCurrency", &Shape::Text),
    Member::optional("CountryCode", &Shape::Text),
    Member::optional("OrganisationStatus", &Shape::Text),
    Member::optional("TaxNumber", &Shape::Text),
    Member::optional("Timezone", &Shape::Text),
    Member::optional("ShortCode", &Shape::Text),
    Member::optional("IsDemoCompany", &Shape::Boolean),
    Member::optional("PaysTax", &Shape::Boolean),
    Member::optional("FinancialYearEndDay", &Shape::Integer),
    Member::optional("FinancialYearEndMonth", &Shape::Integer),
]);

static ACCOUNT: Shape = Shape::Object(&[
    Member::optional("AccountID", &Shape::Text),
    Member::optional("Code", &Shape::Text),
    Member::optional("Name", &Shape::Text),
    Member::optional("Type", &Shape::Text),
    Member::optional("TaxType", &Shape::Text),
    Member::optional("Description", &Shape::Text),
    Member::optional("Status", &Shape::Text),
    Member::optional("Class", &Shape::Text),
    Member::optional("BankAccountNumber", &Shape::Text),
    Member::optional("BankAccountType", &Shape::Text),
    Member::optional("CurrencyCode", &Shape::Text),
    Member::optional("EnablePaymentsToAccount", &Shape::Boolean),
    Member::optional("ShowInExpenseClaims", &Shape::Boolean),
    Member::optional("UpdatedDateUTC", &Shape::Text),
]);
