// Generated from specs/frameio-v4.yaml by `cargo xtask generate`. Do not edit.

//! What goes over the wire: every scheme's whole life and every endpoint once, against a server
//! that refuses whatever the spec does not allow.

use keywright_frameio_v4::{
    AnyAuth, Client, CreateToken, ExchangeCode, ListAccounts, ListWorkspaces, PROVIDER,
    RefreshToken, RevokeToken,
};
use keywright_support::Wire;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wire() {
    let mut wire = Wire::start(&PROVIDER).await;
    wire.lives().await;
    let client = Client::<AnyAuth>::from(wire.core("get_me"));
    let exchange = client.get_me();
    wire.endpoint("get_me", exchange).await;
    let client = Client::<AnyAuth>::from(wire.core("list_accounts"));
    let exchange = client.list_accounts(
        ListAccounts::new().after("my-after").page_size(1).include_total_count(true),
    );
    wire.endpoint("list_accounts", exchange).await;
    let client = Client::<AnyAuth>::from(wire.core("list_workspaces"));
    let exchange = client.list_workspaces(
        ListWorkspaces::new("my-account-id")
            .after("my-after")
            .page_size(1)
            .include_total_count(true),
    );
    wire.endpoint("list_workspaces", exchange).await;
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
    let exchange = client.create_token(
        CreateToken::new("my-client-id", "my-client-secret").scope("my-scope"),
    );
    wire.endpoint("create_token", exchange).await;
    wire.finish();
}
