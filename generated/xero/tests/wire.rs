// Generated from specs/xero.yaml by `cargo xtask generate`. Do not edit.

//! What goes over the wire: every scheme's whole life and every endpoint once, against a server
//! that refuses whatever the spec does not allow.

use keywright_support::{Wire, troubles};
use keywright_xero::{
    Client, CreateAccount, CreateContact, ExchangeCode, Json, ListAccounts, ListConnections,
    PROVIDER, RefreshToken, RevokeToken,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wire() {
    let mut wire = Wire::start(&PROVIDER).await;
    wire.lives().await;
    let exchange = wire.typed::<Client>("list_connections")
        .list_connections(
            ListConnections::new().auth_event_id("c04c7ff7-5fa1-48fb-aa2a-bcf97a6b8a79"),
        );
    wire.endpoint("list_connections", exchange).await;
    let exchange = wire.typed::<Client>("delete_connection").delete_connection("my-id");
    wire.endpoint("delete_connection", exchange).await;
    let exchange = wire.typed::<Client>("get_organisation").get_organisation();
    wire.endpoint("get_organisation", exchange).await;
    let exchange = wire.typed::<Client>("list_accounts")
        .list_accounts(ListAccounts::new().r#where("my-where").order("my-order"));
    wire.endpoint("list_accounts", exchange).await;
    let exchange = wire.typed::<Client>("create_account")
        .create_account(
            CreateAccount::new("my-code", "my-name", "my-type")
                .idempotency_key("my-idempotency-key")
                .description("my-description"),
        );
    wire.endpoint("create_account", exchange).await;
    let exchange = wire.typed::<Client>("create_contact")
        .create_contact(
            CreateContact::new([Json::from("any")]).idempotency_key("my-idempotency-key"),
        );
    wire.endpoint("create_contact", exchange).await;
    let exchange = wire.typed::<Client>("authorize").authorize("https://app.example/callback");
    wire.browser("authorize", exchange);
    let exchange = wire.typed::<Client>("exchange_code")
        .exchange_code(
            ExchangeCode::new("my-client-id", "my-code", "my-redirect-uri", "my-code-verifier")
                .client_secret("my-client-secret"),
        );
    wire.endpoint("exchange_code", exchange).await;
    let exchange = wire.typed::<Client>("refresh_token")
        .refresh_token(
            RefreshToken::new("my-client-id", "my-refresh-token").client_secret("my-client-secret"),
        );
    wire.endpoint("refresh_token", exchange).await;
    let exchange = wire.typed::<Client>("revoke_token")
        .revoke_token(
            RevokeToken::new("my-client-id", "my-token").client_secret("my-client-secret"),
        );
    wire.endpoint("revoke_token", exchange).await;
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
