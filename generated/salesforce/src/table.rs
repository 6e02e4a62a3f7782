// Generated from specs/salesforce.yaml by `cargo xtask generate`. Do not edit.

//! What goes over the wire, as constants that the runtime reads.

use crate::kw::{
    Carrier, ClientAuthentication, Codec, Condition, Constant, Endpoint, ErrorShape, Expiry, Field,
    Host, Input, Keep, Member, Method, Part, Place, Placement, Provider, Rotation, Scheme, Shape,
    Source, Step, Test,
};

/// Salesforce Platform: the root of the tables.
pub static PROVIDER: Provider = Provider {
    name: "salesforce",
    title: "Salesforce Platform",
    hosts: &[
        Host {
            name: "base",
            url: &[Part::Text("https://"), Part::Value("login_host")],
            env: "SALESFORCE_BASE_URL",
        },
        Host {
            name: "login",
            url: &[Part::Text("https://"), Part::Value("login_host")],
            env: "SALESFORCE_LOGIN_URL",
        },
    ],
    hosts_under: &["salesforce.com", "my.site.com"],
    scopes: &[
        "api",
        "web",
        "full",
        "id",
        "openid",
        "profile",
        "email",
        "address",
        "phone",
        "refresh_token",
        "offline_access",
        "chatter_api",
        "custom_permissions",
        "visualforce",
        "lightning",
        "content",
        "wave_api",
        "eclair_api",
        "pardot_api",
        "interaction_api",
        "cdp_query_api",
        "cdp_profile_api",
        "cdp_ingest_api",
    ],
    inputs: &[
        Input::text("login_host", "SALESFORCE_LOGIN_HOST")
            .host(&["salesforce.com", "my.site.com"])
            .default(&[Part::Text("login.salesforce.com")])
            .help(
                "Where people sign in; that of a sandbox is `test.salesforce.com`, that of an organisation its My Domain.",
            ),
    ],
    schemes: &[&OAUTH2, &SERVER],
    endpoints: &[
        &REVOKE_TOKEN,
        &LIST_VERSIONS,
        &LIST_RESOURCES,
        &QUERY,
        &DESCRIBE,
        &GET_RECORD,
        &GET_USER_INFO,
        &AUTHORIZE,
        &EXCHANGE_CODE,
        &REFRESH_TOKEN,
        &CREATE_TOKEN,
    ],
};

pub(crate) static OAUTH2: Scheme = Scheme::new("oauth2", "OAuth 2.0 authorization code")
    .inputs(&[
        Input::text("client_id", "SALESFORCE_CLIENT_ID").help("The client's id."),
        Input::secret("client_secret", "SALESFORCE_CLIENT_SECRET").help("The client's secret."),
        Input::text("scopes", "SALESFORCE_SCOPES")
            .list()
            .choices(&[
                "api",
                "web",
                "full",
                "id",
                "openid",
                "profile",
                "email",
                "address",
                "phone",
                "refresh_token",
                "offline_access",
                "chatter_api",
                "custom_permissions",
                "visualforce",
                "lightning",
                "content",
                "wave_api",
                "eclair_api",
                "pardot_api",
                "interaction_api",
                "cdp_query_api",
                "cdp_profile_api",
                "cdp_ingest_api",
            ])
            .default(&[Part::Text("api,refresh_token")])
            .help("The scopes to ask for."),
        Input::secret("refresh_token", "SALESFORCE_REFRESH_TOKEN")
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
            Keep { name: "instance_url", source: Source::Body(&["instance_url"]), optional: false },
        ]),
    ])
    .expires(&[Expiry::Unknown])
    .refresh(
        &Step::new(&REFRESH_TOKEN).keep(&[
            Keep { name: "access_token", source: Source::Body(&["access_token"]), optional: false },
            Keep {
                name: "refresh_token",
                source: Source::Body(&["refresh_token"]),
                optional: true,
            },
            Keep { name: "instance_url", source: Source::Body(&["instance_url"]), optional: true },
        ]),
    )
    .rotation(Rotation::Unknown)
    .revoke(
        &Step::new(&REVOKE_TOKEN).with(&[
            ("token", &[Part::First(&["refresh_token", "access_token"])]),
        ]),
    )
    .base_url(&[Part::Value("instance_url")])
    .send(&[
        Placement::new(Carrier::Header, &[Part::Text("Authorization")], &[
            Part::Text("Bearer "),
            Part::Value("access_token"),
        ]),
    ]);

pub(crate) static SERVER: Scheme = Scheme::new("server", "OAuth 2.0 client credentials")
    .inputs(&[
        Input::text("client_id", "SALESFORCE_SERVER_CLIENT_ID")
            .help("The consumer key of the app."),
        Input::secret("client_secret", "SALESFORCE_SERVER_CLIENT_SECRET")
            .help("Its consumer secret."),
    ])
    .acquire(&[
        Step::new(&CREATE_TOKEN).keep(&[
            Keep { name: "access_token", source: Source::Body(&["access_token"]), optional: false },
            Keep { name: "instance_url", source: Source::Body(&["instance_url"]), optional: false },
        ]),
    ])
    .expires(&[Expiry::Unknown])
    .revoke(&Step::new(&REVOKE_TOKEN).with(&[("token", &[Part::Value("access_token")])]))
    .base_url(&[Part::Value("instance_url")])
    .send(&[
        Placement::new(Carrier::Header, &[Part::Text("Authorization")], &[
            Part::Text("Bearer "),
            Part::Value("access_token"),
        ]),
    ]);

pub(crate) static REVOKE_TOKEN: Endpoint =
    Endpoint::new("revoke_token", Method::POST, &[Part::Text("/services/oauth2/revoke")])
        .codec(Codec::Form)
        .fields(&[Field::new("token", Place::Body, &Shape::Secret)])
        .errors(&[&OAUTH, &OAUTH2_ERRORS, &REST]);

pub(crate) static LIST_VERSIONS: Endpoint =
    Endpoint::new("list_versions", Method::GET, &[Part::Text("/services/data/")])
        .returns(Shape::List(&VERSION))
        .errors(&[&REST, &OAUTH]);

pub(crate) static LIST_RESOURCES: Endpoint =
    Endpoint::new("list_resources", Method::GET, &[
        Part::Text("/services/data/v"),
        Part::Value("version"),
        Part::Text("/"),
    ])
    .accepts(&["oauth2", "server"])
    .fields(&[Field::new("version", Place::Path, &Shape::Text)])
    .returns(Shape::Map(&Shape::Text))
    .errors(&[&REST, &OAUTH]);

pub(crate) static QUERY: Endpoint =
    Endpoint::new("query", Method::GET, &[
        Part::Text("/services/data/v"),
        Part::Value("version"),
        Part::Text("/query/"),
    ])
    .accepts(&["oauth2", "server"])
    .any_scope(&["api", "full"])
    .fields(&[
        Field::new("version", Place::Path, &Shape::Text),
        Field::new("q", Place::Query, &Shape::Text),
    ])
    .returns(QUERY_RESULT)
    .errors(&[&REST, &OAUTH]);

pub(crate) static DESCRIBE: Endpoint =
    Endpoint::new("describe", Method::GET, &[
        Part::Text("/services/data/v"),
        Part::Value("version"),
        Part::Text("/sobjects/"),
        Part::Value("name"),
        Part::Text("/describe/"),
    ])
    .accepts(&["oauth2", "server"])
    .any_scope(&["api", "full"])
    .fields(&[
        Field::new("version", Place::Path, &Shape::Text),
        Field::new("name", Place::Path, &Shape::Text),
    ])
    .returns(Shape::Json)
    .errors(&[&REST, &OAUTH]);

pub(crate) static GET_RECORD: Endpoint =
    Endpoint::new("get_record", Method::GET, &[
        Part::Text("/services/data/v"),
        Part::Value("version"),
        Part::Text("/sobjects/"),
        Part::Value("name"),
        Part::Text("/"),
        Part::Value("id"),
    ])
    .accepts(&["oauth2", "server"])
    .any_scope(&["api", "full"])
    .fields(&[
        Field::new("version", Place::Path, &Shape::Text),
        Field::new("name", Place::Path, &Shape::Text),
        Field::new("id", Place::Path, &Shape::Text),
        Field::new("fields", Place::Query, &Shape::Text).optional(),
    ])
    .returns(Shape::Json)
    .errors(&[&REST, &OAUTH]);

pub(crate) static GET_USER_INFO: Endpoint =
    Endpoint::new("get_user_info", Method::GET, &[Part::Text("/services/oauth2/userinfo")])
        .host("login")
        .accepts(&["oauth2", "server"])
        .returns(USER_INFO)
        .account(&["preferred_username"])
        .errors(&[&REST, &OAUTH]);

pub(crate) static AUTHORIZE: Endpoint =
    Endpoint::new("authorize", Method::GET, &[Part::Text("/services/oauth2/authorize")])
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
        .errors(&[&OAUTH2_ERRORS, &REST, &OAUTH]);

pub(crate) static EXCHANGE_CODE: Endpoint =
    Endpoint::new("exchange_code", Method::POST, &[Part::Text("/services/oauth2/token")])
        .client_authentication(ClientAuthentication::ClientSecretPost)
        .codec(Codec::Form)
        .fields(&[
            Field::new("grant_type", Place::Body, &Shape::Text)
                .constant(Constant::Text("authorization_code")),
            Field::new("code", Place::Body, &Shape::Secret),
            Field::new("redirect_uri", Place::Body, &Shape::Text),
            Field::new("code_verifier", Place::Body, &Shape::Secret),
            Field::new("client_id", Place::Body, &Shape::Text),
            Field::new("client_secret", Place::Body, &Shape::Secret),
        ])
        .returns(Shape::Object(&[
            Member::new("access_token", &Shape::Secret),
            Member::optional("token_type", &Shape::Text),
            Member::optional("expires_in", &Shape::Integer),
            Member::optional("refresh_token", &Shape::Secret),
            Member::optional("scope", &Shape::Text),
            Member::new("instance_url", &Shape::Text),
        ]))
        .errors(&[&OAUTH2_ERRORS, &REST, &OAUTH]);

pub(crate) static REFRESH_TOKEN: Endpoint =
    Endpoint::new("refresh_token", Method::POST, &[Part::Text("/services/oauth2/token")])
        .client_authentication(ClientAuthentication::ClientSecretPost)
        .codec(Codec::Form)
        .fields(&[
            Field::new("grant_type", Place::Body, &Shape::Text)
                .constant(Constant::Text("refresh_token")),
            Field::new("refresh_token", Place::Body, &Shape::Secret),
            Field::new("client_id", Place::Body, &Shape::Text),
            Field::new("client_secret", Place::Body, &Shape::Secret),
        ])
        .returns(Shape::Object(&[
            Member::new("access_token", &Shape::Secret),
            Member::optional("token_type", &Shape::Text),
            Member::optional("expires_in", &Shape::Integer),
            Member::optional("refresh_token", &Shape::Secret),
            Member::optional("scope", &Shape::Text),
            Member::optional("instance_url", &Shape::Text),
        ]))
        .errors(&[&OAUTH2_ERRORS, &REST, &OAUTH]);

pub(crate) static CREATE_TOKEN: Endpoint =
    Endpoint::new("create_token", Method::POST, &[Part::Text("/services/oauth2/token")])
        .client_authentication(ClientAuthentication::ClientSecretPost)
        .codec(Codec::Form)
        .fields(&[
            Field::new("grant_type", Place::Body, &Shape::Text)
                .constant(Constant::Text("client_credentials")),
            Field::new("client_id", Place::Body, &Shape::Text),
            Field::new("client_secret", Place::Body, &Shape::Secret),
        ])
        .returns(Shape::Object(&[
            Member::new("access_token", &Shape::Secret),
            Member::optional("token_type", &Shape::Text),
            Member::optional("expires_in", &Shape::Integer),
            Member::optional("refresh_token", &Shape::Secret),
            Member::optional("scope", &Shape::Text),
            Member::new("instance_url", &Shape::Text),
        ]))
        .errors(&[&OAUTH2_ERRORS, &REST, &OAUTH]);

static REST: ErrorShape = ErrorShape {
    id: "rest",
    code: &["0", "errorCode"],
    text: &["0", "message"],
    also_when: &[],
    expired: &[Condition { status: Some(401), body: None }],
    dead: &[],
    client: &[],
    scope: &[Condition { status: Some(403), body: None }],
    throttled: &[Condition { status: Some(429), body: None }],
};

static OAUTH: ErrorShape = ErrorShape {
    id: "oauth",
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

static USER_INFO: Shape = Shape::Object(&[
    Member::new("sub", &Shape::Text),
    Member::new("user_id", &Shape::Text),
    Member::new("organization_id", &Shape::Text),
    Member::optional("preferred_username", &Shape::Text),
    Member::optional("nickname", &Shape::Text),
    Member::optional("name", &Shape::Text),
    Member::optional("given_name", &Shape::Text),
    Member::optional("family_name", &Shape::Text),
    Member::optional("email", &Shape::Text),
    Member::optional("email_verified", &Shape::Boolean),
    Member::optional("zoneinfo", &Shape::Text),
    Member::optional("user_type", &Shape::Text),
    Member::optional("language", &Shape::Text),
    Member::optional("locale", &Shape::Text),
    Member::optional("active", &Shape::Boolean),
]);

static VERSION: Shape = Shape::Object(&[
    Member::new("label", &Shape::Text),
    Member::new("url", &Shape::Text),
    Member::new("version", &Shape::Text),
]);

static QUERY_RESULT: Shape = Shape::Object(&[
    Member::new("totalSize", &Shape::Integer),
    Member::new("done", &Shape::Boolean),
    Member::new("records", &Shape::List(&Shape::Json)),
    Member::optional("nextRecordsUrl", &Shape::Text),
]);
