//! The example as a program that was started, and the browser that the test is.

use std::{env, path::Path, process::Stdio, time::Duration};

use http::{Method, Request, header};
use keywright::{Bytes, Limits, ReqwestTransport, Transport as _};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader, Lines},
    process::{Child, ChildStderr, Command},
    time::timeout,
};

use super::ARGUMENTS;

/// Nothing here takes so long, so what does has failed.
const PATIENCE: Duration = Duration::from_secs(60);

/// A program that was started.
pub(super) struct Program {
    child: Child,
    errors: Lines<BufReader<ChildStderr>>,
    told: String,
}

/// How a program has ended.
#[derive(Debug)]
pub(super) struct Ended {
    pub(super) code: Option<i32>,
    pub(super) output: String,
    pub(super) errors: String,
}

impl Program {
    /// Starts this very program once more, as the example.
    pub(super) fn start(test: &str, variables: &[(String, String)], words: &[&str]) -> Self {
        let own = env::current_exe().expect("a program knows where it is");
        let mut command = Command::new(own);
        command
            .args([test, "--exact", "--nocapture"])
            // No browser of whoever runs the tests.
            .env_remove("BROWSER")
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WSL_DISTRO_NAME")
            .envs(variables.iter().map(|(name, value)| (name, value)))
            .env(ARGUMENTS, words.join("\n"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        let mut child = command.spawn().expect("it starts");
        let errors = child.stderr.take().expect("it is piped");
        Self {
            child,
            errors: BufReader::new(errors).lines(),
            told: String::new(),
        }
    }

    /// The address that the person is told to open.
    pub(super) async fn url(&mut self) -> String {
        let line = self.line_with("  http").await;
        line.trim().to_owned()
    }

    /// The next line on standard error that holds a text.
    pub(super) async fn line_with(&mut self, text: &str) -> String {
        let found = timeout(PATIENCE, async {
            while let Some(line) = self.errors.next_line().await.ok().flatten() {
                self.told.push_str(&line);
                self.told.push('\n');
                if line.contains(text) {
                    return Some(line);
                }
            }
            None
        });
        let found = found.await.ok().flatten();
        found.unwrap_or_else(|| panic!("the program does not say {text:?}, but:\n{}", self.told))
    }

    /// Pastes a line.
    pub(super) async fn paste(&mut self, line: &str) {
        let input = self.child.stdin.as_mut().expect("it is piped");
        let line = format!("{line}\n");
        input
            .write_all(line.as_bytes())
            .await
            .expect("somebody reads");
        input.flush().await.expect("somebody reads");
    }

    /// Does as Ctrl-C does.
    #[cfg(unix)]
    pub(super) async fn interrupt(&self) {
        let id = self.child.id().expect("it runs").to_string();
        let killed = Command::new("kill").args(["-INT", &id]).status().await;
        assert!(killed.is_ok_and(|it| it.success()), "`kill` works");
    }

    /// Waits for its end.
    pub(super) async fn end(mut self) -> Ended {
        let mut output = String::new();
        let mut pipe = self.child.stdout.take().expect("it is piped");
        let ended = timeout(PATIENCE, async {
            pipe.read_to_string(&mut output).await.expect("it is text");
            while let Some(line) = self.errors.next_line().await.expect("it is text") {
                self.told.push_str(&line);
                self.told.push('\n');
            }
            self.child.wait().await.expect("it ends")
        });
        let Ok(status) = ended.await else {
            panic!("the program does not end, but says:\n{}", self.told);
        };
        Ended {
            code: status.code(),
            output,
            errors: self.told,
        }
    }
}

impl Ended {
    /// Fails with everything that was said, unless it has ended as it should, saying this.
    pub(super) fn must(&self, code: i32, says: &str) {
        let said = if code == 0 {
            &self.output
        } else {
            &self.errors
        };
        assert!(
            self.code == Some(code) && said.contains(says),
            "it is to end with {code} and say {says:?}, but: {self:?}"
        );
    }
}

/// What a browser shows.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) status: u16,
    pub(super) location: String,
    pub(super) text: String,
}

impl Page {
    /// Opens an address; none where nobody listens there.
    pub(super) async fn open(address: &str) -> Option<Self> {
        let request = Request::builder()
            .method(Method::GET)
            .uri(address)
            .header(header::ACCEPT, "text/html")
            .body(Bytes::new())
            .expect("it is an address");
        let transport = ReqwestTransport::new().expect("there is a transport");
        let answer = transport.send(request, Limits::default()).await.ok()?;
        let location = answer.headers().get(header::LOCATION);
        let location = location.and_then(|it| it.to_str().ok());
        Some(Self {
            status: answer.status().as_u16(),
            location: location.unwrap_or_default().to_owned(),
            text: String::from_utf8_lossy(answer.body()).into_owned(),
        })
    }

    /// Fails with all that it shows, unless it shows this.
    pub(super) fn must(&self, status: u16, shows: &str) {
        let is_right = self.status == status && self.text.contains(shows);
        assert!(is_right, "{status} and {shows:?} were expected: {self:?}");
    }
}

/// Files in the folder of a store that hold a token.
pub(super) fn tokens(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let is_token = |it: &std::fs::DirEntry| {
        let path = it.path();
        path.extension().is_some_and(|it| it == "credential")
    };
    entries.filter(is_token).count()
}
