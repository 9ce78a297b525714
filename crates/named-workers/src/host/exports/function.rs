//! Turns functions of any signature into functions of a JSON array.

use serde::de::DeserializeOwned;

use crate::protocol::{Json, NotJson};

/// A function that can be exported: up to eight parameters that serde can read.
pub trait Function<Parameters> {
    /// What it returns: a value, a `Result`, or a future of either.
    type Output;

    /// Its number of parameters.
    const ARITY: usize;

    /// The types of its parameters, in order.
    fn parameter_types() -> Vec<String>;

    /// Reads the arguments and runs the function.
    ///
    /// # Errors
    /// Names the argument that does not fit, and why.
    fn run(&self, arguments: &Json) -> Result<Self::Output, NotJson>;
}

/// A type's name as it is written in code, without paths.
pub(super) fn type_name<T: ?Sized>() -> String {
    without_paths(std::any::type_name::<T>())
}

fn without_paths(name: &str) -> String {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let mut short = String::new();
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len()).max(first.len_utf8());
        let (part, after) = rest.split_at(end);
        short.push_str(part.rsplit("::").next().unwrap_or(part));
        rest = after;
    }
    short
}

/// Reads the arguments. serde reads an empty tuple from `null`, but they are an array.
macro_rules! read {
    ($arguments:ident,) => {{
        let [] = $arguments.decode::<[(); 0]>()?;
    }};
    ($arguments:ident, $($parameter:ident)+) => {
        $arguments.decode::<($($parameter,)+)>()?
    };
}

macro_rules! function {
    ($($parameter:ident)*) => {
        impl<F, R, $($parameter: DeserializeOwned),*> Function<($($parameter,)*)> for F
        where
            F: Fn($($parameter),*) -> R,
        {
            type Output = R;

            const ARITY: usize = <[&str]>::len(&[$(stringify!($parameter)),*]);

            fn parameter_types() -> Vec<String> {
                vec![$(type_name::<$parameter>()),*]
            }

            #[allow(non_snake_case, reason = "the parameters are named like their types")]
            fn run(&self, arguments: &Json) -> Result<R, NotJson> {
                let ($($parameter,)*) = read!(arguments, $($parameter)*);
                Ok(self($($parameter),*))
            }
        }
    };
}

function!();
function!(A);
function!(A B);
function!(A B C);
function!(A B C D);
function!(A B C D E);
function!(A B C D E G);
function!(A B C D E G H);
function!(A B C D E G H I);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn type_names_lose_the_paths_of_all_their_parts() {
        assert_eq!(type_name::<Vec<Option<String>>>(), "Vec<Option<String>>");
        assert_eq!(type_name::<(u8, &str)>(), "(u8, &str)");
        assert_eq!(type_name::<[f64; 3]>(), "[f64; 3]");
    }
}
