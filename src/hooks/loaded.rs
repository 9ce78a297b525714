//! A value that comes later.

use std::future::Future;

use yew::prelude::*;

use super::use_task;

/// What `load` gives for the key; none while it is loading. Another key starts it again.
#[hook]
pub(crate) fn use_loaded<K, T, F>(
    key: K,
    load: impl FnOnce(K) -> F + 'static,
) -> UseStateHandle<Option<T>>
where
    K: Clone + PartialEq + 'static,
    T: 'static,
    F: Future<Output = T> + 'static,
{
    let loaded = use_state(|| None);
    let task = use_task();
    let setter = loaded.setter();
    use_effect_with(key, move |key| {
        let loading = load(key.clone());
        setter.set(None);
        task.start(async move { setter.set(Some(loading.await)) });
    });
    loaded
}
