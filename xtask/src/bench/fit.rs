//! What an endpoint costs and what a crate costs before it has any: a straight line through what
//! was measured.

/// A straight line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Line {
    /// What one more endpoint adds.
    pub(super) slope: f64,
    /// What is left without endpoints.
    pub(super) fixed: f64,
}

/// The line with the least sum of squared distances; none through fewer than two sizes.
pub(super) fn fit(points: &[(f64, f64)]) -> Option<Line> {
    let number = f64::from(u32::try_from(points.len()).ok()?);
    let mean = |pick: fn(&(f64, f64)) -> f64| points.iter().map(pick).sum::<f64>() / number;
    let (x, y) = (mean(|it| it.0), mean(|it| it.1));
    let spread: f64 = points.iter().map(|it| (it.0 - x).powi(2)).sum();
    let common: f64 = points.iter().map(|it| (it.0 - x) * (it.1 - y)).sum();
    let slope = common / spread;
    let line = Line {
        slope,
        fixed: y - slope * x,
    };
    slope.is_finite().then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_found_again() {
        let points = [10.0, 100.0, 1000.0].map(|it| (it, 3.0 * it + 40.0));
        let line = fit(&points).expect("three sizes");
        assert!((line.slope - 3.0).abs() < 1e-9);
        assert!((line.fixed - 40.0).abs() < 1e-6);
    }

    #[test]
    fn one_size_has_no_slope() {
        assert_eq!(fit(&[(10.0, 4.0)]), None);
        assert_eq!(fit(&[(10.0, 4.0), (10.0, 5.0)]), None);
        assert_eq!(fit(&[]), None);
    }
}
