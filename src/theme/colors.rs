//! The colours, light and dark.

use stylist::{StyleSource, css};

/// Text has a contrast of at least 4.5 to 1 with its background, the edge of a field at least 3 to 1.
pub(super) fn css() -> StyleSource {
    css!(
        r#"
        color-scheme: light dark;
        --page: #f6f6f3;
        --surface: #ffffff;
        --sunken: #f1f1ed;
        --ink: #1a1c20;
        --muted: #5a5f69;
        --line: #deded8;
        --edge: #85898f;
        --accent: #0a6a4c;
        --accent-strong: #07523b;
        --on-accent: #ffffff;
        --good-soft: #e0f1e9;
        --busy: #2350b0;
        --busy-soft: #e5ecfa;
        --warn: #835500;
        --warn-soft: #fbefd5;
        --bad: #ac221b;
        --bad-soft: #fbe9e7;
        --bad-line: #e9b9b4;
        --shadow: 0 1px 2px rgba(20, 22, 26, 0.05), 0 4px 16px rgba(20, 22, 26, 0.04);

        @media (prefers-color-scheme: dark) {
            --page: #101215;
            --surface: #191c20;
            --sunken: #22262b;
            --ink: #e9eaec;
            --muted: #a5aab4;
            --line: #30353c;
            --edge: #737a86;
            --accent: #62cba4;
            --accent-strong: #86dcbd;
            --on-accent: #05241a;
            --good-soft: #15322a;
            --busy: #a3c0ff;
            --busy-soft: #1c2a49;
            --warn: #f0c468;
            --warn-soft: #372b10;
            --bad: #ffa097;
            --bad-soft: #381d1b;
            --bad-line: #6e3732;
            --shadow: none;
        }
        "#
    )
}
