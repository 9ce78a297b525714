//! The project's name, and links to the app's pages.

use stylist::yew::styled_component;
use yew::prelude::*;

use super::nav_link::NavLink;
use crate::route::Route;

/// The header of every page.
#[styled_component]
pub(super) fn Header() -> Html {
    let style = css!(
        r#"
        border-bottom: 1px solid var(--line);
        background: var(--surface);

        .inner {
            display: flex;
            flex-wrap: wrap;
            align-items: center;
            justify-content: space-between;
            gap: 0 1.5rem;
            max-width: 64rem;
            margin: 0 auto;
            padding: 0 1.5rem;
        }
        .name { font: 600 1rem/3.5rem var(--mono); letter-spacing: -0.02em; }
        nav { display: flex; gap: 1.5rem; }
        nav a {
            padding: 0 0.125rem;
            border-bottom: 2px solid transparent;
            color: var(--muted);
            font-weight: 550;
            line-height: calc(3.5rem - 2px);
            text-decoration: none;
        }
        nav a:hover { color: var(--ink); }
        nav a[aria-current] { border-color: var(--accent); color: var(--ink); }
        nav a:focus-visible { outline-offset: -4px; }

        @media (max-width: 40rem) { .inner { padding: 0 1rem; } }
        "#
    );
    html! {
        <header class={style}>
            <div class="inner">
                <span class="name">{ "named-workers" }</span>
                <nav aria-label="Pages">
                    <NavLink to={Route::Primes}>{ "Primes" }</NavLink>
                    <NavLink to={Route::Inspector}>{ "Inspector" }</NavLink>
                </nav>
            </div>
        </header>
    }
}
