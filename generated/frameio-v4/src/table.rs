// Generated from specs/frameio-v4.yaml by `cargo xtask generate`. Do not edit.

//! What goes over the wire, as constants that the runtime reads.

use crate::kw::{
    Carrier, ClientAuthentication, Codec, Condition, Constant, Endpoint, ErrorShape, Expiry, Field,
    Host, Input, Issuer, Keep, Member, Method, Part, Place, Placement, Provider, Rotation, Scheme,
    Shape, Source, Step, Test, Unit,
};

/// Frame.io: the root of the tables.
pub static PROVIDER: Provider = Provider {
    name: "frameio-v4",
    title: "Frame.io",
    hosts: &[
        Host {
            name: "base",
            url: &[Part::Text("https://api.frame.io/v4")],
            env: "FRAMEIO_V4_BASE_URL",
        },
        Host {
            name: "ims",
            url: &[Part::Text("https://ims-na1.adobelogin.com")],
            env: "FRAMEIO_V4_IMS_URL",
        },
    ],
    hosts_under: &[],
    scopes: &[
        "openid",
        "profile",
        "email",
        "offline_access",
        "additional_info.roles",
        "AdobeID",
        "frame.s2s.all",
    ],
    inputs: &[],
    schemes: &[&OAUTH2, &SERVER_TO_SERVER, &DEVELOPER_TOKEN],
    endpoints: &[
        &GET_ME,
        &LIST_ACCOUNTS,
        &LIST_WORKSPACES,
        &GET_USER_INFO,
        &AUTHORIZE,
        &EXCHANGE_CODE,
        &REFRESH_TOKEN,
        &REVOKE_TOKEN,
        &CREATE_TOKEN,
    ],
};

pub(crate) static OAUTH2: Scheme = Scheme::new("oauth2", "OAuth 2.0 authorization code")
    .inputs(&[
        Input::text("client_id", "FRAMEIO_V4_CLIENT_ID").help("The client's id."),
        Input::secret("client_secret", "FRAMEIO_V4_CLIENT_SECRET")
            .optional()
            .help("The client's secret; a public client has none."),
        Input::text("scopes", "FRAMEIO_V4_SCOPES")
            .list()
            .choices(&[
                "openid",
                "profile",
                "email",
                "offline_access",
                "additional_info.roles",
                "AdobeID",
                "frame.s2s.all",
            ])
            .default(&[Part::Text("openid,profile,email,offline_access")])
            .help("The scopes to ask for."),
        Input::secret("refresh_token", "FRAMEIO_V4_REFRESH_TOKEN")
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
    .expires(&[Expiry::In(&["expires_in"], Unit::Seconds), Expiry::After(86400)])
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
    .rotation(Rotation::Unknown)
    .refresh_expires(&[Expiry::After(1_209_600)])
    .revoke(
        &Step::new(&REVOKE_TOKEN).with(&[
            ("token", &[Part::First(&["refresh_token", "access_token"])]),
        ]),
    )
    .issuer(Issuer::new("ims", ""))
    .send(&[
        Placement::new(Carrier::Header, &[Part::Text("Authorization")], &[
            Part::Text("Bearer "),
            Part::Value("access_token"),
        ]),
    ]);

pub(crate) static SERVER_TO_SERVER: Scheme =
    Scheme::new("server_to_server", "OAuth 2.0 server to server")
        .inputs(&[
            Input::text("client_id", "FRAMEIO_V4_SERVER_CLIENT_ID")
                .help("The client id of the server-to-server credential."),
            Input::secret("client_secret", "FRAMEIO_V4_SERVER_CLIENT_SECRET")
                .help("Its client secret."),
            Input::text("scopes", "FRAMEIO_V4_SERVER_SCOPES")
                .list()
                .choices(&[
                    "openid",
                    "profile",
                    "email",
                    "offline_access",
                    "additional_info.roles",
                    "AdobeID",
                    "frame.s2s.all",
                ])
                .default(&[Part::Text("openid,AdobeID,frame.s2s.all")])
                .help("The scopes to ask for."),
        ])
        .acquire(&[
            Step::new(&CREATE_TOKEN)
                .with(&[("scope", &[Part::Join("scopes", ",")])])
                .keep(&[
                    Keep {
                        name: "access_token",
                        source: Source::Body(&["access_token"]),
                        optional: false,
                    },
                    Keep {
                        name: "refresh_token",
                        source: Source::Body(&["refresh_token"]),
                        optional: true,
                    },
                    Keep { name: "scope", source: Source::Body(&["scope"]), optional: true },
                ]),
        ])
        .expires(&[Expiry::In(&["expires_in"], Unit::Seconds), Expiry::After(86400)])
        .scope_separator(",")
        .send(&[
            Placement::new(Carrier::Header, &[Part::Text("Authorization")], &[
                Part::Text("Bearer "),
                Part::Value("access_token"),
            ]),
        ]);

pub(crate) static DEVELOPER_TOKEN: Scheme = Scheme::new("developer_token", "Legacy developer token")
    .inputs(&[
        Input::secret("token", "FRAMEIO_V4_DEVELOPER_TOKEN")
            .help("A developer token of the older API."),
    ])
    .send(&[
        Placement::new(Carrier::Header, &[Part::Text("Authorization")], &[
            Part::Text("Bearer "),
            Part::Value("token"),
        ]),
        Placement::new(Carrier::Header, &[Part::Text("x-frameio-legacy-token-auth")], &[
            Part::Text("true"),
        ]),
    ]);

pub(crate) static GET_ME: Endpoint = Endpoint::new("get_me", Method::GET, &[Part::Text("/me")])
    .accepts(&["oauth2", "server_to_server", "developer_token"])
    .returns(Shape::Object(&[Member::new("data", &ME)]))
    .account(&["data", "email"])
    .errors(&[&DEFAULT, &IMS]);

pub(crate) static LIST_ACCOUNTS: Endpoint =
    Endpoint::new("list_accounts", Method::GET, &[Part::Text("/accounts")])
        .accepts(&["oauth2", "server_to_server", "developer_token"])
        .fields(&[
            Field::new("after", Place::Query, &Shape::Text).optional(),
            Field::new("page_size", Place::Query, &Shape::Integer).optional(),
            Field::new("include_total_count", Place::Query, &Shape::Boolean).optional(),
        ])
        .returns(Shape::Object(&[
            Member::new("data", &Shape::List(&ACCOUNT)),
            Member::optional("links", &LINKS),
            Member::optional("total_count", &Shape::Integer),
        ]))
        .errors(&[&DEFAULT, &IMS]);

pub(crate) static LIST_WORKSPACES: Endpoint =
    Endpoint::new("list_workspaces", Method::GET, &[
        Part::Text("/accounts/"),
        Part::Value("account_id"),
        Part::Text("/workspaces"),
    ])
    .accepts(&["oauth2", "server_to_server", "developer_token"])
    .fields(&[
        Field::new("account_id", Place::Path, &Shape::Text),
        Field::new("after", Place::Query, &Shape::Text).optional(),
        Field::new("page_size", Place::Query, &Shape::Integer).optional(),
        Field::new("include_total_count", Place::Query, &Shape::Boolean).optional(),
    ])
    .returns(Shape::Object(&[
        Member::new("data", &Shape::List(&WORKSPACE)),
        Member::optional("links", &LINKS),
        Member::optional("total_count", &Shape::Integer),
    ]))
    .errors(&[&DEFAULT, &IMS]);

pub(crate) static GET_USER_INFO: Endpoint =
    Endpoint::new("get_user_info", Method::GET, &[Part::Text("/ims/userinfo/v2")])
        .host("ims")
        .accepts(&["oauth2"])
        .fields(&[Field::new("client_id", Place::Query, &Shape::Text).optional()])
        .returns(Shape::Object(&[
            Member::new("sub", &Shape::Text),
            Member::optional("account_type", &Shape::Text),
            Member::optional("name", &Shape::Text),
            Member::optional("given_name", &Shape::Text),
            Member::optional("family_name", &Shape::Text),
            Member::optional("email", &Shape::Text),
            Member::optional("email_verified", &Shape::Boolean),
            Member::optional("address", &Shape::Object(&[
                Member::optional("country", &Shape::Text),
            ])),
        ]))
        .errors(&[&IMS, &DEFAULT]);

pub(crate) static AUTHORIZE: Endpoint =
    Endpoint::new("authorize", Method::GET, &[Part::Text("/ims/authorize/v2")])
        .host("ims")
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
        .errors(&[&OAUTH2_ERRORS, &DEFAULT, &IMS]);

pub(crate) static EXCHANGE_CODE: Endpoint =
    Endpoint::new("exchange_code", Method::POST, &[Part::Text("/ims/token/v3")])
        .host("ims")
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
        .errors(&[&OAUTH2_ERRORS, &DEFAULT, &IMS]);

pub(crate) static REFRESH_TOKEN: Endpoint =
    Endpoint::new("refresh_token", Method::POST, &[Part::Text("/ims/token/v3")])
        .host("ims")
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
        .errors(&[&OAUTH2_ERRORS, &DEFAULT, &IMS]);

pub(crate) static REVOKE_TOKEN: Endpoint =
    Endpoint::new("revoke_token", Method::POST, &[Part::Text("/ims/revoke")])
        .host("ims")
        .client_authentication(ClientAuthentication::ClientSecretBasic)
        .public_client()
        .codec(Codec::Form)
        .fields(&[Field::new("token", Place::Body, &Shape::Secret)])
        .errors(&[&OAUTH2_ERRORS, &DEFAULT, &IMS]);

pub(crate) static CREATE_TOKEN: Endpoint =
    Endpoint::new("create_token", Method::POST, &[Part::Text("/ims/token/v3")])
        .host("ims")
        .client_authentication(ClientAuthentication::ClientSecretPost)
        .codec(Codec::Form)
        .fields(&[
            Field::new("grant_type", Place::Body, &Shape::Text)
                .constant(Constant::Text("client_credentials")),
            Field::new("scope", Place::Body, &Shape::Text).optional(),
            Field::new("client_id", Place::Body, &Shape::Text),
            Field::new("client_secret", Place::Body, &Shape::Secret),
        ])
        .returns(Shape::Object(&[
            Member::new("access_token", &Shape::Secret),
            Member::optional("token_type", &Shape::Text),
            Member::optional("expires_in", &Shape::Integer),
            Member::optional("refresh_token", &Shape::Secret),
            Member::optional("scope", &Shape::Text),
        ]))
        .errors(&[&OAUTH2_ERRORS, &DEFAULT, &IMS]);

static DEFAULT: ErrorShape = ErrorShape {
    id: "default",
    code: &["errors", "0", "title"],
    text: &["errors", "0", "detail"],
    also_when: &[],
    expired: &[Condition { status: Some(401), body: None }],
    dead: &[],
    client: &[],
    scope: &[Condition { status: Some(403), body: None }],
    throttled: &[Condition { status: Some(429), body: None }],
};

static IMS: ErrorShape = ErrorShape {
    id: "ims",
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

static ME: Shape = Shape::Object(&[
    Member::new("id", &Shape::Text),
    Member::new("name", &Shape::Text),
    Member::new("email", &Shape::Text),
    Member::optional("avatar_url", &Shape::Text),
]);

static ACCOUNT: Shape = Shape::Object(&[
    Member::new("id", &Shape::Text),
    Member::new("display_name", &Shape::Text),
    Member::optional("roles", &Shape::List(&Shape::Text)),
    Member::optional("storage_limit", &Shape::Integer),
    Member::optional("storage_usage", &Shape::Integer),
    Member::optional("image", &Shape::Text),
    Member::optional("adobe_id", &Shape::Text),
    Member::optional("created_at", &Shape::Text),
    Member::optional("updated_at", &Shape::Text),
]);

static WORKSPACE: Shape = Shape::Object(&[
    Member::new("id", &Shape::Text),
    Member::new("name", &Shape::Text),
    Member::new("account_id", &Shape::Text),
    Member::optional("created_at", &Shape::Text),
    Member::optional("updated_at", &Shape::Text),
]);

static LINKS: Shape = Shape::Object(&[Member::optional("next", &Shape::Text)]);
