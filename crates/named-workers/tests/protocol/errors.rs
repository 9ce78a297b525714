//! What errors say: the message alone is enough to know what to fix.

use named_workers::Error;

#[test]
fn an_unknown_worker_is_named_with_the_workers_there_are() {
    let error = Error::UnknownWorker { worker: "prims".into(), known: vec!["primes".into()] };
    assert_eq!(error.to_string(), "no worker is named `prims`; the page has `primes`");
}

#[test]
fn an_unknown_worker_of_an_empty_page_says_so() {
    let error = Error::UnknownWorker { worker: "a".into(), known: vec![] };
    assert_eq!(error.to_string(), "no worker is named `a`; the page has none");
}

#[test]
fn a_crash_names_the_function_if_one_was_running() {
    let crashed = |function| Error::Crashed { worker: "w".into(), function, reason: "r".into() };
    assert_eq!(crashed(None).to_string(), "worker `w` crashed: r");
    assert_eq!(crashed(Some("f".into())).to_string(), "worker `w` crashed during `f`: r");
}

#[test]
fn kind_worker_function_and_traceback_are_there_where_they_apply() {
    let error = Error::Raised {
        worker: "w".into(),
        function: "f".into(),
        type_name: "ValueError".into(),
        message: "m".into(),
        traceback: Some("t".into()),
    };
    assert_eq!(
        (error.kind(), error.worker(), error.function(), error.traceback()),
        ("Raised", "w", Some("f"), Some("t"))
    );
}

#[test]
fn an_error_that_workers_pass_on_says_once_what_was_raised() {
    let raised = |worker: &str, type_name: &str, message: String| Error::Raised {
        worker: worker.into(),
        function: "f".into(),
        type_name: type_name.into(),
        message,
        traceback: None,
    };
    let first = raised("a", "ValueError", "no".into());
    let passed_on = raised("b", "WorkerError", first.to_string());
    assert_eq!(passed_on.to_string(), "`f` of worker `b`: `f` of worker `a` raised ValueError: no");
    let again = raised("c", "Error", passed_on.to_string()).to_string();
    assert_eq!(again, format!("`f` of worker `c`: {passed_on}"));
}

#[test]
fn a_declaration_without_a_name_is_told_without_one() {
    let error = Error::InvalidDeclaration { worker: String::new(), reason: "r".into() };
    assert_eq!(error.to_string(), "the declaration of a worker cannot be honoured: r");
}

#[test]
fn an_error_of_no_known_kind_is_refused() {
    let unknown = serde_json::from_str::<Error>(r#"{"Lost":{"worker":"w"}}"#).unwrap_err();
    assert!(unknown.to_string().contains("`Lost` is not a kind of error"), "{unknown}");
}
