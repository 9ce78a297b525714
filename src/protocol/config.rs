//! A worker's config: what it needs before its code runs.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::json;

/// The keys of a config.
const KEYS: [&str; 5] = ["packages", "files", "js_modules", "interpreter", "debug"];

/// The keys of `js_modules`; those in `main` are the page's own business.
const MODULE_KEYS: [&str; 2] = ["main", "worker"];

/// The config of a worker. Every key is optional.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Config {
    /// Packages to install, by name with or without a version, or by URL.
    pub packages: Vec<String>,
    /// Files to put into the worker's file system: URL to destination.
    pub files: BTreeMap<String, String>,
    /// JavaScript modules to import.
    pub js_modules: JsModules,
    /// The interpreter to use: a version or a URL.
    pub interpreter: Option<String>,
    /// Log every step of the start.
    pub debug: bool,
}

/// JavaScript modules to import.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct JsModules {
    /// Modules for the worker: URL to the name it is imported by.
    pub worker: BTreeMap<String, String>,
}

/// A config that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigError {
    /// The text is not JSON.
    #[error("the config is not JSON: {0}")]
    NotJson(String),
    /// The text is not TOML.
    #[error("the config is not TOML: {0}")]
    NotToml(String),
    /// The config is not a table of keys and values.
    #[error("the config is not an object with keys, but {0}")]
    NotObject(String),
    /// A key has a value of the wrong type.
    #[error("config key `{key}`: {reason}")]
    WrongType {
        /// The key, with its path: `files.x`.
        key: String,
        /// What it is, and what it should be.
        reason: String,
    },
}

/// Reads the text of a `.json` file, or of a `config` attribute.
///
/// # Errors
/// When the text is not JSON.
pub fn from_json(text: &str) -> Result<Value, ConfigError> {
    serde_json::from_str(text).map_err(|error| ConfigError::NotJson(error.to_string()))
}

/// Reads the text of a `.toml` file.
///
/// # Errors
/// When the text is not TOML.
pub fn from_toml(text: &str) -> Result<Value, ConfigError> {
    toml::from_str(text).map_err(|error| ConfigError::NotToml(error.to_string()))
}

impl Config {
    /// Checks every key's type. The second value lists the keys that mean nothing here.
    ///
    /// # Errors
    /// Names the first key of a wrong type.
    pub fn from_value(value: &Value) -> Result<(Self, Vec<String>), ConfigError> {
        let Value::Object(object) = value else {
            return Err(ConfigError::NotObject(value.to_string()));
        };
        let unknown = object.keys().filter(|key| !KEYS.contains(&key.as_str())).cloned();
        let nested = object.get("js_modules").and_then(Value::as_object).into_iter().flatten();
        let nested = nested.map(|(key, _)| key).filter(|key| !MODULE_KEYS.contains(&key.as_str()));
        let unknown = unknown.chain(nested.map(|key| format!("js_modules.{key}"))).collect();
        Ok((Self::checked(value)?, unknown))
    }

    fn checked(value: &Value) -> Result<Self, ConfigError> {
        let wrong = |error: super::NotJson| ConfigError::WrongType {
            key: error.path.trim_start_matches('.').to_owned(),
            reason: error.reason,
        };
        json::decode(value).map_err(wrong)
    }
}
