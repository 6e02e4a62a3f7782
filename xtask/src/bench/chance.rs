//! Chance that is the same on every machine and in every run: a figure may only move because the
//! program did.

/// Numbers that look random (splitmix64).
pub(super) struct Chance(u64);

impl Chance {
    /// The numbers of a seed.
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut it = self.0;
        it = (it ^ (it >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        it ^ (it >> 31)
    }

    /// A number from `least` to `most`.
    pub(super) fn between(&mut self, least: usize, most: usize) -> usize {
        let width = (most - least + 1) as u64;
        // The remainder is smaller than the width, which was a `usize`.
        least + usize::try_from(self.next() % width).unwrap_or(0)
    }

    /// True once in so many times.
    pub(super) fn once_in(&mut self, times: usize) -> bool {
        self.between(1, times) == 1
    }

    /// One of these.
    pub(super) fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.between(0, of.len() - 1)]
    }

    /// So many of these, each once, in their order.
    pub(super) fn some<'a, T>(&mut self, number: usize, of: &'a [T]) -> Vec<&'a T> {
        let mut left = number.min(of.len());
        let mut some = Vec::new();
        for (index, it) in of.iter().enumerate() {
            if self.between(1, of.len() - index) <= left {
                some.push(it);
                left -= 1;
            }
        }
        some
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_repeats_and_stays_in_its_bounds() {
        let draw = || {
            let mut chance = Chance::new(7);
            (0..100).map(|_| chance.between(3, 5)).collect::<Vec<_>>()
        };
        assert_eq!(draw(), draw());
        assert!((3..=5).all(|it| draw().contains(&it)));
    }

    #[test]
    fn some_are_distinct_and_as_many_as_asked_for() {
        let of = [1, 2, 3, 4, 5];
        for seed in 0..50 {
            let some = Chance::new(seed).some(3, &of);
            assert_eq!(some.len(), 3);
            assert!(some.is_sorted_by(|one, other| one < other));
        }
        assert_eq!(Chance::new(1).some(9, &of).len(), 5);
    }
}
