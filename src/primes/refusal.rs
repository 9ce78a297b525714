//! Why the text in the field is not a limit.

use super::engine::Engine;
use named_workers_ui::format::grouped;

/// What is wrong with a limit as typed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Refusal {
    Empty,
    Negative,
    Fraction,
    Grouping,
    NotANumber,
    TooSmall,
    TooLarge,
}

impl Refusal {
    /// What is wrong with a limit for this engine, and what to enter instead.
    pub(super) fn in_words(self, engine: Engine) -> String {
        format!("{} {}", self.problem(engine), self.remedy(engine))
    }

    fn problem(self, engine: Engine) -> String {
        let problem = match self {
            Self::TooLarge => return format!("That is too large for {engine}."),
            Self::Empty => "The limit is missing.",
            Self::Negative => "The limit cannot be negative.",
            Self::Fraction => "The limit must be a whole number, without a decimal point.",
            Self::Grouping => "Separators must come between groups of three digits.",
            Self::NotANumber => "That is not a number.",
            Self::TooSmall => "That is too small: the smallest prime is 2.",
        };
        problem.into()
    }

    fn remedy(self, engine: Engine) -> String {
        let largest = grouped(engine.largest());
        match self {
            Self::Grouping | Self::NotANumber => "Enter it like 1,000,000 or 10^6.".into(),
            Self::TooSmall => "Enter 2 or more.".into(),
            Self::TooLarge => format!("Enter {largest} or less."),
            _ => format!("Enter a whole number from 2 to {largest}."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_says_what_is_wrong_and_what_to_enter() {
        assert_eq!(
            Refusal::TooLarge.in_words(Engine::Rust),
            "That is too large for Rust. Enter 10,000,000,000 or less."
        );
    }
}
