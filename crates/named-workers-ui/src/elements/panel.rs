//! A part of the page that stands out from the rest.

use stylist::yew::styled_component;
use yew::prelude::*;

/// What a [`Panel`] holds.
#[derive(Debug, PartialEq, Properties)]
pub struct PanelProps {
    /// For links and scripts.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// Its name, for those who cannot see it.
    pub label: AttrValue,
    /// What stands in it.
    pub children: Html,
}

/// A section with a surface of its own.
#[styled_component]
pub fn Panel(props: &PanelProps) -> Html {
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
