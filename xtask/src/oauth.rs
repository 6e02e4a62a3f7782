//! The tests of a client against an OAuth server that is not ours: what the step `oauth` runs for
//! seconds and `cargo xtask soak oauth` for minutes.

use std::env;
use std::path::PathBuf;

use crate::bespoke::Bespoke;

/// The tests, and the specs of the servers' clients.
pub(crate) const LIVE: Bespoke = Bespoke {
    name: "oauth",
    tests: "tests/oauth/main.rs",
    specs: &["tests/oauth/certified.yaml", "tests/oauth/echo.yaml"],
    needs: "base64 = \"0.22\"\n\
            form_urlencoded = \"1\"\n\
            http = \"1\"\n\
            keywright = { workspace = true, features = [\"file\", \"tls\"] }\n\
            keywright-certified = { path = \"../generated/certified\", default-features = false, features = [\"login\"] }\n\
            reqwest = { version = \"0.13\", default-features = false }\n\
            serde_json = \"1\"\n\
            tempfile = \"3\"\n\
            tokio = { version = \"1\", features = [\"macros\", \"rt-multi-thread\", \"sync\", \"time\"] }\n",
};

/// The version of Node.js that the server runs on.
pub(crate) const NODE: u32 = 20;

/// Where the tests find the peers.
pub(crate) const PEERS: &str = "KEYWRIGHT_PEERS";

/// Where the tests find a browser.
pub(crate) const CHROMIUM: &str = "KEYWRIGHT_CHROMIUM";

/// How one gets a browser.
pub(crate) const INSTALL: &str = "apt-get install chromium";

/// The program of the browser, by the names under which systems have it.
pub(crate) fn chromium() -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let mut places = env::split_paths(&folders).flat_map(|it| names.map(|name| it.join(name)));
    places.find(|it| it.is_file())
}
