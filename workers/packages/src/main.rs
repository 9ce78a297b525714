//! What Python workers need to install packages and to unpack archives: `packages.js`, which their host imports where a
//! config asks for it.

fn main() {
    named_workers_packages::serve();
}
