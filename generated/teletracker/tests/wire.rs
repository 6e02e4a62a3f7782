// Generated from specs/teletracker.yaml by `cargo xtask generate`. Do not edit.

//! What goes over the wire: every scheme's whole life and every endpoint once, against a server
//! that refuses whatever the spec does not allow.

use keywright_support::{Wire, troubles};
use keywright_teletracker::{Client, LogIn, PROVIDER, SendSms, StartRapidResponse};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wire() {
    let mut wire = Wire::start(&PROVIDER).await;
    wire.lives().await;
    let exchange = wire.typed::<Client>("log_in")
        .log_in(LogIn::new("my-username", "my-password").account_id(1));
    wire.endpoint("log_in", exchange).await;
    let exchange = wire.typed::<Client>("check_credentials")
        .check_credentials("my-username", "my-password");
    wire.endpoint("check_credentials", exchange).await;
    let exchange = wire.typed::<Client>("refresh_session").refresh_session("my-refresh-token");
    wire.endpoint("refresh_session", exchange).await;
    let exchange = wire.typed::<Client>("get_call_data").get_call_data("2026-01-31", "2026-01-31");
    wire.endpoint("get_call_data", exchange).await;
    let exchange = wire.typed::<Client>("send_sms")
        .send_sms(
            SendSms::new("my-to-number", "my-payload")
                .user_id(1)
                .pin(1)
                .from_number("my-from-number"),
        );
    wire.endpoint("send_sms", exchange).await;
    let exchange = wire.typed::<Client>("start_rapid_response")
        .start_rapid_response(
            StartRapidResponse::new("my-whisper-text", "my-callee").callprocess_id(1),
        );
    wire.endpoint("start_rapid_response", exchange).await;
    let exchange = wire.typed::<Client>("connect_realtime").connect_realtime();
    wire.endpoint("connect_realtime", exchange).await;
    wire.finish();
}

/// Lives that go wrong on their way; `cargo xtask soak providers` lives more of them.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lives_in_trouble() {
    troubles(&PROVIDER).await;
}
