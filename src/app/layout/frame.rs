//! The header above, the page below.

use stylist::yew::styled_component;
use yew::prelude::*;

use super::header::Header;

#[derive(PartialEq, Properties)]
pub(in crate::app) struct LayoutProps {
    pub(in crate::app) children: Html,
}

/// The frame that every page is shown in.
#[styled_component]
pub(in crate::app) fn Layout(props: &LayoutProps) -> Html {
    let style = css!(
        r#"
        max-width: 64rem;
        margin: 0 auto;
        padding: 3rem 1.5rem 5rem;

        @media (max-width: 40rem) { padding: 1.75rem 1rem 3rem; }
        "#
    );
    html! {
        <>
            <Header />
            <main class={style}>{ props.children.clone() }</main>
        </>
    }
}
