//! Declarations that the page refused.

use stylist::yew::styled_component;
use yew::prelude::*;

use crate::elements::Failure;
use named_workers::Error;

#[derive(PartialEq, Properties)]
pub(in crate::inspector) struct ProblemsProps {
    pub(in crate::inspector) problems: Vec<Error>,
}

/// An alert for each refused declaration; nothing if there are none.
#[styled_component]
pub(in crate::inspector) fn Problems(props: &ProblemsProps) -> Html {
    if props.problems.is_empty() {
        return Html::default();
    }
    let style = css!("display: grid; gap: 0.5rem;");
    html! {
        <div id="problems" class={style} role="alert">
            { for props.problems.iter().map(|problem| html! { <Failure error={problem.clone()} /> }) }
        </div>
    }
}
