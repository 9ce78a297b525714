//! What a worker exports.

use std::fmt;
use std::future::ready;
use std::rc::Rc;

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use crate::host::{Failure, Guest, Host, NotStarted, Output, serve};
use crate::protocol::{CallId, Json, NotJson, Parameter, Signature, Start};

use super::function::Function;
use super::kind::Kind;

/// Runs an exported function with arguments in JSON.
type Run = Box<dyn Fn(&Json) -> Result<Output, NotJson>>;

/// One exported function. Made by [`export!`](crate::export).
#[allow(missing_debug_implementations, reason = "a function has nothing to show")]
pub struct Export {
    signature: Signature,
    run: Run,
}

/// Everything that a worker exports. Made by [`export!`](crate::export).
pub struct Exports {
    worker: Option<&'static str>,
    exports: Vec<Export>,
}

impl Export {
    /// Describes a function: its name, and a name for each parameter.
    pub fn new<Parameters, F, K, const N: usize>(
        name: &str,
        parameters: [&str; N],
        function: F,
        kind: K,
    ) -> Self
    where
        F: Function<Parameters> + 'static,
        K: Kind<F::Output> + 'static,
    {
        const { assert!(N == F::ARITY, "an export names each of its function's parameters once") };
        let named = parameters.into_iter().zip(F::parameter_types());
        let signature = Signature {
            name: name.to_owned(),
            parameters: named.map(|(name, type_name)| parameter(name, type_name)).collect(),
            returns: Some(kind.type_name()),
            doc: None,
        };
        let run = move |arguments: &Json| function.run(arguments).map(|output| kind.output(output));
        Self { signature, run: Box::new(run) }
    }

    /// Runs the function, or says which argument does not fit, or how many are expected.
    fn run(&self, arguments: &Json) -> Output {
        (self.run)(arguments).unwrap_or_else(|error| {
            let refused = arguments.array_len().and_then(|given| self.signature.refuse(given));
            let reason = refused.unwrap_or_else(|| error.within("args"));
            Output::Now(Err(Failure::BadArguments(reason)))
        })
    }
}

/// Collects the exports of a worker, which is compiled as this binary.
pub fn exports(worker: Option<&'static str>, exports: Vec<Export>) -> Exports {
    Exports { worker, exports }
}

impl Exports {
    /// Serves the exports to the page; in a `wasi:http` component, to whoever sends a request. Call it at the end of
    /// the worker's `main`.
    pub fn serve(self) {
        serve(self);
    }
}

impl Guest for Exports {
    fn start(
        self: Rc<Self>,
        _: Host,
        _: Start,
    ) -> LocalBoxFuture<'static, Result<Vec<Signature>, NotStarted>> {
        let signatures = self.exports.iter().map(|export| export.signature.clone()).collect();
        ready(Ok(signatures)).boxed_local()
    }

    fn name(&self) -> Option<&str> {
        self.worker
    }

    fn call(&self, _: CallId, function: &str, arguments: &Json) -> Output {
        let export = self.exports.iter().find(|export| export.signature.name == function);
        match export {
            Some(export) => export.run(arguments),
            None => Output::Now(Err(Failure::BadArguments("there is no such export".into()))),
        }
    }
}

fn parameter(name: &str, type_name: String) -> Parameter {
    Parameter { name: name.to_owned(), type_name: Some(type_name), default: None }
}

/// Lists the functions that a worker exports, with the names of their parameters.
///
/// A function is sync or async, has up to eight parameters of types that serde can deserialize, and
/// returns a value that serde can serialize, or a `Result` of one whose error implements `Display`.
///
/// ```no_run
/// fn add_arrays(a: Vec<f64>, b: Vec<f64>) -> Result<Vec<f64>, String> {
///     if a.len() != b.len() {
///         return Err(format!("{} numbers and {}: the lengths differ", a.len(), b.len()));
///     }
///     Ok(a.iter().zip(&b).map(|(x, y)| x + y).collect())
/// }
///
/// async fn slow(n: u64) -> u64 {
///     for i in 0..n {
///         named_workers::progress(i, n);
///         named_workers::yield_now().await;
///     }
///     n
/// }
///
/// named_workers::export![add_arrays(a, b), slow(n)].serve();
/// ```
///
/// The number of names is checked at compile time:
///
/// ```compile_fail
/// fn square(x: f64) -> f64 {
///     x * x
/// }
///
/// named_workers::export![square(x, y)].serve();
/// ```
///
/// Each entry expands to the export's name, its parameters' names, its function, and the kind of output:
///
/// ```text
/// exports(option_env!("CARGO_BIN_NAME"), vec![Export::new("slow", ["n"], slow, (&&&&probe(&slow)).kind())])
/// ```
#[macro_export]
macro_rules! export {
    ($($function:ident($($parameter:ident),* $(,)?)),* $(,)?) => {
        $crate::__private::exports(option_env!("CARGO_BIN_NAME"), vec![$({
            #[allow(unused_imports, reason = "one of these fits")]
            use $crate::__private::lookup::*;
            $crate::__private::Export::new(
                stringify!($function),
                [$(stringify!($parameter)),*],
                $function,
                (&&&&$crate::__private::probe(&$function)).kind(),
            )
        }),*])
    };
}

impl fmt::Debug for Exports {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.exports.iter().map(|export| export.signature.to_string()))
            .finish()
    }
}
