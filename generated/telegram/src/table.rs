// Generated from specs/telegram.yaml by `cargo xtask generate`. Do not edit.

//! What goes over the wire, as constants that the runtime reads.

use crate::kw::{
    Codec, Condition, Endpoint, ErrorShape, Field, Host, Input, Member, Method, Part, Place,
    Provider, Scheme, Shape,
};

/// Telegram Bot API: the root of the tables.
pub static PROVIDER: Provider = Provider {
    name: "telegram",
    title: "Telegram Bot API",
    hosts: &[
        Host {
            name: "base",
            url: &[Part::Text("https://api.telegram.org")],
            env: "TELEGRAM_BASE_URL",
        },
    ],
    hosts_under: &[],
    scopes: &[],
    inputs: &[],
    schemes: &[&BOT],
    endpoints: &[
        &GET_ME,
        &SEND_MESSAGE,
        &GET_UPDATES,
        &SET_WEBHOOK,
        &DELETE_WEBHOOK,
        &GET_WEBHOOK_INFO,
        &GET_FILE,
    ],
};

pub(crate) static BOT: Scheme = Scheme::new("bot", "Bot token")
    .inputs(&[
        Input::secret("token", "TELEGRAM_BOT_TOKEN")
            .help("The bot's token: its id, a colon and a secret part."),
    ])
    .base_path(&[Part::Text("/bot"), Part::Value("token")]);

pub(crate) static GET_ME: Endpoint = Endpoint::new("get_me", Method::GET, &[Part::Text("/getMe")])
    .accepts(&["bot"])
    .returns(Shape::Object(&[Member::new("ok", &Shape::Boolean), Member::new("result", &USER)]))
    .errors(&[&DEFAULT]);

pub(crate) static SEND_MESSAGE: Endpoint =
    Endpoint::new("send_message", Method::POST, &[Part::Text("/sendMessage")])
        .accepts(&["bot"])
        .codec(Codec::Json)
        .fields(&[
            Field::new("chat_id", Place::Body, &Shape::Text),
            Field::new("text", Place::Body, &Shape::Text),
            Field::new("message_thread_id", Place::Body, &Shape::Integer).optional(),
            Field::new("parse_mode", Place::Body, &Shape::Text).optional(),
            Field::new("disable_notification", Place::Body, &Shape::Boolean).optional(),
            Field::new("protect_content", Place::Body, &Shape::Boolean).optional(),
        ])
        .returns(Shape::Object(&[
            Member::new("ok", &Shape::Boolean),
            Member::new("result", &MESSAGE),
        ]))
        .errors(&[&DEFAULT]);

pub(crate) static GET_UPDATES: Endpoint =
    Endpoint::new("get_updates", Method::POST, &[Part::Text("/getUpdates")])
        .accepts(&["bot"])
        .codec(Codec::Json)
        .fields(&[
            Field::new("offset", Place::Body, &Shape::Integer).optional(),
            Field::new("limit", Place::Body, &Shape::Integer).optional(),
            Field::new("timeout", Place::Body, &Shape::Integer).optional(),
            Field::new("allowed_updates", Place::Body, &Shape::List(&Shape::Text)).optional(),
        ])
        .returns(Shape::Object(&[
            Member::new("ok", &Shape::Boolean),
            Member::new("result", &Shape::List(&Shape::Json)),
        ]))
        .errors(&[&DEFAULT]);

pub(crate) static SET_WEBHOOK: Endpoint =
    Endpoint::new("set_webhook", Method::POST, &[Part::Text("/setWebhook")])
        .accepts(&["bot"])
        .codec(Codec::Json)
        .fields(&[
            Field::new("url", Place::Body, &Shape::Text),
            Field::new("ip_address", Place::Body, &Shape::Text).optional(),
            Field::new("max_connections", Place::Body, &Shape::Integer).optional(),
            Field::new("allowed_updates", Place::Body, &Shape::List(&Shape::Text)).optional(),
            Field::new("drop_pending_updates", Place::Body, &Shape::Boolean).optional(),
            Field::new("secret_token", Place::Body, &Shape::Secret).optional(),
        ])
        .returns(Shape::Object(&[
            Member::new("ok", &Shape::Boolean),
            Member::new("result", &Shape::Boolean),
        ]))
        .errors(&[&DEFAULT]);

pub(crate) static DELETE_WEBHOOK: Endpoint =
    Endpoint::new("delete_webhook", Method::POST, &[Part::Text("/deleteWebhook")])
        .accepts(&["bot"])
        .codec(Codec::Json)
        .fields(&[Field::new("drop_pending_updates", Place::Body, &Shape::Boolean).optional()])
        .returns(Shape::Object(&[
            Member::new("ok", &Shape::Boolean),
            Member::new("result", &Shape::Boolean),
        ]))
        .errors(&[&DEFAULT]);

pub(crate) static GET_WEBHOOK_INFO: Endpoint =
    Endpoint::new("get_webhook_info", Method::GET, &[Part::Text("/getWebhookInfo")])
        .accepts(&["bot"])
        .returns(Shape::Object(&[
            Member::new("ok", &Shape::Boolean),
            Member::new("result", &WEBHOOK),
        ]))
        .errors(&[&DEFAULT]);

pub(crate) static GET_FILE: Endpoint =
    Endpoint::new("get_file", Method::GET, &[Part::Text("/getFile")])
        .accepts(&["bot"])
        .fields(&[Field::new("file_id", Place::Query, &Shape::Text)])
        .returns(Shape::Object(&[
            Member::new("ok", &Shape::Boolean),
            Member::new("result", &Shape::Object(&[
                Member::new("file_id", &Shape::Text),
                Member::new("file_unique_id", &Shape::Text),
                Member::optional("file_size", &Shape::Integer),
                Member::optional("file_path", &Shape::Text),
            ])),
        ]))
        .errors(&[&DEFAULT]);

static DEFAULT: ErrorShape = ErrorShape {
    id: "default",
    code: &["error_code"],
    text: &["description"],
    also_when: &[],
    expired: &[Condition { status: Some(401), body: None }],
    dead: &[],
    client: &[],
    scope: &[Condition { status: Some(403), body: None }],
    throttled: &[Condition { status: Some(429), body: None }],
};

static USER: Shape = Shape::Object(&[
    Member::new("id", &Shape::Integer),
    Member::new("is_bot", &Shape::Boolean),
    Member::new("first_name", &Shape::Text),
    Member::optional("last_name", &Shape::Text),
    Member::optional("username", &Shape::Text),
    Member::optional("language_code", &Shape::Text),
    Member::optional("is_premium", &Shape::Boolean),
    Member::optional("can_join_groups", &Shape::Boolean),
    Member::optional("can_read_all_group_messages", &Shape::Boolean),
    Member::optional("supports_inline_queries", &Shape::Boolean),
]);

static CHAT: Shape = Shape::Object(&[
    Member::new("id", &Shape::Integer),
    Member::new("type", &Shape::Text),
    Member::optional("title", &Shape::Text),
    Member::optional("username", &Shape::Text),
    Member::optional("first_name", &Shape::Text),
    Member::optional("last_name", &Shape::Text),
]);

static MESSAGE: Shape = Shape::Object(&[
    Member::new("message_id", &Shape::Integer),
    Member::new("date", &Shape::Integer),
    Member::new("chat", &CHAT),
    Member::optional("text", &Shape::Text),
]);

static WEBHOOK: Shape = Shape::Object(&[
    Member::new("url", &Shape::Text),
    Member::new("has_custom_certificate", &Shape::Boolean),
    Member::new("pending_update_count", &Shape::Integer),
    Member::optional("ip_address", &Shape::Text),
    Member::optional("last_error_date", &Shape::Integer),
    Member::optional("last_error_message", &Shape::Text),
    Member::optional("max_connections", &Shape::Integer),
    Member::optional("allowed_updates", &Shape::List(&Shape::Text)),
]);
