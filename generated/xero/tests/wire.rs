// Generated from specs/xero.yaml by `cargo xtask generate`. Do not edit.

//! What goes over the wire: every scheme's whole life and every endpoint once, against a server
//! that refuses whatever the spec does not allow.

use keywright_support::Wire;
use keywright_xero::{
    AnyAuth, Client, CreateAccount, CreateContact, ExchangeCode, Json, ListAccounts,
    ListConnections, PROVIDER, RefreshToken, RevokeToken,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wire() {
    let mut wire = Wire::start(&PROVIDER).await;
    wire.lives().await;
    let client = Client::<AnyAuth>::from(wire.core("list_connections"));
    let exchange = client.list_connections(
        ListConnections::new().auth_event_id("c04c7ff7-5fa1-48fb-aa2a-bcf97a6b8a79"),
    );
    wire.endpoint("list_connections", exchange).await;
    let client = Client::<AnyAuth>::from(wire.core("delete_connection"));
    let exchange = client.delete_connection("my-id");
    wire.endpoint("delete_connection", exchange).await;
    let client = Client::<AnyAuth>::from(wire.core("get_organisation"));
    let exchange = client.get_organisation();
    wire.endpoint("get_organisation", exchange).await;
    let client = Client::<AnyAuth>::from(wire.core("list_accounts"));
    let exchange = client.list_accounts(ListAccounts::new().r#where("my-where").order("my-order"));
    wire.endpoint("list_accounts", exchange).await;
    let client = Client::<AnyAuth>::from(wire.core("create_account"));
    let exchange = client.create_account(
        CreateAccount::new("my-code", "my-name", "my-type")
            .idempotency_key("my-idempotency-key")
            .description("my-description"),
    );
    wire.endpoint("create_account", exchange).await;
    let client = Client::<AnyAuth>::from(wire.core("create_contact"));
    let exchange = client.create_contact(
        CreateContact::new([Json::from("any")]).idempotency_key("my-idempotency-key"),
    );
    wire.endpoint("create_contact", exchange).await;
    let client = Client::<AnyAuth>::from(wire.core("authorize"));
    let exchange = client.authorize("https://app.example/callback");
    wire.browser("authorize", exchange);
    let client = Client::<AnyAuth>::from(wire.core("exchange_code"));
    let exchange = client.exchange_code(
        ExchangeCode::new("my-client-id", "my-code", "my-redirect-uri", "my-code-verifier")
            .client_secret("my-client-secret"),
    );
    wire.endpoint("exchange_code", exchange).await;
    let client = Client::<AnyAuth>::from(wire.core("refresh_token"));
    let exchange = client.refresh_token(
        RefreshToken::new("my-client-id", "my-refresh-token").client_secret("my-client-secret"),
    );
    wire.endpoint("refresh_token", exchange).await;
    let client = Client::<AnyAuth>::from(wire.core("revoke_token"));
    let exchange = client.revoke_token(
        RevokeToken::new("my-client-id", "my-token").client_secret("my-client-secret"),
    );
    wire.endpoint("revoke_token", exchange).await;
    let client = Client::<AnyAuth>::from(wire.core("create_token"));
    let exchange = client.create_token("my-client-id", "my-client-secret");
    wire.endpoint("create_token", exchange).await;
    wire.finish();
}
