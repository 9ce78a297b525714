//! Formulas for about how many primes there are up to x.

/// Euler's constant.
const GAMMA: f64 = 0.577_215_664_901_532_9;
/// li(2), which Li leaves out.
const LI_2: f64 = 1.045_163_780_117_493;

/// Gauss's first guess: x/ln x. For x of 2 or more.
pub(crate) fn over_log(x: f64) -> f64 {
    x / x.ln()
}

/// Gauss's better guess: Li(x), the integral of 1/ln t from 2 to x, by Ramanujan's series.
pub(crate) fn log_integral(x: f64) -> f64 {
    let log = x.ln();
    let (mut sum, mut term, mut inner) = (0.0, -1.0, 0.0);
    for n in 1..200 {
        term *= -log / f64::from(n) / if n == 1 { 1.0 } else { 2.0 };
        if n % 2 == 1 {
            inner += 1.0 / f64::from(n);
        }
        sum += term * inner;
    }
    GAMMA + log.ln() + x.sqrt() * sum - LI_2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logarithmic_integral_has_its_published_values() {
        for (x, published) in
            [(1e3, 176.564_5), (1e6, 78_626.504), (1e9, 50_849_233.9), (1e12, 37_607_950_279.8)]
        {
            let error = (log_integral(x) - published).abs() / published;
            assert!(error < 1e-6, "{x}: {}", log_integral(x));
        }
        assert!(log_integral(2.0).abs() < 1e-9);
    }

    #[test]
    fn the_first_guess_is_too_low() {
        assert!((over_log(1e6) - 72_382.4).abs() < 0.1);
    }
}
