//! What providers write, and what it means.

use super::*;
use crate::value::parse;

const SENT: Now = Now {
    monotonic: Duration::from_secs(5),
    // 2025-01-01T00:00:00Z
    wall: Timestamp::from_unix(1_735_689_600),
};

fn read(expires: &[Expiry], body: &str, date: Option<Timestamp>) -> Lasting {
    let none = Values::new();
    told(expires, body, date, &none, &none)
}

fn told(
    expires: &[Expiry],
    body: &str,
    date: Option<Timestamp>,
    asked: &Values,
    kept: &Values,
) -> Lasting {
    let body = parse(body.as_bytes()).expect("JSON");
    let heard = [Heard {
        sent: SENT,
        asked,
        body: &body,
        date,
    }];
    lasting(expires, &heard, kept)
        .expect("there is an answer")
        .0
}

fn seconds(seconds: f64) -> Lasting {
    Lasting::For(Duration::from_secs_f64(seconds))
}

#[test]
fn lengths_are_read_leniently() {
    const IN: &[Expiry] = &[Expiry::In(&["expires_in"], Unit::Seconds)];
    for (written, expected) in [
        ("3600", seconds(3600.0)),
        ("\"3600\"", seconds(3600.0)),
        ("\" 3600 \"", seconds(3600.0)),
        ("3600.5", seconds(3600.5)),
        ("3.6e3", seconds(3600.0)),
        ("\"3599.999\"", seconds(3599.999)),
        ("4294967296", seconds(4_294_967_296.0).min_century()),
        ("1e300", Lasting::For(LONGEST)),
        ("1e999", Lasting::For(LONGEST)),
        ("0", Lasting::Unknown),
        ("\"0\"", Lasting::Unknown),
        ("-1", Lasting::Unknown),
        ("null", Lasting::Unknown),
        ("\"\"", Lasting::Unknown),
        ("\"never\"", Lasting::Unknown),
        ("\"NaN\"", Lasting::Unknown),
        ("{}", Lasting::Unknown),
        ("[3600]", Lasting::Unknown),
    ] {
        let body = format!(r#"{{"expires_in":{written}}}"#);
        assert_eq!(read(IN, &body, None), expected, "{written}");
    }
    assert_eq!(read(IN, "{}", None), Lasting::Unknown);
}

impl Lasting {
    fn min_century(self) -> Self {
        match self {
            Self::For(length) => Self::For(length.min(LONGEST)),
            other => other,
        }
    }
}

#[test]
fn units() {
    for (unit, expected) in [
        (Unit::Seconds, 90.0),
        (Unit::Minutes, 5_400.0),
        (Unit::Milliseconds, 0.09),
    ] {
        let lasts = read(&[Expiry::In(&["a", "b"], unit)], r#"{"a":{"b":90}}"#, None);
        assert_eq!(lasts, seconds(expected), "{unit:?}");
    }
}

#[test]
fn days_hours_and_minutes_are_three_numbers() {
    const IN: &[Expiry] = &[Expiry::In(&["ttl"], Unit::DaysHoursMinutes)];
    for (written, expected) in [
        ("1:02:30", seconds(95_400.0)),
        ("0:0:5", seconds(300.0)),
        ("0:90:00", seconds(324_000.0)),
        (" 1 : 2 : 3 ", seconds(93_780.0)),
        ("99999999999999999999:0:0", Lasting::For(LONGEST)),
        ("0:0:0", Lasting::Unknown),
        ("2:30", Lasting::Unknown),
        ("1:2:3:4", Lasting::Unknown),
        ("-1:0:0", Lasting::Unknown),
        ("1:+2:3", Lasting::Unknown),
        ("1:2.5:3", Lasting::Unknown),
        ("1::3", Lasting::Unknown),
        ("::", Lasting::Unknown),
        ("1e3:0:0", Lasting::Unknown),
        ("inf:0:0", Lasting::Unknown),
    ] {
        let body = format!(r#"{{"ttl":"{written}"}}"#);
        assert_eq!(read(IN, &body, None), expected, "{written}");
    }
    assert_eq!(read(IN, r#"{"ttl":90}"#, None), Lasting::Unknown);
}

#[test]
fn what_was_asked_for_counts_from_the_asking() {
    let asked = Values::new()
        .with("ttl", "0:01:00")
        .with("at", "2025-01-01T00:30:00Z")
        .with("count", 90_i64);
    let none = Values::new();
    for (field, when, expected) in [
        ("ttl", When::In(Unit::DaysHoursMinutes), seconds(3_600.0)),
        ("count", When::In(Unit::Seconds), seconds(90.0)),
        ("at", When::At(Format::DateTime), seconds(1_800.0)),
        ("absent", When::In(Unit::Seconds), Lasting::Unknown),
        ("ttl", When::In(Unit::Seconds), Lasting::Unknown),
    ] {
        let expires = [Expiry::Requested(field, when)];
        assert_eq!(
            told(&expires, "{}", None, &asked, &none),
            expected,
            "{field}"
        );
    }
}

#[test]
fn a_token_says_when_it_ends() {
    let jwt = |claims: &str| {
        let part = |text: &str| URL_SAFE_NO_PAD.encode(text);
        format!("{}.{}.c2ln", part(r#"{"alg":"HS256"}"#), part(claims))
    };
    // The example of RFC 7519 section 3.1 ends in 2011.
    let rfc = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.\
               eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFt\
               cGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    let before = Timestamp::from_unix(1_300_819_380 - 60);
    let none = Values::new();
    let read = |token: &str, date| {
        let kept = Values::new().with("access_token", crate::Secret::new(token));
        let expires = [Expiry::Jwt("access_token"), Expiry::After(7)];
        told(&expires, "{}", date, &none, &kept)
    };
    assert_eq!(read(rfc, Some(before)), seconds(60.0));
    // The unsecured one of section 6.1 says as much: nobody is let in by what is read here, it is
    // the time of the next renewal and no more.
    let unsecured = "eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6\
                     Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.";
    assert_eq!(read(unsecured, Some(before)), seconds(60.0));
    for (claims, expected) in [
        (r#"{"exp":1735693200}"#, seconds(3_600.0)),
        (r#"{"exp":1735693200.5,"iat":1}"#, seconds(3_600.5)),
        (r#"{"exp":1e300}"#, Lasting::For(LONGEST)),
        // What cannot be read, or has passed, says nothing.
        (r#"{"exp":1735600000}"#, seconds(7.0)),
        (r#"{"exp":"1735693200"}"#, seconds(7.0)),
        (r#"{"exp":null}"#, seconds(7.0)),
        (r#"{"exp":-1}"#, seconds(7.0)),
        (r#"{"iat":1735693200}"#, seconds(7.0)),
        ("[1735693200]", seconds(7.0)),
        ("no JSON", seconds(7.0)),
    ] {
        assert_eq!(read(&jwt(claims), None), expected, "{claims}");
    }
    for opaque in ["", ".", "..", "a.b.c", "opaque", "a.!!!.c", "é.é.é"] {
        assert_eq!(read(opaque, None), seconds(7.0), "{opaque}");
    }
}

#[test]
fn instants_are_read_by_the_answers_own_date() {
    const AT: &[Expiry] = &[Expiry::At(&["at"], Format::DateTime)];
    let hour_later = r#"{"at":"2025-01-01T01:00:00Z"}"#;
    assert_eq!(read(AT, hour_later, None), seconds(3_600.0));
    // The provider's clock is three hours ahead, or one behind; the length is what it meant.
    let ahead = Some(SENT.wall.saturating_add(Duration::from_secs(3 * 3_600)));
    let later = r#"{"at":"2025-01-01T04:00:00+00:00"}"#;
    assert_eq!(read(AT, later, ahead), seconds(3_600.0));
    let behind = Some(SENT.wall.saturating_sub(Duration::from_secs(3_600)));
    let earlier = r#"{"at":"2025-01-01T00:00:00.000"}"#;
    assert_eq!(read(AT, earlier, behind), seconds(3_600.0));
    assert_eq!(
        read(AT, earlier, None),
        Lasting::Unknown,
        "it has passed already"
    );
}

#[test]
fn formats() {
    for (format, written) in [
        (Format::Unix, "1735689660"),
        (Format::Unix, "\"1735689660\""),
        (Format::Unix, "1735689660.0"),
        (Format::UnixMilliseconds, "1735689660000"),
        (Format::DateTime, "\"2025-01-01 00:01:00\""),
        (Format::DateTime, "\"2025-01-01T02:01:00+02:00\""),
    ] {
        let body = format!(r#"{{"at":{written}}}"#);
        let lasts = read(&[Expiry::At(&["at"], format)], &body, None);
        assert_eq!(lasts, seconds(60.0), "{written}");
    }
    for huge in ["1e300", "99999999999999"] {
        let body = format!(r#"{{"at":{huge}}}"#);
        let lasts = read(&[Expiry::At(&["at"], Format::Unix)], &body, None);
        assert_eq!(lasts, Lasting::For(LONGEST), "{huge}");
    }
}

#[test]
fn the_first_that_knows_wins() {
    const BOTH: &[Expiry] = &[
        Expiry::In(&["length"], Unit::Seconds),
        Expiry::At(&["at"], Format::DateTime),
        Expiry::After(60),
    ];
    let at = r#""at":"2025-01-01T02:00:00Z""#;
    let both = format!(r#"{{"length":10,{at}}}"#);
    assert_eq!(read(BOTH, &both, None), seconds(10.0));
    let wrong = format!(r#"{{"length":0,{at}}}"#);
    assert_eq!(read(BOTH, &wrong, None), seconds(7_200.0));
    assert_eq!(read(BOTH, "{}", None), seconds(60.0));
    assert_eq!(read(&[Expiry::Never], "{}", None), Lasting::Never);
    assert_eq!(read(&[Expiry::Unknown], "{}", None), Lasting::Unknown);
    let idle = Lasting::Idle(Duration::from_secs(90));
    assert_eq!(read(&[Expiry::Idle(90)], "{}", None), idle);
    assert_eq!(read(&[], "{}", None), Lasting::Unknown);
}

#[test]
fn the_last_answer_that_knows_counts_from_its_own_request() {
    let bodies = [r#"{"n":10}"#, r#"{"n":20}"#, "{}"].map(|it| parse(it.as_bytes()).expect("it"));
    let at = |seconds| Now {
        monotonic: Duration::from_secs(seconds),
        ..SENT
    };
    let none = Values::new();
    let heard: Vec<_> = bodies
        .iter()
        .zip(1..)
        .map(|(body, sent)| Heard {
            sent: at(sent),
            asked: &none,
            body,
            date: None,
        })
        .collect();
    let lasting = |expires: &[Expiry], heard: &[Heard<'_>]| lasting(expires, heard, &none);
    let known = lasting(&[Expiry::In(&["n"], Unit::Seconds)], &heard);
    assert_eq!(known, Some((seconds(20.0), at(2))));
    let after = lasting(&[Expiry::After(7)], &heard);
    assert_eq!(after, Some((seconds(7.0), at(3))));
    assert_eq!(lasting(&[Expiry::Never], &[]), None);
}
