//! A record as JSON, through the crate's own codec: it loses no digit and keeps secrets marked.

use std::{borrow::Cow, time::Duration};

use zeroize::Zeroizing;

use super::{Identity, Intent, Lasting, Record};
use crate::{Encode, Error, ErrorKind, Result, Secret, Timestamp, Value, Values, value};

/// Written into every record, so that a later form can tell.
const FORM: i64 = 1;

pub(super) fn write(record: &Record) -> Zeroizing<Vec<u8>> {
    let (kind, length) = match record.lasting {
        Lasting::Never => ("never", None),
        Lasting::Unknown => ("unknown", None),
        Lasting::For(length) => ("for", Some(length)),
        Lasting::Idle(length) => ("idle", Some(length)),
    };
    let mut whole = Values::new()
        .with("form", FORM)
        .with("serial", i64::try_from(record.serial).unwrap_or(i64::MAX))
        .with("issued", record.issued.unix_milliseconds())
        .with("lasting", kind)
        .maybe("length", length.map(milliseconds))
        .maybe(
            "refresh_until",
            record.refresh_until.map(Timestamp::unix_milliseconds),
        )
        .maybe("tries", record.intent.map(|it| i64::from(it.tries)));
    let identity = &record.identity.0;
    let identity = identity.iter().map(|(name, it)| {
        let text = Value::Text(it.clone());
        (Cow::Owned(name.clone()), text)
    });
    whole.set("identity", Value::Object(identity.collect()));
    let secret = record.kept.iter().filter(|(_, it)| holds_secret(it));
    let secret = secret.map(|(name, _)| Value::Text(name.to_owned()));
    whole.set("secret", Value::List(secret.collect()));
    whole.set("kept", record.kept.clone().encode());
    if !record.asked.is_empty() {
        whole.set("asked", record.asked.clone().encode());
    }

    let mut bytes = Zeroizing::new(Vec::new());
    value::write(&Zeroizing::new(whole.into()), &mut bytes);
    bytes
}

pub(super) fn read(bytes: &[u8]) -> Result<Record> {
    let whole = value::parse(bytes).map_err(|_| unreadable())?;
    if integer(&whole, "form").is_some_and(|it| it > FORM) {
        return Err(newer());
    }
    record(&whole).ok_or_else(unreadable)
}

fn record(whole: &Value) -> Option<Record> {
    if integer(whole, "form")? != FORM {
        return None;
    }
    let length = || {
        Some(Duration::from_millis(
            u64::try_from(integer(whole, "length")?).ok()?,
        ))
    };
    let Value::Object(identity) = whole.at(&["identity"])? else {
        return None;
    };
    let identity = identity
        .iter()
        .map(|(name, it)| Some((name.to_string(), it.text()?.into_owned())));
    let Value::List(secret) = whole.at(&["secret"])? else {
        return None;
    };
    let Value::Object(members) = whole.at(&["kept"])? else {
        return None;
    };
    let mut kept = Values::new();
    for (name, it) in members {
        let marked = secret
            .iter()
            .any(|it| matches!(it, Value::Text(text) if text == name));
        let it = it.clone();
        kept.set(name.to_string(), if marked { conceal(it) } else { it });
    }
    let asked = match whole.at(&["asked"]) {
        Some(Value::List(asked)) => asked.as_slice(),
        Some(_) => return None,
        None => &[],
    };
    let asked = asked.iter().map(|it| Some(it.text()?.into_owned()));
    Some(Record {
        serial: u64::try_from(integer(whole, "serial")?).ok()?,
        issued: Timestamp::from_unix_milliseconds(integer(whole, "issued")?),
        lasting: match whole.at(&["lasting"])?.text()?.as_ref() {
            "never" => Lasting::Never,
            "unknown" => Lasting::Unknown,
            "for" => Lasting::For(length()?),
            "idle" => Lasting::Idle(length()?),
            _ => return None,
        },
        refresh_until: integer(whole, "refresh_until").map(Timestamp::from_unix_milliseconds),
        identity: Identity(identity.collect::<Option<_>>()?),
        kept,
        asked: asked.collect::<Option<_>>()?,
        intent: match integer(whole, "tries") {
            Some(tries) => Some(Intent {
                tries: u32::try_from(tries).ok()?,
            }),
            None => None,
        },
    })
}

fn unreadable() -> Error {
    Error::new(
        ErrorKind::Store,
        "a stored credential cannot be read; remove it from the store and sign in again",
    )
}

/// What a later version has written is not damaged, and is not to be removed.
pub(in crate::store) fn newer() -> Error {
    Error::new(
        ErrorKind::Store,
        "a stored credential was written by a later version of `keywright`; update this program",
    )
}

fn milliseconds(length: Duration) -> i64 {
    i64::try_from(length.as_millis()).unwrap_or(i64::MAX)
}

fn integer(whole: &Value, name: &str) -> Option<i64> {
    match whole.at(&[name])? {
        Value::Number(number) => number.to_i64(),
        _ => None,
    }
}

fn holds_secret(value: &Value) -> bool {
    match value {
        Value::Secret(_) => true,
        Value::List(items) => items.iter().any(holds_secret),
        Value::Object(members) => members.iter().any(|(_, it)| holds_secret(it)),
        _ => false,
    }
}

/// Marks every text in a value as secret.
fn conceal(value: Value) -> Value {
    match value {
        Value::Text(text) => Value::Secret(Secret::new(text)),
        Value::List(items) => Value::List(items.into_iter().map(conceal).collect()),
        Value::Object(members) => Value::Object(
            members
                .into_iter()
                .map(|(name, it)| (name, conceal(it)))
                .collect(),
        ),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(lasting: Lasting) -> Record {
        let nested = Value::Object(vec![("a".into(), Value::Secret("s3cr3t-2".into()))]);
        let mut kept = Values::new()
            .with("token", Secret::new("s3cr3t-1"))
            .with("guid", "visible");
        kept.set("nested", nested);
        Record {
            serial: 7,
            issued: Timestamp::from_unix_milliseconds(1_735_689_600_123),
            lasting,
            refresh_until: Some(Timestamp::from_unix(1_735_699_600)),
            identity: Identity(vec![("username".into(), "ada\n\"é\"".into())]),
            kept,
            asked: vec!["read".into(), "write".into()],
            intent: Some(Intent { tries: 1 }),
        }
    }

    #[test]
    fn what_is_written_reads_the_same() {
        let length = Duration::from_millis(3_600_001);
        for lasting in [
            Lasting::Never,
            Lasting::Unknown,
            Lasting::For(length),
            Lasting::Idle(length),
        ] {
            let record = sample(lasting);
            let bytes = record.to_bytes();
            let read = Record::from_bytes(&bytes).expect("our own form");
            assert_eq!(*read.to_bytes(), *bytes);
            assert_eq!(read.lasting, lasting);
            assert_eq!(read.identity, record.identity);
            assert_eq!(read.intent, record.intent);
            assert_eq!(read.asked, record.asked);
        }
    }

    #[test]
    fn secrets_come_back_as_secrets() {
        let bytes = sample(Lasting::Never).to_bytes();
        let read = Record::from_bytes(&bytes).expect("our own form");
        let shown = format!("{:?} {read:?}", read.kept);
        assert!(!shown.contains("s3cr3t"), "{shown}");
        assert!(shown.contains("visible"), "{shown}");
    }

    #[test]
    fn what_a_later_version_wrote_is_left_alone() {
        let bytes = sample(Lasting::Never).to_bytes();
        let text = String::from_utf8(bytes.to_vec()).expect("it is JSON");
        let later = text.replacen("\"form\":1", "\"form\":2", 1);
        assert_ne!(later, text);
        let error = Record::from_bytes(later.as_bytes()).expect_err("another form");
        assert!(
            error.to_string().ends_with("update this program"),
            "{error}"
        );
    }

    #[test]
    fn damage_is_an_error_that_shows_nothing() {
        let bytes = sample(Lasting::Never).to_bytes();
        for end in 0..bytes.len() {
            let error = Record::from_bytes(&bytes[..end]).expect_err("truncated");
            assert_eq!(error.kind(), ErrorKind::Store);
            assert!(!format!("{error} {error:?}").contains("s3cr3t"));
        }
    }
}
