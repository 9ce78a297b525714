//! Numbers and times as the app writes them.

/// Groups the digits in threes: `1,000,000`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A time span with about three digits: `0.4 ms`, `27 ms`, `1.35 s`, `2 min 5 s`.
pub fn span(milliseconds: f64) -> String {
    let seconds = milliseconds / 1_000.0;
    match milliseconds {
        ..9.95 => format!("{milliseconds:.1} ms"),
        ..999.5 => format!("{milliseconds:.0} ms"),
        ..59_995.0 => format!("{seconds:.2} s"),
        _ => format!("{:.0} min {:.0} s", (seconds / 60.0).floor(), (seconds % 60.0).floor()),
    }
}

/// A round time span, for an axis: `0.1 ms`, `10 ms`, `1 s`, `1,000 s`.
pub fn short_span(milliseconds: f64) -> String {
    match milliseconds {
        ..1_000.0 => format!("{milliseconds} ms"),
        _ => format!("{} s", grouped((milliseconds / 1_000.0) as u64)),
    }
}

/// An elapsed time that is still running, too fast for more digits to be read: `3.2 s`, `2 min 5 s`.
pub fn running(milliseconds: f64) -> String {
    match milliseconds {
        ..59_950.0 => format!("{:.1} s", milliseconds / 1_000.0),
        _ => span(milliseconds),
    }
}

/// A large number with about three digits: `950`, `23,400`, `812 million`, `2.94 billion`.
pub fn rounded(number: f64) -> String {
    let (unit, name) = match number {
        ..999.5e3 => (0.0, ""),
        ..999.5e6 => (1e6, " million"),
        ..999.5e9 => (1e9, " billion"),
        _ => (1e12, " trillion"),
    };
    if unit == 0.0 {
        let place = 10_f64.powi((number.max(1.0).log10().floor() as i32 - 2).max(0));
        return grouped(((number / place).round() * place) as u64);
    }
    let number = number / unit;
    let digits = 2 - (number.log10().floor() as usize).min(2);
    let text = format!("{number:.digits$}");
    let text = if digits > 0 { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    format!("{text}{name}")
}

/// A power of ten: `10⁶`.
pub fn power_of_ten(power: u32) -> String {
    format!("10{}", superscript(power))
}

/// A power's raised digits: `¹²`.
pub fn superscript(power: u32) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    power.to_string().bytes().map(|digit| RAISED[usize::from(digit - b'0')]).collect()
}

/// A count of primes: `1 prime`, `78,498 primes`.
pub fn primes(count: u64) -> String {
    let noun = if count == 1 { "prime" } else { "primes" };
    format!("{} {noun}", grouped(count))
}

/// A size in bytes: `999 bytes`, `1.2 kB`, `3.4 MB`, `4.3 GB`.
pub fn size(bytes: u64) -> String {
    let number = bytes as f64;
    match bytes {
        ..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{:.1} kB", number / 1e3),
        1_000_000..1_000_000_000 => format!("{:.1} MB", number / 1e6),
        _ => format!("{:.1} GB", number / 1e9),
    }
}

/// A count and its noun: `1 call`, `3 calls`.
pub fn counted(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_in_threes_from_the_right() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_000), "1,000");
        assert_eq!(grouped(455_052_511), "455,052,511");
    }

    #[test]
    fn a_large_number_is_rounded_to_three_digits() {
        assert_eq!(rounded(0.0), "0");
        assert_eq!(rounded(950.2), "950");
        assert_eq!(rounded(23_412.0), "23,400");
        assert_eq!(rounded(999_499.0), "999,000");
        assert_eq!(rounded(999_600.0), "1 million");
        assert_eq!(rounded(812_345_678.0), "812 million");
        assert_eq!(rounded(2.9351e9), "2.94 billion");
        assert_eq!(rounded(400e9), "400 billion");
    }

    #[test]
    fn a_power_of_ten_is_short() {
        assert_eq!((power_of_ten(6).as_str(), power_of_ten(12).as_str()), ("10⁶", "10¹²"));
    }

    #[test]
    fn one_prime_is_singular() {
        assert_eq!((primes(1).as_str(), primes(78_498).as_str()), ("1 prime", "78,498 primes"));
    }

    #[test]
    fn a_span_takes_the_unit_that_suits_it() {
        assert_eq!(span(0.42), "0.4 ms");
        assert_eq!(span(27.4), "27 ms");
        assert_eq!(span(999.9), "1.00 s");
        assert_eq!(span(1_346.0), "1.35 s");
        assert_eq!(span(125_900.0), "2 min 5 s");
    }

    #[test]
    fn a_running_time_keeps_one_digit() {
        assert_eq!(running(0.0), "0.0 s");
        assert_eq!(running(59_940.0), "59.9 s");
        assert_eq!(running(60_000.0), "1 min 0 s");
    }

    #[test]
    fn a_size_takes_the_unit_that_suits_it() {
        assert_eq!(size(999), "999 bytes");
        assert_eq!(size(1_234), "1.2 kB");
        assert_eq!(size(3_400_000), "3.4 MB");
        assert_eq!(size(4_294_967_296), "4.3 GB");
    }

    #[test]
    fn a_count_of_one_is_singular() {
        assert_eq!(counted(1, "call"), "1 call");
        assert_eq!(counted(0, "call"), "0 calls");
    }
}
