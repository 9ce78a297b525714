//! The inspector's page.

use stylist::yew::styled_component;
use yew::prelude::*;

use super::card::Card;
use super::create::Create;
use super::problems::Problems;
use super::workers::use_snapshot;
use crate::app::hooks::use_title;

/// Every worker of the page, and a form for one more.
#[styled_component]
pub(in crate::app) fn Inspector() -> Html {
    use_title("Inspector");
    let snapshot = use_snapshot();
    let style = css!(
        r#"
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1.5rem;

        .lead { max-width: 40rem; text-wrap: pretty; margin-top: 0.5rem; color: var(--muted); }
        "#
    );
    html! {
        <div class={style}>
            <div>
                <h1>{ "Worker inspector" }</h1>
                <p class="lead">{ "Every named worker of this page, with its state, its exports and \
                                   its log. Call it, restart it, or create another." }</p>
            </div>
            <Problems problems={snapshot.problems.clone()} />
            if snapshot.workers.is_empty() {
                <p class="hint">{ "This page has no workers yet." }</p>
            }
            { for snapshot.workers.iter().map(|worker| html! {
                <Card key={worker.name.clone()} worker={worker.clone()} />
            }) }
            <Create />
        </div>
    }
}
