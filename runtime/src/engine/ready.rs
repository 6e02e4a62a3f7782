//! A credential that is ready to be sent: every header value is built and marked beforehand.

use std::fmt;

use http::{HeaderName, HeaderValue};
use zeroize::Zeroizing;

use super::Life;
use crate::{
    Error, Result, Value, Values,
    address::Address,
    exchange::{Granted, header_name, header_value},
    render::render,
    table::{Carrier, Placement, Scheme},
};

/// A credential that is ready to be sent.
pub(crate) struct Ready {
    /// The scheme whose credential it is.
    pub(crate) scheme: &'static Scheme,
    /// Grows with each credential, so that a rejection can name the one that it rejects.
    pub(crate) generation: u64,
    /// What it puts on a request.
    pub(crate) placed: Vec<Placed>,
    /// The inputs, and what was kept when it was obtained.
    pub(crate) values: Values,
    /// Where it may go, and what it may do there.
    pub(crate) place: Place,
    pub(super) life: Life,
}

/// Where a credential may go, and what it may do there.
#[derive(Clone, Default)]
pub(crate) struct Place {
    /// Where its calls go, if not to the host `base` as it is.
    pub(crate) address: Option<Address>,
    /// Its scopes, where they are known.
    pub(crate) granted: Option<Granted>,
    /// The sign-in that it comes of, where people sign in. Another may be another person's.
    pub(crate) login: u64,
}

/// One thing that a credential puts on a request.
#[derive(Clone)]
pub(crate) struct Placed {
    /// What carries it.
    pub(crate) carrier: Carrier,
    /// The name of the header, parameter, cookie or body field.
    pub(crate) name: String,
    /// What is sent.
    pub(crate) value: PlacedValue,
}

/// The value of a [`Placed`], in the form of its carrier.
#[derive(Clone)]
pub(crate) enum PlacedValue {
    /// For [`Carrier::Header`]; marked as sensitive.
    Header(HeaderName, HeaderValue),
    /// For all others.
    Value(Value),
}

impl Ready {
    pub(super) fn new(
        scheme: &'static Scheme,
        generation: u64,
        values: Values,
        life: Life,
        place: Place,
    ) -> Result<Self> {
        let placed = scheme
            .send
            .iter()
            .filter_map(|it| placed(it, &values).transpose());
        Ok(Self {
            scheme,
            generation,
            placed: placed.collect::<Result<_>>()?,
            values,
            place,
            life,
        })
    }
}

fn placed(placement: &Placement, values: &Values) -> Result<Option<Placed>> {
    let name = render(placement.name, values)?;
    let value = render(placement.value, values)?;
    let (Some(name), Some(value)) = (name, value) else {
        return Ok(None);
    };
    let value = match placement.carrier {
        Carrier::Header => {
            let value = header_value(&name, value)?;
            PlacedValue::Header(header_name(&name)?, value)
        }
        _ if placement.integer => {
            let wrong = |_| Error::input(format!("`{}` must be a number", *name));
            PlacedValue::Value(Value::Number(value.parse().map_err(wrong)?))
        }
        Carrier::Cookie => PlacedValue::Value(cookie(&name, &value)?),
        Carrier::Query | Carrier::Body | Carrier::Parameter => {
            PlacedValue::Value(Value::Secret(value.as_str().into()))
        }
    };
    Ok(Some(Placed {
        carrier: placement.carrier,
        name: name.to_string(),
        value,
    }))
}

/// A cookie's value, which must not be able to begin another cookie (RFC 6265 section 4.1.1).
fn cookie(name: &str, value: &Zeroizing<String>) -> Result<Value> {
    if value.bytes().all(|it| it.is_ascii_graphic() && it != b';') {
        return Ok(Value::Secret(value.as_str().into()));
    }
    let message = format!("the value for the cookie `{name}` holds something that no cookie may");
    Err(Error::input(message))
}

impl fmt::Debug for Ready {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ready(generation {})", self.generation)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::{Clock, Secret, store::Lasting, table::Part, testing::ManualClock};

    fn ready(send: &'static [Placement], values: Values) -> Result<Ready> {
        let scheme = Box::leak(Box::new(Scheme::new("test", "Test").send(send)));
        let now = ManualClock::default().now();
        Ready::new(
            scheme,
            1,
            values,
            Life::new(now, Duration::ZERO, Lasting::Never, 0),
            Place::default(),
        )
    }

    const KEY: &[Part] = &[Part::Value("key")];
    const AUTHORIZATION: &[Placement] = &[Placement::new(
        Carrier::Header,
        &[Part::Text("Authorization")],
        KEY,
    )];
    const COOKIE: &[Placement] = &[Placement::new(Carrier::Cookie, &[Part::Text("sid")], KEY)];
    const HOST: &[Placement] = &[Placement::new(Carrier::Header, &[Part::Text("Host")], KEY)];
    const ACCOUNT: &[Placement] =
        &[Placement::new(Carrier::Parameter, &[Part::Text("account")], KEY).integer()];

    #[test]
    fn a_header_is_built_and_marked() {
        let values = Values::new().with("key", Secret::new("s3cr3t"));
        let ready = ready(AUTHORIZATION, values).expect("it is visible ASCII");
        let PlacedValue::Header(name, value) = &ready.placed[0].value else {
            panic!("a header is a header");
        };
        assert_eq!(
            (name.as_str(), value.as_bytes()),
            ("authorization", &b"s3cr3t"[..])
        );
        assert!(value.is_sensitive());
        assert!(!format!("{ready:?}").contains("s3cr3t"));
    }

    #[test]
    fn what_would_break_out_is_refused() {
        for (send, wrong) in [
            (AUTHORIZATION, "s3cr3t\r\nX: y"),
            (COOKIE, "s3cr3t; admin=1"),
            (COOKIE, "s3cr3t\n"),
            (HOST, "s3cr3t"),
        ] {
            let error = ready(send, Values::new().with("key", wrong)).expect_err("refused");
            assert!(!format!("{error} {error:?}").contains("s3cr3t"), "{error}");
        }
    }

    #[test]
    fn what_is_absent_is_left_out_and_numbers_are_numbers() {
        assert!(
            ready(ACCOUNT, Values::new())
                .expect("it is optional")
                .placed
                .is_empty()
        );
        let ready_with = |key| ready(ACCOUNT, Values::new().with("key", key));
        let placed = &ready_with("17").expect("a number").placed[0];
        assert!(
            matches!(&placed.value, PlacedValue::Value(Value::Number(it)) if it.as_str() == "17")
        );
        assert!(ready_with("s3cr3t").is_err());
    }
}
