//! Prints the reference of values: `cargo run --example reference > docs/values.md`.

#[path = "../tests/support/reference.rs"]
mod reference;

use std::io::Write;

fn main() -> std::io::Result<()> {
    std::io::stdout().write_all(reference::page().as_bytes())
}
