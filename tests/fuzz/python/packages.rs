//! Packages: requirements, lock files, wheels.

use named_workers_python::lock::{Lock, Requirement, normal};
use named_workers_python::wheel::Wheel;

use super::archives::stay;
use crate::corpus::{fuzz, fuzz_text};

#[test]
fn a_requirement_that_can_be_read_is_the_same_for_pip() {
    fuzz_text("requirements", |text| {
        let Ok(requirement) = Requirement::parse(text) else { return };
        assert!(!requirement.name.is_empty());
        assert_eq!(normal(&requirement.name), requirement.name);
        let again = Requirement::parse(&requirement.text).unwrap();
        assert_eq!((again.name, again.marker), (requirement.name, None));
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
        assert_eq!(normal(&wheel.name), wheel.name);
        assert!(!wheel.name.is_empty());
    });
}
