//! How long something has been going on.

use yew::prelude::*;

use crate::clock;
use crate::format;
use crate::hooks::use_frames;

/// The time since this component mounted, in tenths of a second.
#[component]
pub(super) fn Elapsed() -> Html {
    let start = use_memo((), |()| clock::now());
    let shown = use_state_eq(String::new);
    let setter = shown.setter();
    use_frames(move || setter.set(format::running(clock::now() - *start)));
    html! { <span>{ (*shown).clone() }</span> }
}
