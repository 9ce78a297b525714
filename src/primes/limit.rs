//! Reading the limit of a search.

use super::refusal::Refusal;

/// The smallest prime.
pub(super) const SMALLEST: u64 = 2;

/// Reads a whole number up to `largest`: plain, with separators between groups of three digits, `10^9`
/// or `1e9`.
pub(super) fn parse(text: &str, largest: u64) -> Result<u64, Refusal> {
    let text = text.trim().trim_start_matches('+');
    if text.is_empty() {
        return Err(Refusal::Empty);
    }
    if let Some(rest) = text.strip_prefix(['-', '\u{2212}']) {
        return Err(if is_number(rest) { Refusal::Negative } else { Refusal::NotANumber });
    }
    match whole(text)? {
        Some(..SMALLEST) => Err(Refusal::TooSmall),
        Some(number) if number <= largest => Ok(number),
        _ => Err(Refusal::TooLarge),
    }
}

/// Reads any whole number, written in the same ways.
pub(crate) fn read(text: &str) -> Option<u64> {
    whole(text.trim()).ok().flatten()
}

/// A number, a power, or a mantissa and an exponent; `None` if it is beyond `u64`.
fn whole(text: &str) -> Result<Option<u64>, Refusal> {
    if let Some((base, exponent)) = text.split_once('^') {
        return Ok(power(digits(base)?, digits(exponent)?));
    }
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else {
        return digits(text);
    };
    let (mantissa, scale) = (digits(mantissa)?, power(Some(10), digits(exponent)?));
    Ok(mantissa.zip(scale).and_then(|(mantissa, scale)| mantissa.checked_mul(scale)))
}

fn power(base: Option<u64>, exponent: Option<u64>) -> Option<u64> {
    base?.checked_pow(exponent?.try_into().ok()?)
}

/// The value of digits and separators; `None` if it is beyond `u64`.
fn digits(text: &str) -> Result<Option<u64>, Refusal> {
    if !is_number(text) {
        return Err(Refusal::NotANumber);
    }
    if text.contains('.') {
        return Err(Refusal::Fraction);
    }
    let groups: Vec<_> = text.trim().split(is_separator).collect();
    if !are_thousands(&groups) {
        return Err(Refusal::Grouping);
    }
    Ok(groups.concat().parse().ok())
}

/// So that the comma in `1,5` is not taken for a separator.
fn are_thousands(groups: &[&str]) -> bool {
    match groups {
        [] | [_] => true,
        [first, rest @ ..] => {
            (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3)
        }
    }
}

fn is_number(text: &str) -> bool {
    let is_part = |part: char| part.is_ascii_digit() || part == '.' || is_separator(part);
    text.contains(|part: char| part.is_ascii_digit()) && text.chars().all(is_part)
}

fn is_separator(part: char) -> bool {
    matches!(part, ',' | '_' | '\'' | '\u{2019}') || part.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LARGEST: u64 = 10_000_000_000;

    fn parse(text: &str) -> Result<u64, Refusal> {
        super::parse(text, LARGEST)
    }

    #[test]
    fn a_plain_number_is_read() {
        assert_eq!(parse("1000000"), Ok(1_000_000));
        assert_eq!(parse(" +25 "), Ok(25));
    }

    #[test]
    fn separators_between_groups_of_three_are_read() {
        for text in ["1,000,000", "1_000_000", "1 000 000", "1'000'000", "1\u{202f}000\u{a0}000"] {
            assert_eq!(parse(text), Ok(1_000_000), "{text}");
        }
    }

    #[test]
    fn powers_are_read() {
        for text in ["10^9", "1e9", "1E9", "10 ^ 9", "1,000e6"] {
            assert_eq!(parse(text), Ok(1_000_000_000), "{text}");
        }
        assert_eq!(parse("2^10"), Ok(1_024));
    }

    #[test]
    fn both_ends_are_included() {
        assert_eq!(parse("2"), Ok(2));
        assert_eq!(parse("10,000,000,000"), Ok(LARGEST));
    }

    #[test]
    fn an_empty_field_is_refused_as_empty() {
        assert_eq!(parse(""), Err(Refusal::Empty));
        assert_eq!(parse("  "), Err(Refusal::Empty));
    }

    #[test]
    fn a_number_below_zero_is_refused_as_negative() {
        for text in ["-5", "\u{2212}1,000", "-0.5"] {
            assert_eq!(parse(text), Err(Refusal::Negative), "{text}");
        }
    }

    #[test]
    fn a_decimal_point_is_refused_even_before_a_zero() {
        for text in ["2.5", "100.0", "1.5e3"] {
            assert_eq!(parse(text), Err(Refusal::Fraction), "{text}");
        }
    }

    #[test]
    fn a_decimal_comma_is_not_taken_for_a_separator() {
        for text in ["1,5", "1000,000", "1,000,", "1,,000"] {
            assert_eq!(parse(text), Err(Refusal::Grouping), "{text}");
        }
    }

    #[test]
    fn what_is_not_a_number_is_refused_as_such() {
        for text in ["ten", "NaN", "Infinity", "0x10", "e9", "^", "10^", "-", "--5", "1e-3", "."] {
            assert_eq!(parse(text), Err(Refusal::NotANumber), "{text}");
        }
    }

    #[test]
    fn a_limit_below_two_is_refused_as_too_small() {
        assert_eq!(parse("0"), Err(Refusal::TooSmall));
        assert_eq!(parse("1"), Err(Refusal::TooSmall));
    }

    #[test]
    fn a_limit_above_the_largest_is_refused_however_large() {
        for text in ["10000000001", "10^11", "1e400", "99^99999999999", &"9".repeat(1_000)] {
            assert_eq!(parse(text), Err(Refusal::TooLarge), "{text}");
        }
    }
}
