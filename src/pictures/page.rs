//! The pictures' page.

use stylist::yew::styled_component;
use yew::prelude::*;

use super::plot::{Counts, Gaps};
use super::spiral::Spiral;
use super::view::View;
use crate::hooks::use_title;

#[derive(PartialEq, Properties)]
pub(crate) struct PicturesPageProps {
    /// What the address says after `pictures/`.
    #[prop_or_default]
    pub(crate) address: Option<String>,
}

/// One picture, and links to the others.
#[styled_component]
pub(crate) fn PicturesPage(props: &PicturesPageProps) -> Html {
    use_title("Pictures");
    let view = props.address.as_deref().and_then(View::read).unwrap_or(View::ULAM);
    let style = css!(
        r#"
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1rem;

        .head { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0.5rem 1.5rem; }
        .kinds { display: flex; flex-wrap: wrap; gap: 0.375rem; }
        .kinds a {
            padding: 0.25rem 0.75rem;
            border: 1px solid var(--line);
            border-radius: 8px;
            color: var(--ink);
            background: var(--surface);
            text-decoration: none;
        }
        .kinds a:hover { background: var(--sunken); }
        .kinds a[aria-current] { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); font-weight: 600; }
        "#
    );
    let link = |name: &str, to: View| {
        let current = view.is_like(to).then_some("true");
        html! { <a href={to.route().href()} aria-current={current}>{ name }</a> }
    };
    html! {
        <div class={style}>
            <div class="head">
                <h1>{ "Pictures" }</h1>
                <nav class="kinds" aria-label="Pictures">
                    { link("Ulam’s spiral", View::ULAM) }
                    { link("Sacks’ spiral", View::SACKS) }
                    { link("π(x)", View::COUNTS) }
                    { link("Gaps", View::GAPS) }
                </nav>
            </div>
            { match view {
                View::Counts(power) => html! { <Counts {power} /> },
                View::Gaps(power) => html! { <Gaps {power} /> },
                View::Spiral(plane, number, scale) => html! {
                    <Spiral key={plane.id()} {plane} {number} {scale} />
                },
            } }
        </div>
    }
}
