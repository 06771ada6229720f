//! The editors' desk: findings one after another, decided by key or by line, each decision on the disk before the next.

mod card;
mod draw;
mod floor;
mod flow;
mod plain;
mod screen;
mod session;
mod sources;
#[cfg(test)]
mod tests;

pub use card::{Card, Shown, Told};
pub use plain::run as run_plain;
pub use screen::run as run_screen;
pub use session::{Receipt, Session};
