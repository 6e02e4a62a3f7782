//! Figures as text: a length, an amount and a count, each with as many digits as say something.

use crate::grid::thousands;

/// A length in seconds.
pub(super) fn time(seconds: f64) -> String {
    match 1000.0 * seconds.abs() {
        ..100.0 => format!("{:.1} ms", 1000.0 * seconds),
        ..1000.0 => format!("{:.0} ms", 1000.0 * seconds),
        _ => format!("{seconds:.2} s"),
    }
}

/// An amount in KiB.
pub(super) fn memory(kibibytes: f64) -> String {
    match kibibytes.abs() {
        ..1024.0 => format!("{kibibytes:.0} KiB"),
        ..102_400.0 => format!("{:.1} MiB", kibibytes / 1024.0),
        _ => format!(
            "{} MiB",
            thousands(format_args!("{:.0}", kibibytes / 1024.0))
        ),
    }
}

/// A number of lines; a slope is not whole.
pub(super) fn whole(lines: f64) -> String {
    if lines.fract().abs() < 1e-6 {
        return thousands(format_args!("{lines:.0}"));
    }
    match lines.abs() {
        ..100.0 => format!("{lines:.1}"),
        _ => thousands(format_args!("{lines:.0}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_their_units() {
        let times = [0.0004, 0.0123, 0.25, -0.05, 12.345].map(time);
        assert_eq!(
            times,
            ["0.4 ms", "12.3 ms", "250 ms", "-50.0 ms", "12.35 s"]
        );
        let memories = [512.0, 9_400.0, 2_100_000.0].map(memory);
        assert_eq!(memories, ["512 KiB", "9.2 MiB", "2,051 MiB"]);
        let lines = [12_345.0, 66.25, -7.5, 1234.5].map(whole);
        assert_eq!(lines, ["12,345", "66.2", "-7.5", "1,234"]);
    }
}
