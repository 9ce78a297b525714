//! The handle of a worker.

use std::rc::Rc;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::page::worker::Runner;
use crate::protocol::Signature;

use super::Call;

/// A handle of one worker. It stays valid through crashes and restarts, until
/// [`terminate`](Self::terminate); a later worker of the same name is another worker.
#[derive(Clone, Debug)]
pub struct NamedWorker(pub(crate) Rc<Runner>);

impl NamedWorker {
    /// The worker's name.
    pub fn name(&self) -> &str {
        self.0.name()
    }

    /// What it exports.
    pub fn exports(&self) -> Vec<Signature> {
        self.0.exports()
    }

    /// Calls an exported function with a tuple of arguments; await the call for its result.
    ///
    /// ```no_run
    /// # async fn example() -> Result<(), named_workers::Error> {
    /// let calculator = named_workers::workers().get("calculator").await?;
    /// let sum: Vec<f64> = calculator.call("add_arrays", ([1, 2, 3], [4, 5, 6])).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn call<R: DeserializeOwned + 'static>(
        &self,
        function: &str,
        arguments: impl Serialize,
    ) -> Call<R> {
        Call::new(Rc::clone(&self.0) as Rc<_>, function, arguments)
    }

    /// Ends the worker at once, whatever it is doing. Calls in flight fail with
    /// [`Terminated`](crate::Error::Terminated).
    pub fn terminate(&self) {
        self.0.terminate();
    }

    /// Ends the worker like [`terminate`](Self::terminate) and starts it afresh; new calls wait for it.
    /// Does nothing if its name belongs to another worker by now.
    pub fn restart(&self) {
        self.0.restart();
    }
}
