// Generated from specs/datadog.yaml by `cargo xtask generate`. Do not edit.

//! What goes over the wire, as constants that the runtime reads.

use crate::kw::{
    Carrier, Codec, Condition, Endpoint, ErrorShape, Field, Host, Input, Member, Method, Part,
    Place, Placement, Provider, Scheme, Shape,
};

/// Datadog: the root of the tables.
pub static PROVIDER: Provider = Provider {
    name: "datadog",
    title: "Datadog",
    hosts: &[
        Host {
            name: "base",
            url: &[Part::Text("https://api."), Part::Value("site")],
            env: "DATADOG_BASE_URL",
        },
    ],
    hosts_under: &[],
    scopes: &[],
    inputs: &[
        Input::text("site", "DD_SITE")
            .choices(&[
                "datadoghq.com",
                "us3.datadoghq.com",
                "us5.datadoghq.com",
                "datadoghq.eu",
                "ap1.datadoghq.com",
                "ap2.datadoghq.com",
                "uk1.datadoghq.com",
                "ddog-gov.com",
                "us2.ddog-gov.com",
            ])
            .default(&[Part::Text("datadoghq.com")])
            .help("The site on which the organisation lives."),
    ],
    schemes: &[&KEYS, &API_KEY],
    endpoints: &[
        &VALIDATE,
        &VALIDATE_KEYS,
        &CREATE_EVENT,
        &LIST_MONITORS,
        &GET_MONITOR,
        &AGGREGATE_LOGS,
        &GET_TEAM,
    ],
};

pub(crate) static KEYS: Scheme = Scheme::new("keys", "API key and application key")
    .inputs(&[
        Input::secret("api_key", "DD_API_KEY").help("An API key of the organisation."),
        Input::secret("application_key", "DD_APP_KEY").help("An application key."),
    ])
    .send(&[
        Placement::new(Carrier::Header, &[Part::Text("DD-API-KEY")], &[Part::Value("api_key")]),
        Placement::new(Carrier::Header, &[Part::Text("DD-APPLICATION-KEY")], &[
            Part::Value("application_key"),
        ]),
    ]);

pub(crate) static API_KEY: Scheme = Scheme::new("api_key", "API key")
    .inputs(&[Input::secret("api_key", "DD_API_KEY").help("An API key of the organisation.")])
    .send(&[
        Placement::new(Carrier::Header, &[Part::Text("DD-API-KEY")], &[Part::Value("api_key")]),
    ]);

pub(crate) static VALIDATE: Endpoint =
    Endpoint::new("validate", Method::GET, &[Part::Text("/api/v1/validate")])
        .accepts(&["api_key"])
        .returns(Shape::Object(&[Member::new("valid", &Shape::Boolean)]))
        .errors(&[&DEFAULT]);

pub(crate) static VALIDATE_KEYS: Endpoint =
    Endpoint::new("validate_keys", Method::GET, &[Part::Text("/api/v2/validate_keys")])
        .accepts(&["keys"])
        .returns(Shape::Object(&[Member::new("status", &Shape::Text)]))
        .errors(&[&DEFAULT]);

pub(crate) static CREATE_EVENT: Endpoint =
    Endpoint::new("create_event", Method::POST, &[Part::Text("/api/v1/events")])
        .accepts(&["keys", "api_key"])
        .codec(Codec::Json)
        .fields(&[
            Field::new("title", Place::Body, &Shape::Text),
            Field::new("text", Place::Body, &Shape::Text),
            Field::new("aggregation_key", Place::Body, &Shape::Text).optional(),
            Field::new("alert_type", Place::Body, &Shape::Text).optional(),
            Field::new("date_happened", Place::Body, &Shape::Integer).optional(),
            Field::new("device_name", Place::Body, &Shape::Text).optional(),
            Field::new("host", Place::Body, &Shape::Text).optional(),
            Field::new("priority", Place::Body, &Shape::Text).optional(),
            Field::new("related_event_id", Place::Body, &Shape::Integer).optional(),
            Field::new("source_type_name", Place::Body, &Shape::Text).optional(),
            Field::new("tags", Place::Body, &Shape::List(&Shape::Text)).optional(),
        ])
        .returns(Shape::Object(&[
            Member::optional("event", &EVENT),
            Member::optional("status", &Shape::Text),
        ]))
        .errors(&[&DEFAULT]);

pub(crate) static LIST_MONITORS: Endpoint =
    Endpoint::new("list_monitors", Method::GET, &[Part::Text("/api/v1/monitor")])
        .accepts(&["keys"])
        .fields(&[
            Field::new("group_states", Place::Query, &Shape::Text).optional(),
            Field::new("name", Place::Query, &Shape::Text).optional(),
            Field::new("tags", Place::Query, &Shape::Text).optional(),
            Field::new("monitor_tags", Place::Query, &Shape::Text).optional(),
            Field::new("with_downtimes", Place::Query, &Shape::Boolean).optional(),
            Field::new("id_offset", Place::Query, &Shape::Integer).optional(),
            Field::new("page", Place::Query, &Shape::Integer).optional(),
            Field::new("page_size", Place::Query, &Shape::Integer).optional(),
        ])
        .returns(Shape::List(&Shape::Json))
        .errors(&[&DEFAULT]);

pub(crate) static GET_MONITOR: Endpoint =
    Endpoint::new("get_monitor", Method::GET, &[
        Part::Text("/api/v1/monitor/"),
        Part::Value("monitor_id"),
    ])
    .accepts(&["keys"])
    .fields(&[Field::new("monitor_id", Place::Path, &Shape::Text)])
    .returns(Shape::Json)
    .errors(&[&DEFAULT]);

pub(crate) static AGGREGATE_LOGS: Endpoint =
    Endpoint::new("aggregate_logs", Method::POST, &[Part::Text("/api/v2/logs/analytics/aggregate")])
        .accepts(&["keys"])
        .codec(Codec::Json)
        .fields(&[
            Field::new("compute", Place::Body, &Shape::List(&Shape::Json)).optional(),
            Field::new("filter", Place::Body, &Shape::Json).optional(),
            Field::new("group_by", Place::Body, &Shape::List(&Shape::Json)).optional(),
            Field::new("page", Place::Body, &Shape::Json).optional(),
        ])
        .returns(Shape::Json)
        .errors(&[&DEFAULT]);

pub(crate) static GET_TEAM: Endpoint =
    Endpoint::new("get_team", Method::GET, &[Part::Text("/api/v2/teams/"), Part::Value("team_id")])
        .accepts(&["keys"])
        .fields(&[Field::new("team_id", Place::Path, &Shape::Text)])
        .returns(Shape::Json)
        .errors(&[&DEFAULT]);

static DEFAULT: ErrorShape = ErrorShape {
    id: "default",
    code: &[],
    text: &["errors", "0"],
    also_when: &[],
    expired: &[Condition { status: Some(401), body: None }],
    dead: &[],
    client: &[],
    scope: &[Condition { status: Some(403), body: None }],
    throttled: &[Condition { status: Some(429), body: None }],
};

static EVENT: Shape = Shape::Object(&[
    Member::optional("id", &Shape::Integer),
    Member::optional("title", &Shape::Text),
    Member::optional("text", &Shape::Text),
    Member::optional("url", &Shape::Text),
]);
