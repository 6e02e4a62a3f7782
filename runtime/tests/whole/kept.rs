//! Connections that a server has kept and closes just when a request is on its way: what may be sent
//! twice is, and what might be done twice is not (RFC 9110 section 9.2.2).

use std::time::Duration;

use keywright::{
    Builder, ErrorKind, Method, Values,
    generated::v1::{Client, Credential, Endpoint, Expiry, Keep, Part, Scheme, Source, Step},
    testing::ManualClock,
};

use crate::{
    common::*,
    peer::{Leaves, Peer},
};

const WAYS: [Leaves; 3] = [Leaves::Closed, Leaves::Reset, Leaves::Begun];

fn at(peer: &Peer, credential: Credential) -> Builder<Client> {
    builder(credential)
        .base_url(&peer.url)
        .allow_http_on_loopback()
}

/// The methods and paths that the peer was sent.
fn lines(peer: &Peer) -> Vec<String> {
    let sent = peer.sent().into_iter();
    let line = |it: String| it.split(" [").next().unwrap_or_default().to_owned();
    sent.map(line).collect()
}

/// A client with a connection that the peer keeps, and with nothing but that in the peer's book.
async fn begun(leaves: Leaves) -> (Peer, Client) {
    let peer = Peer::start().await;
    let client = at(&peer, session()).build().expect("valid settings");
    let balance = client.call::<()>(&GET_BALANCE, Values::new()).await;
    balance.expect("a balance");
    assert_eq!(lines(&peer), ["POST /login", "GET /balance"]);
    peer.leaves(leaves);
    (peer, client)
}

#[tokio::test]
async fn a_call_that_may_be_sent_twice_is_sent_on_another_connection() {
    for leaves in WAYS {
        let (peer, client) = begun(leaves).await;
        let balance = client.call::<()>(&GET_BALANCE, Values::new()).await;
        balance.unwrap_or_else(|error| panic!("{leaves:?}: {error}"));
        assert_eq!(lines(&peer)[2..], ["GET /balance", "GET /balance"]);

        peer.leaves(leaves);
        let put = client.request(Method::PUT, "/any").json(&[1]).send().await;
        assert_eq!(put.expect("an answer").status(), 200);
        assert_eq!(lines(&peer)[4..], ["PUT /any", "PUT /any"]);
        let bodies = peer.sent()[4..]
            .iter()
            .filter(|it| it.ends_with(" [1]"))
            .count();
        assert_eq!(bodies, 2, "the body goes with both");
    }
}

#[tokio::test]
async fn what_might_be_done_twice_is_sent_once() {
    for leaves in WAYS {
        let (peer, client) = begun(leaves).await;
        let post = client.request(Method::POST, "/any").json(&[1]).send().await;
        let error = post.expect_err("nobody knows whether it was done");
        assert_eq!(error.kind(), ErrorKind::Transport, "{leaves:?}");
        assert!(error.is_temporary());
        assert_eq!(lines(&peer)[2..], ["POST /any"], "{leaves:?}");
    }
}

/// What was closed while nobody used it costs nothing: a request that cannot be written on it goes on another one.
#[tokio::test]
async fn a_connection_that_ended_meanwhile_is_not_used() {
    let (peer, client) = begun(Leaves::Answered).await;
    for page in 0..5 {
        peer.leaves(Leaves::Answered);
        let path = format!("/any?page={page}");
        let post = client.request(Method::POST, &path).json(&[1]).send().await;
        assert_eq!(post.expect("an answer").status(), 200);
        // So that its end is there before the next request.
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(lines(&peer).len(), 7, "each was sent once");
}

/// A connection that never brings an answer is not tried for ever.
#[tokio::test]
async fn a_call_is_sent_twice_at_most() {
    let (peer, client) = begun(Leaves::Closed).await;
    let gone = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a port");
    let url = format!("http://{}", gone.local_addr().expect("an address"));
    let counting = tokio::spawn(async move {
        for count in 1.. {
            let accepted = tokio::time::timeout(Duration::from_millis(500), gone.accept()).await;
            let Ok(Ok((stream, _))) = accepted else {
                return count - 1;
            };
            stream.readable().await.expect("a request");
            stream.set_zero_linger().expect("a reset");
        }
        0
    });
    let never = builder(key())
        .base_url(url)
        .allow_http_on_loopback()
        .build();
    let never: Client = never.expect("valid settings");
    let error = never.call::<()>(&GET_BALANCE, Values::new()).await;
    assert_eq!(error.expect_err("no answer").kind(), ErrorKind::Transport);
    assert_eq!(counting.await.expect("no panic"), 2);
    drop((peer, client));
}

const TOKEN: &[Keep] = &[Keep {
    name: "token",
    source: Source::Body(&["token"]),
    optional: false,
}];
static GET_IN: Endpoint = Endpoint::new("get_in", Method::GET, &[Part::Text("/login")]);
static POST_IN: Endpoint = Endpoint::new("post_in", Method::POST, &[Part::Text("/login")]);
/// A login by a GET, as some vendors have it.
static BY_GET: Scheme = Scheme::new("by_get", "Session by GET")
    .acquire(&[Step::new(&GET_IN).keep(TOKEN)])
    .expires(&[Expiry::After(3600)])
    .send(BEARER);
static BY_POST: Scheme = Scheme::new("by_post", "Session by POST")
    .acquire(&[Step::new(&POST_IN).keep(TOKEN)])
    .expires(&[Expiry::After(3600)])
    .send(BEARER);

#[tokio::test]
async fn a_step_is_sent_once_whatever_its_method() {
    for (scheme, line) in [(&BY_POST, "POST /login"), (&BY_GET, "GET /login")] {
        let credential = Credential::new(scheme, Values::new());
        let (peer, clock) = (Peer::start().await, ManualClock::default());
        let client = at(&peer, credential).environment(clock.tokio()).build();
        let client: Client = client.expect("valid settings");
        client.plug().header().await.expect("a token");
        clock.advance(Duration::from_secs(3_600));
        peer.leaves(Leaves::Closed);
        let lost = client.plug().header().await.expect_err("a lost login");
        assert_eq!(lost.kind(), ErrorKind::Transport);
        assert_eq!(
            lines(&peer),
            [line, line],
            "one that came, one that was lost"
        );
        clock.advance(Duration::from_secs(1));
        client.plug().header().await.expect("the next attempt");
        assert_eq!(lines(&peer), [line; 3]);
    }
}

#[cfg(feature = "blocking")]
mod blocking {
    use super::*;
    use keywright::blocking::wait;

    /// The same for programs without async.
    #[test]
    fn the_other_transport_sends_no_more_and_no_less() {
        let serving = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("a runtime");
        for leaves in WAYS {
            let peer = serving.block_on(Peer::start());
            let client = at(&peer, session())
                .blocking()
                .build()
                .expect("valid settings");
            let post = || wait(client.request(Method::POST, "/any").json(&[1]).send());
            let balance = || wait(client.call::<()>(&GET_BALANCE, Values::new()));
            balance().expect("a balance");
            peer.leaves(leaves);
            balance().unwrap_or_else(|error| panic!("{leaves:?}: {error}"));
            assert_eq!(lines(&peer)[2..], ["GET /balance", "GET /balance"]);
            peer.leaves(leaves);
            let error = post().expect_err("nobody knows whether it was done");
            assert_eq!(error.kind(), ErrorKind::Transport, "{leaves:?}");
            assert_eq!(lines(&peer)[4..], ["POST /any"], "{leaves:?}");

            balance().expect("a balance");
            peer.leaves(Leaves::Answered);
            balance().expect("the last of its connection");
            std::thread::sleep(Duration::from_millis(20));
            assert_eq!(post().expect("an answer").status(), 200);
            assert_eq!(lines(&peer)[7..], ["POST /any"], "{leaves:?}");
        }
    }
}
