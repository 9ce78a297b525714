//! A picture's numbers, for those who want to read them.

use stylist::yew::styled_component;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct TableProps {
    pub(crate) summary: AttrValue,
    pub(crate) head: Vec<&'static str>,
    pub(crate) rows: Vec<Vec<String>>,
}

/// A table that unfolds.
#[styled_component]
pub(crate) fn Table(props: &TableProps) -> Html {
    let style = css!(
        r#"
        margin-top: 1rem;

        summary { width: fit-content; color: var(--accent); font-weight: 600; cursor: pointer; }
        .scrolls { margin-top: 0.5rem; max-height: 24rem; overflow: auto; }
        table { border-collapse: collapse; font-size: 0.9375rem; font-variant-numeric: tabular-nums; }
        th, td { padding: 0.25rem 1.25rem 0.25rem 0; border-bottom: 1px solid var(--line); text-align: right; }
        th { color: var(--muted); font-weight: 600; }
        "#
    );
    html! {
        <details class={style}>
            <summary>{ &props.summary }</summary>
            <div class="scrolls" tabindex="0" role="group" aria-label={props.summary.clone()}>
                <table>
                    <thead><tr>{ for props.head.iter().map(|name| html! { <th scope="col">{ *name }</th> }) }</tr></thead>
                    <tbody>
                        { for props.rows.iter().map(|row| html! {
                            <tr>{ for row.iter().map(|cell| html! { <td>{ cell }</td> }) }</tr>
                        }) }
                    </tbody>
                </table>
            </div>
        </details>
    }
}
