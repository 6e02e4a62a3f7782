//! The list for programs: one object a line, `provider` or `broken` as its `kind`. Members are
//! added, and never renamed or removed.

use serde_json::json;

use crate::report::object;

use super::entry::Entry;

/// All entries; every line is ended.
pub(super) fn lines(entries: &[Entry]) -> String {
    entries.iter().map(|it| line(it) + "\n").collect()
}

fn line(entry: &Entry) -> String {
    let name = &entry.name;
    let value = match &entry.state {
        Ok(it) => json!({
            "kind": "provider",
            "name": name,
            "title": it.title,
            "schemes": it.schemes,
            "endpoints": it.endpoints,
            "checked": it.checked,
            "age_days": it.age,
            "sunset": it.sunset.as_ref().map(|it| json!({
                "on": it.on,
                "days_left": it.left,
                "replacement": it.replacement,
            })),
            "quirks": it.quirks,
            "warnings": it.warnings,
        }),
        Err(why) => json!({ "kind": "broken", "name": name, "why": why }),
    };
    object(&value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::list::entry::{End, Facts};

    #[test]
    fn every_entry_is_an_object() {
        let facts = Facts {
            title: "A\u{9b}".to_owned(),
            schemes: vec!["api_key".to_owned()],
            endpoints: 3,
            checked: "2026-08-20".to_owned(),
            age: 99,
            sunset: Some(End {
                on: "2026-12-01".to_owned(),
                left: 4,
                replacement: None,
            }),
            quirks: 1,
            warnings: 0,
        };
        let entries = [("acme", Ok(facts)), ("other", Err("1 error".to_owned()))];
        let entries = entries.map(|(name, state)| Entry {
            name: name.to_owned(),
            state,
        });
        let expected = concat!(
            r#"{"kind":"provider","name":"acme","title":"A\u009b","schemes":["api_key"],"endpoints":3,"checked":"2026-08-20","age_days":99,"#,
            r#""sunset":{"on":"2026-12-01","days_left":4,"replacement":null},"quirks":1,"warnings":0}"#,
            "\n",
            r#"{"kind":"broken","name":"other","why":"1 error"}"#,
            "\n",
        );
        assert_eq!(lines(&entries), expected);
    }
}
