//! Functions that use the global scope of their worker.

use js_sys::{Error, Function, Reflect, global};
use named_workers::__private::fetch;

/// Sets a global variable.
pub(crate) fn assigns(name: String) -> Result<(), String> {
    Reflect::set(&global(), &name.into(), &0.into()).map(drop).map_err(message)
}

/// Calls a global function.
pub(crate) fn calls_global(name: String) -> Result<(), String> {
    let function = Reflect::get(&global(), &name.into()).map(Function::from).map_err(message)?;
    function.call1(&global(), &"hello".into()).map(drop).map_err(message)
}

/// The text at a URL, which may be relative.
pub(crate) async fn fetches(url: String) -> Result<String, String> {
    fetch::text(&url).await
}

fn message(error: impl Into<Error>) -> String {
    error.into().message().into()
}
