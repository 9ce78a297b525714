//! Creates what a draft describes.

use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::draft::{Change, Draft};
use named_workers::{create_named_worker, workers};

/// Creates the draft's worker; ends the one of its name first, if told so. It goes on if the visitor leaves the page:
/// the worker is still wanted.
pub(crate) fn start(draft: &Draft, again: bool, on_change: Callback<Change>) {
    let declaration = draft.declaration();
    if again {
        workers().terminate(&declaration.name).ok(); // it may have ended by itself
    }
    on_change.emit(Change::Start);
    spawn_local(async move {
        let name = declaration.name.clone();
        let created = create_named_worker(declaration).await.map(|_| name);
        on_change.emit(Change::End(created));
    });
}
