//! Looks through valid JSON without reading it.

/// Up to this many digits an integer is exact, whatever reads it.
const SAFE_DIGITS: usize = 15;

/// Whether there may be an integer that is not exact for everything that reads it.
pub(super) fn may_have_large_integer(json: &str) -> bool {
    outside_strings(json).any(has_long_integer)
}

/// How many lists and maps are inside one another.
pub(super) fn depth(json: &str) -> usize {
    let mut depth = 0_usize;
    let mut deepest = 0;
    for byte in outside_strings(json).flat_map(str::bytes) {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// The parts between the strings.
fn outside_strings(json: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(json);
    std::iter::from_fn(move || {
        let text = rest?;
        let (part, string) = text.split_once('"').map_or((text, None), |(a, b)| (a, Some(b)));
        rest = string.map(after_string);
        Some(part)
    })
}

/// What follows a string that has begun.
fn after_string(string: &str) -> &str {
    let is_end = |quote: &usize| {
        let content = &string[..*quote];
        (content.len() - content.trim_end_matches('\\').len()).is_multiple_of(2)
    };
    let end = string.match_indices('"').map(|(quote, _)| quote).find(is_end);
    end.map_or("", |end| &string[end + 1..])
}

/// Whether a part between strings has an integer of more digits than are safe.
fn has_long_integer(part: &str) -> bool {
    let mut digits = 0;
    let mut is_fraction = false;
    let mut longest = 0;
    for byte in part.bytes() {
        match byte {
            b'0'..=b'9' if is_fraction => {}
            b'0'..=b'9' => digits += 1,
            _ => {
                is_fraction = matches!(byte, b'.' | b'e' | b'E');
                longest = longest.max(if is_fraction { 0 } else { digits });
                digits = 0;
            }
        }
    }
    longest.max(digits) > SAFE_DIGITS
}
