//! Where the calls of a scheme go that do not go to the host `base` as it is: behind a path that its
//! credential fills, or to an address that arrived in an answer.
//!
//! What an answer names is believed only below the domains of the spec, because it will receive
//! the credential.

use crate::{
    Error, Result, Values,
    exchange::{check_path, render_path},
    host::{Hosts, Origin},
    render::{names, render},
    table::{Part, Scheme},
};

/// Where the calls of one credential go.
#[derive(Clone)]
pub(crate) struct Address {
    pub(crate) origin: Origin,
    /// The path before theirs, which may hold the credential; empty where there is none.
    pub(crate) path: String,
}

impl Address {
    /// Where the calls of a scheme go with these values. `None`: to the host as it is, or nobody
    /// knows before a tenant is chosen.
    pub(crate) fn of(scheme: &Scheme, values: &Values, hosts: &Hosts) -> Result<Option<Self>> {
        let waits = |template: &[Part]| {
            let mut is_known = true;
            names(template, &mut |it| is_known &= values.get(it).is_some());
            scheme.tenant.is_some() && !is_known
        };
        match (scheme.base_path, scheme.base_url) {
            (Some(path), _) if !waits(path) => {
                let path = render_path(path, values)?;
                let path = path.trim_end_matches('/').to_owned();
                check_path(&path)?;
                Ok(Some(Self {
                    origin: hosts.first().below(&path),
                    path,
                }))
            }
            (None, Some(url)) if !waits(url) => kept(scheme, url, values, hosts).map(Some),
            _ => Ok(None),
        }
    }
}

fn kept(scheme: &Scheme, url: &[Part], values: &Values, hosts: &Hosts) -> Result<Address> {
    let wrong = |why: &str| {
        let message = format!("the address for the calls of `{}` {why}", scheme.id);
        if scheme.is_obtained() {
            Error::decode(message)
        } else {
            Error::input(message)
        }
    };
    let url = render(url, values)?.ok_or_else(|| wrong("is missing"))?;
    // Loopback passes here and is held against the overrides, each of which was allowed.
    let origin = Origin::parse(&url, true).map_err(|_| wrong("is none"))?;
    if !hosts.admits(&origin) {
        return Err(wrong(&match hosts.under() {
            [] => "is not one of the provider's".to_owned(),
            domains => format!("is not https at or below {}", domains.join(" or ")),
        }));
    }
    Ok(Address {
        origin,
        path: String::new(),
    })
}

#[cfg(test)]
mod tests {
    use http::Method;

    use super::*;
    use crate::{
        ErrorKind, Secret,
        table::{Endpoint, Host, Provider, Step, Template, Tenant},
    };

    static ACME: Provider = Provider {
        name: "acme",
        title: "Acme",
        hosts: &[Host {
            name: "base",
            url: &[Part::Text("https://api.acme.example/v1")],
            env: "ACME_BASE_URL",
        }],
        hosts_under: &["acme.example", "acme.test"],
        inputs: &[],
        schemes: &[],
        endpoints: &[],
        scopes: &[],
    };
    const PATH: Template = &[Part::Text("/bot"), Part::Value("token")];
    const URL: Template = &[Part::Value("url")];
    static BOT: Scheme = Scheme::new("bot", "Bot").base_path(PATH);
    static ANY: Endpoint = Endpoint::new("any", Method::POST, &[]);
    static KEPT: Scheme = Scheme::new("kept", "Kept")
        .acquire(&[Step::new(&ANY)])
        .base_url(URL);

    fn hosts(overrides: &[&str]) -> Hosts {
        let overrides: Vec<_> = overrides
            .iter()
            .map(|it| ("base".to_owned(), (*it).to_owned()))
            .collect();
        Hosts::resolve(&ACME, &Values::new(), &overrides, true).expect("sound")
    }

    fn of(scheme: &Scheme, name: &'static str, value: &str, hosts: &Hosts) -> Result<String> {
        let values = Values::new().with(name, Secret::new(value));
        let address = Address::of(scheme, &values, hosts)?.expect("an address");
        Ok(address.origin.uri("/me", "")?.to_string())
    }

    #[test]
    fn a_path_stands_before_that_of_the_call() {
        let bot = |token: &str| of(&BOT, "token", token, &hosts(&[]));
        for (token, expected) in [
            ("7", "https://api.acme.example/v1/bot7/me"),
            ("a/b?c#d", "https://api.acme.example/v1/bota%2Fb%3Fc%23d/me"),
        ] {
            assert_eq!(bot(token).expect("a segment"), expected);
        }
        for wrong in ["", "a\r\nb", "a\\..\\b", "\0"] {
            let error = bot(wrong).expect_err("no segment");
            assert!(!error.to_string().contains('\n'), "{error}");
        }
        assert!(Address::of(&BOT, &Values::new(), &hosts(&[])).is_err());
    }

    #[test]
    fn an_address_lies_below_the_domains() {
        for (url, expected) in [
            ("https://eu1.acme.example", "https://eu1.acme.example/me"),
            ("https://acme.example/", "https://acme.example/me"),
            ("https://A.B.Acme.Test/v2/", "https://a.b.acme.test/v2/me"),
        ] {
            assert_eq!(of(&KEPT, "url", url, &hosts(&[])).expect(url), expected);
        }
        for wrong in [
            "",
            "eu1.acme.example",
            "http://eu1.acme.example",
            "wss://eu1.acme.example",
            "https://evil.example",
            "https://evilacme.example",
            "https://acme.example.evil.example",
            "https://acme.example@evil.example",
            "https://evil.example#.acme.example",
            "https://evil.example\\.acme.example",
            "https://evil.example?.acme.example",
            "https://u:p@eu1.acme.example",
            "https://eu1.acme.example:443",
            "https://eu1.acme.example:8443",
            "https://eu1.acme.example.",
            "https://eu1.äcme.example",
            "https://eu1.acme.example/a/../b",
            "https://eu1.acme.example/%2e%2e/b",
            "https://eu1.acme.example?a=b",
            "https://eu1.acme.example\r\nX: y",
            "https://[::1]",
            "http://127.0.0.1:8080",
            "//eu1.acme.example",
        ] {
            let error = of(&KEPT, "url", wrong, &hosts(&[])).expect_err(wrong);
            assert_eq!(error.kind(), ErrorKind::Decode);
            assert!(!error.to_string().contains("evil"), "{error}");
        }
    }

    #[test]
    fn what_the_builder_was_given_is_trusted_and_nothing_beside_it() {
        let hosts = hosts(&["http://127.0.0.1:8080/v1"]);
        let kept = |url: &str| of(&KEPT, "url", url, &hosts);
        let expected = "http://127.0.0.1:8080/v2/me";
        assert_eq!(kept("http://127.0.0.1:8080/v2").expect("given"), expected);
        assert!(kept("https://eu1.acme.example").is_ok());
        for wrong in [
            "http://127.0.0.1:8081",
            "http://127.0.0.1",
            "https://127.0.0.1:8080",
            "http://localhost:8080",
            "http://u@127.0.0.1:8080",
        ] {
            assert!(kept(wrong).is_err(), "{wrong} was taken");
        }
    }

    #[test]
    fn a_tenants_address_waits_for_the_tenant() {
        static TENANT: Tenant = Tenant {
            step: Step::new(&ANY),
            list: &[],
            pick: None,
            keep: &[],
        };
        let scheme = KEPT.clone().tenant(&TENANT);
        let hosts = hosts(&[]);
        let none = Address::of(&scheme, &Values::new(), &hosts).expect("it waits");
        assert!(none.is_none());
        assert!(of(&scheme, "url", "https://eu1.acme.example", &hosts).is_ok());
        assert!(of(&scheme, "url", "https://evil.example", &hosts).is_err());
    }
}
