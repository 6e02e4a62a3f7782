// Generated from specs/salesforce.yaml by `cargo xtask generate`. Do not edit.

//! What goes over the wire: every scheme's whole life and every endpoint once, against a server
//! that refuses whatever the spec does not allow.

use keywright_salesforce::{AnyAuth, Client, GetRecord, PROVIDER};
use keywright_support::Wire;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wire() {
    let mut wire = Wire::start(&PROVIDER).await;
    wire.lives().await;
    let client = Client::<AnyAuth>::from(wire.core("revoke_token"));
    let exchange = client.revoke_token("my-token");
    wire.endpoint("revoke_token", exchange).await;
    let client = Client::<AnyAuth>::from(wire.core("list_versions"));
    let exchange = client.list_versions();
    wire.endpoint("list_versions", exchange).await;
    let client = Client::<AnyAuth>::from(wire.core("list_resources"));
    let exchange = client.list_resources("my-version");
    wire.endpoint("list_resources", exchange).await;
    let client = Client::<AnyAuth>::from(wire.core("query"));
    let exchange = client.query("my-version", "SELECT name from Account");
    wire.endpoint("query", exchange).await;
    let client = Client::<AnyAuth>::from(wire.core("describe"));
    let exchange = client.describe("my-version", "my-name");
    wire.endpoint("describe", exchange).await;
    let client = Client::<AnyAuth>::from(wire.core("get_record"));
    let exchange = client.get_record(
        GetRecord::new("my-version", "my-name", "my-id").fields("my-fields"),
    );
    wire.endpoint("get_record", exchange).await;
    let client = Client::<AnyAuth>::from(wire.core("authorize"));
    let exchange = client.authorize("https://app.example/callback");
    wire.browser("authorize", exchange);
    let client = Client::<AnyAuth>::from(wire.core("exchange_code"));
    let exchange = client.exchange_code(
        "my-code",
        "my-redirect-uri",
        "my-code-verifier",
        "my-client-id",
        "my-client-secret",
    );
    wire.endpoint("exchange_code", exchange).await;
    let client = Client::<AnyAuth>::from(wire.core("refresh_token"));
    let exchange = client.refresh_token("my-refresh-token", "my-client-id", "my-client-secret");
    wire.endpoint("refresh_token", exchange).await;
    let client = Client::<AnyAuth>::from(wire.core("create_token"));
    let exchange = client.create_token("my-client-id", "my-client-secret");
    wire.endpoint("create_token", exchange).await;
    wire.finish();
}
