// Generated from specs/signalwire.yaml by `cargo xtask generate`. Do not edit.

//! What goes over the wire, as constants that the runtime reads.

use crate::kw::{
    Carrier, Codec, Condition, Constant, Endpoint, ErrorShape, Expiry, Field, Format, Host, Input,
    Keep, Member, Method, Part, Place, Placement, Provider, Rotation, Scheme, Shape, Source, Step,
    Test, When,
};

/// SignalWire: the root of the tables.
pub static PROVIDER: Provider = Provider {
    name: "signalwire",
    title: "SignalWire",
    hosts: &[
        Host {
            name: "base",
            url: &[
                Part::Text("https://"),
                Part::Value("space_name"),
                Part::Text(".signalwire.com"),
            ],
            env: "SIGNALWIRE_BASE_URL",
        },
    ],
    hosts_under: &[],
    scopes: &[
        "calling",
        "chat",
        "datasphere",
        "fax",
        "management",
        "messaging",
        "numbers",
        "pubsub",
        "storage",
        "tasking",
        "video",
    ],
    inputs: &[
        Input::text("space_name", "SIGNALWIRE_SPACE")
            .host_label()
            .help("The first label of your Space's URL."),
    ],
    schemes: &[&BASIC, &SUBSCRIBER, &BOUND_SUBSCRIBER, &GUEST, &INVITE, &EMBED],
    endpoints: &[
        &CREATE_SUBSCRIBER_TOKEN,
        &REFRESH_SUBSCRIBER_TOKEN,
        &CREATE_GUEST_TOKEN,
        &CREATE_INVITE_TOKEN,
        &EXCHANGE_EMBED_TOKEN,
        &CREATE_CHAT_TOKEN,
        &CREATE_PUBSUB_TOKEN,
        &CREATE_ROOM_TOKEN,
        &CREATE_PROJECT_TOKEN,
        &UPDATE_PROJECT_TOKEN,
        &DELETE_PROJECT_TOKEN,
        &LIST_ADDRESSES,
        &GET_ADDRESS,
        &LIST_SUBSCRIBERS,
        &CREATE_SUBSCRIBER,
        &LIST_ROOMS,
        &SEND_MESSAGE,
        &PLACE_CALL,
        &SEND_VERIFICATION_CODE,
        &CREATE_COMPATIBILITY_TOKEN,
    ],
};

pub(crate) static BASIC: Scheme = Scheme::new("basic", "Project and API token")
    .inputs(&[
        Input::text("project_id", "SIGNALWIRE_PROJECT_ID").help("The id of the project."),
        Input::secret("api_token", "SIGNALWIRE_API_TOKEN")
            .help("An API token of the project. Its permissions are its scopes."),
    ])
    .send(&[
        Placement::new(Carrier::Header, &[Part::Text("Authorization")], &[
            Part::Text("Basic "),
            Part::Basic(&[Part::Value("project_id")], &[Part::Value("api_token")]),
        ]),
    ]);

pub(crate) static SUBSCRIBER: Scheme = Scheme::new("subscriber", "Subscriber access token (SAT)")
    .parents(&["basic"])
    .inputs(&[
        Input::text("reference", "SIGNALWIRE_REFERENCE")
            .help("What you call the subscriber, often an e-mail address."),
        Input::text("expire_at", "SIGNALWIRE_EXPIRE_AT")
            .integer()
            .optional()
            .help("When the token ends; in two hours unless it is given."),
        Input::text("application_id", "SIGNALWIRE_APPLICATION_ID").optional(),
        Input::secret("password", "SIGNALWIRE_PASSWORD")
            .optional()
            .help("Sets the password of the subscriber."),
        Input::text("first_name", "SIGNALWIRE_FIRST_NAME").optional(),
        Input::text("last_name", "SIGNALWIRE_LAST_NAME").optional(),
        Input::text("display_name", "SIGNALWIRE_DISPLAY_NAME").optional(),
        Input::text("job_title", "SIGNALWIRE_JOB_TITLE").optional(),
        Input::text("time_zone", "SIGNALWIRE_TIME_ZONE").optional(),
        Input::text("country", "SIGNALWIRE_COUNTRY").optional(),
        Input::text("company_name", "SIGNALWIRE_COMPANY_NAME").optional(),
        Input::text("region", "SIGNALWIRE_REGION").choices(&["us-central"]).optional(),
    ])
    .acquire(&[
        Step::new(&CREATE_SUBSCRIBER_TOKEN)
            .without(&["scope", "fingerprint"])
            .keep(&[
                Keep { name: "token", source: Source::Body(&["token"]), optional: false },
                Keep {
                    name: "refresh_token",
                    source: Source::Body(&["refresh_token"]),
                    optional: false,
                },
            ]),
    ])
    .expires(&[Expiry::Requested("expire_at", When::At(Format::Unix)), Expiry::After(7200)])
    .refresh(
        &Step::new(&REFRESH_SUBSCRIBER_TOKEN).keep(&[
            Keep { name: "token", source: Source::Body(&["token"]), optional: false },
            Keep {
                name: "refresh_token",
                source: Source::Body(&["refresh_token"]),
                optional: false,
            },
        ]),
    )
    .rotation(Rotation::SingleUse)
    .refresh_expires(&[Expiry::After(7500)])
    .send(&[
        Placement::new(Carrier::Header, &[Part::Text("Authorization")], &[
            Part::Text("Bearer "),
            Part::Value("token"),
        ]),
    ]);

pub(crate) static BOUND_SUBSCRIBER: Scheme =
    Scheme::new("bound_subscriber", "Subscriber access token bound to a key")
        .parents(&["basic"])
        .inputs(&[
            Input::text("reference", "SIGNALWIRE_REFERENCE")
                .help("What you call the subscriber, often an e-mail address."),
            Input::text("fingerprint", "SIGNALWIRE_FINGERPRINT")
                .help("The RFC 7638 thumbprint of the client's key."),
            Input::text("expire_at", "SIGNALWIRE_EXPIRE_AT")
                .integer()
                .optional()
                .help("When the token ends; in two hours unless it is given."),
            Input::text("application_id", "SIGNALWIRE_APPLICATION_ID").optional(),
            Input::secret("password", "SIGNALWIRE_PASSWORD")
                .optional()
                .help("Sets the password of the subscriber."),
            Input::text("first_name", "SIGNALWIRE_FIRST_NAME").optional(),
            Input::text("last_name", "SIGNALWIRE_LAST_NAME").optional(),
            Input::text("display_name", "SIGNALWIRE_DISPLAY_NAME").optional(),
            Input::text("job_title", "SIGNALWIRE_JOB_TITLE").optional(),
            Input::text("time_zone", "SIGNALWIRE_TIME_ZONE").optional(),
            Input::text("country", "SIGNALWIRE_COUNTRY").optional(),
            Input::text("company_name", "SIGNALWIRE_COMPANY_NAME").optional(),
            Input::text("region", "SIGNALWIRE_REGION").choices(&["us-central"]).optional(),
        ])
        .acquire(&[
            Step::new(&CREATE_SUBSCRIBER_TOKEN)
                .with(&[("scope", &[Part::Text("sat:refresh")])])
                .keep(&[
                    Keep { name: "token", source: Source::Body(&["token"]), optional: false },
                    Keep {
                        name: "refresh_token",
                        source: Source::Body(&["refresh_token"]),
                        optional: false,
                    },
                ]),
        ])
        .expires(&[Expiry::Requested("expire_at", When::At(Format::Unix)), Expiry::After(7200)])
        .refresh(
            &Step::new(&REFRESH_SUBSCRIBER_TOKEN).keep(&[
                Keep { name: "token", source: Source::Body(&["token"]), optional: false },
                Keep {
                    name: "refresh_token",
                    source: Source::Body(&["refresh_token"]),
                    optional: false,
                },
            ]),
        )
        .rotation(Rotation::SingleUse)
        .refresh_expires(&[Expiry::After(7500)])
        .send(&[
            Placement::new(Carrier::Header, &[Part::Text("Authorization")], &[
                Part::Text("Bearer "),
                Part::Value("token"),
            ]),
        ]);

pub(crate) static GUEST: Scheme = Scheme::new("guest", "Guest token")
    .parents(&["basic", "subscriber"])
    .inputs(&[
        Input::text("allowed_addresses", "SIGNALWIRE_ALLOWED_ADDRESSES")
            .list()
            .help("The ids of the addresses that may be called; ten at most."),
        Input::text("expire_at", "SIGNALWIRE_EXPIRE_AT").integer().optional(),
        Input::text("region", "SIGNALWIRE_REGION").choices(&["us-central"]).optional(),
    ])
    .acquire(&[
        Step::new(&CREATE_GUEST_TOKEN).keep(&[
            Keep { name: "token", source: Source::Body(&["token"]), optional: false },
            Keep {
                name: "refresh_token",
                source: Source::Body(&["refresh_token"]),
                optional: false,
            },
        ]),
    ])
    .expires(&[Expiry::Requested("expire_at", When::At(Format::Unix)), Expiry::After(7200)])
    .send(&[
        Placement::new(Carrier::Header, &[Part::Text("Authorization")], &[
            Part::Text("Bearer "),
            Part::Value("token"),
        ]),
    ]);

pub(crate) static INVITE: Scheme = Scheme::new("invite", "Invite token")
    .parents(&["subscriber", "bound_subscriber"])
    .inputs(&[
        Input::text("address_id", "SIGNALWIRE_ADDRESS_ID")
            .help("The id of the address that may be called."),
        Input::text("expires_at", "SIGNALWIRE_EXPIRES_AT").integer().optional(),
    ])
    .acquire(&[
        Step::new(&CREATE_INVITE_TOKEN).keep(&[
            Keep { name: "token", source: Source::Body(&["token"]), optional: false },
        ]),
    ])
    .expires(&[Expiry::Requested("expires_at", When::At(Format::Unix)), Expiry::After(7200)])
    .send(&[
        Placement::new(Carrier::Header, &[Part::Text("Authorization")], &[
            Part::Text("Bearer "),
            Part::Value("token"),
        ]),
    ]);

pub(crate) static EMBED: Scheme = Scheme::new("embed", "Embed token")
    .inputs(&[
        Input::secret("c2c_token", "SIGNALWIRE_C2C_TOKEN").help("The public Click-to-Call token."),
    ])
    .acquire(&[
        Step::new(&EXCHANGE_EMBED_TOKEN)
            .with(&[("token", &[Part::Value("c2c_token")])])
            .keep(&[Keep { name: "token", source: Source::Body(&["token"]), optional: false }]),
    ])
    .expires(&[Expiry::After(3600)])
    .send(&[
        Placement::new(Carrier::Header, &[Part::Text("Authorization")], &[
            Part::Text("Bearer "),
            Part::Value("token"),
        ]),
    ]);

pub(crate) static CREATE_SUBSCRIBER_TOKEN: Endpoint =
    Endpoint::new("create_subscriber_token", Method::POST, &[
        Part::Text("/api/fabric/subscribers/tokens"),
    ])
    .accepts(&["basic"])
    .any_scope(&["calling", "messaging", "fax", "video"])
    .codec(Codec::Json)
    .fields(&[
        Field::new("reference", Place::Body, &Shape::Text),
        Field::new("expire_at", Place::Body, &Shape::Integer).optional(),
        Field::new("application_id", Place::Body, &Shape::Text).optional(),
        Field::new("password", Place::Body, &Shape::Secret).optional(),
        Field::new("fingerprint", Place::Body, &Shape::Text).optional(),
        Field::new("scope", Place::Body, &Shape::Text).optional(),
        Field::new("first_name", Place::Body, &Shape::Text).optional(),
        Field::new("last_name", Place::Body, &Shape::Text).optional(),
        Field::new("display_name", Place::Body, &Shape::Text).optional(),
        Field::new("job_title", Place::Body, &Shape::Text).optional(),
        Field::new("time_zone", Place::Body, &Shape::Text).optional(),
        Field::new("country", Place::Body, &Shape::Text).optional(),
        Field::new("company_name", Place::Body, &Shape::Text).optional(),
        Field::new("region", Place::Body, &Shape::Text).optional(),
    ])
    .returns(Shape::Object(&[
        Member::new("subscriber_id", &Shape::Text),
        Member::new("token", &Shape::Secret),
        Member::new("refresh_token", &Shape::Secret),
    ]))
    .errors(&[&VALIDATION, &PLAIN, &RELAY, &COMPATIBILITY]);

pub(crate) static REFRESH_SUBSCRIBER_TOKEN: Endpoint =
    Endpoint::new("refresh_subscriber_token", Method::POST, &[
        Part::Text("/api/fabric/subscribers/tokens/refresh"),
    ])
    .accepts(&["basic"])
    .any_scope(&["calling", "messaging", "fax", "video"])
    .codec(Codec::Json)
    .fields(&[Field::new("refresh_token", Place::Body, &Shape::Secret)])
    .returns(TOKEN_PAIR)
    .errors(&[&VALIDATION, &PLAIN, &RELAY, &COMPATIBILITY]);

pub(crate) static CREATE_GUEST_TOKEN: Endpoint =
    Endpoint::new("create_guest_token", Method::POST, &[Part::Text("/api/fabric/guests/tokens")])
        .accepts(&["basic", "subscriber"])
        .any_scope(&["calling", "messaging", "fax", "video"])
        .codec(Codec::Json)
        .fields(&[
            Field::new("allowed_addresses", Place::Body, &Shape::List(&Shape::Text)),
            Field::new("expire_at", Place::Body, &Shape::Integer).optional(),
            Field::new("region", Place::Body, &Shape::Text).optional(),
        ])
        .returns(TOKEN_PAIR)
        .errors(&[&VALIDATION, &PLAIN, &RELAY, &COMPATIBILITY]);

pub(crate) static CREATE_INVITE_TOKEN: Endpoint =
    Endpoint::new("create_invite_token", Method::POST, &[
        Part::Text("/api/fabric/subscriber/invites"),
    ])
    .accepts(&["subscriber", "bound_subscriber"])
    .codec(Codec::Json)
    .fields(&[
        Field::new("address_id", Place::Body, &Shape::Text),
        Field::new("expires_at", Place::Body, &Shape::Integer).optional(),
    ])
    .returns(Shape::Object(&[Member::new("token", &Shape::Secret)]))
    .errors(&[&VALIDATION, &PLAIN, &RELAY, &COMPATIBILITY]);

pub(crate) static EXCHANGE_EMBED_TOKEN: Endpoint =
    Endpoint::new("exchange_embed_token", Method::POST, &[Part::Text("/api/fabric/embeds/tokens")])
        .codec(Codec::Json)
        .fields(&[Field::new("token", Place::Body, &Shape::Secret)])
        .returns(Shape::Object(&[Member::new("token", &Shape::Secret)]))
        .errors(&[&VALIDATION, &PLAIN, &RELAY, &COMPATIBILITY]);

pub(crate) static CREATE_CHAT_TOKEN: Endpoint =
    Endpoint::new("create_chat_token", Method::POST, &[Part::Text("/api/chat/tokens")])
        .accepts(&["basic"])
        .all_scopes(&["chat"])
        .codec(Codec::Json)
        .fields(&[
            Field::new("ttl", Place::Body, &Shape::Integer),
            Field::new("channels", Place::Body, &Shape::Map(&CHANNEL_PERMISSION)),
            Field::new("member_id", Place::Body, &Shape::Text).optional(),
            Field::new("state", Place::Body, &Shape::Json).optional(),
        ])
        .returns(Shape::Object(&[Member::new("token", &Shape::Secret)]))
        .errors(&[&VALIDATION, &PLAIN, &RELAY, &COMPATIBILITY]);

pub(crate) static CREATE_PUBSUB_TOKEN: Endpoint =
    Endpoint::new("create_pubsub_token", Method::POST, &[Part::Text("/api/pubsub/tokens")])
        .accepts(&["basic"])
        .all_scopes(&["pubsub"])
        .codec(Codec::Json)
        .fields(&[
            Field::new("ttl", Place::Body, &Shape::Integer),
            Field::new("channels", Place::Body, &Shape::Map(&CHANNEL_PERMISSION)),
            Field::new("member_id", Place::Body, &Shape::Text).optional(),
            Field::new("state", Place::Body, &Shape::Json).optional(),
        ])
        .returns(Shape::Object(&[Member::new("token", &Shape::Secret)]))
        .errors(&[&VALIDATION, &PLAIN, &RELAY, &COMPATIBILITY]);

pub(crate) static CREATE_ROOM_TOKEN: Endpoint =
    Endpoint::new("create_room_token", Method::POST, &[Part::Text("/api/video/room_tokens")])
        .accepts(&["basic"])
        .all_scopes(&["video"])
        .codec(Codec::Json)
        .fields(&[
            Field::new("room_name", Place::Body, &Shape::Text),
            Field::new("user_name", Place::Body, &Shape::Text).optional(),
            Field::new("permissions", Place::Body, &Shape::List(&Shape::Text)).optional(),
            Field::new("join_from", Place::Body, &Shape::Text).optional(),
            Field::new("join_until", Place::Body, &Shape::Text).optional(),
            Field::new("remove_at", Place::Body, &Shape::Text).optional(),
            Field::new("remove_after_seconds_elapsed", Place::Body, &Shape::Integer).optional(),
            Field::new("join_as", Place::Body, &Shape::Text).optional(),
            Field::new("media_allowed", Place::Body, &Shape::Text).optional(),
        ])
        .returns(Shape::Object(&[Member::new("token", &Shape::Secret)]))
        .errors(&[&VALIDATION, &PLAIN, &RELAY, &COMPATIBILITY]);

pub(crate) static CREATE_PROJECT_TOKEN: Endpoint =
    Endpoint::new("create_project_token", Method::POST, &[Part::Text("/api/project/tokens")])
        .accepts(&["basic"])
        .all_scopes(&["management"])
        .codec(Codec::Json)
        .fields(&[
            Field::new("name", Place::Body, &Shape::Text),
            Field::new("permissions", Place::Body, &Shape::List(&Shape::Text)),
            Field::new("subproject_id", Place::Body, &Shape::Text).optional(),
        ])
        .returns(PROJECT_TOKEN)
        .errors(&[&VALIDATION, &PLAIN, &RELAY, &COMPATIBILITY]);

pub(crate) static UPDATE_PROJECT_TOKEN: Endpoint =
    Endpoint::new("update_project_token", Method::PATCH, &[
        Part::Text("/api/project/tokens/"),
        Part::Value("token_id"),
    ])
    .accepts(&["basic"])
    .all_scopes(&["management"])
    .codec(Codec::Json)
    .fields(&[
        Field::new("token_id", Place::Path, &Shape::Text),
        Field::new("name", Place::Body, &Shape::Text).optional(),
        Field::new("permissions", Place::Body, &Shape::List(&Shape::Text)).optional(),
    ])
    .returns(PROJECT_TOKEN)
    .errors(&[&VALIDATION, &PLAIN, &RELAY, &COMPATIBILITY]);

pub(crate) static DELETE_PROJECT_TOKEN: Endpoint =
    Endpoint::new("delete_project_token", Method::DELETE, &[
        Part::Text("/api/project/tokens/"),
        Part::Value("token_id"),
    ])
    .accepts(&["basic"])
    .all_scopes(&["management"])
    .fields(&[Field::new("token_id", Place::Path, &Shape::Text)])
    .errors(&[&VALIDATION, &PLAIN, &RELAY, &COMPATIBILITY]);

pub(crate) static LIST_ADDRESSES: Endpoint =
    Endpoint::new("list_addresses", Method::GET, &[Part::Text("/api/fabric/addresses")])
        .accepts(&["subscriber", "bound_subscriber", "guest", "invite", "embed"])
        .fields(&[
            Field::new("sort_by", Place::Query, &Shape::Text).optional(),
            Field::new("sort_order", Place::Query, &Shape::Text).optional(),
        ])
        .returns(Shape::Object(&[
            Member::new("data", &Shape::List(&ADDRESS)),
            Member::optional("links", &LINKS),
        ]))
        .errors(&[&VALIDATION, &PLAIN, &RELAY, &COMPATIBILITY]);

pub(crate) static GET_ADDRESS: Endpoint =
    Endpoint::new("get_address", Method::GET, &[
        Part::Text("/api/fabric/addresses/"),
        Part::Value("id"),
    ])
    .accepts(&["subscriber", "bound_subscriber", "guest", "invite", "embed"])
    .fields(&[Field::new("id", Place::Path, &Shape::Text)])
    .returns(ADDRESS)
    .errors(&[&VALIDATION, &PLAIN, &RELAY, &COMPATIBILITY]);

pub(crate) static LIST_SUBSCRIBERS: Endpoint =
    Endpoint::new("list_subscribers", Method::GET, &[
        Part::Text("/api/fabric/resources/subscribers"),
    ])
    .accepts(&["basic"])
    .any_scope(&["calling", "messaging", "fax", "video"])
    .returns(Shape::Object(&[
        Member::new("data", &Shape::List(&SUBSCRIBER_RESOURCE)),
        Member::optional("links", &LINKS),
    ]))
    .errors(&[&VALIDATION, &PLAIN, &RELAY, &COMPATIBILITY]);

pub(crate) static CREATE_SUBSCRIBER: Endpoint =
    Endpoint::new("create_subscriber", Method::POST, &[
        Part::Text("/api/fabric/resources/subscribers"),
    ])
    .accepts(&["basic"])
    .any_scope(&["calling", "messaging", "fax", "video"])
    .codec(Codec::Json)
    .fields(&[
        Field::new("email", Place::Body, &Shape::Text),
        Field::new("password", Place::Body, &Shape::Secret).optional(),
        Field::new("first_name", Place::Body, &Shape::Text).optional(),
        Field::new("last_name", Place::Body, &Shape::Text).optional(),
        Field::new("display_name", Place::Body, &Shape::Text).optional(),
    ])
    .returns(SUBSCRIBER_RESOURCE)
    .errors(&[&VALIDATION, &PLAIN, &RELAY, &COMPATIBILITY]);

pub(crate) static LIST_ROOMS: Endpoint =
    Endpoint::new("list_rooms", Method::GET, &[Part::Text("/api/video/rooms")])
        .accepts(&["basic"])
        .all_scopes(&["video"])
        .fields(&[
            Field::new("page_number", Place::Query, &Shape::Integer).optional(),
            Field::new("page_size", Place::Query, &Shape::Integer).optional(),
        ])
        .returns(Shape::Object(&[
            Member::new("data", &Shape::List(&Shape::Json)),
            Member::optional("links", &LINKS),
        ]))
        .errors(&[&VALIDATION, &PLAIN, &RELAY, &COMPATIBILITY]);

pub(crate) static SEND_MESSAGE: Endpoint =
    Endpoint::new("send_message", Method::POST, &[Part::Text("/api/messaging/messages")])
        .accepts(&["basic"])
        .all_scopes(&["messaging"])
        .codec(Codec::Json)
        .fields(&[
            Field::new("to", Place::Body, &Shape::Text),
            Field::new("from", Place::Body, &Shape::Text),
            Field::new("body", Place::Body, &Shape::Text).optional(),
            Field::new("media", Place::Body, &Shape::List(&Shape::Text)).optional(),
            Field::new("send_as_mms", Place::Body, &Shape::Boolean).optional(),
            Field::new("status_callback", Place::Body, &Shape::Text).optional(),
        ])
        .returns(Shape::Object(&[
            Member::new("id", &Shape::Text),
            Member::new("from", &Shape::Text),
            Member::new("to", &Shape::Text),
            Member::optional("body", &Shape::Text),
            Member::new("status", &Shape::Text),
            Member::optional("direction", &Shape::Text),
            Member::optional("kind", &Shape::Text),
            Member::optional("number_of_segments", &Shape::Integer),
            Member::optional("error_code", &Shape::Text),
            Member::optional("error_message", &Shape::Text),
            Member::optional("created_at", &Shape::Text),
        ]))
        .errors(&[&VALIDATION, &PLAIN, &RELAY, &COMPATIBILITY]);

pub(crate) static PLACE_CALL: Endpoint =
    Endpoint::new("place_call", Method::POST, &[Part::Text("/api/calling/calls")])
        .accepts(&["basic"])
        .all_scopes(&["calling"])
        .codec(Codec::Json)
        .fields(&[
            Field::new("command", Place::Body, &Shape::Text).constant(Constant::Text("dial")),
            Field::new("params", Place::Body, &CALL_PARAMETERS),
        ])
        .returns(Shape::Object(&[
            Member::new("id", &Shape::Text),
            Member::optional("status", &Shape::Text),
            Member::optional("from", &Shape::Text),
            Member::optional("to", &Shape::Text),
            Member::optional("direction", &Shape::Text),
        ]))
        .errors(&[&VALIDATION, &PLAIN, &RELAY, &COMPATIBILITY]);

pub(crate) static SEND_VERIFICATION_CODE: Endpoint =
    Endpoint::new("send_verification_code", Method::POST, &[Part::Text("/api/relay/rest/mfa/sms")])
        .accepts(&["basic"])
        .codec(Codec::Json)
        .fields(&[
            Field::new("to", Place::Body, &Shape::Text),
            Field::new("from", Place::Body, &Shape::Text).optional(),
            Field::new("message", Place::Body, &Shape::Text).optional(),
            Field::new("token_length", Place::Body, &Shape::Integer).optional(),
            Field::new("valid_for", Place::Body, &Shape::Integer).optional(),
            Field::new("max_attempts", Place::Body, &Shape::Integer).optional(),
            Field::new("allow_alphas", Place::Body, &Shape::Boolean).optional(),
        ])
        .returns(Shape::Object(&[
            Member::new("id", &Shape::Text),
            Member::new("success", &Shape::Boolean),
            Member::new("to", &Shape::Text),
            Member::new("channel", &Shape::Text),
        ]))
        .errors(&[&RELAY, &PLAIN, &VALIDATION, &COMPATIBILITY]);

pub(crate) static CREATE_COMPATIBILITY_TOKEN: Endpoint =
    Endpoint::new("create_compatibility_token", Method::POST, &[
        Part::Text("/api/laml/2010-04-01/Accounts/"),
        Part::Value("AccountSid"),
        Part::Text("/tokens"),
    ])
    .accepts(&["basic"])
    .all_scopes(&["management"])
    .codec(Codec::Form)
    .fields(&[
        Field::new("AccountSid", Place::Path, &Shape::Text),
        Field::new("name", Place::Body, &Shape::Text),
        Field::new("permissions", Place::Body, &Shape::List(&Shape::Text)),
        Field::new("subproject_id", Place::Body, &Shape::Text).optional(),
    ])
    .returns(PROJECT_TOKEN)
    .errors(&[&COMPATIBILITY, &PLAIN, &VALIDATION, &RELAY]);

static VALIDATION: ErrorShape = ErrorShape {
    id: "validation",
    code: &["errors", "0", "code"],
    text: &["errors", "0", "message"],
    also_when: &[],
    expired: &[Condition { status: Some(401), body: None }],
    dead: &[
        Condition {
            status: Some(422),
            body: Some(Test {
                path: &["errors", "0", "code"],
                values: &["token_expired", "not_a_refresh_token", "token_invalid"],
            }),
        },
    ],
    client: &[],
    scope: &[
        Condition {
            status: Some(401),
            body: Some(Test {
                path: &["errors", "0", "code"],
                values: &["invalid_auth_token_permissions"],
            }),
        },
        Condition { status: Some(403), body: None },
    ],
    throttled: &[Condition { status: Some(429), body: None }],
};

static RELAY: ErrorShape = ErrorShape {
    id: "relay",
    code: &["errors", "0", "code"],
    text: &["errors", "0", "detail"],
    also_when: &[],
    expired: &[Condition { status: Some(401), body: None }],
    dead: &[],
    client: &[],
    scope: &[Condition { status: Some(403), body: None }],
    throttled: &[Condition { status: Some(429), body: None }],
};

static COMPATIBILITY: ErrorShape = ErrorShape {
    id: "compatibility",
    code: &["code"],
    text: &["message"],
    also_when: &[],
    expired: &[Condition { status: Some(401), body: None }],
    dead: &[],
    client: &[],
    scope: &[Condition { status: Some(403), body: None }],
    throttled: &[Condition { status: Some(429), body: None }],
};

static PLAIN: ErrorShape = ErrorShape {
    id: "plain",
    code: &[],
    text: &["error"],
    also_when: &[],
    expired: &[Condition { status: Some(401), body: None }],
    dead: &[],
    client: &[],
    scope: &[Condition { status: Some(403), body: None }],
    throttled: &[Condition { status: Some(429), body: None }],
};

static TOKEN_PAIR: Shape = Shape::Object(&[
    Member::new("token", &Shape::Secret),
    Member::new("refresh_token", &Shape::Secret),
]);

static PROJECT_TOKEN: Shape = Shape::Object(&[
    Member::new("id", &Shape::Text),
    Member::new("name", &Shape::Text),
    Member::new("permissions", &Shape::List(&Shape::Text)),
    Member::new("token", &Shape::Secret),
]);

static ADDRESS: Shape = Shape::Object(&[
    Member::new("id", &Shape::Text),
    Member::new("name", &Shape::Text),
    Member::optional("display_name", &Shape::Text),
    Member::new("type", &Shape::Text),
    Member::optional("locked", &Shape::Boolean),
    Member::optional("cover_url", &Shape::Text),
    Member::optional("preview_url", &Shape::Text),
    Member::optional("channels", &CHANNELS),
    Member::optional("created_at", &Shape::Text),
]);

static CHANNELS: Shape = Shape::Object(&[
    Member::optional("audio", &Shape::Text),
    Member::optional("messaging", &Shape::Text),
    Member::optional("video", &Shape::Text),
]);

static LINKS: Shape = Shape::Object(&[
    Member::optional("self", &Shape::Text),
    Member::optional("first", &Shape::Text),
    Member::optional("next", &Shape::Text),
    Member::optional("prev", &Shape::Text),
]);

static SUBSCRIBER_RESOURCE: Shape = Shape::Object(&[
    Member::new("id", &Shape::Text),
    Member::optional("project_id", &Shape::Text),
    Member::optional("display_name", &Shape::Text),
    Member::optional("type", &Shape::Text),
    Member::optional("created_at", &Shape::Text),
    Member::optional("updated_at", &Shape::Text),
]);

static CHANNEL_PERMISSION: Shape = Shape::Object(&[
    Member::optional("read", &Shape::Boolean),
    Member::optional("write", &Shape::Boolean),
]);

static CALL_PARAMETERS: Shape = Shape::Object(&[
    Member::new("from", &Shape::Text),
    Member::optional("to", &Shape::Text),
    Member::new("url", &Shape::Text),
    Member::optional("caller_id", &Shape::Text),
    Member::optional("status_url", &Shape::Text),
    Member::optional("status_events", &Shape::List(&Shape::Text)),
]);
