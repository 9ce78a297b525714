//! Export discovery: how a worker describes what it exports.

use std::fmt;

use serde::{Deserialize, Serialize};

/// One exported function.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Signature {
    /// The name it is called by.
    pub name: String,
    /// Its parameters, in order.
    pub parameters: Vec<Parameter>,
    /// The type of its result, if the language has types.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returns: Option<String>,
    /// Its documentation, if the language keeps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doc: Option<String>,
}

/// One parameter of an exported function.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Parameter {
    /// Its name. As in Python, `*args` takes any number of arguments; parameters after it or after a
    /// bare `*` cannot be passed in a call.
    pub name: String,
    /// Its type, if the language has types.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_name: Option<String>,
    /// Its default, as the language writes it, if the argument may be omitted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
}

impl Signature {
    /// What is wrong with this number of arguments, if anything is.
    pub fn refuse(&self, given: usize) -> Option<String> {
        let names_rest = |parameter: &&Parameter| parameter.name.starts_with('*');
        let rest = self.parameters.iter().find(names_rest);
        let takes_any = rest.is_some_and(|rest| rest.name != "*" && !rest.name.starts_with("**"));
        let positional: Vec<_> = self.parameters.iter().take_while(|it| !names_rest(it)).collect();
        let least = positional.iter().filter(|parameter| parameter.default.is_none()).count();
        let most = if takes_any { usize::MAX } else { positional.len() };
        if (least..=most).contains(&given) {
            return None;
        }
        let takes = match (least, most) {
            (_, usize::MAX) => format!("{least} or more arguments"),
            (1, 1) => "1 argument".into(),
            _ if least == most => format!("{most} arguments"),
            _ => format!("{least} to {most} arguments"),
        };
        let missing = positional.get(given).map(|it| format!(": `{}` is missing", it.name));
        let missing = missing.unwrap_or_default();
        Some(format!("`{self}` takes {takes}, and {given} were given{missing}"))
    }
}

impl fmt::Display for Signature {
    /// Writes `name(a: Vec<f64>, b = 1) -> Vec<f64>`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parameters: Vec<_> = self.parameters.iter().map(Parameter::to_string).collect();
        write!(f, "{}({})", self.name, parameters.join(", "))?;
        match &self.returns {
            Some(returns) => write!(f, " -> {returns}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Parameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        if let Some(type_name) = &self.type_name {
            write!(f, ": {type_name}")?;
        }
        match &self.default {
            Some(default) => write!(f, " = {default}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signature(parameters: &[(&str, Option<&str>)]) -> Signature {
        let parameter = |(name, default): &(&str, Option<&str>)| Parameter {
            name: (*name).into(),
            type_name: None,
            default: default.map(Into::into),
        };
        let parameters = parameters.iter().map(parameter).collect();
        Signature { name: "f".into(), parameters, returns: None, doc: None }
    }

    #[test]
    fn a_wrong_number_of_arguments_is_told_with_what_is_missing() {
        let f = signature(&[("a", None), ("b", Some("1"))]);
        let few = "`f(a, b = 1)` takes 1 to 2 arguments, and 0 were given: `a` is missing";
        assert_eq!(f.refuse(0).as_deref(), Some(few));
        assert_eq!((f.refuse(1), f.refuse(2)), (None, None));
        let many = "`f(a, b = 1)` takes 1 to 2 arguments, and 3 were given";
        assert_eq!(f.refuse(3).as_deref(), Some(many));
    }

    #[test]
    fn any_number_is_right_for_a_parameter_with_a_star() {
        let f = signature(&[("a", None), ("*rest", None), ("key", None)]);
        assert_eq!((f.refuse(1), f.refuse(9)), (None, None));
        assert!(f.refuse(0).is_some_and(|reason| reason.contains("1 or more arguments")));
    }

    #[test]
    fn what_comes_after_a_bare_star_is_no_argument() {
        let f = signature(&[("a", None), ("*", None), ("key", Some("1"))]);
        assert_eq!(f.refuse(1), None);
        assert!(f.refuse(2).is_some());
    }
}
