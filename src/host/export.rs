//! What a worker exports.

use crate::protocol::{Json, NotJson, Parameter, Signature};

use super::function::Function;
use super::kind::{Given, Kind};

/// Makes an exported function run with arguments in JSON.
type Run = Box<dyn Fn(&Json) -> Result<Given, NotJson>>;

/// One exported function. Made by [`export!`](crate::export).
pub struct Export {
    pub(super) signature: Signature,
    run: Run,
}

/// Everything that a worker exports. Made by [`export!`](crate::export).
pub struct Exports(Vec<Export>);

impl Export {
    /// Describes a function: its name and its parameters' names, one for each.
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
        let run = move |arguments: &Json| function.run(arguments).map(|output| kind.give(output));
        Self { signature, run: Box::new(run) }
    }

    /// Runs the function.
    ///
    /// # Errors
    /// Says which argument does not fit, or how many there should be.
    pub(super) fn run(&self, arguments: &Json) -> Result<Given, String> {
        (self.run)(arguments).map_err(|error| self.explain(arguments, &error))
    }

    fn explain(&self, arguments: &Json, error: &NotJson) -> String {
        let parameters = &self.signature.parameters;
        match arguments.array_len() {
            Some(given) if given != parameters.len() => {
                let takes = parameters.len();
                let plural = if takes == 1 { "" } else { "s" };
                format!(
                    "`{}` takes {takes} argument{plural}, and {given} were given",
                    self.signature
                )
            }
            _ => error.within("args"),
        }
    }
}

impl Exports {
    /// Collects the exports of a worker.
    pub fn new(exports: Vec<Export>) -> Self {
        Self(exports)
    }

    pub(super) fn get(&self, name: &str) -> Option<&Export> {
        self.0.iter().find(|export| export.signature.name == name)
    }

    pub(super) fn signatures(&self) -> Vec<Signature> {
        self.0.iter().map(|export| export.signature.clone()).collect()
    }
}

fn parameter(name: &str, type_name: String) -> Parameter {
    Parameter { name: name.to_owned(), type_name: Some(type_name), default: None }
}

/// Lists the functions that a worker exports, with the names of their parameters.
///
/// A function is sync or async, has up to eight parameters of types that serde can read, and gives a
/// value that serde can write, or a `Result` of one whose error can be displayed.
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
/// The number of names is checked when the worker is compiled:
///
/// ```compile_fail
/// fn square(x: f64) -> f64 {
///     x * x
/// }
///
/// named_workers::export![square(x, y)].serve();
/// ```
#[macro_export]
macro_rules! export {
    ($($function:ident($($parameter:ident),* $(,)?)),* $(,)?) => {
        $crate::host::Exports::new(vec![$({
            #[allow(unused_imports, reason = "one of these fits")]
            use $crate::host::lookup::*;
            $crate::host::Export::new(
                stringify!($function),
                [$(stringify!($parameter)),*],
                $function,
                (&&&&$crate::host::probe(&$function)).kind(),
            )
        }),*])
    };
}
