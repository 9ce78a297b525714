//! A piece of the page that stands out from it.

use stylist::yew::styled_component;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(in crate::app) struct PanelProps {
    #[prop_or_default]
    pub(in crate::app) id: Option<AttrValue>,
    pub(in crate::app) label: AttrValue,
    pub(in crate::app) children: Html,
}

/// A section with a surface of its own.
#[styled_component]
pub(in crate::app) fn Panel(props: &PanelProps) -> Html {
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
