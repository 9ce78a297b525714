//! The runtime of a page that is not Rust, which `named-workers.js` starts.

fn main() {
    named_workers::__private::bundle::start();
}
