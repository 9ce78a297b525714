//! Whether a function is sync or async, and whether it returns a `Result`.
//!
//! A single trait cannot tell, as a `Result` is also a value that serde can serialize. So
//! [`export!`](crate::export) calls `kind()` on a [`Probe`] of the function's output behind references,
//! and method lookup picks the most specific implementation that fits ("autoref specialisation").

use std::fmt::Display;
use std::future::Future;
use std::marker::PhantomData;

use futures_util::FutureExt;
use serde::Serialize;

use crate::host::{Failure, Output, Raised, Reply};
use crate::protocol::Json;

use super::function::{Function, type_name};

/// How the outputs of one kind of function are turned into JSON.
pub trait Kind<Value> {
    /// The type that callers see, without the future and the `Result`.
    fn type_name(&self) -> String;

    /// Turns an output into JSON.
    fn output(&self, value: Value) -> Output;
}

fn value<T: Serialize>(value: T) -> Reply {
    Json::encode(&value).map_err(Failure::BadResult)
}

fn result<T: Serialize, E: Display>(result: Result<T, E>) -> Reply {
    match result {
        Ok(output) => value(output),
        Err(error) => Err(Failure::Raised(Raised {
            type_name: type_name::<E>(),
            message: error.to_string(),
            traceback: None,
        })),
    }
}

/// A sync function that cannot fail.
#[derive(Clone, Copy, Debug)]
pub struct Plain;

impl<T: Serialize> Kind<T> for Plain {
    fn type_name(&self) -> String {
        type_name::<T>()
    }

    fn output(&self, output: T) -> Output {
        Output::Now(value(output))
    }
}

/// A sync function that returns a `Result`.
#[derive(Clone, Copy, Debug)]
pub struct PlainResult;

impl<T: Serialize, E: Display> Kind<Result<T, E>> for PlainResult {
    fn type_name(&self) -> String {
        type_name::<T>()
    }

    fn output(&self, output: Result<T, E>) -> Output {
        Output::Now(result(output))
    }
}

/// An async function that cannot fail.
#[derive(Clone, Copy, Debug)]
pub struct Async;

impl<F> Kind<F> for Async
where
    F: Future<Output: Serialize> + 'static,
{
    fn type_name(&self) -> String {
        type_name::<F::Output>()
    }

    fn output(&self, output: F) -> Output {
        Output::Later(output.map(value).boxed_local())
    }
}

/// An async function that returns a `Result`.
#[derive(Clone, Copy, Debug)]
pub struct AsyncResult;

impl<F, T, E> Kind<F> for AsyncResult
where
    F: Future<Output = Result<T, E>> + 'static,
    T: Serialize + 'static,
    E: Display + 'static,
{
    fn type_name(&self) -> String {
        type_name::<T>()
    }

    fn output(&self, output: F) -> Output {
        Output::Later(output.map(result).boxed_local())
    }
}

/// Stands for the output of a function that has not run.
#[derive(Debug)]
pub struct Probe<Output>(PhantomData<Output>);

/// Returns a probe for a function's output.
pub fn probe<Parameters, F: Function<Parameters>>(_: &F) -> Probe<F::Output> {
    Probe(PhantomData)
}

/// The traits that [`export!`](crate::export) looks `kind()` up in.
#[doc(hidden)]
pub mod lookup {
    use super::{Async, AsyncResult, Future, Plain, PlainResult, Probe};

    macro_rules! lookup {
        ($trait:ident => $kind:ident for ($($probe:tt)+) where [$($bounds:tt)*]) => {
            pub trait $trait {
                fn kind(&self) -> $kind {
                    $kind
                }
            }

            impl<$($bounds)*> $trait for $($probe)+ {}
        };
    }

    lookup!(OfAsyncResult => AsyncResult for (&&&Probe<F>) where
        [T, E, F: Future<Output = Result<T, E>>]);
    lookup!(OfAsync => Async for (&&Probe<F>) where [F: Future]);
    lookup!(OfPlainResult => PlainResult for (&Probe<Result<T, E>>) where [T, E]);
    lookup!(OfPlain => Plain for (Probe<T>) where [T]);
}
