//! Why there can be no search for what is in the fields.

use super::engine::Engine;
use super::server;
use named_workers_ui::format::grouped;

/// What is wrong with a limit or an address as typed.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Refusal {
    Empty,
    Negative,
    Fraction,
    Grouping,
    NotANumber,
    TooSmall,
    TooLarge,
    NoAddress,
    NotAnAddress(String),
    SeveralAddresses,
}

impl Refusal {
    /// Whether the limit itself is good.
    pub(super) fn is_about_address(&self) -> bool {
        matches!(self, Self::NoAddress | Self::NotAnAddress(_) | Self::SeveralAddresses)
    }

    /// What is wrong for this engine, and what to enter instead.
    pub(super) fn in_words(&self, engine: Engine) -> String {
        format!("{} {}", self.problem(engine), self.remedy(engine))
    }

    fn problem(&self, engine: Engine) -> String {
        let problem = match self {
            Self::TooLarge => return format!("That is too large for {engine}."),
            Self::NotAnAddress(text) => return format!("`{text}` is not the address of a worker."),
            Self::Empty => "The limit is missing.",
            Self::Negative => "The limit cannot be negative.",
            Self::Fraction => "The limit must be a whole number, without a decimal point.",
            Self::Grouping => "Separators must come between groups of three digits.",
            Self::NotANumber => "That is not a number.",
            Self::TooSmall => "That is too small: the smallest prime is 2.",
            Self::NoAddress => "The address of the worker is missing.",
            Self::SeveralAddresses => "A cluster has one address: it shares calls out by itself.",
        };
        problem.into()
    }

    fn remedy(&self, engine: Engine) -> String {
        let largest = grouped(engine.largest());
        match self {
            Self::Grouping | Self::NotANumber => "Enter it like 1,000,000 or 10^6.".into(),
            Self::TooSmall => "Enter 2 or more.".into(),
            Self::TooLarge => format!("Enter {largest} or less."),
            Self::NoAddress | Self::NotAnAddress(_) => {
                let example =
                    if engine == Engine::Cluster { server::CLUSTER } else { server::HERE };
                format!("Enter one like {example}.")
            }
            Self::SeveralAddresses => "Enter one of them.".into(),
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
        assert_eq!(
            Refusal::NotAnAddress("here".into()).in_words(Engine::Server),
            "`here` is not the address of a worker. Enter one like http://127.0.0.1:8081/primes."
        );
    }
}
