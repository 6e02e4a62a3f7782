// Generated from specs/infobip.yaml by `cargo xtask generate`. Do not edit.

//! What goes over the wire, as constants that the runtime reads.

use crate::kw::{
    Carrier, ClientAuthentication, Codec, Condition, Constant, Endpoint, ErrorShape, Expiry, Field,
    Host, Input, Keep, Member, Method, Part, Place, Placement, Provider, Scheme, Shape, Source,
    Step, Test, Unit,
};

/// Infobip: the root of the tables.
pub static PROVIDER: Provider = Provider {
    name: "infobip",
    title: "Infobip",
    hosts: &[
        Host {
            name: "base",
            url: &[
                Part::Text("https://"),
                Part::Value("subdomain"),
                Part::Text(".api.infobip.com"),
            ],
            env: "INFOBIP_BASE_URL",
        },
    ],
    hosts_under: &[],
    scopes: &["account-management:manage", "message:send", "sms:message:send", "sms:manage"],
    inputs: &[
        Input::text("subdomain", "INFOBIP_SUBDOMAIN")
            .host_label()
            .help("The first label of your account's base URL, shown in the portal."),
    ],
    schemes: &[&API_KEY, &OAUTH2, &IBSSO, &BASIC],
    endpoints: &[
        &CREATE_SESSION,
        &DESTROY_SESSION,
        &CREATE_OAUTH2_TOKEN,
        &CREATE_API_KEY,
        &LIST_API_KEYS,
        &GET_API_KEY,
        &UPDATE_API_KEY,
        &GET_BALANCE,
        &SEND_SMS,
        &SEND_PIN,
        &VERIFY_PIN,
    ],
};

pub(crate) static API_KEY: Scheme = Scheme::new("api_key", "API key")
    .inputs(&[Input::secret("key", "INFOBIP_API_KEY").help("The API key, without the word `App`.")])
    .send(&[
        Placement::new(Carrier::Header, &[Part::Text("Authorization")], &[
            Part::Text("App "),
            Part::Value("key"),
        ]),
    ]);

pub(crate) static OAUTH2: Scheme = Scheme::new("oauth2", "OAuth 2.0 client credentials")
    .inputs(&[
        Input::text("client_id", "INFOBIP_USERNAME").help("The user name of the account."),
        Input::secret("client_secret", "INFOBIP_PASSWORD").help("The password of the account."),
    ])
    .acquire(&[
        Step::new(&CREATE_OAUTH2_TOKEN).keep(&[
            Keep { name: "access_token", source: Source::Body(&["access_token"]), optional: false },
            Keep {
                name: "refresh_token",
                source: Source::Body(&["refresh_token"]),
                optional: true,
            },
        ]),
    ])
    .expires(&[Expiry::In(&["expires_in"], Unit::Seconds), Expiry::Unknown])
    .send(&[
        Placement::new(Carrier::Header, &[Part::Text("Authorization")], &[
            Part::Text("Bearer "),
            Part::Value("access_token"),
        ]),
    ]);

pub(crate) static IBSSO: Scheme = Scheme::new("ibsso", "IBSSO session")
    .inputs(&[
        Input::text("username", "INFOBIP_USERNAME").help("The user name of the account."),
        Input::secret("password", "INFOBIP_PASSWORD").help("The password of the account."),
        Input::text("unsafe", "INFOBIP_UNSAFE")
            .boolean()
            .optional()
            .help("Send `true` for a session that is not bound to your IP address."),
    ])
    .acquire(&[
        Step::new(&CREATE_SESSION).keep(&[
            Keep { name: "token", source: Source::Body(&["token"]), optional: false },
        ]),
    ])
    .expires(&[Expiry::After(3600)])
    .revoke(&Step::new(&DESTROY_SESSION))
    .exclusive()
    .send(&[
        Placement::new(Carrier::Header, &[Part::Text("Authorization")], &[
            Part::Text("IBSSO "),
            Part::Value("token"),
        ]),
    ]);

pub(crate) static BASIC: Scheme = Scheme::new("basic", "HTTP Basic")
    .inputs(&[
        Input::text("username", "INFOBIP_USERNAME"),
        Input::secret("password", "INFOBIP_PASSWORD"),
    ])
    .send(&[
        Placement::new(Carrier::Header, &[Part::Text("Authorization")], &[
            Part::Text("Basic "),
            Part::Basic(&[Part::Value("username")], &[Part::Value("password")]),
        ]),
    ]);

pub(crate) static CREATE_SESSION: Endpoint =
    Endpoint::new("create_session", Method::POST, &[Part::Text("/auth/1/session")])
        .codec(Codec::Json)
        .fields(&[
            Field::new("username", Place::Body, &Shape::Text),
            Field::new("password", Place::Body, &Shape::Secret),
            Field::new("unsafe", Place::Body, &Shape::Boolean).optional(),
        ])
        .returns(Shape::Object(&[Member::new("token", &Shape::Secret)]))
        .errors(&[&LEGACY, &CURRENT]);

pub(crate) static DESTROY_SESSION: Endpoint =
    Endpoint::new("destroy_session", Method::DELETE, &[Part::Text("/auth/1/session")])
        .accepts(&["ibsso"])
        .errors(&[&LEGACY, &CURRENT]);

pub(crate) static CREATE_OAUTH2_TOKEN: Endpoint =
    Endpoint::new("create_oauth2_token", Method::POST, &[Part::Text("/auth/1/oauth2/token")])
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
        ]))
        .errors(&[&LEGACY, &OAUTH2_ERRORS, &CURRENT]);

pub(crate) static CREATE_API_KEY: Endpoint =
    Endpoint::new("create_api_key", Method::POST, &[Part::Text("/settings/2/api-keys")])
        .accepts(&["oauth2", "ibsso", "basic"])
        .any_scope(&["account-management:manage"])
        .codec(Codec::Json)
        .fields(&[
            Field::new("name", Place::Body, &Shape::Text),
            Field::new("accountId", Place::Body, &Shape::Text).optional(),
            Field::new("allowedIPs", Place::Body, &Shape::List(&Shape::Text)).optional(),
            Field::new("validFrom", Place::Body, &Shape::Text).optional(),
            Field::new("validTo", Place::Body, &Shape::Text).optional(),
            Field::new("permissions", Place::Body, &Shape::List(&Shape::Text)).optional(),
            Field::new("scopeGuids", Place::Body, &Shape::List(&Shape::Text)).optional(),
        ])
        .returns(API_KEY_DETAILS)
        .errors(&[&CURRENT, &LEGACY]);

pub(crate) static LIST_API_KEYS: Endpoint =
    Endpoint::new("list_api_keys", Method::GET, &[Part::Text("/settings/2/api-keys")])
        .accepts(&["oauth2", "ibsso", "basic"])
        .any_scope(&["account-management:manage"])
        .fields(&[
            Field::new("name", Place::Query, &Shape::Text).optional(),
            Field::new("page", Place::Query, &Shape::Integer).optional(),
            Field::new("size", Place::Query, &Shape::Integer).optional(),
            Field::new("enabled", Place::Query, &Shape::Boolean).optional(),
        ])
        .returns(Shape::Object(&[Member::new("apiKeys", &Shape::List(&API_KEY_DETAILS))]))
        .errors(&[&CURRENT, &LEGACY]);

pub(crate) static GET_API_KEY: Endpoint =
    Endpoint::new("get_api_key", Method::GET, &[
        Part::Text("/settings/2/api-keys/"),
        Part::Value("apiKeyId"),
    ])
    .accepts(&["oauth2", "ibsso", "basic"])
    .any_scope(&["account-management:manage"])
    .fields(&[Field::new("apiKeyId", Place::Path, &Shape::Text)])
    .returns(API_KEY_DETAILS)
    .errors(&[&CURRENT, &LEGACY]);

pub(crate) static UPDATE_API_KEY: Endpoint =
    Endpoint::new("update_api_key", Method::PUT, &[
        Part::Text("/settings/2/api-keys/"),
        Part::Value("apiKeyId"),
    ])
    .accepts(&["oauth2", "ibsso", "basic"])
    .any_scope(&["account-management:manage"])
    .codec(Codec::Json)
    .fields(&[
        Field::new("apiKeyId", Place::Path, &Shape::Text),
        Field::new("name", Place::Body, &Shape::Text),
        Field::new("enabled", Place::Body, &Shape::Boolean).optional(),
        Field::new("validTo", Place::Body, &Shape::Text).optional(),
    ])
    .returns(API_KEY_DETAILS)
    .errors(&[&CURRENT, &LEGACY]);

pub(crate) static GET_BALANCE: Endpoint =
    Endpoint::new("get_balance", Method::GET, &[Part::Text("/account/1/balance")])
        .accepts(&["api_key", "oauth2", "ibsso", "basic"])
        .any_scope(&["account-management:manage"])
        .returns(Shape::Object(&[
            Member::new("balance", &Shape::Number),
            Member::new("currency", &Shape::Text),
        ]))
        .errors(&[&LEGACY, &CURRENT]);

pub(crate) static SEND_SMS: Endpoint =
    Endpoint::new("send_sms", Method::POST, &[Part::Text("/sms/3/messages")])
        .accepts(&["api_key", "oauth2", "ibsso", "basic"])
        .any_scope(&["message:send", "sms:message:send", "sms:manage"])
        .codec(Codec::Json)
        .fields(&[Field::new("messages", Place::Body, &Shape::List(&SMS_MESSAGE))])
        .returns(Shape::Object(&[
            Member::optional("bulkId", &Shape::Text),
            Member::new("messages", &Shape::List(&Shape::Object(&[
                Member::new("messageId", &Shape::Text),
                Member::new("status", &SMS_STATUS),
                Member::new("destination", &Shape::Text),
            ]))),
        ]))
        .errors(&[&CURRENT, &LEGACY]);

pub(crate) static SEND_PIN: Endpoint =
    Endpoint::new("send_pin", Method::POST, &[Part::Text("/2fa/2/pin")])
        .accepts(&["api_key", "oauth2", "ibsso", "basic"])
        .codec(Codec::Json)
        .fields(&[
            Field::new("applicationId", Place::Body, &Shape::Text),
            Field::new("messageId", Place::Body, &Shape::Text),
            Field::new("to", Place::Body, &Shape::Text),
            Field::new("from", Place::Body, &Shape::Text).optional(),
            Field::new("placeholders", Place::Body, &Shape::Map(&Shape::Text)).optional(),
        ])
        .returns(Shape::Object(&[Member::new("pinId", &Shape::Text)]))
        .errors(&[&CURRENT, &LEGACY]);

pub(crate) static VERIFY_PIN: Endpoint =
    Endpoint::new("verify_pin", Method::POST, &[
        Part::Text("/2fa/2/pin/"),
        Part::Value("pinId"),
        Part::Text("/verify"),
    ])
    .accepts(&["api_key", "oauth2", "ibsso", "basic"])
    .codec(Codec::Json)
    .fields(&[
        Field::new("pinId", Place::Path, &Shape::Text),
        Field::new("pin", Place::Body, &Shape::Secret),
    ])
    .returns(Shape::Object(&[
        Member::new("verified", &Shape::Boolean),
        Member::optional("pinId", &Shape::Text),
        Member::optional("msisdn", &Shape::Text),
        Member::optional("attemptsRemaining", &Shape::Integer),
        Member::optional("pinError", &Shape::Text),
    ]))
    .errors(&[&CURRENT, &LEGACY]);

static CURRENT: ErrorShape = ErrorShape {
    id: "current",
    code: &["errorCode"],
    text: &["description"],
    also_when: &[],
    expired: &[Condition { status: Some(401), body: None }],
    dead: &[],
    client: &[],
    scope: &[Condition { status: Some(403), body: None }],
    throttled: &[Condition { status: Some(429), body: None }],
};

static LEGACY: ErrorShape = ErrorShape {
    id: "legacy",
    code: &["requestError", "serviceException", "messageId"],
    text: &["requestError", "serviceException", "text"],
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

static API_KEY_DETAILS: Shape = Shape::Object(&[
    Member::new("id", &Shape::Text),
    Member::optional("apiKeySecret", &Shape::Secret),
    Member::optional("accountId", &Shape::Text),
    Member::new("name", &Shape::Text),
    Member::optional("allowedIPs", &Shape::List(&Shape::Text)),
    Member::optional("validFrom", &Shape::Text),
    Member::optional("validTo", &Shape::Text),
    Member::optional("enabled", &Shape::Boolean),
    Member::optional("permissions", &Shape::List(&Shape::Text)),
    Member::optional("scopeGuids", &Shape::List(&Shape::Text)),
]);

static SMS_MESSAGE: Shape = Shape::Object(&[
    Member::optional("sender", &Shape::Text),
    Member::new("destinations", &Shape::List(&SMS_DESTINATION)),
    Member::new("content", &SMS_CONTENT),
]);

static SMS_DESTINATION: Shape = Shape::Object(&[
    Member::new("to", &Shape::Text),
    Member::optional("messageId", &Shape::Text),
]);

static SMS_CONTENT: Shape = Shape::Object(&[Member::new("text", &Shape::Text)]);

static SMS_STATUS: Shape = Shape::Object(&[
    Member::new("groupId", &Shape::Integer),
    Member::new("groupName", &Shape::Text),
    Member::new("id", &Shape::Integer),
    Member::new("name", &Shape::Text),
    Member::new("description", &Shape::Text),
]);
