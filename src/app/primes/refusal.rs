//! Why a text is not a limit, in words.

use std::fmt;

use super::limit::LARGEST;
use crate::app::format::grouped;

/// What is wrong with a limit as it was typed.
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
    fn problem(self) -> &'static str {
        match self {
            Self::Empty => "A limit is missing.",
            Self::Negative => "The limit cannot be negative.",
            Self::Fraction => "The limit must be a whole number, without a decimal point.",
            Self::Grouping => "The separators are not between groups of three digits.",
            Self::NotANumber => "That is not a number.",
            Self::TooSmall => "That is too small: the smallest prime is 2.",
            Self::TooLarge => "That is too large.",
        }
    }

    fn remedy(self) -> String {
        let largest = grouped(LARGEST);
        match self {
            Self::Grouping | Self::NotANumber => "Enter it like 1,000,000 or 10^6.".into(),
            Self::TooSmall => "Enter 2 or more.".into(),
            Self::TooLarge => format!("Enter {largest} or less."),
            _ => format!("Enter a whole number from 2 to {largest}."),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.problem(), self.remedy())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_says_what_is_wrong_and_what_to_enter() {
        assert_eq!(
            Refusal::TooLarge.to_string(),
            "That is too large. Enter 10,000,000,000 or less."
        );
    }
}
