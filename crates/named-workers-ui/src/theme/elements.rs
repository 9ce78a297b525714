//! The look of plain elements.

use stylist::{StyleSource, css};

pub(super) fn css() -> StyleSource {
    css!(
        r#"
        --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
        --mono: ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono", monospace;
        font: 100%/1.55 var(--sans);
        color: var(--ink);
        background: var(--page);
        -webkit-text-size-adjust: 100%;

        *, *::before, *::after { box-sizing: border-box; }
        body { margin: 0; }
        h1, h2, h3, p, ul, ol, dl, dd, pre { margin: 0; padding: 0; }
        ul, ol { list-style: none; }
        h1 { font-size: clamp(1.75rem, 1.4rem + 1.6vw, 2.375rem); line-height: 1.15; letter-spacing: -0.022em; }
        h2 { font-size: 1.125rem; line-height: 1.3; letter-spacing: -0.008em; }
        h3 { font-size: 0.8125rem; line-height: 1.4; color: var(--muted); font-weight: 600; }
        a { color: var(--accent); text-underline-offset: 0.2em; }
        code, pre, .mono { font-family: var(--mono); font-size: 0.875em; }
        pre { white-space: pre-wrap; overflow-wrap: anywhere; }

        :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }

        label { display: block; font-size: 0.875rem; font-weight: 600; }
        input, select, textarea, button { font: inherit; color: inherit; }
        textarea { font-family: var(--mono); font-size: 0.875rem; resize: vertical; }
        input, select, textarea {
            width: 100%;
            min-width: 0;
            min-height: 2.5rem;
            padding: 0.375rem 0.75rem;
            border: 1px solid var(--edge);
            border-radius: 8px;
            background: var(--surface);
        }
        input::placeholder, textarea::placeholder { color: var(--muted); opacity: 1; }
        @media (forced-colors: active) {
            button.primary { forced-color-adjust: none; background: Highlight; color: HighlightText; border-color: Highlight; }
            button.primary:disabled { background: Canvas; color: GrayText; border-color: GrayText; }
        }
        input[aria-invalid="true"] { border-color: var(--bad); box-shadow: 0 0 0 1px var(--bad); }
        button {
            min-height: 2.5rem;
            padding: 0.375rem 1.125rem;
            border: 1px solid var(--edge);
            border-radius: 8px;
            background: var(--surface);
            font-weight: 600;
            cursor: pointer;
        }
        button:hover:not(:disabled) { background: var(--sunken); }
        button:disabled { color: var(--muted); border-color: var(--line); cursor: default; }
        button.primary { color: var(--on-accent); background: var(--accent); border-color: var(--accent); }
        button.primary:hover:not(:disabled) { background: var(--accent-strong); border-color: var(--accent-strong); }
        button.primary:disabled { color: var(--muted); background: var(--sunken); border-color: var(--line); }
        button.small { min-height: 2rem; padding: 0.125rem 0.75rem; font-size: 0.875rem; }

        progress { display: block; width: 100%; height: 0.5rem; accent-color: var(--accent); }

        .rows {
            overflow: auto;
            padding: 0.5rem 0.75rem;
            border-radius: 8px;
            background: var(--sunken);
            font: 0.8125rem/1.25rem var(--mono);
        }
        .rows li { height: 1.25rem; width: max-content; white-space: pre; }
        .rows time { color: var(--muted); }
        .rows .worker { color: var(--accent); }
        .rows .warning { color: var(--warn); font-weight: 600; }
        .rows .error { color: var(--bad); font-weight: 600; }

        .hint { color: var(--muted); font-size: 0.875rem; }
        .below { margin-top: 0.5rem; }
        .only-heard {
            position: absolute;
            width: 1px;
            height: 1px;
            margin: -1px;
            overflow: hidden;
            clip-path: inset(50%);
            white-space: nowrap;
        }
        "#
    )
}
