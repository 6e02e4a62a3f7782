// Generated from specs/frameio-v4.yaml by `cargo xtask generate`. Do not edit.

//! What goes over the wire: every scheme's whole life and every endpoint once, against a server
//! that refuses whatever the spec does not allow.

use keywright_frameio_v4::{
    Client, CreateToken, ExchangeCode, GetUserInfo, ListAccounts, ListWorkspaces, PROVIDER,
    RefreshToken, RevokeToken,
};
use keywright_support::{Wire, troubles};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wire() {
    let mut wire = Wire::start(&PROVIDER).await;
    wire.lives().await;
    let exchange = wire.typed::<Client>("get_me").get_me();
    wire.endpoint("get_me", exchange).await;
    let exchange = wire.typed::<Client>("list_accounts")
        .list_accounts(
            ListAccounts::new().after("my-after").page_size(1).include_total_count(true),
        );
    wire.endpoint("list_accounts", exchange).await;
    let exchange = wire.typed::<Client>("list_workspaces")
        .list_workspaces(
            ListWorkspaces::new("my-account-id")
                .after("my-after")
                .page_size(1)
                .include_total_count(true),
        );
    wire.endpoint("list_workspaces", exchange).await;
    let exchange = wire.typed::<Client>("get_user_info")
        .get_user_info(GetUserInfo::new().client_id("my-client-id"));
    wire.endpoint("get_user_info", exchange).await;
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
        .create_token(CreateToken::new("my-client-id", "my-client-secret").scope("my-scope"));
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
