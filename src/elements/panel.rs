//! A part of the page that stands out from the rest.

use stylist::yew::styled_component;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct PanelProps {
    #[prop_or_default]
    pub(crate) id: Option<AttrValue>,
    pub(crate) label: AttrValue,
    pub(crate) children: Html,
}

/// A section with a surface of its own.
#[styled_component]
pub(crate) fn Panel(props: &PanelProps) -> Html {
    let style = css!(
        r#"
        padding: 1.5rem;
        border: 1px solid var(--line);
        border-radius: 14px;
        background: var(--surface);
        box-shadow: var(--shadow);

        @media (max-width: 40rem) { padding: 1rem; }
        "#
    );
    html! {
        <section class={style} id={props.id.clone()} aria-label={props.label.clone()}>
            { props.children.clone() }
        </section>
    }
}
