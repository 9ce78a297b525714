//! Who calls whom, as a picture.

use stylist::yew::styled_component;
use yew::prelude::*;

use super::edges::{Edge, Node, picture};
use named_workers_ui::format::counted;

#[derive(PartialEq, Properties)]
pub(super) struct GraphProps {
    /// From whom, to whom, how many.
    pub(super) edges: Vec<(String, String, u64)>,
}

/// The picture, with the same in words. Nothing while workers call only for the page.
#[styled_component]
pub(super) fn Graph(props: &GraphProps) -> Html {
    if props.edges.is_empty() {
        return Html::default();
    }
    let style = css!(
        r#"
        display: grid;
        gap: 0.5rem;

        svg { max-width: 100%; height: auto; }
        text { fill: var(--ink); font: 13px var(--mono); }
        path { fill: none; stroke: var(--accent); }
        .count { fill: var(--muted); font-size: 12px; }
        "#
    );
    let picture = picture(&props.edges);
    html! {
        <div class={style}>
            <h3>{ "Who calls whom" }</h3>
            <svg viewBox={format!("0 0 480 {}", picture.height)} width="480" height={picture.height.to_string()} aria-hidden="true">
                { for picture.edges.iter().map(edge) }
                { for picture.left.iter().map(|node| label(node, "152", "end")) }
                { for picture.right.iter().map(|node| label(node, "328", "start")) }
            </svg>
            <ul class="only-heard">
                { for props.edges.iter().map(|(from, to, count)| html! {
                    <li>{ format!("{from} has called {to}: {}", counted(usize::try_from(*count).unwrap_or(usize::MAX), "call")) }</li>
                }) }
            </ul>
        </div>
    }
}

fn edge(edge: &Edge) -> Html {
    let Edge { from_y, to_y, count, width } = edge;
    html! {
        <>
            <path d={format!("M160 {from_y} C220 {from_y} 260 {to_y} 320 {to_y}")} stroke-width={width.to_string()} />
            <text class="count" x="168" y={(from_y + (to_y - from_y) * 0.12 - 6.0).to_string()}>{ count }</text>
        </>
    }
}

fn label(node: &Node, x: &'static str, anchor: &'static str) -> Html {
    let short: String = node.name.chars().take(18).collect();
    html! { <text {x} y={(node.y + 4.0).to_string()} text-anchor={anchor}>{ short }</text> }
}
