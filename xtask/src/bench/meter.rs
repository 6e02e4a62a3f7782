//! What a program costs. It is started by a process that does nothing else, because the system
//! tells the peak of all children together: the second one would hide behind the first.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};

use crate::Verdict;

/// Runs a program and writes what it cost; not for people.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Where to write
    #[arg(long)]
    into: PathBuf,
    /// The program and its arguments
    #[arg(last = true, required = true)]
    command: Vec<OsString>,
}

/// The cost of a program and all that it started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Usage {
    /// Of the user and of the system.
    pub(super) cpu: Duration,
    pub(super) wall: Duration,
    /// The largest of the processes, in KiB.
    pub(super) peak: u64,
}

impl Usage {
    /// The least of each figure: what disturbs a run only ever adds to it.
    pub(super) fn least(self, other: Self) -> Self {
        Self {
            cpu: self.cpu.min(other.cpu),
            wall: self.wall.min(other.wall),
            peak: self.peak.min(other.peak),
        }
    }

    /// Reads what [`run`] wrote.
    pub(super) fn read(path: &Path) -> Result<Self> {
        let text =
            fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        let mut numbers = text.split_whitespace().map(str::parse::<u64>);
        let mut next = || {
            numbers
                .next()
                .context("a figure is missing")?
                .context("no figure")
        };
        Ok(Self {
            cpu: Duration::from_micros(next()?),
            wall: Duration::from_micros(next()?),
            peak: next()?,
        })
    }
}

/// The same command, run by this program, which writes its cost.
pub(super) fn metered(program: &Path, into: &Path, command: &Command) -> Command {
    let mut metered = Command::new(program);
    metered
        .args(["bench", "meter", "--into"])
        .arg(into)
        .arg("--");
    metered.arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => metered.env(name, value),
            None => metered.env_remove(name),
        };
    }
    if let Some(folder) = command.get_current_dir() {
        metered.current_dir(folder);
    }
    metered
}

/// Runs the program to its end.
pub(super) fn run(arguments: &Arguments) -> Result<Verdict> {
    let (program, rest) = arguments.command.split_first().context("no program")?;
    let start = Instant::now();
    let status = Command::new(program)
        .args(rest)
        .status()
        .with_context(|| format!("cannot start {}", program.display()))?;
    let wall = start.elapsed();
    let (cpu, peak) = children()?;
    let text = format!("{} {} {peak}\n", cpu.as_micros(), wall.as_micros());
    fs::write(&arguments.into, text)
        .with_context(|| format!("cannot write {}", arguments.into.display()))?;
    Ok(if status.success() {
        Verdict::Clean
    } else {
        Verdict::Findings
    })
}

/// The cpu of all that this process started and waited for, and the peak of the largest, in KiB.
#[cfg(unix)]
fn children() -> Result<(Duration, u64)> {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeVal;

    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).context("the system tells no usage")?;
    let length = |it: TimeVal| {
        let seconds = u64::try_from(it.tv_sec()).unwrap_or(0);
        Duration::from_secs(seconds)
            + Duration::from_micros(u64::try_from(it.tv_usec()).unwrap_or(0))
    };
    let peak = u64::try_from(usage.max_rss()).unwrap_or(0);
    // macOS counts bytes, every other system KiB.
    let unit = if cfg!(target_vendor = "apple") {
        1024
    } else {
        1
    };
    Ok((
        length(usage.user_time()) + length(usage.system_time()),
        peak / unit,
    ))
}

#[cfg(not(unix))]
fn children() -> Result<(Duration, u64)> {
    anyhow::bail!("what a program costs is asked of the system, and this works on unix only")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_keeps_its_words_and_its_environment() {
        let mut command = Command::new("cargo");
        command
            .args(["check", "--quiet"])
            .env("A", "1")
            .env_remove("B")
            .current_dir("/tmp");
        let metered = metered(Path::new("xtask"), Path::new("usage"), &command);
        let words: Vec<_> = metered.get_args().collect();
        assert_eq!(
            words,
            [
                "bench", "meter", "--into", "usage", "--", "cargo", "check", "--quiet"
            ]
        );
        assert_eq!(metered.get_envs().count(), 2);
        assert_eq!(metered.get_current_dir(), Some(Path::new("/tmp")));
    }

    #[cfg(unix)]
    #[test]
    fn a_program_is_measured() {
        let into = std::env::temp_dir().join(format!("keywright-usage-{}", std::process::id()));
        let arguments = Arguments {
            into: into.clone(),
            command: vec!["true".into()],
        };
        assert_eq!(run(&arguments).expect("it runs"), Verdict::Clean);
        let usage = Usage::read(&into).expect("it was written");
        fs::remove_file(into).expect("ours");
        assert!(usage.peak > 0 && usage.wall > Duration::ZERO, "{usage:?}");
    }
}
