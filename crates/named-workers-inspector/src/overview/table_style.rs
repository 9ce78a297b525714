//! The look of the table.

use stylist::{StyleSource, css};

/// Names have the room that the other columns leave, however long they are.
pub(super) fn css() -> StyleSource {
    css!(
        r#"
        width: 100%;
        border-collapse: collapse;
        font-size: 0.875rem;

        th, td { padding: 0.25rem 0.3125rem; border-bottom: 1px solid var(--line); text-align: left; }
        th:first-child { padding-left: 0; }
        thead th { color: var(--muted); font-size: 0.8125rem; white-space: nowrap; }
        thead th:nth-child(n + 4):nth-child(-n + 11) { text-align: right; }
        tbody tr:last-child > * { border-bottom: 0; }
        thead button, .name, .remove {
            min-height: 1.75rem;
            padding: 0;
            border: 0;
            background: none;
            font-weight: inherit;
            text-align: inherit;
        }
        thead button:hover:not(:disabled), .name:hover:not(:disabled) { background: none; text-decoration: underline; }
        .name {
            max-width: 100%;
            color: var(--accent);
            font: 600 0.875rem/1.4 var(--mono);
            overflow: hidden;
            text-overflow: ellipsis;
            white-space: nowrap;
        }
        .name::before { content: "▸ " / ""; color: var(--muted); }
        .name[aria-expanded="true"]::before { content: "▾ " / ""; }
        tbody th { width: 100%; max-width: 0; }
        .instance .name { padding-left: 1rem; }
        .remove { margin-left: 0.5rem; color: var(--muted); text-decoration: underline; font-weight: 400; }
        .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .state { width: 1%; min-width: 5.5rem; }
        .bad { color: var(--bad); font-weight: 600; }
        .spark { display: block; }
        .spark rect { fill: var(--accent); }

        @media (max-width: 64rem) { .wide { display: none; } }
        @media (max-width: 30rem) {
            th, td { padding: 0.25rem 0.125rem; }
            .roomy { display: none; }
        }
        "#
    )
}
