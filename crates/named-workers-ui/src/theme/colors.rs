//! The colours, each for the light scheme and for the dark one.

use stylist::{StyleSource, css};

/// Text has a contrast of at least 4.5 to 1 with its background, the edge of a field at least 3 to 1.
///
/// The scheme is the system's, unless the switch in the header has chosen one.
pub(super) fn css() -> StyleSource {
    css!(
        r#"
        color-scheme: light dark;
        --page: light-dark(#f6f6f3, #101215);
        --surface: light-dark(#ffffff, #191c20);
        --sunken: light-dark(#f1f1ed, #22262b);
        --ink: light-dark(#1a1c20, #e9eaec);
        --muted: light-dark(#5a5f69, #a5aab4);
        --line: light-dark(#deded8, #30353c);
        --edge: light-dark(#85898f, #737a86);
        --accent: light-dark(#0a6a4c, #62cba4);
        --accent-strong: light-dark(#07523b, #86dcbd);
        --on-accent: light-dark(#ffffff, #05241a);
        --good-soft: light-dark(#e0f1e9, #15322a);
        --busy: light-dark(#2350b0, #a3c0ff);
        --busy-soft: light-dark(#e5ecfa, #1c2a49);
        --warn: light-dark(#835500, #f0c468);
        --warn-soft: light-dark(#fbefd5, #372b10);
        --bad: light-dark(#ac221b, #ffa097);
        --bad-soft: light-dark(#fbe9e7, #381d1b);
        --bad-line: light-dark(#e9b9b4, #6e3732);
        --shadow: 0 1px 2px light-dark(rgba(20, 22, 26, 0.05), transparent),
            0 4px 16px light-dark(rgba(20, 22, 26, 0.04), transparent);

        &[data-scheme="light"] { color-scheme: light; }
        &[data-scheme="dark"] { color-scheme: dark; }
        "#
    )
}
