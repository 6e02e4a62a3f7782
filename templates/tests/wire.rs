//! What goes over the wire: every scheme's whole life and every endpoint once, against a server
//! that refuses whatever the spec does not allow.
{% if has_end %}

#![allow(deprecated, reason = "what has an announced end is tested until then")]
{% endif %}
{% if wire.has_map %}

use std::collections::BTreeMap;
{% endif %}

use {{ krate }}::{ {% for it in wire.imports %}{{ it }}, {% endfor %} };
use keywright_support::{Wire, troubles};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wire() {
    let mut wire = Wire::start(&PROVIDER).await;
    wire.lives().await;
    {% for it in wire.calls %}
    let exchange = wire.typed::<Client>({{ it.id }}).{{ it.call }};
    {% if it.page %}
    wire.browser({{ it.id }}, exchange{% if it.sends %}.await{% endif %});
    {% else %}
    {% if it.device %}
    wire.device({{ it.id }}, exchange).await;
    {% else %}
    wire.endpoint({{ it.id }}, exchange).await;
    {% endif %}
    {% endif %}
    {% endfor %}
    wire.finish();
}

/// Lives that go wrong on their way; `cargo xtask soak providers` lives more of them.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lives_in_trouble() {
    troubles(&PROVIDER).await;
}
{% if library.has_login %}

#[test]
fn login() {
    keywright_support::login_as_a_program(&PROVIDER, concat!(module_path!(), "::login"));
}
{% endif %}
