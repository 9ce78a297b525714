//! The button that makes a link of a draft.

use yew::prelude::*;

use super::draft::Draft;
use super::link::link;
use named_workers_ui::elements::CopyButton;

#[derive(PartialEq, Properties)]
pub(crate) struct ShareProps {
    pub(crate) draft: Draft,
    /// The fragment that the link leads to.
    pub(crate) address: AttrValue,
}

/// Copies the link.
#[component]
pub(crate) fn Share(props: &ShareProps) -> Html {
    html! {
        <CopyButton label="Copy link" text={link(&props.address, &props.draft)}
            done="The link is copied. Whoever opens it sees this code, and nothing runs by itself." />
    }
}
