//! Opens the browser of the person. What opens one on which system is for a library to know; here
//! it is only decided whether there can be one.

use std::{thread, time::Duration};

use tokio::{sync::oneshot, time::timeout};

use crate::{Error, Result};

/// How long the system may take to say that it cannot. A browser that runs in the terminal ends
/// when the person leaves it.
const PATIENCE: Duration = Duration::from_secs(2);

/// Opens an address in the browser that the system names, and does not wait until it is closed.
pub(super) async fn open(url: &str) -> Result<()> {
    if !may_be_there() {
        return Err(none("there is no display here"));
    }
    let (told, tells) = oneshot::channel();
    let url = url.to_owned();
    thread::spawn(move || {
        let mut options = webbrowser::BrowserOptions::new();
        // What a browser says of itself does not belong into the output of the program.
        options.with_suppress_output(true);
        let browser = webbrowser::Browser::Default;
        let opened = webbrowser::open_browser_with_options(browser, &url, &options);
        // Nobody listens any more where it took too long.
        let _ = told.send(opened.map_err(|it| it.kind()));
    });
    match timeout(PATIENCE, tells).await {
        // Its text may hold the address, and so the state.
        Ok(Ok(Err(kind))) => Err(none(&kind.to_string())),
        Ok(Err(_)) => Err(none("what opens it broke off")),
        Ok(Ok(Ok(()))) | Err(_) => Ok(()),
    }
}

fn none(why: &str) -> Error {
    Error::input(format!(
        "no browser can be opened: {why}; sign in with `in_terminal`"
    ))
}

/// Whether a browser can show anything. Where there is no display, a browser for terminals would
/// take over the one of the program; whoever wants that names it in `BROWSER`.
#[cfg(all(unix, not(target_os = "macos")))]
fn may_be_there() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|it| !it.is_empty());
    ["BROWSER", "DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"]
        .into_iter()
        .any(is_set)
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn may_be_there() -> bool {
    true
}
