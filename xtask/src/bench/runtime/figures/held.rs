//! The bars that are no figures, and the tests that hold them.

/// A bar, and its tests by the file of the runtime that they are in.
pub(super) struct Held {
    pub(super) number: u8,
    pub(super) what: &'static str,
    files: &'static [(&'static str, &'static [&'static str])],
}

pub(super) const BARS: &[Held] = &[
    Held {
        number: 7,
        what: "rotation with reuse detection: 0 reuses under herd, cancellation and two processes on one store; \
               crashes are counted apart",
        files: &[
            (
                "tests/faults/rotation.rs",
                &[
                    "no_herd_ever_reuses_one",
                    "clients_that_share_a_store_renew_once",
                ],
            ),
            (
                "tests/faults/cancelled.rs",
                &["with_all_callers_gone_a_rotated_token_is_kept"],
            ),
            (
                "tests/faults/crash.rs",
                &[
                    "a_token_that_was_spent_ends_in_one_clear_error",
                    "after_a_second_crash_it_is_not_sent_again",
                ],
            ),
            (
                "tests/fleet/renewals.rs",
                &["a_folder_renews_once", "a_slow_redis_renews_once"],
            ),
        ],
    },
    Held {
        number: 9,
        what: "time: a clock that counts in suspend, from the sending of the request; a capped margin; jitter fixed \
               for each token, different in each process; a pause after nothing newer",
        files: &[
            (
                "src/environment/machine.rs",
                &["linux_counts_the_time_asleep"],
            ),
            (
                "src/engine/life/tests.rs",
                &[
                    "an_hour_has_a_margin_a_jitter_and_a_skew",
                    "a_hundred_processes_renew_at_different_times",
                ],
            ),
            (
                "tests/faults/herd.rs",
                &["each_process_renews_at_a_moment_of_its_own"],
            ),
            (
                "src/engine/tests/pace.rs",
                &[
                    "no_step_of_the_date_ends_a_life_or_makes_it_longer",
                    "an_answer_that_came_too_late_is_an_error_and_then_a_pause",
                    "a_server_that_keeps_its_token_to_the_end_is_not_pestered",
                ],
            ),
        ],
    },
    Held {
        number: 10,
        what: "secrets: canaries over every `Debug`, error and TRACE log; buffers are wiped",
        files: &[
            (
                "tests/whole/redacted.rs",
                &["no_public_type_prints_a_secret"],
            ),
            (
                "tests/whole/told.rs",
                &["a_whole_life_is_told_without_a_secret"],
            ),
            ("tests/faults/leaks.rs", &["a_whole_life_shows_no_secret"]),
            ("tests/wiped/main.rs", &["no_secret_stays_in_memory"]),
        ],
    },
    Held {
        number: 11,
        what: "no background task that needs an owner; no process-wide globals of cryptography or TLS",
        files: &[
            (
                "tests/whole/waited.rs",
                &["everything_runs_on_the_callers_thread"],
            ),
            (
                "src/engine/tests/herd.rs",
                &["a_runtime_that_shuts_down_interrupts_and_the_next_one_goes_on"],
            ),
            ("tests/tls.rs", &["only_a_trusted_server_gets_a_request"]),
            (
                "tests/tls_installed.rs",
                &["what_the_program_has_installed_stays"],
            ),
        ],
    },
];

impl Held {
    /// The tests by name.
    pub(super) fn tests(&self) -> String {
        let files = self.files.iter().map(|(path, tests)| {
            let tests: Vec<_> = tests.iter().map(|it| format!("`{it}`")).collect();
            format!("runtime/{path}: {}", tests.join(", "))
        });
        files.collect::<Vec<_>>().join("; ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_test_is_there() {
        let runtime = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime");
        for (path, tests) in BARS.iter().flat_map(|it| it.files) {
            let text = std::fs::read_to_string(runtime.join(path)).expect(path);
            for test in *tests {
                assert!(
                    text.contains(&format!("fn {test}(")),
                    "{path} has no {test}"
                );
            }
        }
    }
}
