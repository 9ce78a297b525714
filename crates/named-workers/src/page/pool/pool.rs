//! The handle of a pool.

use std::fmt;
use std::rc::Rc;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::page::call::{Call, Target};
use crate::protocol::{Json, Signature};

use super::MapCall;
use super::instances::Instances;

/// A pool of workers. Each instance runs one call at a time, so a crash ends no other call; an
/// instance that has ended is started again when it is needed. Cheap to clone.
#[derive(Clone)]
pub struct Pool(pub(super) Rc<Instances>);

impl Pool {
    /// The pool's name.
    pub fn name(&self) -> &str {
        self.0.name()
    }

    /// The number of its instances.
    pub fn size(&self) -> usize {
        self.0.all().len()
    }

    /// What each instance exports.
    pub fn exports(&self) -> Vec<Signature> {
        self.0.all().first().map(|instance| instance.exports()).unwrap_or_default()
    }

    /// Calls an exported function on the next free instance. Calls are served in the order in which they
    /// are first awaited. A call keeps its instance until its future has ended or is dropped, and a
    /// stream until its function has ended.
    pub fn call<R: DeserializeOwned + 'static>(
        &self,
        function: &str,
        arguments: impl Serialize,
    ) -> Call<R> {
        Call::new(self.target(), function, arguments)
    }

    /// Calls a function once for each element of `arguments`: await it for the results in the order of
    /// the arguments, or take them as they come with [`unordered`](MapCall::unordered).
    pub fn map<R: DeserializeOwned + 'static>(
        &self,
        function: &str,
        arguments: impl IntoIterator<Item: Serialize>,
    ) -> MapCall<R> {
        let encoded = arguments.into_iter().map(|each| Json::encode_arguments(&each)).collect();
        MapCall::new(self.target(), function, encoded)
    }

    /// Ends every instance at once. Calls that run or wait, and all later ones, fail with
    /// [`Terminated`](crate::Error::Terminated).
    pub fn terminate(&self) {
        self.0.terminate();
    }

    pub(crate) fn target(&self) -> Rc<dyn Target> {
        Rc::clone(&self.0) as Rc<_>
    }
}

impl fmt::Debug for Pool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pool").field("name", &self.name()).field("size", &self.size()).finish()
    }
}
