//! Signatures from a script's source.

use named_workers_python::definitions::definitions;

use crate::corpus::fuzz_text;

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c == '_' || c.is_alphanumeric())
}

#[test]
fn what_a_script_defines_has_names_and_is_in_its_source() {
    fuzz_text("scripts", |text| {
        for (name, signature) in definitions(text) {
            assert_eq!(signature.name, name);
            assert!(is_name(&name), "{name:?}");
            let one_line = signature.to_string();
            assert!(!one_line.contains('\n'), "{one_line:?}");
            assert!(signature.parameters.iter().all(|parameter| !parameter.name.is_empty()));
        }
    });
}
