//! Packages: requirements, lock files, wheels.

use named_workers_packages::environment::Environment;
use named_workers_packages::lock::Lock;
use named_workers_packages::metadata::Metadata;
use named_workers_packages::name::normal;
use named_workers_packages::package_file::Entry;
use named_workers_packages::requirement::Requirement;
use named_workers_packages::wheel::Wheel;

use super::archives::stay;
use crate::corpus::{fuzz, fuzz_text};

#[test]
fn a_requirement_that_can_be_read_is_the_same_for_pip() {
    fuzz_text("requirements", |text| {
        let Ok(requirement) = Requirement::parse(text) else { return };
        assert!(!requirement.name.is_empty());
        assert_eq!(normal(&requirement.name), requirement.name);
        let shown = requirement.to_string();
        let again = Requirement::parse(&shown).unwrap();
        assert_eq!((again.to_string(), &again.url), (shown, &requirement.url));
        let pyodide = Environment::new("3.14.2");
        assert!(again.is_needed(&pyodide, ""), "it has no marker");
        requirement.is_needed(&pyodide, "extra");
    });
}

#[test]
fn an_entry_of_a_config_that_can_be_read_is_a_file_or_has_a_name() {
    fuzz_text("requirements", |text| match Entry::parse(text) {
        Ok(Entry::File(file)) => assert!(!file.url.contains('#') && file.name.is_none()),
        Ok(Entry::Requirement(_, requirement)) => assert!(!requirement.name.is_empty()),
        Err(reason) => assert!(!reason.is_empty()),
    });
}

#[test]
fn metadata_is_read_or_refused_and_an_extra_requires_nothing_twice() {
    let micropython = Environment::new("3.4.0; MicroPython v1.27.0");
    fuzz_text("metadata", |text| {
        let Ok(metadata) = Metadata::parse(text) else { return };
        let needs = metadata.needs(&micropython);
        let of_extra = metadata.needs_of(&["test".into()], &micropython).unwrap_or_default();
        assert!(of_extra.iter().all(|requirement| !needs.contains(requirement)));
    });
}

#[test]
fn a_lock_file_is_read_or_refused() {
    let requirement = Requirement::parse("numpy>=1").unwrap();
    fuzz_text("locks", |text| {
        let Ok(lock) = Lock::parse(text) else { return };
        assert!(lock.find(&requirement).is_none() || lock.version(&requirement).is_some());
    });
}

#[test]
fn a_wheel_has_a_name_and_its_files_stay_in_its_folder() {
    fuzz("wheels", |bytes| {
        let Ok(wheel) = Wheel::unpack(bytes) else { return };
        stay(&wheel.files);
        assert_eq!(normal(&wheel.metadata.name), wheel.metadata.name);
        assert!(!wheel.metadata.name.is_empty());
    });
}
