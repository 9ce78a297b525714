//! Pools from JavaScript, by their names.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::num::NonZeroUsize;

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use crate::object::object;
use crate::page::create_options::CreateOptions;
use crate::page::target::Target;
use crate::page::{Declaration, Pool, create_pool, to_js};
use crate::protocol::Error;

use super::{declared, signatures};

thread_local! {
    static POOLS: RefCell<BTreeMap<String, Pool>> = const { RefCell::new(BTreeMap::new()) };
}

/// Creates a pool; the promise is of `{ exports, size }`.
pub(super) fn create(options: JsValue) -> Promise {
    let declared = declared(&options, CreateOptions::into_pool);
    future_to_promise(async move {
        let pool = keep(declared).await.map_err(|error| to_js::error(&error))?;
        let size = (pool.size() as u32).into();
        Ok(object([("exports", signatures(&pool.exports())), ("size", size)]).into())
    })
}

async fn keep(declared: Result<(Declaration, Option<NonZeroUsize>), Error>) -> Result<Pool, Error> {
    let (declaration, size) = declared?;
    let pool = create_pool(declaration);
    let pool = match size {
        Some(size) => pool.size(size.get()).await?,
        None => pool.await?,
    };
    POOLS.with_borrow_mut(|pools| pools.insert(pool.name().to_owned(), pool.clone()));
    Ok(pool)
}

/// The pool of this name, to call.
pub(super) fn target(name: &str) -> Result<Target, Error> {
    POOLS.with_borrow(|pools| match pools.get(name) {
        Some(pool) => Ok(pool.target()),
        None => Err(Error::UnknownWorker {
            worker: name.to_owned(),
            known: pools.keys().cloned().collect(),
        }),
    })
}

/// Ends the pool of this name, if there is one.
pub(super) fn terminate(name: String) {
    if let Some(pool) = POOLS.with_borrow(|pools| pools.get(&name).cloned()) {
        pool.terminate();
    }
}
