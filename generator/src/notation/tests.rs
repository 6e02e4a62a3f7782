//! Tables of what each notation reads, and that it reads what is written of it.

use proptest::prelude::*;

use super::{call, condition, constant, expiry, path, placement, template, ty};
use crate::model::{Constant, Function, Part, Template};

#[test]
fn durations() {
    let read = |text: &str| expiry::parse(text).ok();
    let table = [
        ("after 90s", 90),
        ("after 60m", 3_600),
        ("after 2h5m", 7_500),
        ("after 1d", 86_400),
    ];
    for (text, seconds) in table {
        assert_eq!(read(text), Some(expiry::Expiry::After(seconds)), "{text}");
    }
    for text in [
        "after",
        "after 0s",
        "after 60",
        "after m",
        "after 5m2h",
        "after 1m1m",
        "after 99999999d",
        "in 5m",
        "after 5 m",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn expiries_that_are_read_elsewhere() {
    let read = |text: &str| expiry::parse(text).ok();
    let path = |it: &[&str]| it.iter().map(|it| (*it).to_owned()).collect();
    assert_eq!(read("jwt"), Some(expiry::Expiry::Jwt(None)));
    let named = expiry::Expiry::Jwt(Some("id_token".to_owned()));
    assert_eq!(read("jwt id_token"), Some(named));
    let request = expiry::Expiry::From(path(&["request", "expire_at"]));
    assert_eq!(read("from request.expire_at"), Some(request));
    let nested = expiry::Expiry::From(path(&["data", "0", "until"]));
    assert_eq!(read("from data.0.until"), Some(nested));
    for text in [
        "jwt a b",
        "jwt a.b",
        "jwt Token",
        "from",
        "from a b",
        "from request.",
        "never jwt",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn constants() {
    let text = |it: &str| Some(Constant::Text(it.to_owned()));
    let number = |it: &str| Some(Constant::Number(it.to_owned()));
    assert_eq!(constant::parse("= 1"), number("1"));
    assert_eq!(constant::parse("= 1.10"), number("1.10"), "digit for digit");
    assert_eq!(constant::parse("= '1'"), text("1"));
    assert_eq!(constant::parse("= false"), Some(Constant::Bool(false)));
    assert_eq!(constant::parse("= no"), text("no"));
    assert_eq!(constant::parse("= 007"), text("007"), "not JSON");
    assert_eq!(constant::parse("1"), None);
}

#[test]
fn templates() {
    let parts = template::parse("Own {base64(a ':' hex(b))}!").map(|it| it.parts.0);
    let hex = Part::Call(Function::Hex, Template(vec![Part::Value("b".into())]));
    let inner = vec![Part::Value("a".into()), Part::Text(":".into()), hex];
    let call = Part::Call(Function::Base64, Template(inner));
    assert_eq!(
        parts,
        Ok(vec![
            Part::Text("Own ".into()),
            call,
            Part::Text("!".into())
        ])
    );
    for text in [
        "{",
        "}",
        "{}",
        "{1a}",
        "{a",
        "{a b}",
        "{f(a)}",
        "{hex()}",
        "{hex('a)}",
        "{hex(a}",
        "{a}}",
    ] {
        assert!(template::parse(text).is_err(), "{text}");
    }
    for text in [
        "{join(a)}",
        "{join(',')}",
        "{join(',' a)}",
        "{join(a ',' b)}",
        "{join(hex(a) ',')}",
        "{first(a)}",
        "{first(a 'b')}",
        "{first(a hex(b))}",
        "{first(a join(b ','))}",
    ] {
        assert!(template::parse(text).is_err(), "{text}");
    }
    let deep = format!("{{{}a{}}}", "hex(".repeat(99), ")".repeat(99));
    assert!(template::parse(&deep).is_err());
}

#[test]
fn templates_that_choose() {
    let read = |text: &str| template::parse(text).map(|it| it.parts.0);
    let join = Part::Join("a".into(), ", ".into());
    assert_eq!(read("{join(a ', ')}"), Ok(vec![join.clone()]));
    let bare = Part::Join("a".into(), String::new());
    assert_eq!(read("{join(a '')}"), Ok(vec![bare]));
    let first = Part::First(vec!["a".into(), "b".into(), "c".into()]);
    assert_eq!(read("{ first( a b c ) }"), Ok(vec![first.clone()]));
    let inner = Template(vec![join, first]);
    let outer = Part::Call(Function::Base64, inner);
    assert_eq!(read("{base64(join(a ', ') first(a b c))}"), Ok(vec![outer]));
    let names = template::parse("{first(a b)}-{join(c ',')}").map(|it| it.names);
    let expected = [("a", 7..8), ("b", 9..10), ("c", 19..20)];
    let expected = expected.map(|it| (it.0.to_owned(), it.1));
    assert_eq!(names, Ok(expected.to_vec()), "each name at its place");
}

#[test]
fn calls() {
    for text in [
        "GET /",
        "POST /a/",
        "DELETE /a/{id}/b",
        "WEBSOCKET /",
        "GET /a:b@c",
        "BROWSER /oauth2/auth",
    ] {
        assert!(call::parse(text).is_ok(), "{text}");
    }
    for text in [
        "GET",
        "/a",
        "get /a",
        "GET a",
        "GET //a",
        "GET /a//b",
        "GET /../a",
        "GET /%2E%2e/a",
        "GET /a%2f..%2fb",
        "GET /a?b=c",
        "GET /a#b",
        "GET /é",
        "GET /a b",
        "GET /{hex(a)}",
        "GET /{join(a ',')}",
        "GET /{first(a b)}",
        "BROWSER https://a.b/",
        "GET /a\\b",
        "GET https://a.b/",
    ] {
        assert!(call::parse(text).is_err(), "{text}");
    }
}

#[test]
fn faults_point_at_the_part_that_is_wrong() {
    let at = |it: super::Fault| it.range;
    assert_eq!(call::parse("GET /a?b").map_err(at).err(), Some(6..8));
    assert_eq!(expiry::parse("after 60x").map_err(at).err(), Some(6..9));
    assert_eq!(condition::parse("40 a=b").map_err(at).err(), Some(0..2));
    assert_eq!(placement::parse("headr X").map_err(at).err(), Some(0..5));
    assert_eq!(template::parse("a{join(b)}").map_err(at).err(), Some(2..9));
    assert_eq!(template::parse("ab {md5(x)}").map_err(at).err(), Some(4..7));
}

fn part() -> impl Strategy<Value = Part> {
    let text = "[ -&(-z~]{1,8}".prop_map(Part::Text);
    let name = "[a-z_][a-z0-9_]{0,6}";
    let join = (name, "[ -&(-z~]{0,3}").prop_map(|(name, by)| Part::Join(name, by));
    let first = prop::collection::vec(name, 2..4).prop_map(Part::First);
    let leaf = prop_oneof![text, name.prop_map(Part::Value), join, first];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let function = prop::sample::select(template::FUNCTIONS).prop_map(|it| it.1);
        (function, prop::collection::vec(inner, 1..4))
            .prop_map(|(function, parts)| Part::Call(function, Template(parts)))
    })
}

/// Texts side by side become one when they are read.
fn joined(parts: Vec<Part>) -> Template {
    let mut all: Vec<Part> = Vec::new();
    for part in parts {
        match (all.last_mut(), part) {
            (Some(Part::Text(before)), Part::Text(it)) => before.push_str(&it),
            (_, part) => all.push(part),
        }
    }
    Template(all)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_panics_and_no_fault_lies_outside(text in "\\PC{0,40}", notation in "[a-z{}()'=|.*/ 0-9\\[\\]]{0,40}") {
        for text in [text, notation] {
            let faults = [
                template::parse(&text).err(),
                call::parse(&text).err(),
                call::parse(&format!("GET /{text}")).err(),
                condition::parse(&text).err(),
                expiry::parse(&text).err(),
                path::parse(&text).err(),
                placement::parse(&text).err(),
                ty::parse(&text).err(),
            ];
            constant::parse(&text);
            for fault in faults.into_iter().flatten() {
                prop_assert!(fault.range.start <= fault.range.end);
                prop_assert!(!fault.help.is_empty());
            }
        }
    }

    #[test]
    fn templates_round_trip(parts in prop::collection::vec(part(), 0..5)) {
        let template = joined(parts);
        // A `$` before a placeholder is refused, because other languages write theirs so.
        prop_assume!(!template.to_string().contains("${"));
        let read = template::parse(&template.to_string()).map(|it| it.parts);
        prop_assert_eq!(read, Ok(template));
    }

    #[test]
    fn constants_round_trip(text in "[^']{0,12}", number in any::<i64>(), flag in any::<bool>()) {
        for it in [Constant::Text(text), Constant::Number(number.to_string()), Constant::Bool(flag)] {
            prop_assert_eq!(constant::parse(&format!("= {it}")), Some(it));
        }
    }

    #[test]
    fn conditions_round_trip(status in prop::option::of(100..600_u16), path in "[a-z0-9_]{1,5}(\\.[a-z0-9]{1,3}){0,2}", values in "[a-z ]*[a-z](\\|[a-z0-9]{1,4}){0,2}") {
        let values = values.trim();
        let text = status.map_or_else(|| format!("{path}={values}"), |it| format!("{it} {path}={values}"));
        prop_assert_eq!(condition::parse(&text).map(|it| it.to_string()), Ok(text));
    }

    #[test]
    fn claims_and_paths_round_trip(name in "[a-z_][a-z0-9_]{0,9}", path in "[a-zA-Z0-9_-]{1,5}(\\.[a-z0-9]{1,3}){0,3}") {
        let jwt = expiry::parse(&format!("jwt {name}"));
        prop_assert_eq!(jwt, Ok(expiry::Expiry::Jwt(Some(name))));
        let from = expiry::parse(&format!("from {path}"));
        let segments = path.split('.').map(str::to_owned).collect();
        prop_assert_eq!(from, Ok(expiry::Expiry::From(segments)));
    }

    #[test]
    fn expiries_round_trip(seconds in 1..1_000_000_u64, idle in any::<bool>()) {
        let text = format!("after {seconds}s{}", if idle { " idle" } else { "" });
        let expected = if idle { expiry::Expiry::Idle(seconds) } else { expiry::Expiry::After(seconds) };
        prop_assert_eq!(expiry::parse(&text), Ok(expected));
    }
}
