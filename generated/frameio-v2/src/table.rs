// Generated from specs/frameio-v2.yaml by `cargo xtask generate`. Do not edit.

//! What goes over the wire, as constants that the runtime reads.

use crate::kw::{
    Carrier, ClientAuthentication, Codec, Condition, Constant, Endpoint, ErrorShape, Expiry, Field,
    Host, Input, Keep, Member, Method, Part, Place, Placement, Provider, Rotation, Scheme, Shape,
    Source, Step, Test, Unit,
};

/// Frame.io (v2): the root of the tables.
pub static PROVIDER: Provider = Provider {
    name: "frameio-v2",
    title: "Frame.io (v2)",
    hosts: &[
        Host {
            name: "base",
            url: &[Part::Text("https://api.frame.io/v2")],
            env: "FRAMEIO_V2_BASE_URL",
        },
        Host {
            name: "auth",
            url: &[Part::Text("https://applications.frame.io")],
            env: "FRAMEIO_V2_AUTH_URL",
        },
    ],
    hosts_under: &[],
    scopes: &[
        "account.read",
        "action.create",
        "action.read",
        "action.update",
        "action.delete",
        "asset.create",
        "asset.read",
        "asset.update",
        "asset.delete",
        "auditlog.read",
        "comment.create",
        "comment.read",
        "comment.update",
        "comment.delete",
        "offline",
        "presentation.create",
        "presentation.read",
        "presentation.update",
        "presentation.delete",
        "project.create",
        "project.read",
        "project.update",
        "project.delete",
        "reviewlink.create",
        "reviewlink.read",
        "reviewlink.update",
        "reviewlink.delete",
        "team.create",
        "team.read",
        "team.update",
        "webhook.create",
        "webhook.read",
        "webhook.update",
        "webhook.delete",
    ],
    inputs: &[],
    schemes: &[&OAUTH2, &DEVELOPER_TOKEN, &DEVICE],
    endpoints: &[
        &REFRESH_TOKEN,
        &CREATE_DEVICE_CODE,
        &CREATE_DEVICE_TOKEN,
        &REFRESH_DEVICE_TOKEN,
        &REVOKE_DEVICE_TOKEN,
        &GET_ME,
        &LIST_ACCOUNTS,
        &LIST_TEAMS,
        &LIST_TEAM_PROJECTS,
        &CREATE_COMMENT,
        &AUTHORIZE,
        &EXCHANGE_CODE,
    ],
};

pub(crate) static OAUTH2: Scheme = Scheme::new("oauth2", "OAuth 2.0 authorization code")
    .inputs(&[
        Input::text("client_id", "FRAMEIO_V2_CLIENT_ID").help("The client's id."),
        Input::secret("client_secret", "FRAMEIO_V2_CLIENT_SECRET")
            .optional()
            .help("The client's secret; a public client has none."),
        Input::text("scopes", "FRAMEIO_V2_SCOPES")
            .list()
            .choices(&[
                "account.read",
                "action.create",
                "action.read",
                "action.update",
                "action.delete",
                "asset.create",
                "asset.read",
                "asset.update",
                "asset.delete",
                "auditlog.read",
                "comment.create",
                "comment.read",
                "comment.update",
                "comment.delete",
                "offline",
                "presentation.create",
                "presentation.read",
                "presentation.update",
                "presentation.delete",
                "project.create",
                "project.read",
                "project.update",
                "project.delete",
                "reviewlink.create",
                "reviewlink.read",
                "reviewlink.update",
                "reviewlink.delete",
                "team.create",
                "team.read",
                "team.update",
                "webhook.create",
                "webhook.read",
                "webhook.update",
                "webhook.delete",
            ])
            .default(&[Part::Text("account.read,offline")])
            .help("The scopes to ask for."),
        Input::secret("refresh_token", "FRAMEIO_V2_REFRESH_TOKEN")
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
    .expires(&[Expiry::In(&["expires_in"], Unit::Seconds), Expiry::Unknown])
    .refresh(
        &Step::new(&REFRESH_TOKEN)
            .with(&[("scope", &[Part::Join("scopes", " ")])])
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
    )
    .rotation(Rotation::Unknown)
    .refresh_expires(&[Expiry::After(2_592_000)])
    .send(&[
        Placement::new(Carrier::Header, &[Part::Text("Authorization")], &[
            Part::Text("Bearer "),
            Part::Value("access_token"),
        ]),
    ]);

pub(crate) static DEVELOPER_TOKEN: Scheme = Scheme::new("developer_token", "Developer token")
    .inputs(&[Input::secret("token", "FRAMEIO_V2_DEVELOPER_TOKEN").help("The developer token.")])
    .send(&[
        Placement::new(Carrier::Header, &[Part::Text("Authorization")], &[
            Part::Text("Bearer "),
            Part::Value("token"),
        ]),
    ]);

pub(crate) static DEVICE: Scheme = Scheme::new("device", "Camera to Cloud device")
    .inputs(&[
        Input::text("client_id", "FRAMEIO_V2_DEVICE_ID").help("The serial number of the device."),
        Input::secret("client_secret", "FRAMEIO_V2_DEVICE_SECRET")
            .help("The secret of the device's model, issued by the vendor."),
        Input::text("scope", "FRAMEIO_V2_DEVICE_SCOPE").help("The scopes, with spaces between."),
        Input::secret("refresh_token", "FRAMEIO_V2_DEVICE_REFRESH_TOKEN")
            .optional()
            .help("The refresh token of the pairing."),
        Input::text("x_client_version", "FRAMEIO_V2_X_CLIENT_VERSION")
            .optional()
            .help("The version of the device's software, as SemVer."),
        Input::text("x_client_platypus_enabled", "FRAMEIO_V2_X_CLIENT_PLATYPUS_ENABLED")
            .optional()
            .help(
                "`true`, for an answer with the address of the page, and with one that holds the code.",
            ),
    ])
    .sign_in(
        &Step::new(&CREATE_DEVICE_CODE)
            .with(&[
                ("x-client-version", &[Part::Value("x_client_version")]),
                ("x-client-platypus-enabled", &[Part::Value("x_client_platypus_enabled")]),
            ])
            .keep(&[
                Keep {
                    name: "device_code",
                    source: Source::Body(&["device_code"]),
                    optional: false,
                },
                Keep { name: "user_code", source: Source::Body(&["user_code"]), optional: false },
                Keep { name: "expires_in", source: Source::Body(&["expires_in"]), optional: false },
                Keep { name: "interval", source: Source::Body(&["interval"]), optional: true },
                Keep {
                    name: "verification_uri",
                    source: Source::Body(&["verification_uri"]),
                    optional: true,
                },
                Keep {
                    name: "verification_uri_complete",
                    source: Source::Body(&["verification_uri_complete"]),
                    optional: true,
                },
            ]),
    )
    .acquire(&[
        Step::new(&CREATE_DEVICE_TOKEN)
            .with(&[("x-client-version", &[Part::Value("x_client_version")])])
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
            ]),
    ])
    .expires(&[Expiry::In(&["expires_in"], Unit::Seconds), Expiry::After(28800)])
    .refresh(
        &Step::new(&REFRESH_DEVICE_TOKEN)
            .with(&[("x-client-version", &[Part::Value("x_client_version")])])
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
            ]),
    )
    .rotation(Rotation::SingleUse)
    .refresh_expires(&[Expiry::After(1_209_600)])
    .revoke(
        &Step::new(&REVOKE_DEVICE_TOKEN).with(&[
            ("token", &[Part::First(&["refresh_token", "access_token"])]),
            ("x-client-version", &[Part::Value("x_client_version")]),
        ]),
    )
    .send(&[
        Placement::new(Carrier::Header, &[Part::Text("Authorization")], &[
            Part::Text("Bearer "),
            Part::Value("access_token"),
        ]),
    ]);

pub(crate) static REFRESH_TOKEN: Endpoint =
    Endpoint::new("refresh_token", Method::POST, &[Part::Text("/oauth2/token")])
        .host("auth")
        .client_authentication(ClientAuthentication::ClientSecretBasic)
        .public_client()
        .codec(Codec::Form)
        .fields(&[
            Field::new("grant_type", Place::Body, &Shape::Text)
                .constant(Constant::Text("refresh_token")),
            Field::new("refresh_token", Place::Body, &Shape::Secret),
            Field::new("scope", Place::Body, &Shape::Text),
        ])
        .returns(Shape::Object(&[
            Member::new("access_token", &Shape::Secret),
            Member::optional("token_type", &Shape::Text),
            Member::optional("expires_in", &Shape::Integer),
            Member::optional("refresh_token", &Shape::Secret),
            Member::optional("scope", &Shape::Text),
        ]))
        .errors(&[&OAUTH2_ERRORS, &DEFAULT, &OAUTH]);

pub(crate) static CREATE_DEVICE_CODE: Endpoint =
    Endpoint::new("create_device_code", Method::POST, &[Part::Text("/auth/device/code")])
        .client_authentication(ClientAuthentication::ClientSecretPost)
        .codec(Codec::Multipart)
        .fields(&[
            Field::new("x-client-version", Place::Header, &Shape::Text).optional(),
            Field::new("x-client-platypus-enabled", Place::Header, &Shape::Text).optional(),
            Field::new("client_id", Place::Body, &Shape::Text),
            Field::new("client_secret", Place::Body, &Shape::Secret),
            Field::new("scope", Place::Body, &Shape::Text),
        ])
        .returns(Shape::Object(&[
            Member::new("device_code", &Shape::Secret),
            Member::new("user_code", &Shape::Text),
            Member::new("expires_in", &Shape::Integer),
            Member::optional("interval", &Shape::Integer),
            Member::optional("verification_uri", &Shape::Text),
            Member::optional("verification_uri_complete", &Shape::Text),
            Member::optional("name", &Shape::Text),
        ]))
        .errors(&[&OAUTH, &OAUTH2_ERRORS, &DEFAULT]);

pub(crate) static CREATE_DEVICE_TOKEN: Endpoint =
    Endpoint::new("create_device_token", Method::POST, &[Part::Text("/auth/token")])
        .client_authentication(ClientAuthentication::ClientSecretPost)
        .codec(Codec::Multipart)
        .fields(&[
            Field::new("x-client-version", Place::Header, &Shape::Text).optional(),
            Field::new("grant_type", Place::Body, &Shape::Text)
                .constant(Constant::Text("urn:ietf:params:oauth:grant-type:device_code")),
            Field::new("device_code", Place::Body, &Shape::Secret),
            Field::new("client_id", Place::Body, &Shape::Text),
            Field::new("client_secret", Place::Body, &Shape::Secret),
        ])
        .returns(Shape::Object(&[
            Member::new("access_token", &Shape::Secret),
            Member::optional("token_type", &Shape::Text),
            Member::optional("expires_in", &Shape::Integer),
            Member::optional("refresh_token", &Shape::Secret),
        ]))
        .errors(&[&OAUTH, &OAUTH2_ERRORS, &DEFAULT]);

pub(crate) static REFRESH_DEVICE_TOKEN: Endpoint =
    Endpoint::new("refresh_device_token", Method::POST, &[Part::Text("/auth/token")])
        .client_authentication(ClientAuthentication::ClientSecretPost)
        .codec(Codec::Multipart)
        .fields(&[
            Field::new("x-client-version", Place::Header, &Shape::Text).optional(),
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
        ]))
        .errors(&[&OAUTH, &OAUTH2_ERRORS, &DEFAULT]);

pub(crate) static REVOKE_DEVICE_TOKEN: Endpoint =
    Endpoint::new("revoke_device_token", Method::POST, &[Part::Text("/auth/revoke")])
        .client_authentication(ClientAuthentication::ClientSecretPost)
        .codec(Codec::Multipart)
        .fields(&[
            Field::new("x-client-version", Place::Header, &Shape::Text).optional(),
            Field::new("token", Place::Body, &Shape::Secret),
            Field::new("client_id", Place::Body, &Shape::Text),
            Field::new("client_secret", Place::Body, &Shape::Secret),
        ])
        .returns(Shape::Object(&[Member::new("success", &Shape::Boolean)]))
        .errors(&[&OAUTH, &OAUTH2_ERRORS, &DEFAULT]);

pub(crate) static GET_ME: Endpoint = Endpoint::new("get_me", Method::GET, &[Part::Text("/me")])
    .accepts(&["oauth2", "developer_token", "device"])
    .returns(USER)
    .account(&["email"])
    .errors(&[&DEFAULT, &OAUTH]);

pub(crate) static LIST_ACCOUNTS: Endpoint =
    Endpoint::new("list_accounts", Method::GET, &[Part::Text("/accounts")])
        .accepts(&["oauth2", "developer_token"])
        .returns(Shape::List(&Shape::Json))
        .errors(&[&DEFAULT, &OAUTH]);

pub(crate) static LIST_TEAMS: Endpoint =
    Endpoint::new("list_teams", Method::GET, &[Part::Text("/teams")])
        .accepts(&["oauth2", "developer_token"])
        .returns(Shape::List(&Shape::Json))
        .errors(&[&DEFAULT, &OAUTH]);

pub(crate) static LIST_TEAM_PROJECTS: Endpoint =
    Endpoint::new("list_team_projects", Method::GET, &[
        Part::Text("/teams/"),
        Part::Value("team_id"),
        Part::Text("/projects"),
    ])
    .accepts(&["oauth2", "developer_token"])
    .fields(&[Field::new("team_id", Place::Path, &Shape::Text)])
    .returns(Shape::List(&Shape::Json))
    .errors(&[&DEFAULT, &OAUTH]);

pub(crate) static CREATE_COMMENT: Endpoint =
    Endpoint::new("create_comment", Method::POST, &[
        Part::Text("/assets/"),
        Part::Value("asset_id"),
        Part::Text("/comments"),
    ])
    .accepts(&["oauth2", "developer_token"])
    .codec(Codec::Json)
    .fields(&[
        Field::new("asset_id", Place::Path, &Shape::Text),
        Field::new("text", Place::Body, &Shape::Text),
        Field::new("timestamp", Place::Body, &Shape::Integer).optional(),
        Field::new("page", Place::Body, &Shape::Integer).optional(),
        Field::new("duration", Place::Body, &Shape::Number).optional(),
        Field::new("annotation", Place::Body, &Shape::Text).optional(),
        Field::new("private", Place::Body, &Shape::Boolean).optional(),
        Field::new("pitch", Place::Body, &Shape::Number).optional(),
        Field::new("yaw", Place::Body, &Shape::Number).optional(),
    ])
    .returns(Shape::Object(&[
        Member::new("id", &Shape::Text),
        Member::new("text", &Shape::Text),
        Member::optional("timestamp", &Shape::Integer),
        Member::optional("completed", &Shape::Boolean),
        Member::optional("has_replies", &Shape::Boolean),
        Member::optional("like_count", &Shape::Integer),
        Member::optional("owner_id", &Shape::Text),
    ]))
    .errors(&[&DEFAULT, &OAUTH]);

pub(crate) static AUTHORIZE: Endpoint =
    Endpoint::new("authorize", Method::GET, &[Part::Text("/oauth2/auth")])
        .host("auth")
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
        .errors(&[&OAUTH2_ERRORS, &DEFAULT, &OAUTH]);

pub(crate) static EXCHANGE_CODE: Endpoint =
    Endpoint::new("exchange_code", Method::POST, &[Part::Text("/oauth2/token")])
        .host("auth")
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
        .errors(&[&OAUTH2_ERRORS, &DEFAULT, &OAUTH]);

static DEFAULT: ErrorShape = ErrorShape {
    id: "default",
    code: &["code"],
    text: &["message"],
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
    dead: &[
        Condition {
            status: None,
            body: Some(Test { path: &["error"], values: &["invalid_grant", "expired_token"] }),
        },
    ],
    client: &[
        Condition {
            status: None,
            body: Some(Test { path: &["error"], values: &["invalid_client"] }),
        },
    ],
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

static USER: Shape = Shape::Object(&[
    Member::new("id", &Shape::Text),
    Member::optional("account_id", &Shape::Text),
    Member::optional("email", &Shape::Text),
    Member::optional("name", &Shape::Text),
    Member::optional("bio", &Shape::Text),
    Member::optional("location", &Shape::Text),
    Member::optional("roles", &Shape::Json),
    Member::optional("from_google", &Shape::Boolean),
    Member::optional("inserted_at", &Shape::Text),
    Member::optional("updated_at", &Shape::Text),
]);
