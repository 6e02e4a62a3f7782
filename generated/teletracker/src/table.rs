// Generated from specs/teletracker.yaml by `cargo xtask generate`. Do not edit.

//! What goes over the wire, as constants that the runtime reads.

use crate::kw::{
    Carrier, Codec, Condition, Constant, Endpoint, ErrorShape, Expiry, Field, Format, Function,
    Host, Input, Keep, Member, Method, Part, Place, Placement, Provider, Rotation, Scheme, Shape,
    Source, Step, Test, Unit,
};

/// TeleTracker: the root of the tables.
pub static PROVIDER: Provider = Provider {
    name: "teletracker",
    title: "TeleTracker",
    hosts: &[
        Host {
            name: "base",
            url: &[Part::Text("https://api.teletracker.net")],
            env: "TELETRACKER_BASE_URL",
        },
        Host {
            name: "realtime",
            url: &[Part::Text("wss://api.teletracker.net")],
            env: "TELETRACKER_REALTIME_URL",
        },
    ],
    hosts_under: &[],
    scopes: &[],
    inputs: &[],
    schemes: &[&BEARER, &BASIC, &INTEGRATOR],
    endpoints: &[
        &LOG_IN,
        &CHECK_CREDENTIALS,
        &REFRESH_SESSION,
        &GET_CALL_DATA,
        &SEND_SMS,
        &START_RAPID_RESPONSE,
        &CONNECT_REALTIME,
    ],
};

pub(crate) static BEARER: Scheme = Scheme::new("bearer", "Bearer token")
    .inputs(&[
        Input::text("username", "TELETRACKER_USERNAME").help("The user name."),
        Input::secret("password", "TELETRACKER_PASSWORD").help("The password."),
        Input::text("account_id", "TELETRACKER_ACCOUNT_ID")
            .integer()
            .optional()
            .help("The account to log in to. Give it when the user has several."),
        Input::text("header", "TELETRACKER_HEADER")
            .choices(&["Authentication", "Authorization"])
            .default(&[Part::Text("Authentication")])
            .help("The header that carries the token."),
    ])
    .acquire(&[
        Step::new(&LOG_IN).keep(&[
            Keep { name: "token", source: Source::Body(&["token"]), optional: false },
            Keep {
                name: "refresh_token",
                source: Source::Body(&["refreshToken"]),
                optional: false,
            },
        ]),
    ])
    .expires(&[
        Expiry::In(&["tokenLifetime"], Unit::Seconds),
        Expiry::At(&["tokenExpiration"], Format::DateTime),
    ])
    .refresh(
        &Step::new(&REFRESH_SESSION).keep(&[
            Keep { name: "token", source: Source::Body(&["token"]), optional: false },
            Keep {
                name: "refresh_token",
                source: Source::Body(&["refreshToken"]),
                optional: false,
            },
        ]),
    )
    .rotation(Rotation::SingleUse)
    .refresh_expires(&[Expiry::At(&["refreshTokenExpiration"], Format::DateTime)])
    .send(&[
        Placement::new(Carrier::Header, &[Part::Value("header")], &[
            Part::Text("Bearer "),
            Part::Value("token"),
        ]),
    ]);

pub(crate) static BASIC: Scheme = Scheme::new("basic", "HTTP Basic")
    .inputs(&[
        Input::text("username", "TELETRACKER_USERNAME").help("The user name."),
        Input::secret("password", "TELETRACKER_PASSWORD").help("The password."),
        Input::text("account_id", "TELETRACKER_ACCOUNT_ID")
            .integer()
            .optional()
            .help("Without it, a user with several accounts may act on any of them."),
    ])
    .send(&[
        Placement::new(Carrier::Header, &[Part::Text("Authorization")], &[
            Part::Text("Basic "),
            Part::Basic(&[Part::Value("username")], &[Part::Value("password")]),
        ]),
        Placement::new(Carrier::Parameter, &[Part::Text("account_id")], &[
            Part::Value("account_id"),
        ])
        .integer(),
    ]);

pub(crate) static INTEGRATOR: Scheme = Scheme::new("integrator", "Integrator")
    .inputs(&[
        Input::text("username", "TELETRACKER_USERNAME").help("The user name."),
        Input::secret("password", "TELETRACKER_PASSWORD").help("The password."),
        Input::text("account_id", "TELETRACKER_ACCOUNT_ID")
            .integer()
            .help("The account to act on."),
    ])
    .send(&[
        Placement::new(Carrier::Header, &[Part::Text("Authorization")], &[
            Part::Text("Integrator "),
            Part::Call(Function::Base64, &[
                Part::Value("username"),
                Part::Text(":"),
                Part::Value("password"),
            ]),
        ]),
        Placement::new(Carrier::Parameter, &[Part::Text("account_id")], &[
            Part::Value("account_id"),
        ])
        .integer(),
    ]);

pub(crate) static LOG_IN: Endpoint =
    Endpoint::new("log_in", Method::POST, &[Part::Text("/auth/login")])
        .codec(Codec::Json)
        .fields(&[
            Field::new("username", Place::Body, &Shape::Text),
            Field::new("password", Place::Body, &Shape::Secret),
            Field::new("account_id", Place::Body, &Shape::Integer).optional(),
        ])
        .returns(TOKENS)
        .errors(&[&DEFAULT]);

pub(crate) static CHECK_CREDENTIALS: Endpoint =
    Endpoint::new("check_credentials", Method::POST, &[Part::Text("/auth/login")])
        .codec(Codec::Json)
        .fields(&[
            Field::new("username", Place::Body, &Shape::Text),
            Field::new("password", Place::Body, &Shape::Secret),
            Field::new("auth_only", Place::Body, &Shape::Integer).constant(Constant::Number("1")),
        ])
        .returns(Shape::Object(&[Member::new("success", &Shape::Boolean)]))
        .errors(&[&DEFAULT]);

pub(crate) static REFRESH_SESSION: Endpoint =
    Endpoint::new("refresh_session", Method::POST, &[Part::Text("/auth/refresh")])
        .codec(Codec::Json)
        .fields(&[Field::new("refresh_token", Place::Body, &Shape::Secret)])
        .returns(TOKENS)
        .errors(&[&DEFAULT]);

pub(crate) static GET_CALL_DATA: Endpoint =
    Endpoint::new("get_call_data", Method::GET, &[Part::Text("/reports/call-data")])
        .accepts(&["bearer", "basic", "integrator"])
        .fields(&[
            Field::new("start_date", Place::Query, &Shape::Text),
            Field::new("end_date", Place::Query, &Shape::Text),
        ])
        .returns(Shape::Object(&[
            Member::new("success", &Shape::Boolean),
            Member::new("data", &Shape::List(&Shape::Json)),
        ]))
        .errors(&[&DEFAULT]);

pub(crate) static SEND_SMS: Endpoint =
    Endpoint::new("send_sms", Method::POST, &[Part::Text("/sms/send")])
        .accepts(&["bearer", "basic", "integrator"])
        .codec(Codec::Json)
        .fields(&[
            Field::new("to_number", Place::Body, &Shape::Text),
            Field::new("payload", Place::Body, &Shape::Text),
            Field::new("user_id", Place::Body, &Shape::Integer).optional(),
            Field::new("pin", Place::Body, &Shape::Integer).optional(),
            Field::new("from_number", Place::Body, &Shape::Text).optional(),
        ])
        .returns(Shape::Object(&[Member::new("success", &Shape::Boolean)]))
        .errors(&[&DEFAULT]);

pub(crate) static START_RAPID_RESPONSE: Endpoint =
    Endpoint::new("start_rapid_response", Method::POST, &[Part::Text("/voice/rapidresponse")])
        .accepts(&["bearer", "basic", "integrator"])
        .codec(Codec::Json)
        .fields(&[
            Field::new("whisper_text", Place::Body, &Shape::Text),
            Field::new("callee", Place::Body, &Shape::Text),
            Field::new("callprocess_id", Place::Body, &Shape::Integer).optional(),
        ])
        .returns(Shape::Object(&[
            Member::new("success", &Shape::Boolean),
            Member::optional("guid", &Shape::Text),
            Member::optional("result", &RAPID_RESPONSE),
        ]))
        .errors(&[&DEFAULT]);

pub(crate) static CONNECT_REALTIME: Endpoint =
    Endpoint::new("connect_realtime", Method::GET, &[Part::Text("/")])
        .host("realtime")
        .accepts(&["bearer"])
        .errors(&[&DEFAULT]);

static DEFAULT: ErrorShape = ErrorShape {
    id: "default",
    code: &[],
    text: &[],
    also_when: &[
        Condition { status: None, body: Some(Test { path: &["success"], values: &["false"] }) },
    ],
    expired: &[
        Condition { status: Some(401), body: None },
        Condition { status: Some(403), body: None },
    ],
    dead: &[],
    client: &[],
    scope: &[],
    throttled: &[Condition { status: Some(429), body: None }],
};

static TOKENS: Shape = Shape::Object(&[
    Member::new("success", &Shape::Boolean),
    Member::optional("guid", &Shape::Text),
    Member::new("token", &Shape::Secret),
    Member::new("tokenLifetime", &Shape::Integer),
    Member::new("tokenExpiration", &Shape::Text),
    Member::new("refreshToken", &Shape::Secret),
    Member::new("refreshTokenExpiration", &Shape::Text),
]);

static RAPID_RESPONSE: Shape = Shape::Object(&[
    Member::new("callprocess_id", &Shape::Integer),
    Member::new("step_order", &Shape::Integer),
    Member::new("creation_date", &Shape::Text),
    Member::new("callqueue_status", &Shape::Text),
    Member::new("lead_numtocall", &Shape::Text),
    Member::new("whisper_text", &Shape::Text),
    Member::new("callqueue_id", &Shape::Integer),
]);
