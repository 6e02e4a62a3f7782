//! What was measured on: figures without it say nothing.

use std::env::consts::{ARCH, OS};
use std::fs;
use std::process::Command;
use std::thread;

/// One line: `2 cores (Some Processor), linux x86_64, rustc 1.95.0 (…)`.
pub(super) fn machine() -> String {
    let cores = thread::available_parallelism().map_or(0, usize::from);
    let processor = processor().unwrap_or_else(|| "an unknown processor".to_owned());
    let rustc = said("rustc", &["--version"]).unwrap_or_else(|| "an unknown rustc".to_owned());
    format!(
        "{} ({processor}), {OS} {ARCH}, {rustc}",
        crate::report::count(cores, "core")
    )
}

/// The name of the processor, where the system tells it.
fn processor() -> Option<String> {
    let Ok(text) = fs::read_to_string("/proc/cpuinfo") else {
        return said("sysctl", &["-n", "machdep.cpu.brand_string"]);
    };
    let line = text.lines().find(|it| it.starts_with("model name"))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

/// The first line that a program prints.
fn said(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    text.lines()
        .next()
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
}
