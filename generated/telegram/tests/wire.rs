// Generated from specs/telegram.yaml by `cargo xtask generate`. Do not edit.

//! What goes over the wire: every scheme's whole life and every endpoint once, against a server
//! that refuses whatever the spec does not allow.

use keywright_support::{Wire, troubles};
use keywright_telegram::{
    Client, DeleteWebhook, GetUpdates, PROVIDER, SendMessage, SendMessageParseMode, SetWebhook,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wire() {
    let mut wire = Wire::start(&PROVIDER).await;
    wire.lives().await;
    let exchange = wire.typed::<Client>("get_me").get_me();
    wire.endpoint("get_me", exchange).await;
    let exchange = wire.typed::<Client>("send_message")
        .send_message(
            SendMessage::new("@channelusername", "my-text")
                .message_thread_id(1)
                .parse_mode(SendMessageParseMode::MarkdownV2)
                .disable_notification(true)
                .protect_content(true),
        );
    wire.endpoint("send_message", exchange).await;
    let exchange = wire.typed::<Client>("get_updates")
        .get_updates(
            GetUpdates::new()
                .offset(1)
                .limit(1)
                .timeout(1)
                .allowed_updates(["my-allowed-updates".to_owned()]),
        );
    wire.endpoint("get_updates", exchange).await;
    let exchange = wire.typed::<Client>("set_webhook")
        .set_webhook(
            SetWebhook::new("https://bot.acme.example/updates")
                .ip_address("my-ip-address")
                .max_connections(1)
                .allowed_updates(["my-allowed-updates".to_owned()])
                .drop_pending_updates(true)
                .secret_token("5f0c2a9b"),
        );
    wire.endpoint("set_webhook", exchange).await;
    let exchange = wire.typed::<Client>("delete_webhook")
        .delete_webhook(DeleteWebhook::new().drop_pending_updates(true));
    wire.endpoint("delete_webhook", exchange).await;
    let exchange = wire.typed::<Client>("get_webhook_info").get_webhook_info();
    wire.endpoint("get_webhook_info", exchange).await;
    let exchange = wire.typed::<Client>("get_file").get_file("my-file-id");
    wire.endpoint("get_file", exchange).await;
    wire.finish();
}

/// Lives that go wrong on their way; `cargo xtask soak providers` lives more of them.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lives_in_trouble() {
    troubles(&PROVIDER).await;
}
