//! A text that is made to cost much gets a clear answer soon, on the stack of a thread and within
//! a gibibyte or so of memory.

use std::thread;
use std::time::{Duration, Instant};

use keywright_generator::{Source, files};
use keywright_hostile::costly;

/// Without optimisation, on a machine that does other things; it is two seconds where neither holds.
const PATIENCE: Duration = Duration::from_secs(60);

#[test]
fn nothing_takes_long() {
    let mut slow = Vec::new();
    for (name, text) in costly() {
        let worker = thread::Builder::new()
            .stack_size(2 << 20)
            .spawn(move || {
                let start = Instant::now();
                let source = Source::new("specs/acme.yaml", text);
                let outcome = files(&source);
                let told = outcome.found.len();
                assert!(told <= 201, "{name}: {told} diagnostics");
                assert!(outcome.made.is_some() || told > 0, "{name}: no answer");
                for it in &outcome.found {
                    assert!(it.help.is_some(), "{name}: {it:?}");
                }
                (
                    start.elapsed(),
                    outcome.made.is_some(),
                    outcome.found.into_iter().next(),
                )
            })
            .expect("a thread can be started");
        let start = Instant::now();
        while !worker.is_finished() && start.elapsed() < PATIENCE {
            thread::sleep(Duration::from_millis(2));
        }
        assert!(worker.is_finished(), "{name}: no answer after {PATIENCE:?}");
        let (took, made, first) = worker.join().expect("no text brings the generator down");
        let first = first.map_or_else(String::new, |it| {
            format!(
                "{} {}",
                it.code,
                it.message.chars().take(60).collect::<String>()
            )
        });
        slow.push((
            took,
            format!(
                "{took:>8.1?} {name}: {} {first}",
                if made { "made" } else { "refused" }
            ),
        ));
    }
    slow.sort_by_key(|it| std::cmp::Reverse(it.0));
    // Shown with `--nocapture`: what to look at first.
    for (_, line) in slow.iter().take(12) {
        println!("{line}");
    }
}
