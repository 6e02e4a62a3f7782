// Generated from specs/frameio-v2.yaml by `cargo xtask generate`. Do not edit.

//! What goes over the wire: every scheme's whole life and every endpoint once, against a server
//! that refuses whatever the spec does not allow.

#![allow(deprecated, reason = "what has an announced end is tested until then")]

use keywright_frameio_v2::{
    Client, CreateComment, CreateDeviceToken, ExchangeCode, PROVIDER, RefreshDeviceToken,
    RefreshToken, RevokeDeviceToken,
};
use keywright_support::{Wire, troubles};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wire() {
    let mut wire = Wire::start(&PROVIDER).await;
    wire.lives().await;
    let exchange = wire.typed::<Client>("refresh_token")
        .refresh_token(
            RefreshToken::new("my-client-id", "my-refresh-token", "my-scope")
                .client_secret("my-client-secret"),
        );
    wire.endpoint("refresh_token", exchange).await;
    let exchange = wire.typed::<Client>("create_device_code").create_device_code();
    wire.device("create_device_code", exchange).await;
    let exchange = wire.typed::<Client>("create_device_token")
        .create_device_token(
            CreateDeviceToken::new("my-device-code", "my-client-id", "my-client-secret")
                .x_client_version("my-x-client-version"),
        );
    wire.endpoint("create_device_token", exchange).await;
    let exchange = wire.typed::<Client>("refresh_device_token")
        .refresh_device_token(
            RefreshDeviceToken::new("my-refresh-token", "my-client-id", "my-client-secret")
                .x_client_version("my-x-client-version"),
        );
    wire.endpoint("refresh_device_token", exchange).await;
    let exchange = wire.typed::<Client>("revoke_device_token")
        .revoke_device_token(
            RevokeDeviceToken::new("my-token", "my-client-id", "my-client-secret")
                .x_client_version("my-x-client-version"),
        );
    wire.endpoint("revoke_device_token", exchange).await;
    let exchange = wire.typed::<Client>("get_me").get_me();
    wire.endpoint("get_me", exchange).await;
    let exchange = wire.typed::<Client>("list_accounts").list_accounts();
    wire.endpoint("list_accounts", exchange).await;
    let exchange = wire.typed::<Client>("list_teams").list_teams();
    wire.endpoint("list_teams", exchange).await;
    let exchange = wire.typed::<Client>("list_team_projects").list_team_projects("my-team-id");
    wire.endpoint("list_team_projects", exchange).await;
    let exchange = wire.typed::<Client>("create_comment")
        .create_comment(
            CreateComment::new("my-asset-id", "my-text")
                .timestamp(1)
                .page(1)
                .duration(1i64)
                .annotation("my-annotation")
                .private(true)
                .pitch(1i64)
                .yaw(1i64),
        );
    wire.endpoint("create_comment", exchange).await;
    let exchange = wire.typed::<Client>("authorize").authorize("https://app.example/callback");
    wire.browser("authorize", exchange);
    let exchange = wire.typed::<Client>("exchange_code")
        .exchange_code(
            ExchangeCode::new("my-client-id", "my-code", "my-redirect-uri", "my-code-verifier")
                .client_secret("my-client-secret"),
        );
    wire.endpoint("exchange_code", exchange).await;
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
