//! The two thresholds, for lives of every length.

use proptest::prelude::*;

use super::*;
use crate::{Clock, testing::ManualClock};

fn life(lasting: Lasting, chance: u64) -> (ManualClock, Life) {
    let clock = ManualClock::default();
    let life = Life::new(clock.now(), Duration::ZERO, lasting, chance);
    (clock, life)
}

fn after(length: Duration, lasting: Lasting, chance: u64) -> Phase {
    let (clock, life) = life(lasting, chance);
    clock.advance(length);
    life.phase(clock.monotonic())
}

#[test]
fn an_hour_has_a_margin_a_jitter_and_a_skew() {
    let hour = Lasting::For(Duration::from_secs(3_600));
    let phase = |seconds, chance| after(Duration::from_secs(seconds), hour, chance);
    assert_eq!(phase(3_149, u64::MAX), Phase::Fresh);
    assert_eq!(
        phase(3_150, u64::MAX),
        Phase::Due,
        "300 s before its end, and 150 s jitter"
    );
    assert_eq!(phase(3_299, 0), Phase::Fresh);
    assert_eq!(phase(3_300, 0), Phase::Due);
    assert_eq!(phase(3_589, 0), Phase::Due);
    assert_eq!(phase(3_590, 0), Phase::Over, "it would end on its way");
}

#[test]
fn nothing_ends_what_has_no_end() {
    for lasting in [Lasting::Never, Lasting::Unknown] {
        assert_eq!(
            after(Duration::from_secs(u64::MAX >> 8), lasting, 0),
            Phase::Fresh
        );
        assert!(life(lasting, 0).1.is_open());
    }
}

#[test]
fn a_resumed_life_has_lost_what_has_passed() {
    let clock = ManualClock::default();
    let hour = Lasting::For(Duration::from_secs(3_600));
    let issued = clock.now().wall.saturating_sub(Duration::from_secs(3_000));
    let life = Life::resumed(clock.now(), issued, hour, 0);
    assert_eq!(life.phase(clock.monotonic()), Phase::Fresh);
    clock.advance(Duration::from_secs(590));
    assert_eq!(life.phase(clock.monotonic()), Phase::Over);
    let future = clock.now().wall.saturating_add(Duration::from_secs(9_999));
    let life = Life::resumed(clock.now(), future, hour, 0);
    clock.advance(Duration::from_secs(3_600));
    assert_eq!(
        life.phase(clock.monotonic()),
        Phase::Over,
        "another clock was ahead"
    );
}

#[test]
fn where_sessions_exclude_each_other_nothing_is_due() {
    let (clock, life) = life(Lasting::For(Duration::from_secs(3_600)), 0);
    let life = life.without_margin();
    clock.advance(Duration::from_secs(3_589));
    assert_eq!(life.phase(clock.monotonic()), Phase::Fresh);
    clock.advance(Duration::from_secs(1));
    assert_eq!(life.phase(clock.monotonic()), Phase::Over);
}

#[test]
fn an_idle_life_ends_after_a_rest() {
    let (clock, life) = life(Lasting::Idle(Duration::from_secs(600)), 0);
    clock.advance(Duration::from_secs(500));
    life.touch(clock.monotonic());
    clock.advance(Duration::from_secs(500));
    assert_eq!(life.phase(clock.monotonic()), Phase::Fresh);
    clock.step(Duration::from_secs(9_000));
    assert_eq!(
        life.phase(clock.monotonic()),
        Phase::Fresh,
        "a date is no use"
    );
    clock.advance(Duration::from_secs(100));
    assert_eq!(life.phase(clock.monotonic()), Phase::Over);
}

#[test]
fn a_hundred_processes_renew_at_different_times() {
    use crate::{Random, testing::Repeatable};
    let hour = Lasting::For(Duration::from_secs(3_600));
    let starts: std::collections::BTreeSet<_> = (0..100)
        .map(|seed| {
            let chance = Repeatable::new(seed).next_u64();
            (3_150_000..3_300_001)
                .step_by(100)
                .find(|it| after(Duration::from_millis(*it), hour, chance) == Phase::Due)
        })
        .collect();
    assert!(starts.len() > 80, "{} different times", starts.len());
}

proptest! {
    #[test]
    fn phases_come_in_order(
        length in 0_u64..1 << 62,
        elapsed in 0_u64..1 << 62,
        chance in any::<u64>(),
    ) {
        let [length, elapsed] = [length, elapsed].map(Duration::from_millis);
        let phase = after(elapsed, Lasting::For(length), chance);
        if elapsed >= length {
            prop_assert_eq!(phase, Phase::Over);
        }
        if elapsed < length / 2 {
            prop_assert_eq!(phase, Phase::Fresh, "a margin is at most a share of the life");
        }
    }
}
