//! Which picture an address asks for, and what of it is seen.

use super::spiral::Plane;
use crate::route::Route;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum View {
    /// π(x) up to a power of ten.
    Counts(u32),
    /// The gaps between the primes up to a power of ten.
    Gaps(u32),
    /// A spiral around a number, with so many pixels a unit.
    Spiral(Plane, u64, f64),
}

impl View {
    pub(super) const COUNTS: Self = Self::Counts(6);
    pub(super) const GAPS: Self = Self::Gaps(7);
    pub(super) const ULAM: Self = Self::Spiral(Plane::Ulam, 1, 3.0);
    pub(super) const SACKS: Self = Self::Spiral(Plane::Sacks, 1, 6.0);

    /// What an address says after `pictures/`: `pi/6`, `gaps/7`, `ulam/1000000/2`.
    pub(super) fn read(address: &str) -> Option<Self> {
        let mut parts = address.split('/');
        let name = parts.next()?;
        let power = |text: Option<&str>, powers: &[u32]| {
            let power = text?.parse().ok()?;
            powers.contains(&power).then_some(power)
        };
        match name {
            "pi" => power(parts.next(), &Self::COUNTED).map(Self::Counts),
            "gaps" => power(parts.next(), &Self::MEASURED).map(Self::Gaps),
            _ => {
                let plane = Plane::from_id(name)?;
                let number: u64 = parts.next()?.parse().ok()?;
                let scale: f64 = parts.next()?.parse().ok()?;
                let (least, most) = plane.scales();
                let is_there = (1..=plane.largest()).contains(&number) && scale.is_finite();
                is_there.then(|| Self::Spiral(plane, number, scale.clamp(least, most)))
            }
        }
    }

    /// The powers of ten up to which primes are counted, and gaps measured.
    pub(super) const COUNTED: [u32; 6] = [2, 4, 6, 8, 10, 12];
    pub(super) const MEASURED: [u32; 5] = [5, 6, 7, 8, 9];

    pub(super) fn route(self) -> Route {
        let view = match self {
            Self::Counts(power) => format!("pi/{power}"),
            Self::Gaps(power) => format!("gaps/{power}"),
            Self::Spiral(plane, number, scale) => format!("{}/{number}/{scale:.4}", plane.id()),
        };
        Route::View { view }
    }

    /// Whether both are the same picture, whatever of it is seen.
    pub(super) fn is_like(self, other: Self) -> bool {
        match (self, other) {
            (Self::Spiral(plane, ..), Self::Spiral(other, ..)) => plane == other,
            _ => std::mem::discriminant(&self) == std::mem::discriminant(&other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn again(view: View) -> Option<View> {
        let Route::View { view } = view.route() else { panic!("another route") };
        View::read(&view)
    }

    #[test]
    fn an_address_brings_the_same_view_back() {
        for view in
            [View::COUNTS, View::GAPS, View::ULAM, View::Spiral(Plane::Sacks, 999_999_999_989, 2.5)]
        {
            assert_eq!(again(view), Some(view));
        }
    }

    #[test]
    fn an_address_of_no_picture_is_none() {
        for address in [
            "",
            "pi",
            "pi/7",
            "pi/x",
            "mandelbrot/1/1",
            "ulam/0/1",
            "ulam/1/NaN",
            "ulam/9999999999999/1",
        ] {
            assert_eq!(View::read(address), None, "{address}");
        }
    }
}
