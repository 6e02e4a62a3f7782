//! Several processes, started and ended.

use std::{
    env,
    io::Read as _,
    path::Path,
    process::{Child, Command, Stdio},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use crate::worker;

/// What the processes of a fleet have in common.
#[derive(Clone, Default)]
pub(crate) struct Orders {
    pub(crate) provider: String,
    pub(crate) redis: Option<String>,
    pub(crate) folder: Option<String>,
    pub(crate) tasks: u32,
    pub(crate) users: u32,
}

/// What became of a process that came to its end.
#[derive(Debug, Default)]
pub(crate) struct Report {
    pub(crate) good: u64,
    pub(crate) errors: Vec<String>,
}

/// Running processes. They are killed when this is dropped, so also when a test fails.
pub(crate) struct Crew {
    orders: Orders,
    members: Vec<Option<Member>>,
    /// When everybody should have come to an end.
    end: Instant,
}

/// How much longer than told a process may take, on a machine that is busy.
const PATIENCE: Duration = Duration::from_secs(60);

struct Member {
    child: Child,
    output: JoinHandle<String>,
}

impl Orders {
    /// Fifty tasks for one credential.
    pub(crate) fn new(provider: &str) -> Self {
        Self {
            provider: provider.to_owned(),
            tasks: 50,
            users: 1,
            ..Self::default()
        }
    }

    pub(crate) fn redis(mut self, url: &str) -> Self {
        self.redis = Some(url.to_owned());
        self
    }

    pub(crate) fn folder(mut self, path: &Path) -> Self {
        self.folder = Some(path.join("tokens").to_str().expect("UTF-8").to_owned());
        self
    }

    /// Starts so many processes.
    pub(crate) fn start(self, count: usize, length: Duration) -> Crew {
        let mut crew = Crew {
            orders: self,
            members: Vec::new(),
            end: Instant::now() + length,
        };
        for index in 0..count {
            crew.members.push(None);
            crew.launch(index, length);
        }
        crew
    }
}

impl Crew {
    /// Starts a process in a place that is free.
    pub(crate) fn launch(&mut self, index: usize, length: Duration) {
        let mut command = Command::new(env::current_exe().expect("this program"));
        command
            .args(["--exact", "worker::run", "--ignored", "--nocapture"])
            .env(worker::PROVIDER, &self.orders.provider)
            .env(worker::PROCESS, index.to_string())
            .env(worker::TASKS, self.orders.tasks.to_string())
            .env(worker::USERS, self.orders.users.to_string())
            .env(worker::MILLISECONDS, length.as_millis().to_string())
            .stdin(Stdio::null())
            .stdout(Stdio::piped());
        if let Some(url) = &self.orders.redis {
            command.env(worker::REDIS, url);
        }
        if let Some(path) = &self.orders.folder {
            command.env(worker::FOLDER, path);
        }
        let mut child = command.spawn().expect("it starts");
        let mut stream = child.stdout.take().expect("it was piped");
        let output = thread::spawn(move || {
            let mut text = String::new();
            stream.read_to_string(&mut text).expect("UTF-8");
            text
        });
        self.members[index] = Some(Member { child, output });
    }

    /// Kills a process as it stands.
    pub(crate) fn kill(&mut self, index: usize) {
        let mut member = self.members[index].take().expect("it runs");
        member.child.kill().expect("it runs");
        member.child.wait().expect("it was killed");
    }

    /// Waits for the ends of those that were not killed.
    pub(crate) async fn end(mut self) -> Vec<Report> {
        let mut reports = Vec::new();
        for index in 0..self.members.len() {
            let Some(member) = &mut self.members[index] else {
                continue;
            };
            let status = loop {
                if let Some(status) = member.child.try_wait().expect("it is ours") {
                    break status;
                }
                assert!(Instant::now() < self.end + PATIENCE, "a process hangs");
                tokio::time::sleep(Duration::from_millis(20)).await;
            };
            let member = self.members[index].take().expect("it was there");
            let text = member.output.join().expect("no panic");
            assert!(status.success(), "a process failed:\n{text}");
            reports.push(Report::of(&text));
        }
        reports
    }
}

impl Report {
    fn of(text: &str) -> Self {
        let mut report = Self::default();
        for line in text.lines().filter_map(|it| it.strip_prefix("fleet: ")) {
            match line.split_once(' ') {
                Some(("good", number)) => report.good = number.parse().expect("a number"),
                Some(("error", text)) => report.errors.push(text.to_owned()),
                _ => panic!("a process says `{line}`"),
            }
        }
        report
    }
}

/// All errors, for a message.
pub(crate) fn errors(reports: &[Report]) -> Vec<&str> {
    let errors = reports.iter().flat_map(|it| &it.errors);
    errors.map(String::as_str).collect()
}

impl Drop for Crew {
    fn drop(&mut self) {
        for mut member in self.members.drain(..).flatten() {
            // It may have ended by itself.
            drop(member.child.kill());
            drop(member.child.wait());
        }
    }
}
