//! Declarations, which tell the page what to start.

use named_workers::__private::fuzzed::{declaration, dedent};
use named_workers::protocol::Error;
use named_workers::{Declaration, WorkerType};

use crate::corpus::fuzz_text;

fn check(declaration: &Declaration) {
    match declaration.check() {
        Ok(()) => {
            let has_one = declaration.src.is_some() != declaration.source.is_some();
            let is_compiled =
                matches!(declaration.worker_type, WorkerType::Rs | WorkerType::Remote);
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
        declaration(text).iter().for_each(check);
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
