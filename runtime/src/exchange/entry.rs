//! The entry of one tenant, out of the list that a lookup answers with.

use super::{
    extract::{at, kept_of},
    refusal::{Sent, presentable},
};
use crate::{
    Error, Result, Value, Values,
    table::{Shape, Tenant},
};

/// How many tenants an error names.
const SHOWN: usize = 10;

/// What is kept of the entry of the chosen tenant; where none is chosen, of the only one.
pub(crate) fn entry(tenant: &Tenant, chosen: Option<&str>, body: &Value) -> Result<Values> {
    let endpoint = tenant.step.endpoint;
    let Some(Value::List(list)) = body.at(tenant.list) else {
        let message = format!("the answer of `{}` holds no list of tenants", endpoint.id);
        return Err(Error::decode(message));
    };
    let shape = match at(&endpoint.returns, tenant.list) {
        Some(Shape::List(of)) => of,
        _ => &Shape::Json,
    };
    let one = one(tenant, chosen, list, shape)?;
    let mut kept = Values::new();
    for keep in tenant.keep {
        match kept_of(keep, one, shape) {
            Some(value) => kept.set(keep.name, value),
            None if keep.optional => {}
            None => {
                let message = format!("the tenant in the answer of `{}` lacks", endpoint.id);
                return Err(Error::decode(format!("{message} `{}`", keep.name)));
            }
        }
    }
    Ok(kept)
}

fn one<'a>(
    tenant: &Tenant,
    chosen: Option<&str>,
    list: &'a [Value],
    shape: &Shape,
) -> Result<&'a Value> {
    let name = |entry: &'a Value| tenant.pick.and_then(|it| entry.at(&[it])?.text());
    let Some(chosen) = chosen else {
        return match list {
            [] => Err(Error::input("the credential serves no tenant")),
            [one] => Ok(one),
            _ => Err(Error::input(format!(
                "the credential serves several tenants; choose one with `tenant`{}",
                shown(list.iter().filter_map(name), tenant, shape)
            ))),
        };
    };
    let mut found = list
        .iter()
        .filter(|it| name(it).is_some_and(|it| it == chosen));
    let chosen = presentable(chosen, 60, &Sent::new(&[], None));
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one),
        (None, _) => Err(Error::input(format!(
            "the credential serves no tenant `{chosen}`{}",
            shown(list.iter().filter_map(name), tenant, shape)
        ))),
        (Some(_), Some(_)) => Err(Error::input(format!(
            "the credential serves several tenants that are called `{chosen}`"
        ))),
    }
}

/// The names of tenants, some of them, unless the spec takes them for secret.
fn shown<'a>(
    names: impl Iterator<Item = std::borrow::Cow<'a, str>>,
    tenant: &Tenant,
    shape: &Shape,
) -> String {
    let is_secret = tenant
        .pick
        .is_some_and(|it| matches!(at(shape, &[it]), Some(Shape::Secret)));
    let nothing = Sent::new(&[], None);
    let names: Vec<_> = names.map(|it| presentable(&it, 60, &nothing)).collect();
    if is_secret || names.is_empty() {
        return String::new();
    }
    let first = names[..names.len().min(SHOWN)].join(", ");
    match names.len().saturating_sub(SHOWN) {
        0 => format!(": {first}"),
        more => format!(": {first} and {more} more"),
    }
}

#[cfg(test)]
mod tests {
    use http::Method;

    use super::*;
    use crate::{
        table::{Endpoint, Keep, Member, Part, Source, Step},
        value::parse,
    };

    static LIST: Endpoint = Endpoint::new("list", Method::GET, &[Part::Text("/list")])
        .returns(Shape::Object(&[Member::new("data", &Shape::List(&ENTRY))]));
    const ENTRY: Shape = Shape::Object(&[
        Member::new("id", &Shape::Text),
        Member::optional("name", &Shape::Text),
        Member::optional("key", &Shape::Secret),
    ]);
    const fn keep(name: &'static str, path: &'static [&'static str], optional: bool) -> Keep {
        Keep {
            name,
            source: Source::Body(path),
            optional,
        }
    }
    static TENANT: Tenant = Tenant {
        step: Step::new(&LIST),
        list: &["data"],
        pick: Some("name"),
        keep: &[
            keep("tenant_id", &["id"], false),
            keep("key", &["key"], true),
        ],
    };

    fn found(chosen: Option<&str>, body: &str) -> Result<Values> {
        entry(&TENANT, chosen, &parse(body.as_bytes()).expect("JSON"))
    }

    fn refused(chosen: Option<&str>, body: &str) -> String {
        found(chosen, body).expect_err("refused").to_string()
    }

    const TWO: &str = r#"{"data":[{"id":1,"name":"Acme","key":"s3cr3t"},{"id":2,"name":"Best"}]}"#;

    #[test]
    fn the_chosen_one_or_the_only_one() {
        let id = |chosen, body| {
            let values = found(chosen, body).expect("it is there");
            let id = values.get("tenant_id").and_then(Value::text);
            id.expect("it is kept").into_owned()
        };
        assert_eq!(id(Some("Best"), TWO), "2");
        assert_eq!(id(Some("Acme"), TWO), "1");
        assert_eq!(id(None, r#"{"data":[{"id":7}]}"#), "7");
        let values = found(Some("Acme"), TWO).expect("it is there");
        assert!(matches!(values.get("key"), Some(Value::Secret(_))));
    }

    #[test]
    fn a_choice_names_the_choices() {
        assert_eq!(
            refused(None, TWO),
            "the credential serves several tenants; choose one with `tenant`: Acme, Best"
        );
        assert_eq!(
            refused(Some("acme"), TWO),
            "the credential serves no tenant `acme`: Acme, Best"
        );
        assert_eq!(
            refused(None, r#"{"data":[]}"#),
            "the credential serves no tenant"
        );
        let twice = r#"{"data":[{"id":1,"name":"A"},{"id":2,"name":"A"}]}"#;
        assert!(refused(Some("A"), twice).contains("several tenants that are called `A`"));
    }

    #[test]
    fn the_choices_are_bounded_and_hold_no_secret() {
        let names: Vec<_> = (0..500)
            .map(|it| {
                format!(
                    r#"{{"id":{it},"name":"{}\u001b","key":"s3cr3t"}}"#,
                    "x".repeat(900)
                )
            })
            .collect();
        let many = format!(r#"{{"data":[{}]}}"#, names.join(","));
        let message = refused(None, &many);
        assert!(
            message.len() < 1_000 && message.ends_with(" and 490 more"),
            "{message}"
        );
        assert!(!message.contains("s3cr3t") && !message.contains('\u{1b}'));
        let by_key = Tenant {
            pick: Some("key"),
            ..TENANT
        };
        let body = parse(many.as_bytes()).expect("JSON");
        let error = entry(&by_key, None, &body).expect_err("several");
        assert!(!error.to_string().contains("s3cr3t"), "{error}");
    }

    #[test]
    fn what_is_no_list_is_said() {
        for body in ["{}", r#"{"data":{}}"#, r#"{"data":null}"#, "[]", "3"] {
            let message = refused(None, body);
            assert_eq!(message, "the answer of `list` holds no list of tenants");
        }
        let bare = r#"{"data":[{"name":"Acme"}]}"#;
        let message = refused(None, bare);
        assert_eq!(
            message,
            "the tenant in the answer of `list` lacks `tenant_id`"
        );
        let whole = Tenant {
            list: &[],
            ..TENANT
        };
        let body = parse(br#"[{"id":1}]"#).expect("JSON");
        assert!(entry(&whole, None, &body).is_ok());
        assert!(found(None, r#"{"data":[3]}"#).is_err());
    }
}
