//! `cargo xtask chaos`

use anyhow::{Context, Result, bail};

use crate::shell::Shell;
use crate::test::{self, Selection};

/// How long it runs unless told otherwise.
const MINUTES: f64 = 5.0;

/// A long run of the chaos test.
#[derive(Debug, PartialEq)]
struct Chaos {
    minutes: f64,
    /// Set to repeat an earlier run.
    seed: Option<u32>,
}

/// Sets up what the tests in the browser need, and runs the chaos test, which prints its figures.
///
/// # Errors
///
/// When the arguments are wrong, something cannot be installed, or the test fails.
pub(crate) fn run(shell: Shell, arguments: &[String]) -> Result<()> {
    let chaos = Chaos::parse(arguments)?;
    let playwright = ["--project=chaos", "--no-deps"].map(String::from);
    let selection = Selection::end_to_end(playwright.into(), chaos.environment());
    test::run_selection(shell, selection)
}

impl Chaos {
    /// Reads `[--minutes N] [--seed S]`.
    ///
    /// # Errors
    ///
    /// When it is anything else.
    fn parse(arguments: &[String]) -> Result<Self> {
        let mut chaos = Self { minutes: MINUTES, seed: None };
        let mut words = arguments.iter().map(String::as_str);
        while let Some(option) = words.next() {
            let mut value = || words.next().with_context(|| format!("`{option}` needs a number"));
            match option {
                "--minutes" => chaos.minutes = minutes(value()?)?,
                "--seed" => chaos.seed = Some(seed(value()?)?),
                other => bail!("`{other}` is not an option of chaos: --minutes N or --seed S"),
            }
        }
        Ok(chaos)
    }

    /// What `e2e/chaos.spec.ts` reads.
    fn environment(&self) -> Vec<(&'static str, String)> {
        let seed = self.seed.map(|seed| ("CHAOS_SEED", seed.to_string()));
        [("CHAOS_MINUTES", self.minutes.to_string())].into_iter().chain(seed).collect()
    }
}

fn minutes(text: &str) -> Result<f64> {
    let minutes = text.parse().ok().filter(|minutes: &f64| minutes.is_finite() && *minutes > 0.0);
    minutes.with_context(|| format!("`{text}` is not a number of minutes"))
}

fn seed(text: &str) -> Result<u32> {
    text.parse().with_context(|| format!("`{text}` is not a seed: a whole number from 0"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Chaos, String> {
        let words: Vec<_> = line.split_whitespace().map(String::from).collect();
        Chaos::parse(&words).map_err(|error| error.to_string())
    }

    #[test]
    fn without_arguments_it_takes_five_minutes_and_a_new_seed() {
        assert_eq!(parse(""), Ok(Chaos { minutes: 5.0, seed: None }));
    }

    #[test]
    fn minutes_and_seed_are_given_in_any_order() {
        let chaos = Chaos { minutes: 0.5, seed: Some(7) };
        assert_eq!(parse("--minutes 0.5 --seed 7"), Ok(chaos));
        assert_eq!(parse("--seed 7 --minutes 0.5"), parse("--minutes 0.5 --seed 7"));
    }

    #[test]
    fn an_error_says_what_is_wrong_with_the_arguments() {
        let wrong = [
            ("--minutes", "`--minutes` needs a number"),
            ("--minutes soon", "`soon` is not a number of minutes"),
            ("--minutes 0", "`0` is not a number of minutes"),
            ("--minutes inf", "`inf` is not a number of minutes"),
            ("--seed -1", "`-1` is not a seed: a whole number from 0"),
            ("--hours 2", "`--hours` is not an option of chaos: --minutes N or --seed S"),
        ];
        for (line, reason) in wrong {
            assert_eq!(parse(line), Err(reason.into()), "{line}");
        }
    }

    #[test]
    fn the_test_is_given_a_seed_only_if_there_is_one() {
        let told = |line: &str| parse(line).map(|chaos| chaos.environment());
        assert_eq!(told("--minutes 2"), Ok(vec![("CHAOS_MINUTES", "2".into())]));
        let both = vec![("CHAOS_MINUTES", "5".into()), ("CHAOS_SEED", "7".into())];
        assert_eq!(told("--seed 7"), Ok(both));
    }
}
