//! Specs with very many of one thing, or little that becomes much.

use super::{BEARER, HEAD, PING, many, spec};

/// Specs, each with a name.
#[expect(clippy::too_many_lines, reason = "a table")]
pub(super) fn specs() -> Vec<(&'static str, String)> {
    vec![
        (
            "enum values",
            format!(
                "{HEAD}{BEARER}endpoints:\n  ping: {{ call: GET /ping, auth: any, query: {{ a: enum {} }} }}\n",
                (0..100_000)
                    .map(|i| format!("v{i}"))
                    .collect::<Vec<_>>()
                    .join("|")
            ),
        ),
        (
            "enum values alike",
            format!(
                "{HEAD}{BEARER}endpoints:\n  ping: {{ call: GET /ping, auth: any, query: {{ a: enum {} }} }}\n",
                ["x", "+", "-", "*", "!", "@", "%", "^", "~", "/"]
                    .iter()
                    .flat_map(|a| (0..2000)
                        .map(move |i| format!("{}{a}", "+".repeat(i % 40) + &"-".repeat(i / 40))))
                    .collect::<Vec<_>>()
                    .join("|")
            ),
        ),
        (
            "enum values same",
            format!(
                "{HEAD}{BEARER}endpoints:\n  ping: {{ call: GET /ping, auth: any, query: {{ a: enum {} }} }}\n",
                "a|".repeat(100_000) + "a"
            ),
        ),
        (
            "endpoints 2000",
            format!(
                "{HEAD}{BEARER}endpoints:\n{}",
                many(2000, |i| format!(
                    "  p{i}: {{ call: GET /p{i}, auth: any }}\n"
                ))
            ),
        ),
        (
            "endpoints 2001",
            format!(
                "{HEAD}{BEARER}endpoints:\n{}",
                many(2001, |i| format!(
                    "  p{i}: {{ call: GET /p{i}, auth: any }}\n"
                ))
            ),
        ),
        (
            "endpoints 5000",
            format!(
                "{HEAD}{BEARER}endpoints:\n{}",
                many(5_000, |i| format!(
                    "  p{i}: {{ call: GET /p{i}, auth: any }}\n"
                ))
            ),
        ),
        (
            "unknown schemes",
            format!(
                "{HEAD}auth:\n{}endpoints:\n{}",
                many(500, |i| format!(
                    "  - bearer: {{ id: scheme_number_{i} }}\n"
                )),
                many(2000, |i| format!(
                    "  p{i}: {{ call: GET /p, auth: [schema_numbre_x{i}] }}\n"
                ))
            ),
        ),
        (
            "schemes",
            format!(
                "{HEAD}auth:\n{}{PING}",
                many(5000, |i| format!(
                    "  - bearer: {{ id: scheme_number_{i} }}\n"
                ))
            ),
        ),
        (
            "schemes same",
            format!(
                "{HEAD}auth:\n{}{PING}",
                many(20000, |_| "  - bearer\n".to_owned())
            ),
        ),
        (
            "sets of schemes",
            format!(
                "{HEAD}auth:\n{}endpoints:\n{}",
                many(100, |i| format!("  - bearer: {{ id: s{i} }}\n")),
                many(2000, |i| format!(
                    "  p{i}: {{ call: GET /p, auth: [s{}, s{}, s{}] }}\n",
                    i % 100,
                    (i / 100) % 100,
                    99
                ))
            ),
        ),
        (
            "types",
            spec(&format!(
                "types:\n{}",
                many(20_000, |i| format!("  type_number_{i}: {{ a: string }}\n"))
            )),
        ),
        (
            "type chain",
            format!(
                "{HEAD}{BEARER}endpoints:\n  ping: {{ call: POST /ping, auth: any, json: {{ a: t0 }}, returns: t0 }}\ntypes:\n{}  t8000: {{ a: string }}\n",
                many(8000, |i| format!("  t{i}: {{ a: t{} }}\n", i + 1))
            ),
        ),
        (
            "type bomb",
            format!(
                "{HEAD}{BEARER}endpoints:\n  ping: {{ call: POST /ping, auth: any, json: {{ a: t0 }}, returns: t0 }}\ntypes:\n{}  t60: {{ a: string }}\n",
                many(60, |i| format!(
                    "  t{i}: {{ a: t{n}, b: t{n} }}\n",
                    n = i + 1
                ))
            ),
        ),
        (
            "type bomb in lists",
            format!(
                "{HEAD}{BEARER}endpoints:\n  ping: {{ call: POST /ping, auth: any, json: {{ a: [t0] }}, returns: [t0] }}\ntypes:\n{}  t60: {{ a: string }}\n",
                many(60, |i| format!(
                    "  t{i}: {{ a: [t{n}], optional b: t{n} }}\n",
                    n = i + 1
                ))
            ),
        ),
        (
            "unknown types",
            format!(
                "{HEAD}{BEARER}endpoints:\n  ping: {{ call: POST /ping, auth: any, json: {{ {} }} }}\ntypes:\n{}",
                many(5000, |i| format!("a{i}: tipe_number_x{i}, ")),
                many(5000, |i| format!("  type_number_{i}: {{ a: string }}\n"))
            ),
        ),
        (
            "members",
            spec(&format!(
                "types:\n  t: {{ {} }}\n",
                many(20_000, |i| format!("member{i}: string, "))
            )),
        ),
        (
            "members used",
            format!(
                "{HEAD}{BEARER}endpoints:\n  ping: {{ call: POST /ping, auth: any, json: {{ a: t }}, returns: t }}\ntypes:\n  t: {{ {} }}\n",
                many(20_000, |i| format!("member{i}: string, "))
            ),
        ),
        (
            "members of inner objects",
            format!(
                "{HEAD}{BEARER}endpoints:\n  ping: {{ call: POST /ping, auth: any, json: {{ {} }} }}\n",
                many(10_000, |i| format!("m{i}: {{ a: string }}, "))
            ),
        ),
        (
            "query",
            format!(
                "{HEAD}{BEARER}endpoints:\n  ping: {{ call: GET /ping, auth: any, query: {{ {} }} }}\n",
                many(20_000, |i| format!("q{i}: string, "))
            ),
        ),
        (
            "unknown keys",
            spec(&many(20_000, |i| format!("unknown{i}: x\n"))),
        ),
        (
            "unknown attributes",
            format!(
                "{HEAD}{BEARER}endpoints:\n  ping: {{ call: GET /ping, auth: any, {} }}\n",
                many(20_000, |i| format!("hulp{i}: x, "))
            ),
        ),
        (
            "errors",
            spec(&format!(
                "errors:\n{}",
                many(10_000, |i| format!("  e{i}: {{ code: a.b }}\n"))
            )),
        ),
        (
            "hosts",
            spec(&format!(
                "hosts:\n{}",
                many(10_000, |i| format!("  h{i}: https://h{i}.acme.example\n"))
            )),
        ),
        (
            "inputs",
            spec(&format!(
                "inputs:\n{}",
                many(10_000, |i| format!("  i{i}: {{ type: host_label }}\n"))
            )),
        ),
        (
            "scheme inputs",
            format!(
                "{HEAD}auth:\n  - api_key:\n      inputs: {{ {} }}\n      send: {{ header X: \"{}\" }}\n{PING}",
                many(10_000, |i| format!("i{i}: secret, ")),
                many(10_000, |i| format!("{{i{i}}}"))
            ),
        ),
        (
            "quirks",
            spec(&format!("quirks:\n{}", "- x y z\n".repeat(20_000))),
        ),
        (
            "docs",
            format!(
                "provider: acme\ntitle: Acme\ndocs:\n{}checked: 2026-08-20\nbase_url: https://api.acme.example\n{BEARER}{PING}",
                "- https://docs.acme.example\n".repeat(30_000)
            ),
        ),
        (
            "scopes",
            spec(&format!(
                "scopes: [{}]\n",
                many(20_000, |i| format!("scope{i}, "))
            )),
        ),
        (
            "path",
            format!(
                "{HEAD}{BEARER}endpoints:\n  ping: {{ call: \"GET {}\", auth: any }}\n",
                many(20_000, |i| format!("/{{p{i}}}"))
            ),
        ),
        (
            "template",
            format!(
                "{HEAD}auth:\n  - api_key:\n      send: {{ header X: \"{}\" }}\n{PING}",
                "{key}".repeat(150_000)
            ),
        ),
        (
            "template calls",
            format!(
                "{HEAD}auth:\n  - api_key:\n      send: {{ header X: \"{{{}key{}}}\" }}\n{PING}",
                "base64(".repeat(100_000),
                ")".repeat(100_000)
            ),
        ),
        (
            "template braces",
            format!(
                "{HEAD}auth:\n  - api_key:\n      send: {{ header X: \"{}\" }}\n{PING}",
                "{".repeat(900_000)
            ),
        ),
        (
            "template first",
            format!(
                "{HEAD}auth:\n  - api_key:\n      send: {{ header X: \"{{first({})}}\" }}\n{PING}",
                "key ".repeat(200_000)
            ),
        ),
        (
            "type lists",
            format!(
                "{HEAD}{BEARER}endpoints:\n  ping: {{ call: GET /ping, auth: any, returns: \"{}string{}\" }}\n",
                "[".repeat(400_000),
                "]".repeat(400_000)
            ),
        ),
        (
            "pattern",
            format!(
                "{HEAD}{BEARER}endpoints:\n  ping: {{ call: GET /ping, auth: any, query: {{ a: {{ type: string, pattern: \"{}\", example: x }} }} }}\n",
                "(".repeat(900_000)
            ),
        ),
        (
            "pattern of many",
            format!(
                "{HEAD}{BEARER}endpoints:\n  ping: {{ call: GET /ping, auth: any, query: {{ a: {{ type: string, pattern: \"((a{{1000}}){{1000}}){{1000}}\", example: x }} }} }}\n"
            ),
        ),
        (
            "pattern slow",
            format!(
                "{HEAD}{BEARER}endpoints:\n  ping: {{ call: GET /ping, auth: any, query: {{ a: {{ type: string, pattern: \"(a?){{1000}}b\", example: \"{}\" }} }} }}\n",
                "a".repeat(900_000)
            ),
        ),
        (
            "conditions",
            format!(
                "{HEAD}{BEARER}errors:\n  e: {{ code: a.b, means: {{ {} }} }}\nendpoints:\n  ping: {{ call: GET /ping, auth: any }}\n",
                many(30_000, |i| format!("\"a.b={i}\": rate_limited, "))
            ),
        ),
        (
            "derived chain",
            format!(
                "{HEAD}auth:\n  - basic\n{}endpoints:\n  ping: {{ call: GET /ping, auth: any }}\n  m0: {{ call: POST /m0, auth: [basic], returns: {{ token: secret }} }}\n{}",
                many(1500, |i| format!(
                    "  - derived: {{ id: d{i}, acquire: m{i}, expires: after 1h, send: {{ header A: \"{{token}}\" }} }}\n"
                )),
                many(1499, |i| format!(
                    "  m{}: {{ call: POST /m, auth: [d{i}], returns: {{ token: secret }} }}\n",
                    i + 1
                ))
            ),
        ),
    ]
}
