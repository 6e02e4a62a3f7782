//! The server's pages in a real browser, Chromium without a window, and back at the application: on
//! an address of the web, and on a port of this machine (RFC 8252 section 7.3).

use std::sync::mpsc;
use std::thread;

use keywright_certified::Person as Scheme;
use serde_json::{Value, json};

use crate::code::WEB;
use crate::issuer::Issuer;
use crate::machine::SECRET;
use crate::person::parameter;
use crate::process::Process;

/// Opens the page of a sign-in in a browser, where someone with this name agrees to everything, and
/// gives the address that it ends on.
fn walks(url: &str, redirect_uri: &str, name: &str) -> String {
    orders(&json!({ "url": url, "until": redirect_uri, "login": name }))
}

/// Gives a browser its order, and hears what came of it.
fn orders(order: &Value) -> String {
    let program = std::env::var_os("KEYWRIGHT_CHROMIUM");
    let program = program.expect("`cargo xtask test --only oauth` says where Chromium is");
    let words = [program.into()];
    let (_process, ended, _) = Process::start("node", "browser.mjs", &words, &order.to_string());
    ended
}

/// Opens the page of a device code in a browser, where someone with this name enters the code and
/// agrees to everything, and gives the title of the page that it ends on.
pub(crate) fn enters(url: &str, user_code: &str, name: &str) -> String {
    orders(&json!({ "url": url, "user_code": user_code, "login": name }))
}

#[tokio::test]
async fn a_person_signs_in_to_an_application_of_the_web() {
    let client = Issuer::shared().client(Scheme::new("web").client_secret(SECRET));
    let begun = client.authorize(WEB).expect("a page");
    let callback = walks(begun.url(), begun.redirect_uri(), "alice");
    let outcome = client.sign_in(begun, &callback).await;
    outcome.expect("the code is exchanged");
    assert_eq!(client.get_me().await.expect("she is in").sub, "alice");
}

#[tokio::test]
async fn a_person_signs_in_to_a_program_on_this_machine() {
    let client = Issuer::shared().client(Scheme::new("native"));
    let (opened, opens) = mpsc::channel::<String>();
    let person = thread::spawn(move || {
        let url = opens.recv().expect("the page is opened");
        let redirect_uri = parameter(&url, "redirect_uri").expect("it says where to come back to");
        walks(&url, &redirect_uri, "bob")
    });
    let sign_in = client.interactive_sign_in();
    let sign_in = sign_in.open_with(move |url| {
        opened.send(url.to_owned()).expect("somebody is there");
        Ok(())
    });
    let signed_in = sign_in.await.expect("he is let in");
    assert_eq!(signed_in.account(), Some("bob"));
    let shown = person.join().expect("the browser came back");
    assert!(shown.starts_with("http://127.0.0.1:"), "{shown}");
    assert_eq!(client.get_me().await.expect("he is in").sub, "bob");
}
