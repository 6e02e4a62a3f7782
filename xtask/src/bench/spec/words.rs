//! The vocabulary of the synthetic spec: the products, things and fields that a provider of
//! messaging has, in the spelling of its wire.

/// The first word of a resource.
pub(super) const PRODUCTS: [&str; 16] = [
    "sms", "voice", "email", "rcs", "viber", "push", "web", "flow", "people", "number", "account",
    "chat", "video", "fraud", "billing", "audit",
];

/// The second word of a resource.
pub(super) const THINGS: [&str; 16] = [
    "campaign", "template", "report", "sender", "domain", "contact", "webhook", "audience",
    "schedule", "agent", "queue", "order", "survey", "coupon", "ticket", "rule",
];

/// A field that a caller may leave out: its name, its type and what is said of it.
pub(super) type Field = (&'static str, &'static str, &'static str);

/// What requests carry beside the required fields.
pub(super) const REQUEST: [Field; 16] = [
    ("accountId", "string", ""),
    ("allowedIPs", "[string]", ""),
    ("validFrom", "date_time", ""),
    (
        "validTo",
        "date_time",
        "Half a year from now unless it is given.",
    ),
    ("permissions", "[enum PUBLIC_API|2FA_CLIENT|WEB_SDK]", ""),
    (
        "scopeGuids",
        "[scope]",
        "The names of the scopes. None gives all scopes of your role.",
    ),
    ("enabled", "boolean", ""),
    ("priority", "integer", ""),
    ("notifyUrl", "url", "Where delivery reports go."),
    (
        "callbackData",
        "string",
        "Comes back in every report. At most 4,000 characters.",
    ),
    (
        "trafficType",
        "enum PROMOTIONAL|TRANSACTIONAL|AUTHENTICATION",
        "",
    ),
    ("timezone", "string", ""),
    ("maxAttempts", "integer", ""),
    ("retention", "seconds", ""),
    ("labels", "{ \"*\": string }", ""),
    ("price", "number", ""),
];

/// What a list is filtered by.
pub(super) const FILTERS: [Field; 8] = [
    ("name", "string", ""),
    ("page", "integer", ""),
    ("size", "integer", "At most 100; 20 unless it is given."),
    ("enabled", "boolean", ""),
    ("accountId", "string", ""),
    ("createdSince", "date_time", ""),
    ("orderBy", "enum NAME|CREATED|UPDATED", ""),
    ("externalId", "string", ""),
];

/// What an answer may hold beside its name.
pub(super) const ANSWER: [Field; 18] = [
    ("accountId", "string", ""),
    ("webhookSecret", "secret", "Shown once."),
    ("allowedIPs", "[string]", ""),
    ("validFrom", "date_time", ""),
    ("validTo", "date_time", ""),
    ("enabled", "boolean", ""),
    ("permissions", "[string]", ""),
    ("scopeGuids", "[scope]", ""),
    ("state", "enum ACTIVE|PAUSED|ARCHIVED", ""),
    ("createdAt", "date_time", ""),
    ("updatedAt", "date_time", ""),
    ("createdBy", "string", ""),
    ("description", "string", ""),
    ("externalId", "string", ""),
    (
        "deliveredCount",
        "integer",
        "Counted within the last 30 days.",
    ),
    ("price", "number", ""),
    ("currency", "string", ""),
    ("metadata", "json", ""),
];

/// What a message's content may hold beside its text.
pub(super) const CONTENT: [Field; 6] = [
    ("language", "string", ""),
    ("mediaUrl", "url", ""),
    ("caption", "string", ""),
    ("transliteration", "enum NONE|LATIN|GREEK", ""),
    ("validityPeriod", "minutes", ""),
    ("tags", "[string]", ""),
];
