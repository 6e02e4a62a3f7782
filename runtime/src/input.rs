//! Checks what a caller gives, before anything is sent: what is missing, what is none of the
//! choices, and what would become a host that the spec does not mean.

use crate::{Encode, Error, Result, Value, Values, domain, render::render, table::Input};

/// The inputs in their declared order, with defaults, each checked.
pub(crate) fn complete(inputs: &'static [Input], given: &Values) -> Result<Values> {
    let mut values = Values::new();
    for input in inputs {
        let value = match (given.get(input.name), input.default) {
            (Some(value), _) => value.clone(),
            (None, Some(default)) => match render(default, &values)? {
                Some(text) => input.read(text.as_str().to_owned())?,
                None => continue,
            },
            (None, None) if input.optional => continue,
            (None, None) => return Err(Error::input(format!("`{}` is missing", input.name))),
        };
        values.set(input.name, input.check(value)?);
    }
    Ok(values)
}

impl Input {
    /// Turns a caller's text into the value that the input holds.
    pub(crate) fn read(&self, text: String) -> Result<Value> {
        if self.list {
            let items = text.split(',').map(str::trim).filter(|it| !it.is_empty());
            let items = items.map(|it| self.scalar(it.to_owned()));
            return Ok(Value::List(items.collect::<Result<_>>()?));
        }
        self.scalar(text)
    }

    fn scalar(&self, text: String) -> Result<Value> {
        if !self.is_choice(&text) {
            return Err(self.no_choice());
        }
        if self.secret {
            Ok(Value::Secret(text.into()))
        } else if self.integer {
            let number: i64 = text
                .parse()
                .map_err(|_| Error::input(format!("`{}` must be a whole number", self.name)))?;
            Ok(number.encode())
        } else if self.boolean {
            let flag: bool = text
                .parse()
                .map_err(|_| Error::input(format!("`{}` must be true or false", self.name)))?;
            Ok(Value::Bool(flag))
        } else {
            Ok(Value::Text(text))
        }
    }

    fn check(&self, value: Value) -> Result<Value> {
        let name = self.name;
        match value {
            Value::List(items) if self.list => {
                if items.is_empty() && !self.optional && self.default.is_none() {
                    return Err(Error::input(format!("`{name}` is empty")));
                }
                let items = items.into_iter().map(|it| self.check_one(it));
                Ok(Value::List(items.collect::<Result<_>>()?))
            }
            Value::Text(text) if self.list => self.check(self.read(text)?),
            value => self.check_one(value),
        }
    }

    fn check_one(&self, value: Value) -> Result<Value> {
        let name = self.name;
        let wrong = |why: &str| Err(Error::input(format!("`{name}` {why}")));
        let Some(text) = value.text() else {
            return wrong("must be text");
        };
        if text.is_empty() {
            return wrong("is empty");
        }
        if !self.is_choice(&text) {
            return Err(self.no_choice());
        }
        if self.host_label && !domain::is_label(&text) {
            return wrong("must be one label of a host name: letters, digits and inner hyphens");
        }
        if !self.under.is_empty() {
            let host = text.to_ascii_lowercase();
            if !domain::is_under(&host, self.under) {
                let domains = self.under.join(" or ");
                return wrong(&format!("must be a host name at or below {domains}"));
            }
            return Ok(Value::Text(host));
        }
        drop(text);
        Ok(value)
    }

    fn is_choice(&self, text: &str) -> bool {
        self.choices.is_empty() || self.choices.contains(&text)
    }

    fn no_choice(&self) -> Error {
        let (name, choices) = (self.name, self.choices.join(", "));
        let must = if self.list {
            "may hold"
        } else {
            "must be one of"
        };
        Error::input(format!("`{name}` {must} {choices}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Part;

    static INPUTS: &[Input] = &[
        Input::text("subdomain", "X_SUBDOMAIN").host_label(),
        Input::text("header", "X_HEADER")
            .choices(&["Authentication", "Authorization"])
            .optional(),
    ];

    #[test]
    fn a_host_label_cannot_leave_its_host() {
        for wrong in [
            "", "a.b", "a/b", "a@b", "a:1", "-a", "a-", "ä", "a b", "a\r\n", "a#", "%61",
        ] {
            let given = Values::new().with("subdomain", wrong);
            assert!(complete(INPUTS, &given).is_err(), "{wrong:?} was taken");
        }
        assert!(complete(INPUTS, &Values::new().with("subdomain", "xk-9")).is_ok());
    }

    #[test]
    fn a_choice_is_one_of_the_choices() {
        let given = Values::new().with("subdomain", "a").with("header", "Host");
        let error = complete(INPUTS, &given).expect_err("not a choice");
        assert_eq!(
            error.to_string(),
            "`header` must be one of Authentication, Authorization"
        );
    }

    #[test]
    fn a_list_holds_choices_only() {
        static SCOPES: &[Input] = &[Input::text("scopes", "X_SCOPES")
            .list()
            .choices(&["read", "write", "admin"])
            .default(&[Part::Text("read, write")])];
        let scopes = |given: &Values| {
            let values = complete(SCOPES, given)?;
            render(&[Part::Join("scopes", " ")], &values)
        };
        let joined = |given: &Values| scopes(given).expect("choices").map(|it| it.to_string());
        let list = |items: &[&str]| {
            let items = items.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
            Values::new().with("scopes", items)
        };
        assert_eq!(joined(&Values::new()).as_deref(), Some("read write"));
        assert_eq!(joined(&list(&["admin"])).as_deref(), Some("admin"));
        let text = Values::new().with("scopes", " admin ,, read,");
        assert_eq!(joined(&text).as_deref(), Some("admin read"));
        assert_eq!(joined(&list(&[])), None, "nothing is asked for");
        for wrong in [
            list(&["read", "s3cr3t"]),
            list(&["read", ""]),
            Values::new().with("scopes", vec![vec!["read"]]),
            Values::new().with("scopes", "read write"),
        ] {
            let error = scopes(&wrong).expect_err("no choice");
            assert!(!error.to_string().contains("s3cr3t"), "{error}");
        }
        let error = scopes(&list(&["x"])).expect_err("no choice");
        assert_eq!(error.to_string(), "`scopes` may hold read, write, admin");
    }

    #[test]
    fn a_list_that_is_needed_is_not_empty() {
        static IDS: &[Input] = &[Input::text("ids", "X_IDS").list()];
        for empty in [
            Values::new().with("ids", ""),
            Values::new().with("ids", ","),
        ] {
            let error = complete(IDS, &empty).expect_err("nothing");
            assert_eq!(error.to_string(), "`ids` is empty");
        }
    }

    #[test]
    fn a_host_lies_below_a_domain() {
        static HOST: &[Input] = &[Input::text("space", "X_SPACE").host(&["acme.example"])];
        let host = |text: &str| complete(HOST, &Values::new().with("space", text));
        let values = host("My-Space.ACME.example").expect("below it");
        let text = values.get("space").and_then(Value::text);
        assert_eq!(text.as_deref(), Some("my-space.acme.example"));
        let error = host("acme.example.evil.example").expect_err("elsewhere");
        assert_eq!(
            error.to_string(),
            "`space` must be a host name at or below acme.example"
        );
    }

    #[test]
    fn what_is_missing_is_named() {
        let error = complete(INPUTS, &Values::new()).expect_err("required");
        assert_eq!(error.to_string(), "`subdomain` is missing");
    }
}
