// Generated from specs/infobip.yaml by `cargo xtask generate`. Do not edit.

//! What goes over the wire: every scheme's whole life and every endpoint once, against a server
//! that refuses whatever the spec does not allow.

use keywright_infobip::{
    Client, CreateApiKey, CreateApiKeyPermission, CreateSession, ListApiKeys, PROVIDER, Scope,
    SendPin, SmsContent, SmsDestination, SmsMessage, UpdateApiKey,
};
use keywright_support::{Wire, troubles};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wire() {
    let mut wire = Wire::start(&PROVIDER).await;
    wire.lives().await;
    let exchange = wire.typed::<Client>("create_session")
        .create_session(CreateSession::new("my-username", "my-password").r#unsafe(true));
    wire.endpoint("create_session", exchange).await;
    let exchange = wire.typed::<Client>("destroy_session").destroy_session();
    wire.endpoint("destroy_session", exchange).await;
    let exchange = wire.typed::<Client>("create_oauth2_token")
        .create_oauth2_token("my-client-id", "my-client-secret");
    wire.endpoint("create_oauth2_token", exchange).await;
    let exchange = wire.typed::<Client>("create_api_key")
        .create_api_key(
            CreateApiKey::new("my-name")
                .account_id("my-account-id")
                .allowed_ips(["my-allowed-ips".to_owned()])
                .valid_from("2026-01-31T12:00:00Z")
                .valid_to("2026-01-31T12:00:00Z")
                .permissions([CreateApiKeyPermission::PublicApi])
                .scope_guids([Scope::AccountManagementManage]),
        );
    wire.endpoint("create_api_key", exchange).await;
    let exchange = wire.typed::<Client>("list_api_keys")
        .list_api_keys(ListApiKeys::new().name("my-name").page(1).size(1).enabled(true));
    wire.endpoint("list_api_keys", exchange).await;
    let exchange = wire.typed::<Client>("get_api_key").get_api_key("my-api-key-id");
    wire.endpoint("get_api_key", exchange).await;
    let exchange = wire.typed::<Client>("update_api_key")
        .update_api_key(
            UpdateApiKey::new("my-api-key-id", "my-name")
                .enabled(true)
                .valid_to("2026-01-31T12:00:00Z"),
        );
    wire.endpoint("update_api_key", exchange).await;
    let exchange = wire.typed::<Client>("get_balance").get_balance();
    wire.endpoint("get_balance", exchange).await;
    let exchange = wire.typed::<Client>("send_sms")
        .send_sms(
            [
                SmsMessage::new(
                    [SmsDestination::new("my-to").message_id("my-message-id")],
                    SmsContent::new("my-text"),
                )
                .sender("my-sender"),
            ],
        );
    wire.endpoint("send_sms", exchange).await;
    let exchange = wire.typed::<Client>("send_pin")
        .send_pin(
            SendPin::new("my-application-id", "my-message-id", "my-to")
                .from("my-from")
                .placeholders([("name".to_owned(), "my-placeholders".to_owned())]),
        );
    wire.endpoint("send_pin", exchange).await;
    let exchange = wire.typed::<Client>("verify_pin").verify_pin("my-pin-id", "my-pin");
    wire.endpoint("verify_pin", exchange).await;
    wire.finish();
}

/// Lives that go wrong on their way; `cargo xtask soak providers` lives more of them.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lives_in_trouble() {
    troubles(&PROVIDER).await;
}
