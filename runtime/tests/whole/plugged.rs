//! Each plug over a network: a call with the credential, a refusal that renews it once for all and
//! is sent again, and a strange origin that receives nothing.

use crate::{
    common::*,
    peer::{Peer, token},
};
use keywright::{ErrorKind, Plug, generated::v1::Client};

fn client(peer: &Peer) -> Client {
    let built = builder(session())
        .base_url(&*peer.url)
        .allow_http_on_loopback();
    built.build().expect("valid settings")
}

/// What the peer was sent, without the logins.
fn calls(peer: &Peer) -> Vec<String> {
    let sent = peer.sent().into_iter();
    sent.filter(|it| !it.starts_with("POST /login")).collect()
}

fn call(what: &str, index: usize) -> String {
    let (what, body) = what.split_once(' ').map_or((what, ""), |it| it);
    let (path, body) = body.split_once(' ').unwrap_or((body, ""));
    format!("{what} {path} [Bearer {}] {body}", token(index))
        .trim_end()
        .to_owned()
}

/// A request that goes to somebody else. Nobody listens there.
const STRANGE: &str = "http://127.0.0.1:9/any";

fn plain(plug: &Plug) -> reqwest::Client {
    let client = reqwest::Client::builder()
        .no_proxy()
        .redirect(plug.redirects());
    client.build().expect("no TLS")
}

#[tokio::test]
async fn a_plain_reqwest_client() {
    let peer = Peer::start().await;
    let owner = client(&peer);
    let (plug, client) = (owner.plug(), plain(&owner.plug()));
    let post = || {
        client
            .post(format!("{}/any?page=2", peer.url))
            .body("a=b")
            .build()
            .expect("a URL")
    };

    let response = plug.execute(&client, post()).await.expect("an answer");
    assert_eq!(response.status(), 200);
    peer.revoke();
    let response = plug.execute(&client, post()).await.expect("an answer");
    assert_eq!(response.text().await.expect("text"), "POST /any?page=2 a=b");
    let any = "POST /any?page=2 a=b";
    assert_eq!(calls(&peer), [call(any, 1), call(any, 1), call(any, 2)]);

    let strange = client.get(STRANGE).build().expect("a URL");
    let error = plug
        .execute(&client, strange)
        .await
        .expect_err("not its own");
    assert_eq!(error.kind(), ErrorKind::Input);
    assert_eq!(calls(&peer).len(), 3);
    assert_eq!(owner.counters().replays, 1);
}

#[tokio::test]
async fn a_body_that_streams_is_sent_once() {
    let peer = Peer::start().await;
    let owner = client(&peer);
    let (plug, client) = (owner.plug(), plain(&owner.plug()));
    plug.header().await.expect("logged in");
    peer.revoke();
    let body = || {
        reqwest::Body::wrap(http_body_util::Full::new(keywright::Bytes::from_static(
            b"x",
        )))
    };
    let post = || {
        client
            .post(format!("{}/any", peer.url))
            .body(body())
            .build()
            .expect("a URL")
    };
    let response = plug.execute(&client, post()).await.expect("an answer");
    assert_eq!(response.status(), 401, "it cannot be sent again");
    let response = plug.execute(&client, post()).await.expect("an answer");
    assert_eq!(
        response.status(),
        200,
        "the next one carries a newer credential"
    );
}

#[tokio::test]
async fn redirects_stay_on_their_origins() {
    let elsewhere = Peer::start().await;
    let owner = builder(key())
        .base_url("http://127.0.0.1:9")
        .allow_http_on_loopback();
    let owner: Client = owner.build().expect("valid settings");
    let client = plain(&owner.plug());
    // A server that leads elsewhere, by hand: the plug guards what follows and not what leads.
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a port");
    let leading = format!("http://{}", listener.local_addr().expect("an address"));
    let location = |to: &str| {
        format!(
            "HTTP/1.1 302 .\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        )
    };
    let (within, away) = (location("/next"), location(&format!("{}/x", elsewhere.url)));
    tokio::spawn(async move {
        use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut asked = [0; 9];
            stream.read_exact(&mut asked).await.ok();
            let answer = if asked.starts_with(b"GET /next") {
                &away
            } else {
                &within
            };
            let _ = stream.read(&mut [0; 4096]).await;
            stream.write_all(answer.as_bytes()).await.ok();
        }
    });
    let response = client.get(&leading).send().await.expect("an answer");
    assert_eq!(
        response.url().path(),
        "/next",
        "its own redirect is followed"
    );
    assert_eq!(response.status(), 302, "it stops there");
    assert!(elsewhere.sent().is_empty(), "the redirect was followed");
}

/// A credential in the address is no part of the error when nobody answers there.
#[cfg(feature = "reqwest-middleware")]
#[tokio::test]
async fn an_error_of_the_middleware_does_not_show_the_address() {
    use keywright::{
        Secret,
        generated::v1::{Credential, Values},
    };

    use crate::plugs::IN_PATH;

    let values = Values::new().with("key", Secret::new("canary"));
    let owner = builder(Credential::new(&IN_PATH, values))
        .base_url("http://127.0.0.1:9")
        .allow_http_on_loopback();
    let owner: Client = owner.build().expect("valid settings");
    let client = reqwest_middleware::ClientBuilder::new(plain(&owner.plug())).with(owner.plug());
    let sent = client.build().get("http://127.0.0.1:9/any").send().await;
    let error = sent.expect_err("nobody listens there");
    let text = format!("{error} {error:?}");
    assert!(error.is_connect(), "{text}");
    assert!(!text.contains("canary"), "{text}");
}

#[cfg(feature = "reqwest-middleware")]
#[tokio::test]
async fn a_client_with_middleware() {
    let peer = Peer::start().await;
    let owner = client(&peer);
    let client = reqwest_middleware::ClientBuilder::new(plain(&owner.plug())).with(owner.plug());
    let client = client.build();
    let get = || client.get(format!("{}/any", peer.url)).send();
    assert_eq!(get().await.expect("an answer").status(), 200);
    peer.revoke();
    assert_eq!(get().await.expect("an answer").status(), 200);
    assert_eq!(
        calls(&peer),
        [
            call("GET /any", 1),
            call("GET /any", 1),
            call("GET /any", 2)
        ]
    );

    let error = client.get(STRANGE).send().await.expect_err("not its own");
    let reqwest_middleware::Error::Middleware(error) = error else {
        panic!("the request was sent: {error}");
    };
    let error = error
        .downcast::<keywright::Error>()
        .expect("the plug's own error");
    assert_eq!(error.kind(), ErrorKind::Input);
}

#[cfg(feature = "tower")]
mod layers {
    use http_body_util::Full;
    use hyper_util::{client::legacy, rt::TokioExecutor};
    use keywright::Bytes;
    use tower::{Layer as _, ServiceExt as _, service_fn};

    use super::*;

    type Hyper = legacy::Client<legacy::connect::HttpConnector, Full<Bytes>>;

    fn hyper() -> Hyper {
        legacy::Client::builder(TokioExecutor::new()).build_http()
    }

    fn post(url: &str) -> http::Request<Full<Bytes>> {
        let request = http::Request::post(format!("{url}/any"));
        request.body(Full::from("a=b")).expect("a request")
    }

    #[tokio::test]
    async fn a_client_of_hyper() {
        let peer = Peer::start().await;
        let owner = client(&peer);
        let client = owner.plug().layer(hyper());
        let send = |url: &str| client.clone().oneshot(post(url));
        assert_eq!(send(&peer.url).await.expect("an answer").status(), 200);
        peer.revoke();
        let fifty = (0..50).map(|_| tokio::spawn(send(&peer.url)));
        for it in fifty.collect::<Vec<_>>() {
            let answer = it.await.expect("it ends").expect("an answer");
            assert_eq!(answer.status(), 200);
        }
        let logins = peer
            .sent()
            .iter()
            .filter(|it| it.starts_with("POST /login"))
            .count();
        assert_eq!(logins, 2, "one renewal for all who were refused");
        assert_eq!(calls(&peer).last(), Some(&call("POST /any a=b", 2)));

        let error = send("http://127.0.0.1:9").await.expect_err("not its own");
        let error = error
            .downcast::<keywright::Error>()
            .expect("the plug's own error");
        assert_eq!(error.kind(), ErrorKind::Input);
        assert!(std::error::Error::source(&error).is_none());
    }

    #[tokio::test]
    async fn a_body_that_cannot_be_cloned() {
        /// Can be sent once.
        struct Once;
        let peer = Peer::start().await;
        let owner = client(&peer);
        let seen = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
        let seeing = seen.clone();
        let service = service_fn(move |request: http::Request<Once>| {
            let mut seen = seeing.lock().expect("not poisoned");
            let carried = &request.headers()["authorization"];
            seen.push(carried.to_str().expect("visible ASCII").to_owned());
            let status = if seen.len() == 1 { 401 } else { 200 };
            let answer = http::Response::builder().status(status).body(());
            std::future::ready(answer)
        });
        let client = owner.plug().without_replay().layer(service);
        for expected in [401, 200] {
            let request = http::Request::get(format!("{}/any", peer.url)).body(Once);
            let answer = client.clone().oneshot(request.expect("a request"));
            assert_eq!(answer.await.expect("an answer").status(), expected);
        }
        let seen = seen.lock().expect("not poisoned");
        assert_eq!(*seen, [1, 2].map(|it| format!("Bearer {}", token(it))));
        assert_eq!(owner.counters().replays, 0);
    }
}
