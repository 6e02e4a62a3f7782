//! The credential on requests of other clients: where it goes, what is put on, what a refusal does.

use crate::common::*;
use keywright::{
    ErrorKind, Plug, Result, Secret, StatusCode, Values,
    generated::v1::{Carrier, Client, Credential, Expiry, Input, Part, Placement, Scheme, Step},
};

const HERE: &str = "https://xk9.acme.example/any?page=2";

fn request(uri: &str) -> http::Request<()> {
    http::Request::get(uri).body(()).expect("a request")
}

/// What is attached to a request, as text.
async fn attached(plug: &Plug, mut request: http::Request<()>) -> Result<String> {
    plug.attach(&mut request).await?;
    let mut text = format!("{} {}", request.method(), request.uri());
    for (name, value) in request.headers() {
        assert!(value.is_sensitive(), "{name} can be printed");
        let value = value.to_str().expect("visible ASCII");
        text.extend(["\n", name.as_str(), ": ", value]);
    }
    Ok(text)
}

fn holding(scheme: &'static Scheme, value: &str) -> Client {
    let values = Values::new().with("key", Secret::new(value));
    client(Credential::new(scheme, values), &Fake::new(|_| balance()))
}

const KEY_INPUT: &[Input] = &[Input::secret("key", "ACME_KEY")];
const VALUE: &[Part] = &[Part::Value("key")];

static SPREAD: Scheme = Scheme::new("spread", "Spread").inputs(KEY_INPUT).send(&[
    Placement::new(Carrier::Header, &[Part::Text("X-Key")], VALUE),
    Placement::new(Carrier::Query, &[Part::Text("key")], VALUE),
    Placement::new(Carrier::Cookie, &[Part::Text("sid")], VALUE),
]);
static IN_BODY: Scheme = Scheme::new("in_body", "In the body")
    .inputs(KEY_INPUT)
    .send(&[Placement::new(
        Carrier::Parameter,
        &[Part::Text("key")],
        VALUE,
    )]);
pub(crate) static IN_PATH: Scheme = Scheme::new("in_path", "In the path")
    .inputs(KEY_INPUT)
    .base_path(&[Part::Text("/bot"), Part::Value("key")]);
static NAMED: Scheme = Scheme::new("named", "Named")
    .inputs(&[
        Input::text("username", "ACME_USERNAME"),
        Input::secret("password", "ACME_PASSWORD"),
    ])
    .acquire(&[Step::new(&LOG_IN).keep(&[
        keywright::generated::v1::Keep {
            name: "token",
            source: keywright::generated::v1::Source::Body(&["token"]),
            optional: false,
        },
        keywright::generated::v1::Keep {
            name: "url",
            source: keywright::generated::v1::Source::Body(&["url"]),
            optional: false,
        },
    ])])
    .expires(&[Expiry::Unknown])
    .send(&[Placement::new(
        Carrier::Header,
        &[Part::Text("Authorization")],
        &[Part::Text("Bearer "), Part::Value("token")],
    )])
    .base_url(&[Part::Value("url")]);

#[tokio::test]
async fn one_header_is_a_value() {
    let plug = client(key(), &Fake::new(|_| balance())).plug();
    let header = plug.ready_header().expect("a key is ready");
    assert_eq!(header, format!("App {CANARY}"));
    assert!(header.is_sensitive());
    assert_eq!(plug.header().await.expect("ready"), header);
    let authorization = plug.authorization().await.expect("ready");
    assert_eq!(authorization.header().expect("one header"), header);

    let fake = Fake::new(|_| answer(200, r#"{"token":"t"}"#));
    let plug = client(session(), &fake).plug();
    assert!(plug.ready_header().is_none(), "nobody has logged in yet");
    assert_eq!(plug.header().await.expect("logged in"), "Bearer t");
    assert_eq!(plug.ready_header().expect("it is ready now"), "Bearer t");
    assert_eq!(fake.sent().len(), 1);
}

#[tokio::test]
async fn what_is_not_one_header_says_so() {
    for (scheme, names) in [
        (&SPREAD, "[X-Key, key, sid]"),
        (&IN_PATH, "[] and its place"),
    ] {
        let plug = holding(scheme, CANARY).plug();
        assert!(plug.ready_header().is_none());
        let errors = [
            plug.header().await.expect_err("no header"),
            plug.authorization()
                .await
                .expect("ready")
                .header()
                .expect_err("no header"),
        ];
        for error in errors {
            assert_eq!(error.kind(), ErrorKind::Input);
            let text = format!("{error} {error:?}");
            assert!(text.contains(names) && !text.contains(CANARY), "{text}");
        }
    }
    let nobody = client(Credential::none(), &Fake::new(|_| balance())).plug();
    let error = nobody.header().await.expect_err("no credential");
    assert_eq!(
        error.to_string(),
        "a client without a credential sends no header"
    );
    assert_eq!(
        attached(&nobody, request("https://evil.example/"))
            .await
            .expect("nothing to keep"),
        "GET https://evil.example/"
    );
}

#[tokio::test]
async fn every_placement_is_put_on() {
    let plug = holding(&SPREAD, "a/b").plug();
    let spread = "x-key: a/b";
    let text = attached(&plug, request(HERE)).await.expect("its own host");
    assert_eq!(
        text,
        format!("GET https://xk9.acme.example/any?page=2&key=a%2Fb\n{spread}\ncookie: sid=a/b")
    );
    let mut with_cookie = request(HERE);
    with_cookie
        .headers_mut()
        .insert("cookie", http::HeaderValue::from_static("a=1"));
    let text = attached(&plug, with_cookie).await.expect("its own host");
    assert!(text.contains("cookie: a=1; sid=a/b\n"), "{text}");
    let mut with_two = request(HERE);
    for it in ["a=1", "b=2"] {
        let value = http::HeaderValue::from_static(it);
        with_two.headers_mut().append("cookie", value);
    }
    let text = attached(&plug, with_two).await.expect("its own host");
    assert!(text.contains("cookie: a=1; b=2; sid=a/b\n"), "{text}");
    let mut unreadable = request(HERE);
    let value = http::HeaderValue::from_bytes(b"a=\xe9").expect("a value");
    unreadable.headers_mut().insert("cookie", value);
    let error = attached(&plug, unreadable).await.expect_err("no text");
    assert!(error.to_string().contains("cookie"), "{error}");

    let plug = holding(&IN_BODY, "a").plug();
    let text = attached(&plug, request(HERE)).await.expect("a query");
    assert_eq!(text, "GET https://xk9.acme.example/any?page=2&key=a");
    let mut post = request(HERE);
    *post.method_mut() = http::Method::POST;
    let error = attached(&plug, post)
        .await
        .expect_err("the body is its owner's");
    assert!(error.to_string().contains("`key` in the body"), "{error}");
}

#[tokio::test]
async fn a_credential_goes_to_its_own_origins_only() {
    let fake = Fake::new(|_| answer(200, &format!(r#"{{"token":"{CANARY}"}}"#)));
    let plug = client(session(), &fake).plug();
    for strange in [
        "https://evil.example/any",
        "https://acme.example/any",
        "https://xk9.acme.example.evil.example/any",
        "https://xk9.acme.example:8443/any",
        "https://xk9.acme.example@evil.example/any",
        "https://user@xk9.acme.example/any",
        "http://xk9.acme.example/any",
        "ftp://xk9.acme.example/any",
        "/any",
    ] {
        let mut it = request(strange);
        let error = plug.attach(&mut it).await.expect_err(strange);
        assert_eq!(error.kind(), ErrorKind::Input, "{strange}");
        assert!(!error.to_string().contains("evil"), "{error}");
        assert!(
            it.headers().is_empty() && it.uri() == strange,
            "{strange} was changed"
        );
    }
    assert!(
        fake.sent().is_empty(),
        "a login was made for a strange origin"
    );
    for own in [
        HERE,
        "https://XK9.acme.example:443/any",
        "wss://rt.acme.example/socket",
        "https://rt.acme.example/x",
    ] {
        attached(&plug, request(own)).await.expect(own);
    }
    // The second host belongs to an endpoint that the key does not open.
    let plug = client(key(), &fake).plug();
    attached(&plug, request("https://rt.acme.example/x"))
        .await
        .expect_err("not for this scheme");
    let authorization = plug.authorization().await.expect("ready");
    let mut it = request("https://evil.example/");
    authorization.apply(&mut it).expect_err("a strange origin");
    assert!(it.headers().is_empty());
    let mut it = request(HERE);
    authorization.apply(&mut it).expect("its own origin");
    assert_eq!(it.headers().len(), 1);
}

#[tokio::test]
async fn a_header_that_is_there_is_not_written_over() {
    let plug = client(key(), &Fake::new(|_| balance())).plug();
    let mut it = request(HERE);
    plug.attach(&mut it).await.expect("attached");
    let error = plug.attach(&mut it).await.expect_err("twice");
    assert!(
        error.to_string().contains("a header authorization already"),
        "{error}"
    );
}

#[tokio::test]
async fn a_place_in_the_address_is_filled() {
    let plug = holding(&IN_PATH, "17:c4n4ry").plug();
    let there = "https://xk9.acme.example/bot17:c4n4ry/me";
    for asked in ["https://xk9.acme.example/me", there] {
        let text = attached(&plug, request(asked)).await.expect("its own host");
        assert_eq!(text, format!("GET {there}"));
    }
    attached(&plug, request("https://xk9.acme.example/a/../b"))
        .await
        .expect_err("it could leave");
    attached(&plug, request("https://evil.example/me"))
        .await
        .expect_err("strange");

    let fake = Fake::new(|_| {
        answer(
            200,
            r#"{"token":"t","url":"https://eu1.acme.example/rest"}"#,
        )
    });
    let password = Secret::from(CANARY);
    let given = Values::new()
        .with("username", "jane")
        .with("password", password);
    let plug = client(Credential::new(&NAMED, given), &fake).plug();
    attached(&plug, request("https://evil.example/me"))
        .await
        .expect_err("no domain of the provider");
    assert!(
        fake.sent().is_empty(),
        "a login was made for a strange origin"
    );
    for (asked, sent) in [
        (
            "https://xk9.acme.example/me?a=b",
            "https://eu1.acme.example/rest/me?a=b",
        ),
        (
            "https://eu1.acme.example/other",
            "https://eu1.acme.example/other",
        ),
    ] {
        let text = attached(&plug, request(asked))
            .await
            .expect("named by the answer");
        assert_eq!(text, format!("GET {sent}\nauthorization: Bearer t"));
    }
    let other = attached(&plug, request("https://eu2.acme.example/me")).await;
    other.expect_err("below a domain, and not what the answer named");
}

#[tokio::test]
async fn a_refusal_renews_once_for_all_who_saw_it() {
    let fake = tokens();
    let client = client(session(), &fake);
    let plug = client.plug();
    let mut first = Vec::new();
    for _ in 0..50 {
        first.push(plug.attach(&mut request(HERE)).await.expect("attached"));
    }
    for status in [StatusCode::OK, StatusCode::NOT_FOUND, StatusCode::FORBIDDEN] {
        assert!(
            !plug.renewed(&first[0], status).await,
            "{status} says nothing"
        );
    }
    let refused = first
        .iter()
        .map(|it| plug.renewed(it, StatusCode::UNAUTHORIZED));
    let renewed = futures(refused.collect()).await;
    assert!(renewed.iter().all(|it| *it));
    assert_eq!(fake.sent().len(), 2, "one login, one renewal for all fifty");
    let text = attached(&plug, request(HERE)).await.expect("attached");
    assert!(text.ends_with("authorization: Bearer t2"), "{text}");

    let counted = client.counters();
    assert_eq!(
        (counted.renewals, counted.failures, counted.replays),
        (2, 0, 50)
    );
    // One for the login, and those who were refused while the renewal ran.
    assert!((2..=51).contains(&counted.waits), "{counted:?}");
    assert_eq!(plug.counters(), counted);
}

/// A login that answers with `t1`, `t2` …
fn tokens() -> Fake {
    let count = std::sync::atomic::AtomicUsize::new(0);
    Fake::new(move |_| {
        let index = count.fetch_add(1, std::sync::atomic::Ordering::SeqCst) + 1;
        answer(200, &format!(r#"{{"token":"t{index}"}}"#))
    })
}

/// Runs them side by side.
async fn futures<F: Future>(all: Vec<F>) -> Vec<F::Output> {
    let mut all: Vec<_> = all.into_iter().map(Box::pin).collect();
    let mut ended: Vec<_> = all.iter().map(|_| None).collect();
    std::future::poll_fn(|context| {
        for (it, end) in all.iter_mut().zip(&mut ended) {
            if end.is_none()
                && let std::task::Poll::Ready(output) = it.as_mut().poll(context)
            {
                *end = Some(output);
            }
        }
        if ended.iter().all(Option::is_some) {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
    ended.into_iter().flatten().collect()
}

#[tokio::test]
async fn what_is_prepared_is_not_changed() {
    let fake = tokens();
    let plug = client(session(), &fake).plug();
    let it = request(HERE);
    plug.prepare(&it).await.expect("it may go there");
    assert!(it.headers().is_empty() && it.uri() == HERE);
    assert_eq!(plug.ready_header().expect("it is ready now"), "Bearer t1");
    let strange = request("https://evil.example/");
    plug.prepare(&strange).await.expect_err("it may not");
    assert_eq!(fake.sent().len(), 1);
}
