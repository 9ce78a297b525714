//! Declarations: what the page is told to start.

use named_workers::protocol::{Error, Json};

use crate::corpus::fuzz_text;

#[allow(dead_code, reason = "the page uses it all")]
#[path = "../../src/page/create_options.rs"]
mod create_options;
#[allow(dead_code, reason = "the page uses it all")]
#[path = "../../src/page/declaration.rs"]
mod declaration;
#[path = "../../src/page/dedent.rs"]
mod dedent;

use create_options::CreateOptions;
use declaration::{ConfigSource, Declaration, START_TIMEOUT, WorkerType};
use dedent::dedent;

fn check(declaration: &Declaration) {
    match declaration.check() {
        Ok(()) => {
            let has_one = declaration.src.is_some() != declaration.source.is_some();
            let is_compiled = declaration.worker_type == WorkerType::Rs;
            assert!(has_one && !(is_compiled && declaration.source.is_some()), "{declaration:?}");
            assert!(!declaration.name.trim().is_empty());
        }
        Err(Error::InvalidDeclaration { worker, .. }) => assert_eq!(worker, declaration.name),
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn a_declaration_from_javascript_has_a_name_and_code_or_is_refused() {
    fuzz_text("declarations", |text| {
        let json = Json::from_text(text.to_owned());
        let options = json.and_then(|json| json.decode::<CreateOptions>());
        options.and_then(CreateOptions::into_declaration).iter().for_each(check);
    });
}

#[test]
fn inline_code_keeps_its_lines_and_loses_only_what_is_in_front() {
    fuzz_text("scripts", |text| {
        let dedented = dedent(text);
        let lines: Vec<_> = dedented.split('\n').collect();
        assert_eq!(lines.len(), text.lines().count().max(1));
        for (line, dedented) in text.lines().zip(lines) {
            let gone = line.strip_suffix(dedented).unwrap();
            assert!(gone.trim().is_empty(), "{gone:?} is gone");
        }
    });
}
