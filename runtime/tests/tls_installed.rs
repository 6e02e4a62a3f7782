//! The same in a program that has installed a cryptography of its own: it stays, and nothing panics.

#![cfg(feature = "tls")]

#[path = "tls/peer.rs"]
mod peer;

use std::sync::Arc;

use tokio_rustls::rustls::crypto::{CryptoProvider, aws_lc_rs};

#[test]
fn what_the_program_has_installed_stays() {
    let suite = aws_lc_rs::cipher_suite::TLS13_CHACHA20_POLY1305_SHA256;
    let own = CryptoProvider {
        cipher_suites: vec![suite],
        ..aws_lc_rs::default_provider()
    };
    own.install_default().expect("nobody has before");
    let installed = CryptoProvider::get_default().cloned();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build();
    let runtime = runtime.expect("a runtime");
    runtime.block_on(peer::only_a_trusted_server_gets_a_request());
    #[cfg(feature = "blocking")]
    peer::it_is_the_same_without_async();
    let still = CryptoProvider::get_default().cloned();
    let (Some(installed), Some(still)) = (installed, still) else {
        panic!("it is there");
    };
    assert!(Arc::ptr_eq(&installed, &still));
}
