//! A search on a server: a pool whose workers are calls to one remote worker.

use std::cell::RefCell;
use std::time::Duration;

use named_workers::{Declaration, Error, Pool, WorkerType, create_pool};

/// Where `cargo xtask serve --remote` serves it.
pub(super) const HERE: &str = "http://127.0.0.1:8081/primes";

/// How many calls there are at once: as many as a browser makes to a host without HTTP/2.
const CALLS: usize = 6;

/// How long to wait for a server that does not answer.
const PATIENCE: Duration = Duration::from_secs(5);

thread_local! {
    /// The pool, and the address that it calls.
    static POOL: RefCell<Option<(String, Pool)>> = const { RefCell::new(None) };
}

/// The pool for an address, which is created when it is first needed. There is one at a time.
pub(super) async fn pool(address: &str) -> Result<Pool, Error> {
    match POOL.take() {
        Some((of, pool)) if of == address => {
            POOL.set(Some((of, pool.clone())));
            return Ok(pool);
        }
        Some((_, other)) => other.terminate(),
        None => {}
    }
    let declaration =
        Declaration::new("primes-server", WorkerType::Remote).src(address).start_timeout(PATIENCE);
    let pool = create_pool(declaration).size(CALLS).await?;
    POOL.set(Some((address.to_owned(), pool.clone())));
    Ok(pool)
}
