//! Workers elsewhere: each call is an HTTP request of its own, as
//! [`protocol::remote`](crate::protocol::remote) says.
//!
//! The server starts, scales and ends what runs there. What this page calls the start of such a worker is
//! its discovery; a pool of them is a number of calls at once.

mod call;
mod discovery;
mod endpoint;
mod link;
mod request;

use futures_util::FutureExt;

use crate::page::declare::Declaration;

use super::prepared::{not_started, prepared};
use super::transport::{Link, Opening, Receive};

use discovery::Discovery;
use endpoint::Endpoint;
use link::RemoteLink;

/// Links a remote worker, and begins to discover what it exports.
pub(super) fn open(declaration: &Declaration, base: &str, receive: Receive) -> Opening {
    let (worker, limit) = (declaration.name.clone(), declaration.start_timeout);
    let preparing = prepared(declaration, base, &receive);
    async move {
        let prepared = preparing.await?;
        let endpoint = Endpoint::new(prepared.url.unwrap_or_default(), prepared.headers);
        let endpoint = endpoint.map_err(not_started(worker.clone()))?;
        let discovery = Discovery::begin(endpoint, worker.clone(), limit, receive.clone());
        Ok(Box::new(RemoteLink::new(worker, discovery, receive)) as Box<dyn Link>)
    }
    .boxed_local()
}
