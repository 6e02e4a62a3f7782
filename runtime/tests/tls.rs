//! The tests over TLS in a program that has installed no cryptography for its process. With the
//! feature `blocking` two are compiled in, so none goes without saying.

#![cfg(feature = "tls")]

#[path = "tls/mutual.rs"]
mod mutual;
#[path = "tls/peer.rs"]
mod peer;

use tokio_rustls::rustls::crypto::CryptoProvider;

#[tokio::test]
async fn only_a_trusted_server_gets_a_request() {
    peer::only_a_trusted_server_gets_a_request().await;
    assert!(
        CryptoProvider::get_default().is_none(),
        "that is the program's"
    );
}

#[cfg(feature = "blocking")]
#[test]
fn it_is_the_same_without_async() {
    peer::it_is_the_same_without_async();
    assert!(
        CryptoProvider::get_default().is_none(),
        "that is the program's"
    );
}
