//! Declarations that the page refused.

use stylist::yew::styled_component;
use yew::prelude::*;

use named_workers::Error;
use named_workers_ui::elements::Failure;

#[derive(PartialEq, Properties)]
pub(crate) struct ProblemsProps {
    pub(crate) problems: Vec<Error>,
}

/// An alert for each refused declaration; nothing if there are none.
#[styled_component]
pub(crate) fn Problems(props: &ProblemsProps) -> Html {
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
