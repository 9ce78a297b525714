//! Zooming and panning by buttons.

use stylist::yew::styled_component;
use yew::prelude::*;

use super::layout::Span;
use super::view::Change;
use named_workers_ui::format::span as in_words;

#[derive(PartialEq, Properties)]
pub(super) struct ControlsProps {
    pub(super) span: Span,
    pub(super) on_change: Callback<Change>,
}

/// The buttons, and how much time is shown.
#[styled_component]
pub(super) fn Controls(props: &ControlsProps) -> Html {
    let style = css!("display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem;");
    let span = props.span;
    let button = |name: &'static str, to: Option<Span>| {
        let onclick = props.on_change.reform(move |_: MouseEvent| Change::Show(to));
        html! { <button class="small" {onclick}>{ name }</button> }
    };
    html! {
        <div class={style} role="group" aria-label="Zoom">
            { button("Zoom in", Some(span.zoom(0.5, 0.5))) }
            { button("Zoom out", Some(span.zoom(2.0, 0.5))) }
            { button("Earlier", Some(span.pan(-0.5))) }
            { button("Later", Some(span.pan(0.5))) }
            { button("All", None) }
            <span class="hint">{ format!("{} are shown. Drag to move, Ctrl and the wheel to zoom.", in_words(span.length())) }</span>
        </div>
    }
}

/// What a key does with the picture.
pub(super) fn by_key(key: &str, span: Span) -> Option<Option<Span>> {
    Some(match key {
        "+" | "=" => Some(span.zoom(0.5, 0.5)),
        "-" => Some(span.zoom(2.0, 0.5)),
        "ArrowLeft" => Some(span.pan(-0.1)),
        "ArrowRight" => Some(span.pan(0.1)),
        "0" => None,
        _ => return None,
    })
}
