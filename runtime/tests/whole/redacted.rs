//! A canary secret goes through every public type; none of them may print it.

use crate::common::*;
use keywright::{Method, Secret, Values, generated::v1::Credential};

fn silent(what: &str, printed: &str) {
    assert!(
        !printed.contains(CANARY),
        "{what} prints a secret: {printed}"
    );
    // The pair of Basic, `jane:c4n4ry-51a7e`, in Base64.
    assert!(
        !printed.contains("amFuZTpj"),
        "{what} prints a secret: {printed}"
    );
}

/// A provider that repeats every secret in its answers.
fn echo() -> Fake {
    Fake::new(|request| match request.uri().path() {
        "/login" => answer(200, &format!(r#"{{"token":"{CANARY}"}}"#)),
        "/balance" => {
            let sent = authorization(request);
            answer(
                400,
                &format!(r#"{{"code":"{CANARY}","text":"{sent} and {CANARY} are wrong"}}"#),
            )
        }
        _ => answer(200, CANARY),
    })
}

#[tokio::test]
async fn no_public_type_prints_a_secret() {
    for credential in [key(), basic("jane", CANARY), session()] {
        silent("Credential", &format!("{credential:?}"));
        silent("Builder", &format!("{:?}", builder(credential.clone())));
        let client = client(credential, &echo());
        silent("Client", &format!("{client:?}"));

        let error = client
            .call::<()>(&GET_BALANCE, Values::new())
            .await
            .expect_err("a refusal");
        silent(
            "Error",
            &format!("{error} {error:?} {:?} {:?}", error.code(), error.text()),
        );

        let request = client
            .request(Method::POST, "/x")
            .query("q", CANARY)
            .header("x", CANARY)
            .json(&CANARY);
        silent("RequestBuilder", &format!("{request:?}"));
        let response = request.send().await.expect("an answer");
        silent("Response", &format!("{response:?}"));
        silent(
            "Error",
            &format!("{:?}", response.json::<u8>().expect_err("no number")),
        );
        silent(
            "Authorization",
            &format!("{:?}", client.authorization().await.expect("ready")),
        );
    }
    let handshake = client(session(), &echo())
        .handshake(&CONNECT)
        .await
        .expect("ready");
    silent(
        "Handshake",
        &format!("{handshake:?} {:?}", handshake.headers()),
    );
}

#[test]
fn no_value_prints_a_secret() {
    let values = Values::new()
        .with("a", Secret::from(CANARY))
        .with("b", vec![Secret::from(CANARY)]);
    silent("Values", &format!("{values:?}"));
    silent("Value", &format!("{:?}", keywright::Value::from(values)));
    silent("Secret", &format!("{:?}", Secret::from(CANARY)));
}

#[test]
fn no_refused_input_is_printed() {
    for wrong in [
        format!("{CANARY}\r\nX: y"),
        format!("{CANARY}ü"),
        format!("{CANARY} "),
    ] {
        let credential = Credential::new(&KEY, Values::new().with("key", Secret::from(wrong)));
        let built = builder(credential).transport(echo()).build();
        let error = built.expect_err("it cannot be a header");
        assert!(error.to_string().contains("no header may hold"), "{error}");
        silent("Error", &format!("{error} {error:?}"));
    }
}

#[tokio::test]
async fn a_token_of_an_answer_that_could_end_its_line_is_sent_nowhere() {
    for token in [
        "c4n4ry-51a7e\\r\\nX: y",
        "c4n4ry-51a7e\\n",
        "c4n4ry-51a7e\\u0000",
        "c4n4ry-51a7e ü",
    ] {
        let body = format!(r#"{{"token":"{token}"}}"#);
        let fake = Fake::new(move |_| answer(200, &body));
        let client = client(session(), &fake);
        let called = client.call::<()>(&GET_BALANCE, Values::new()).await;
        let error = called.expect_err("it cannot be a header");
        silent("Error", &format!("{error} {error:?}"));
        assert_eq!(fake.sent().len(), 1, "the login and nothing after it");
    }
}
