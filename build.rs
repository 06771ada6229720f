//! Tells cargo that the language tables are part of the source: they are compiled in as data.

fn main() {
    println!("cargo:rerun-if-changed=src/language");
}
