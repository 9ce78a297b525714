//! Configs: JSON and TOML, unknown keys, wrong types.

use std::collections::BTreeMap;

use named_workers::Config;
use named_workers::protocol::config::{from_json, from_toml};
use serde_json::json;

#[test]
fn json_and_toml_say_the_same() {
    let json = from_json(
        r#"{"packages": ["numpy"], "files": {"a.txt": ""}, "js_modules": {"worker": {"m.js": "m"}}}"#,
    );
    let toml = from_toml(
        "packages = [\"numpy\"]\n[files]\n\"a.txt\" = \"\"\n[js_modules.worker]\n\"m.js\" = \"m\"\n",
    );
    let (config, _) = Config::from_value(&json.unwrap()).unwrap();
    assert_eq!(Config::from_value(&toml.unwrap()).unwrap().0, config);
    assert_eq!(config.packages, ["numpy"]);
    assert_eq!(config.files, BTreeMap::from([("a.txt".into(), String::new())]));
    assert_eq!(config.js_modules.worker, BTreeMap::from([("m.js".into(), "m".into())]));
}

#[test]
fn every_key_may_be_missing() {
    let (config, unknown) = Config::from_value(&json!({})).unwrap();
    assert_eq!(config, Config::default());
    assert!(unknown.is_empty());
}

#[test]
fn unknown_keys_are_listed_and_the_others_count() {
    let value = json!({"pakages": [], "debug": true, "js_modules": {"wroker": {}, "main": {}}});
    let (config, unknown) = Config::from_value(&value).unwrap();
    assert_eq!(unknown, ["pakages", "js_modules.wroker"]);
    assert!(config.debug);
}

#[test]
fn a_wrong_type_names_its_key() {
    let wrong = [
        (json!({"packages": "numpy"}), "config key `packages`: invalid type: string \"numpy\""),
        (json!({"packages": [1]}), "config key `packages[0]`: invalid type: integer `1`"),
        (json!({"files": {"a": 1}}), "config key `files.a`: invalid type: integer `1`"),
        (json!({"debug": "yes"}), "config key `debug`: invalid type: string \"yes\""),
    ];
    for (value, message) in wrong {
        let error = Config::from_value(&value).unwrap_err().to_string();
        assert!(error.starts_with(message), "{error}");
    }
}

#[test]
fn a_config_that_is_no_object_is_refused() {
    let error = Config::from_value(&json!(["numpy"])).unwrap_err();
    assert_eq!(error.to_string(), r#"the config is not an object with keys, but ["numpy"]"#);
}

#[test]
fn text_of_the_wrong_language_says_where_it_goes_wrong() {
    assert!(from_json("{\"a\": }").unwrap_err().to_string().contains("line 1 column 7"));
    assert!(from_toml("a = = 1").unwrap_err().to_string().contains("line 1, column 5"));
}

#[test]
fn the_names_of_files_are_decoded_unless_that_makes_them_paths() {
    let names = [
        ("https://site/data/sales%202024.csv?v=1", "sales 2024.csv"),
        ("https://site/%C3%BC.py#top", "ü.py"),
        ("https://site/a%2Fb.py", "a%2Fb.py"),
        ("https://site/%FF.py", "%FF.py"),
        ("https://site/", ""),
    ];
    for (url, name) in names {
        assert_eq!(named_workers::protocol::files::file_name(url), name);
    }
}

#[test]
fn packages_are_resolved_where_they_have_a_url() {
    let resolved = |package: &str| {
        let config = Config { packages: vec![package.into()], ..Config::default() };
        config.resolve(|url| Ok(format!("https://site/{url}"))).unwrap().packages.remove(0)
    };
    let packages = [
        ("numpy", "numpy"),
        ("pandas[excel]>=2; os_name == 'a/b@c'", "pandas[excel]>=2; os_name == 'a/b@c'"),
        ("wheels/a.whl", "https://site/wheels/a.whl"),
        ("./a@2/b.py", "https://site/./a@2/b.py"),
        ("a@b.whl", "a@https://site/b.whl"),
        (" a [x, y] @  b.whl ; os_name == 'c'", " a [x, y] @  https://site/b.whl ; os_name == 'c'"),
        ("a @ ", "a @ "),
    ];
    for (package, expected) in packages {
        assert_eq!(resolved(package), expected);
    }
}
