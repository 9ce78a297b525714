//! How far each part of the computation goes.

/// The bounds that the parts of the computation share.
#[derive(Clone, Copy)]
pub(super) struct Bounds {
    pub(super) x: u64,
    pub(super) y: u64,
    /// `x/y`, where the sieves end.
    pub(super) z: u64,
    pub(super) fourth_root: u64,
}

impl Bounds {
    pub(super) fn of(x: u64) -> Self {
        // A larger y makes more easy leaves, and a shorter sieve. This is about where they balance.
        let factor = ((x as f64).log10() / 4.0).max(1.0);
        let y = ((x as f64).cbrt() * factor) as u64 + 1;
        Self { x, y, z: x / y, fourth_root: x.isqrt().isqrt() }
    }
}
