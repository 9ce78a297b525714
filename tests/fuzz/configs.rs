//! Configs, as JSON and as TOML.

use std::collections::BTreeSet;

use named_workers::protocol::config::{from_json, from_toml};
use named_workers::protocol::{Config, ConfigError, files::url_path};
use serde_json::Value;

use crate::corpus::fuzz_text;

/// The longest URL, in bytes, that templates may produce.
const MOST_BYTES: usize = 64 * 1024;

fn check(text: &str, value: &Value) {
    let Ok((config, _)) = Config::from_value(value) else { return };
    let written = serde_json::to_value(&config).unwrap();
    assert_eq!(Config::from_value(&written).unwrap(), (config.clone(), Vec::new()));
    check_resolved(config, text.len());
}

/// Resolves a config that was written in `length` bytes.
fn check_resolved(config: Config, length: usize) {
    let resolved = match config.resolve(absolute) {
        Ok(resolved) => resolved,
        Err(ConfigError::Invalid { key, .. }) => return assert!(!key.is_empty()),
        Err(other) => panic!("{other}"),
    };
    check_files(&resolved);
    assert!(resolved.files.keys().all(|url| url.len() <= MOST_BYTES.max(length)));
    assert_eq!(resolved.clone().resolve(absolute).unwrap(), resolved, "resolved twice");
}

/// Leaves a URL as it is: no browser removes its `..`.
fn absolute(url: &str) -> Result<String, String> {
    (!url.is_empty()).then(|| url.to_owned()).ok_or_else(|| "it is empty".to_owned())
}

/// Absolute destinations are allowed: the worker's file system is its own, in memory.
fn check_files(config: &Config) {
    let mut taken = BTreeSet::new();
    for (url, destination) in &config.files {
        let path = destination.strip_prefix('/').unwrap_or(destination);
        if let Some(folder) = path.strip_suffix('*').filter(|it| it.is_empty() || it.ends_with('/'))
        {
            let is_archive = [".zip", ".tar", ".tar.gz", ".tgz"];
            assert!(is_archive.iter().any(|end| url_path(url).ends_with(end)), "{destination}");
            stays(folder.trim_end_matches('/').trim_start_matches("./"), destination, true);
        } else {
            stays(path, destination, false);
            assert!(taken.insert(destination), "{destination} is taken");
        }
        assert!(!url.contains('{'), "{url}");
    }
}

fn stays(path: &str, destination: &str, is_folder: bool) {
    let mut parts = path.split('/');
    let is_here = is_folder && (path.is_empty() || path == ".");
    assert!(is_here || parts.all(|part| !matches!(part, "" | "." | "..")), "`{destination}`");
}

#[test]
fn no_file_of_a_config_in_json_leaves_its_folder() {
    fuzz_text("configs", |text| from_json(text).iter().for_each(|value| check(text, value)));
}

#[test]
fn no_file_of_a_config_in_toml_leaves_its_folder() {
    fuzz_text("configs", |text| from_toml(text).iter().for_each(|value| check(text, value)));
}

/// Text with one entry per line is a config whatever happens to it.
#[test]
fn no_file_leaves_its_folder_whatever_its_entry() {
    fuzz_text("files", |text| {
        let entries = text.lines().map(|line| line.split_once('\t').unwrap_or((line, "")));
        let files = entries.map(|(url, path)| (url.to_owned(), path.to_owned())).collect();
        check_resolved(Config { files, ..Config::default() }, text.len());
    });
}
