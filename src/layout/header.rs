//! The project's name, and links to the app's pages.

use stylist::yew::styled_component;
use yew::prelude::*;

use super::nav_link::NavLink;
use super::scheme_switch::SchemeSwitch;
use crate::route::Route;

/// Where the project's code is: known where GitHub builds the site.
const REPOSITORY: Option<&str> = option_env!("GITHUB_REPOSITORY");

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
            min-height: 3.5rem;
            max-width: 64rem;
            margin: 0 auto;
            padding: 0 1.5rem;
        }
        .name { font: 600 1rem/3rem var(--mono); letter-spacing: -0.02em; }
        .around { display: flex; align-items: center; gap: 0.5rem; margin-right: -0.625rem; }
        .around > a { padding: 0.5rem; color: var(--muted); font-size: 0.9375rem; text-decoration: none; }
        .around > a:hover { color: var(--ink); text-decoration: underline; }
        nav { display: flex; gap: 1.5rem; margin-right: auto; }
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

        @media (max-width: 48rem) {
            .inner { padding: 0 1rem; }
            .name { margin-right: auto; }
            nav { order: 1; flex-wrap: wrap; width: 100%; gap: 0 1.25rem; }
            nav a { line-height: calc(2.5rem - 2px); }
        }
        @media (max-width: 27rem) { nav { gap: 0 0.875rem; font-size: 0.9375rem; } }
        @media (forced-colors: active) {
            nav a { border-color: Canvas; }
            nav a[aria-current] { border-color: Highlight; border-width: 4px; }
        }
        "#
    );
    html! {
        <header class={style}>
            <div class="inner">
                <span class="name">{ "named-workers" }</span>
                <nav aria-label="Pages">
                    <NavLink to={Route::Primes}>{ "Primes" }</NavLink>
                    <NavLink to={Route::Race}>{ "Race" }</NavLink>
                    <NavLink to={Route::Pictures}>{ "Pictures" }</NavLink>
                    <NavLink to={Route::Playground}>{ "Playground" }</NavLink>
                    <NavLink to={Route::Inspector}>{ "Inspector" }</NavLink>
                </nav>
                <div class="around">
                    if let Some(repository) = REPOSITORY {
                        <a href={format!("https://github.com/{repository}")}>{ "Source" }</a>
                    }
                    <SchemeSwitch />
                </div>
            </div>
        </header>
    }
}
