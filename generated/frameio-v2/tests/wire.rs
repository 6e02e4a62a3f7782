// Generated from specs/frameio-v2.yaml by `cargo xtask generate`. Do not edit.

//! What goes over the wire: every scheme's whole life and every endpoint once, against a server
//! that refuses whatever the spec does not allow.

#![allow(deprecated, reason = "what has an announced end is tested until then")]

use keywright_frameio_v2::{
    AnyAuth, Client, CreateComment, CreateDeviceCode, CreateDeviceToken, ExchangeCode, PROVIDER,
    RefreshDeviceToken, RefreshToken, RevokeDeviceToken,
};
use keywright_support::Wire;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wire() {
    let mut wire = Wire::start(&PROVIDER).await;
    wire.lives().await;
    let client = Client::<AnyAuth>::from(wire.core("refresh_token"));
    let exchange = client.refresh_token(
        RefreshToken::new("my-client-id", "my-refresh-token", "my-scope")
            .client_secret("my-client-secret"),
    );
    wire.endpoint("refresh_token", exchange).await;
    let client = Client::<AnyAuth>::from(wire.core("create_device_code"));
    let exchange = client.create_device_code(
        CreateDeviceCode::new("my-client-id", "my-client-secret", "asset_create offline")
            .x_client_version("1.0.0"),
    );
    wire.endpoint("create_device_code", exchange).await;
    let client = Client::<AnyAuth>::from(wire.core("create_device_token"));
    let exchange = client.create_device_token(
        CreateDeviceToken::new("my-client-id", "my-client-secret", "my-device-code")
            .x_client_version("my-x-client-version"),
    );
    wire.endpoint("create_device_token", exchange).await;
    let client = Client::<AnyAuth>::from(wire.core("refresh_device_token"));
    let exchange = client.refresh_device_token(
        RefreshDeviceToken::new("my-client-id", "my-client-secret", "my-refresh-token")
            .x_client_version("my-x-client-version"),
    );
    wire.endpoint("refresh_device_token", exchange).await;
    let client = Client::<AnyAuth>::from(wire.core("revoke_device_token"));
    let exchange = client.revoke_device_token(
        RevokeDeviceToken::new("my-client-id", "my-client-secret", "my-token")
            .x_client_version("my-x-client-version"),
    );
    wire.endpoint("revoke_device_token", exchange).await;
    let client = Client::<AnyAuth>::from(wire.core("get_me"));
    let exchange = client.get_me();
    wire.endpoint("get_me", exchange).await;
    let client = Client::<AnyAuth>::from(wire.core("list_accounts"));
    let exchange = client.list_accounts();
    wire.endpoint("list_accounts", exchange).await;
    let client = Client::<AnyAuth>::from(wire.core("list_teams"));
    let exchange = client.list_teams();
    wire.endpoint("list_teams", exchange).await;
    let client = Client::<AnyAuth>::from(wire.core("list_team_projects"));
    let exchange = client.list_team_projects("my-team-id");
    wire.endpoint("list_team_projects", exchange).await;
    let client = Client::<AnyAuth>::from(wire.core("create_comment"));
    let exchange = client.create_comment(
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
    let client = Client::<AnyAuth>::from(wire.core("authorize"));
    let exchange = client.authorize("https://app.example/callback");
    wire.browser("authorize", exchange);
    let client = Client::<AnyAuth>::from(wire.core("exchange_code"));
    let exchange = client.exchange_code(
        ExchangeCode::new("my-client-id", "my-code", "my-redirect-uri", "my-code-verifier")
            .client_secret("my-client-secret"),
    );
    wire.endpoint("exchange_code", exchange).await;
    wire.finish();
}
