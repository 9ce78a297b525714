//! The header, and the page below it.

use stylist::yew::styled_component;
use yew::prelude::*;

use super::header::Header;

#[derive(PartialEq, Properties)]
pub(crate) struct LayoutProps {
    pub(crate) children: Html,
}

/// The frame around every page.
#[styled_component]
pub(crate) fn Layout(props: &LayoutProps) -> Html {
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
