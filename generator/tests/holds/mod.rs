//! The part of JSON Schema that the schema of specs uses, as an editor reads it. A keyword that is
//! not known here is a failure, so that nothing is taken for held that was not looked at.

use regex_lite::Regex;
use serde_json::{Map, Value};

/// Where a value does not hold, and why; none where it does.
pub(crate) fn against(root: &Value, value: &Value) -> Option<String> {
    fault(root, root, value, "")
}

fn fault(root: &Value, schema: &Value, value: &Value, at: &str) -> Option<String> {
    let schema = schema.as_object().expect("a schema is an object");
    schema.iter().find_map(|(keyword, rule)| {
        let holds = match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" | "examples" => true,
            "$ref" => {
                let path = rule.as_str().expect("a reference is a text");
                let target = root.pointer(path.trim_start_matches('#'));
                return fault(root, target.expect("it leads somewhere"), value, at);
            }
            "anyOf" => {
                let ways = rule.as_array().expect("ways are a list");
                let faults: Option<Vec<_>> =
                    ways.iter().map(|it| fault(root, it, value, at)).collect();
                // The way that got furthest is the one that was meant.
                return faults
                    .and_then(|it| it.into_iter().max_by_key(|it| it.matches('/').count()));
            }
            "type" => types(rule).any(|it| it == kind(value)),
            "enum" => rule.as_array().is_some_and(|it| it.contains(value)),
            "pattern" => text(value).is_none_or(|it| matches(rule, &it)),
            "required" => {
                let names = rule.as_array().expect("names are a list");
                let has = |name: &Value| value.get(name.as_str().expect("a name")).is_some();
                !value.is_object() || names.iter().all(has)
            }
            "minItems" | "maxItems" => value
                .as_array()
                .is_none_or(|it| bounds(keyword, rule, it.len())),
            "minProperties" | "maxProperties" => value
                .as_object()
                .is_none_or(|it| bounds(keyword, rule, it.len())),
            "items" => {
                let mut items = value.as_array().into_iter().flatten().enumerate();
                return items
                    .find_map(|(index, it)| fault(root, rule, it, &format!("{at}/{index}")));
            }
            "properties" | "additionalProperties" | "propertyNames" => {
                return members(root, schema, keyword, value, at);
            }
            other => panic!("the keyword `{other}` is not known here"),
        };
        (!holds).then(|| format!("{at}: {value} fails {keyword} {rule}"))
    })
}

fn members(
    root: &Value,
    schema: &Map<String, Value>,
    keyword: &str,
    value: &Value,
    at: &str,
) -> Option<String> {
    let rule = &schema[keyword];
    let known = schema.get("properties").and_then(Value::as_object);
    let mut entries = value.as_object().into_iter().flatten();
    entries.find_map(|(name, it)| {
        let inner = format!("{at}/{name}");
        let own = known.and_then(|it| it.get(name));
        match (keyword, own, rule) {
            ("properties", Some(own), _) => fault(root, own, it, &inner),
            ("propertyNames", _, _) => fault(root, rule, &Value::String(name.clone()), &inner),
            ("additionalProperties", None, Value::Bool(false)) => {
                Some(format!("{inner}: no such key"))
            }
            ("additionalProperties", None, Value::Object(_)) => fault(root, rule, it, &inner),
            _ => None,
        }
    })
}

fn bounds(keyword: &str, rule: &Value, length: usize) -> bool {
    let bound = usize::try_from(rule.as_u64().expect("a bound is a number")).expect("a small one");
    if keyword.starts_with("min") {
        length >= bound
    } else {
        length <= bound
    }
}

fn types(rule: &Value) -> impl Iterator<Item = &str> {
    let list = rule
        .as_array()
        .map_or(std::slice::from_ref(rule), Vec::as_slice);
    list.iter().filter_map(Value::as_str)
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// A pattern is about texts alone (JSON Schema validation, section 6.3.3).
fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn matches(rule: &Value, text: &str) -> bool {
    let pattern = rule.as_str().expect("a pattern is a text");
    Regex::new(pattern)
        .expect("the schema is whole")
        .is_match(text)
}
