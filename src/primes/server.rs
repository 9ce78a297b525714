//! The prime sieve on servers: pools whose workers are calls to a remote worker.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::Duration;

use futures_util::future::try_join_all;

use named_workers::{Declaration, Error, Pool, WorkerType, create_pool};

/// Where `cargo xtask serve --remote` serves it.
pub(super) const HERE: &str = "http://127.0.0.1:8081/primes";

/// Where `named-workers-ray` serves it on a cluster.
pub(super) const CLUSTER: &str = "http://127.0.0.1:8000/primes";

/// How many calls there are at once to each server: as many as a browser makes to a host without HTTP/2.
const CALLS: usize = 6;

/// How long to wait for a server that does not answer.
const PATIENCE: Duration = Duration::from_secs(5);

thread_local! {
    /// The pools by name, each with the address that it calls.
    static POOLS: RefCell<BTreeMap<String, (String, Pool)>> = const { RefCell::new(BTreeMap::new()) };
}

/// A pool for each address.
pub(super) async fn pools(addresses: &[String]) -> Result<Vec<Pool>, Error> {
    connect("primes-server", addresses, CALLS).await
}

/// Creates the worker `primes-cluster-1#1`, which is all of a pool: a cluster shares calls out by itself.
pub(super) async fn connect_cluster(addresses: &[String]) -> Result<(), Error> {
    connect("primes-cluster", addresses, 1).await.map(drop)
}

async fn connect(name: &str, addresses: &[String], size: usize) -> Result<Vec<Pool>, Error> {
    let numbered = addresses.iter().zip(1..);
    let pools = numbered.map(|(address, number)| pool(format!("{name}-{number}"), address, size));
    try_join_all(pools).await
}

/// The pool of a name, which is created when it is first needed, and again for another address.
async fn pool(name: String, address: &str, size: usize) -> Result<Pool, Error> {
    match POOLS.with_borrow(|pools| pools.get(&name).cloned()) {
        Some((of, pool)) if of == address => return Ok(pool),
        Some((_, other)) => other.terminate(),
        None => {}
    }
    let declaration =
        Declaration::new(&name, WorkerType::Remote).src(address).start_timeout(PATIENCE);
    let pool = create_pool(declaration).size(size).await?;
    POOLS.with_borrow_mut(|pools| pools.insert(name, (address.to_owned(), pool.clone())));
    Ok(pool)
}
