//! Nothing leaks: a whole life of every scheme, with secrets that can be told, and a search of all that
//! it prints, throws, stores and writes to a log.

use std::{
    error::Error as _,
    panic,
    sync::{Arc, Mutex},
    time::Duration,
};

use keywright::{
    BoxFuture, Entry, Error, Fence, Lock, MemoryStore, Method, Record, Replaced, Result, StoreKey,
    TokenStore, Values, Version, generated::v1::Client, testing::ManualClock,
};

use crate::{
    herd::SCHEMES,
    provider::{ADMIN, CANARY, PING, builder, credential, ping, sign_in, token_of},
    server::{Fault, How, Server},
};

/// Whether a text shows a secret, as it is or in Base64.
fn shows(text: &str) -> bool {
    // `c4n4ry` in Base64, at each of the three places at which it can begin.
    [CANARY, "YzRuNHJ5", "M0bjRye", "NG40cn"]
        .iter()
        .any(|it| text.contains(it))
}

/// Searches an error and all of its causes, in every form.
pub(crate) fn silent(what: &str, error: &Error) {
    let mut text = format!(
        "{error} {error:?} {error:#?} {:?} {:?}",
        error.code(),
        error.text()
    );
    let mut cause = error.source();
    while let Some(error) = cause {
        text.extend([format!(" {error} {error:?} {error:#?}")]);
        cause = error.source();
    }
    seen(what, &text);
}

/// Searches a text.
fn seen(what: &str, text: &str) {
    assert!(!shows(text), "{what} shows a secret: {text}");
}

/// A memory store that looks at all that passes through it, and can be made to fail or to panic.
#[derive(Default)]
struct Watched {
    inner: MemoryStore,
    breaks: Mutex<Option<bool>>,
}

impl TokenStore for Watched {
    fn load<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Option<Entry>>> {
        seen("a key", &format!("{key:?}"));
        Box::pin(async move {
            let entry = self.inner.load(key).await?;
            seen("an entry", &format!("{entry:?} {entry:#?}"));
            Ok(entry)
        })
    }

    fn replace<'a>(
        &'a self,
        key: &'a StoreKey,
        expected: Option<Version>,
        record: &'a Record,
        fence: Fence,
    ) -> BoxFuture<'a, Result<Replaced>> {
        let bytes = record.to_bytes();
        let text = String::from_utf8_lossy(&bytes);
        // A token must be stored, and a code is spent by then. What obtains one again must not.
        for input in ["password", "client-secret"] {
            let input = format!("{input}-{CANARY}");
            assert!(!text.contains(&input), "an input is stored");
        }
        seen("a record", &format!("{record:?} {record:#?}"));
        let breaks = self.breaks.lock().expect("nobody panics with it").take();
        Box::pin(async move {
            match breaks {
                Some(true) => panic!("as the test wants it: {key:?} {record:?} {fence:?}"),
                Some(false) => Err(Error::new(keywright::ErrorKind::Store, "the disk is full")),
                None => {
                    let replaced = self.inner.replace(key, expected, record, fence).await?;
                    seen("what became of it", &format!("{replaced:?}"));
                    Ok(replaced)
                }
            }
        })
    }

    fn remove<'a>(
        &'a self,
        key: &'a StoreKey,
        expected: Version,
        fence: Fence,
    ) -> BoxFuture<'a, Result<bool>> {
        self.inner.remove(key, expected, fence)
    }

    fn lock<'a>(
        &'a self,
        key: &'a StoreKey,
        lease: Duration,
    ) -> BoxFuture<'a, Result<Box<dyn Lock>>> {
        self.inner.lock(key, lease)
    }
}

impl Watched {
    fn breaks(&self, by_panic: bool) {
        *self.breaks.lock().expect("nobody panics with it") = Some(by_panic);
    }
}

/// Looks at whatever a client can print.
async fn look(client: &Client) {
    seen("a client", &format!("{client:?} {client:#?}"));
    if let Ok(authorization) = client.authorization().await {
        seen(
            "an authorization",
            &format!("{authorization:?} {authorization:#?}"),
        );
        seen("its headers", &format!("{:?}", authorization.headers()));
    }
    if let Ok(begun) = client.begin_sign_in("https://app.example/back") {
        let verifier = begun.code_verifier().expose().to_owned();
        assert!(!format!("{begun:?} {begun:#?}").contains(&verifier));
    }
    let request = client.request(Method::POST, "/anything").body(CANARY);
    seen("a request", &format!("{request:?} {request:#?}"));
    match request.send().await {
        Ok(response) => seen("a response", &format!("{response:?} {response:#?}")),
        Err(error) => silent("a request", &error),
    }
    for called in [
        ping(client).await,
        client.call_value(&ADMIN, Values::new()).await.map(drop),
        client
            .call_value(&PING, Values::new().with("x", CANARY))
            .await
            .map(drop),
        token_of(client).await.map(drop),
    ] {
        if let Err(error) = called {
            silent("a call", &error);
        }
    }
}

#[tokio::test]
async fn a_whole_life_shows_no_secret() {
    let panics = Arc::new(Mutex::new(Vec::new()));
    let (heard, before) = (panics.clone(), panic::take_hook());
    panic::set_hook(Box::new(move |it| {
        // Other tests of this program may fail meanwhile, and want to be heard.
        heard
            .lock()
            .expect("it is only pushed to")
            .push(it.to_string());
        before(it);
    }));
    #[cfg(feature = "tracing")]
    let logs = crate::logs::Logs::default();
    #[cfg(feature = "tracing")]
    let listening = logs.listen();
    for scheme in SCHEMES {
        let (server, clock) = (Server::start().await, ManualClock::default());
        let store = Arc::new(Watched::default());
        let building = builder(&server, scheme, &clock)
            .store(store.clone())
            .account("jane");
        seen("a builder", &format!("{building:?} {building:#?}"));
        seen("a credential", &format!("{:?}", credential(scheme)));
        let client: Client = building.build().expect("the settings are valid");
        look(&client).await;
        if scheme.id == "person" {
            sign_in(&client).await.expect("signed in");
        }
        let page = r#"{"error":"{sent}","error_description":"not {sent}"}"#;
        for fault in [
            None,
            Some(Fault::answer(401, "", page)),
            Some(Fault::answer(400, "", page)),
            Some(Fault::answer(200, "", page)),
            Some(Fault::answer(200, "", &format!("<html>{CANARY}"))),
            Some(Fault::answer(
                200,
                "",
                &format!(r#"{{"access_token":"{CANARY}\r\n"}}"#),
            )),
            Some(Fault::answer(
                302,
                &format!("Location: http://127.0.0.1/{CANARY}\r\n"),
                "",
            )),
            Some(Fault::new(How::Cut).done()),
            Some(Fault::new(How::Reset)),
        ] {
            server.script(fault);
            clock.advance(Duration::from_secs(3_600));
            look(&client).await;
            clock.advance(Duration::from_secs(60));
            if token_of(&client).await.is_err_and(|it| it.needs_sign_in()) {
                sign_in(&client).await.expect("signed in");
            }
            look(&client).await;
            server.revoke_all();
            look(&client).await;
        }
        for by_panic in [false, true] {
            clock.advance(Duration::from_secs(3_600));
            store.breaks(by_panic);
            let error = token_of(&client).await.expect_err("the store fails");
            silent("a store's failure", &error);
            clock.advance(Duration::from_secs(60));
            look(&client).await;
        }
        drop(client.close().await);
        look(&client).await;
    }
    #[cfg(feature = "tracing")]
    {
        drop(listening);
        let text = logs.text();
        assert!(text.contains("scheme="), "nothing was written");
        seen("a log", &text);
    }
    let panics = panics.lock().expect("it is only pushed to");
    let ours = panics
        .iter()
        .filter(|it| it.contains("as the test wants it"));
    assert_eq!(ours.count(), SCHEMES.len(), "each was heard");
    for panic in panics.iter() {
        seen("a panic", panic);
    }
}
