//! Runs a target on its corpus, and on mutations of it.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::{env, fs};

use proptest::test_runner::{Config, TestError, TestRunner};

use crate::mutation::mutated;

/// How many mutations of a target's inputs are read, unless `PROPTEST_CASES` says otherwise.
const CASES: u32 = 2000;

/// Runs a check, which panics if something is wrong, on every input of a target.
pub(crate) fn fuzz(target: &str, check: impl Fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(target);
    let entries = entries(&folder);
    for (path, bytes) in &entries {
        let checked = catch_unwind(AssertUnwindSafe(|| check(bytes)));
        assert!(checked.is_ok(), "the input is {}", path.display());
    }
    let entries = entries.into_iter().map(|(_, bytes)| bytes).collect();
    let run = TestRunner::new(config()).run(&mutated(entries), |input| {
        check(&input);
        Ok(())
    });
    match run {
        Err(TestError::Fail(reason, input)) => {
            panic!("{reason}: the input is now {}", keep(&folder, &input).display())
        }
        other => other.unwrap(),
    }
}

/// Runs a check on every input as text, with invalid characters replaced.
pub(crate) fn fuzz_text(target: &str, check: impl Fn(&str)) {
    fuzz(target, |bytes| check(&String::from_utf8_lossy(bytes)));
}

/// The corpus keeps the failures, so proptest need not.
fn config() -> Config {
    let wanted = env::var_os("PROPTEST_CASES").map(|_| Config::default().cases);
    Config { cases: wanted.unwrap_or(CASES), failure_persistence: None, ..Config::default() }
}

fn entries(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut entries: Vec<_> = paths.map(|path| (path.clone(), fs::read(path).unwrap())).collect();
    entries.sort();
    entries
}

fn keep(folder: &Path, input: &[u8]) -> PathBuf {
    let mut hasher = DefaultHasher::new();
    input.hash(&mut hasher);
    let path = folder.join(format!("found-{:016x}", hasher.finish()));
    fs::write(&path, input).unwrap();
    path
}
