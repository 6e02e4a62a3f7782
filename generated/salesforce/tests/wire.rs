// Generated from specs/salesforce.yaml by `cargo xtask generate`. Do not edit.

//! What goes over the wire: every scheme's whole life and every endpoint once, against a server
//! that refuses whatever the spec does not allow.

use keywright_salesforce::{Client, GetRecord, PROVIDER};
use keywright_support::{Wire, troubles};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wire() {
    let mut wire = Wire::start(&PROVIDER).await;
    wire.lives().await;
    let exchange = wire.typed::<Client>("revoke_token").revoke_token("my-token");
    wire.endpoint("revoke_token", exchange).await;
    let exchange = wire.typed::<Client>("list_versions").list_versions();
    wire.endpoint("list_versions", exchange).await;
    let exchange = wire.typed::<Client>("list_resources").list_resources("my-version");
    wire.endpoint("list_resources", exchange).await;
    let exchange = wire.typed::<Client>("query").query("my-version", "SELECT name from Account");
    wire.endpoint("query", exchange).await;
    let exchange = wire.typed::<Client>("describe").describe("my-version", "my-name");
    wire.endpoint("describe", exchange).await;
    let exchange = wire.typed::<Client>("get_record")
        .get_record(GetRecord::new("my-version", "my-name", "my-id").fields("my-fields"));
    wire.endpoint("get_record", exchange).await;
    let exchange = wire.typed::<Client>("get_user_info").get_user_info();
    wire.endpoint("get_user_info", exchange).await;
    let exchange = wire.typed::<Client>("authorize").authorize("https://app.example/callback");
    wire.browser("authorize", exchange);
    let exchange = wire.typed::<Client>("exchange_code")
        .exchange_code(
            "my-code",
            "my-redirect-uri",
            "my-code-verifier",
            "my-client-id",
            "my-client-secret",
        );
    wire.endpoint("exchange_code", exchange).await;
    let exchange = wire.typed::<Client>("refresh_token")
        .refresh_token("my-refresh-token", "my-client-id", "my-client-secret");
    wire.endpoint("refresh_token", exchange).await;
    let exchange = wire.typed::<Client>("create_token")
        .create_token("my-client-id", "my-client-secret");
    wire.endpoint("create_token", exchange).await;
    wire.finish();
}

/// Lives that go wrong on their way; `cargo xtask soak providers` lives more of them.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lives_in_trouble() {
    troubles(&PROVIDER).await;
}

#[test]
fn login() {
    keywright_support::login_as_a_program(&PROVIDER, concat!(module_path!(), "::login"));
}
