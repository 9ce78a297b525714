//! The inspector's page.

use stylist::yew::styled_component;
use yew::prelude::*;

use super::card::Card;
use super::create::Create;
use super::problems::Problems;
use super::workers::use_snapshot;
use crate::hooks::use_title;

/// Every worker on the page, and a form to create another.
#[styled_component]
pub(crate) fn Inspector() -> Html {
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
                <p class="lead">{ "Every named worker on this page, with its state, exports and log. \
                                   Call one, restart it, or create another." }</p>
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
