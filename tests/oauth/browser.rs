//! The server's pages in a real browser, Chromium without a window, and back at the application: on
//! an address of the web, and on a port of this machine (RFC 8252 section 7.3).

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::thread;

use keywright_certified::{Person as Scheme, SignIn};
use serde_json::json;

use crate::code::WEB;
use crate::issuer::Issuer;
use crate::machine::SECRET;
use crate::process::Process;

/// Opens the page of a sign-in in a browser, where someone with this name agrees to everything, and
/// gives the address that it ends on.
fn walks(begun: &SignIn, name: &str) -> String {
    let program = std::env::var_os("KEYWRIGHT_CHROMIUM");
    let program = program.expect("`cargo xtask test --only oauth` says where Chromium is");
    let order = json!({ "url": begun.url(), "until": begun.redirect_uri(), "login": name });
    let words = [program.into()];
    let (_process, ended, _) = Process::start("node", "browser.mjs", &words, &order.to_string());
    ended
}

#[tokio::test]
async fn a_person_signs_in_to_an_application_of_the_web() {
    let client = Issuer::shared().client(Scheme::new("web").client_secret(SECRET));
    let begun = client.authorize(WEB).expect("a page");
    let callback = walks(&begun, "alice");
    let outcome = client.sign_in(begun, &callback).await;
    outcome.expect("the code is exchanged");
    assert_eq!(client.get_me().await.expect("she is in").sub, "alice");
}

#[tokio::test]
async fn a_person_signs_in_to_an_application_on_this_machine() {
    let client = Issuer::shared().client(Scheme::new("native"));
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    let redirect_uri = format!("http://127.0.0.1:{port}/callback");
    let begun = client.authorize(redirect_uri).expect("a page");
    // Whatever the browser says, it is what the application hears that counts.
    let heard = thread::spawn(move || {
        let (mut connection, _) = listener.accept().expect("the browser comes");
        let mut line = String::new();
        let mut reader = BufReader::new(connection.try_clone().expect("a second handle"));
        reader.read_line(&mut line).expect("a request");
        let answer = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nDone.";
        connection
            .write_all(answer.as_bytes())
            .expect("it is heard");
        line
    });
    let shown = walks(&begun, "bob");
    let line = heard.join().expect("the browser came");
    let target = line.split(' ').nth(1).expect("a request has a target");
    let callback = format!("http://127.0.0.1:{port}{target}");
    assert_eq!(callback, shown);
    let outcome = client.sign_in(begun, &callback).await;
    outcome.expect("the code is exchanged");
    assert_eq!(client.get_me().await.expect("he is in").sub, "bob");
}
