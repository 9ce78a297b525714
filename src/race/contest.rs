//! What is raced, and who takes part.

use std::fmt;

use crate::primes::Engine;
use crate::route::Route;
use named_workers_ui::format::power_of_ten;

/// The limit of a pass, and how long passes are counted, in milliseconds: as the well-known contest of
/// languages does it.
pub(super) const PASS: u64 = 1_000_000;
pub(super) const PASSES_END: f64 = 5_000.0;

/// What is raced.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Contest {
    /// Who is first to find the primes up to this power of ten.
    Power(u32),
    /// Who sieves up to 10⁶ most often.
    Passes,
}

impl Contest {
    pub(super) const ALL: [Self; 8] = [
        Self::Power(4),
        Self::Power(5),
        Self::Power(6),
        Self::Power(7),
        Self::Power(8),
        Self::Power(9),
        Self::Power(10),
        Self::Passes,
    ];

    pub(super) fn id(self) -> String {
        match self {
            Self::Power(power) => format!("1e{power}"),
            Self::Passes => "passes".into(),
        }
    }

    pub(super) fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|contest| contest.id() == id)
    }

    /// Why this engine cannot take part, if so.
    pub(super) fn excludes(self, engine: Engine) -> Option<&'static str> {
        match self {
            Self::Power(power) if 10_u64.pow(power) > engine.largest() => {
                Some("does not go so far")
            }
            Self::Passes if engine == Engine::Counting => Some("does not sieve"),
            _ => None,
        }
    }
}

impl fmt::Display for Contest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Power(power) => write!(f, "All primes up to {}", power_of_ten(*power)),
            Self::Passes => f.write_str("Drag race: passes of 10⁶ in 5 seconds"),
        }
    }
}

/// A contest and its engines, as an address has them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Plan {
    pub(super) contest: Contest,
    pub(super) engines: Vec<Engine>,
}

impl Plan {
    pub(super) fn read(contest: &str, engines: &str) -> Option<Self> {
        let contest = Contest::from_id(contest)?;
        let engines: Option<Vec<_>> = engines.split('-').map(Engine::from_id).collect();
        Some(Self { contest, engines: engines? })
    }

    /// The address at which this race is run again.
    pub(super) fn route(&self) -> Route {
        let engines: Vec<_> = self.engines.iter().map(|engine| engine.id()).collect();
        Route::Rerun { contest: self.contest.id(), engines: engines.join("-") }
    }

    /// Those that can take part.
    pub(super) fn entrants(&self) -> Vec<Engine> {
        let takes_part = |engine: &Engine| self.contest.excludes(*engine).is_none();
        self.engines.iter().copied().filter(takes_part).collect()
    }
}

impl Default for Plan {
    fn default() -> Self {
        let engines = vec![Engine::Rust, Engine::EveryCore, Engine::MicroPython, Engine::Python];
        Self { contest: Contest::Power(7), engines }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_brings_the_same_race_back() {
        let plan = Plan { contest: Contest::Passes, engines: vec![Engine::Python, Engine::Rust] };
        let Route::Rerun { contest, engines } = plan.route() else { panic!("another route") };
        assert_eq!((contest.as_str(), engines.as_str()), ("passes", "python-rust"));
        assert_eq!(Plan::read(&contest, &engines), Some(plan));
    }

    #[test]
    fn an_address_that_names_no_race_is_none() {
        assert_eq!(Plan::read("1e6", "rust-cobol"), None);
        assert_eq!(Plan::read("1e99", "rust"), None);
        assert_eq!(Plan::read("1e6", ""), None);
    }

    #[test]
    fn an_engine_that_cannot_go_so_far_sits_out() {
        let engines = vec![Engine::Rust, Engine::MicroPython];
        let plan = Plan { contest: Contest::Power(8), engines };
        assert_eq!(plan.entrants(), [Engine::Rust]);
        assert_eq!(Contest::Passes.excludes(Engine::MicroPython), None);
        assert!(Contest::Passes.excludes(Engine::Counting).is_some());
    }
}
