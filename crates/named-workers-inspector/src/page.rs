//! The inspector itself.

use std::rc::Rc;

use stylist::yew::styled_component;
use yew::prelude::*;

use super::saved::{SavedBar, SavedView};
use super::session::use_session;
use super::views::Views;
use super::watch::use_snapshot;

/// How an [`Inspector`] is shown.
#[derive(Debug, PartialEq, Properties)]
pub struct InspectorProps {
    /// The fragment of the address that shows the inspector, such as `#/inspector`: links to a worker's code lead to
    /// it. Without one there are no such links.
    #[prop_or_default]
    pub address: Option<AttrValue>,
}

/// Every worker on the page, and a form to create another. It needs the theme of `named-workers-ui`.
#[styled_component]
pub fn Inspector(props: &InspectorProps) -> Html {
    let (session, snapshot) = (use_session(), use_snapshot());
    let style = css!(
        r#"
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1.5rem;

        .cards { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.5rem; }
        "#
    );
    html! {
        <div class={style} data-inspector="">
            if let Some(saved) = &session.saved {
                <SavedView saved={Rc::clone(saved)} dispatch={session.dispatcher()} />
            } else {
                <Views session={session.clone()} snapshot={(*snapshot).clone()} address={props.address.clone()}>
                    <SavedBar snapshot={(*snapshot).clone()} dispatch={session.dispatcher()} />
                </Views>
            }
        </div>
    }
}
