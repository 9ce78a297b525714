//! What can be done with a worker.

use yew::prelude::*;

use crate::elements::Failure;
use named_workers::{Error, workers};

#[derive(PartialEq, Properties)]
pub(super) struct ActionsProps {
    pub(super) worker: AttrValue,
    /// Whether there is something to terminate.
    pub(super) alive: bool,
}

/// Restart and Terminate.
#[component]
pub(super) fn Actions(props: &ActionsProps) -> Html {
    let error = use_state_eq(|| None::<Error>);
    let restart = use_action(&props.worker, &error, |worker| workers().restart(worker));
    let terminate = use_action(&props.worker, &error, |worker| workers().terminate(worker));
    html! {
        <div class="actions">
            <button class="small" onclick={restart}>{ "Restart" }</button>
            <button class="small" onclick={terminate} disabled={!props.alive}>{ "Terminate" }</button>
            if let Some(error) = &*error {
                <Failure error={error.clone()} />
            }
        </div>
    }
}

#[hook]
fn use_action(
    worker: &AttrValue,
    error: &UseStateHandle<Option<Error>>,
    action: fn(&str) -> Result<(), Error>,
) -> Callback<MouseEvent> {
    use_callback((worker.clone(), error.setter()), move |_, (worker, error)| {
        error.set(action(worker).err());
    })
}
