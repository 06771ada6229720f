//! The shapes of values. A kind picks one; only shapes know how to compare.

mod duration;
mod name;
mod period;
mod range;
mod statement;

pub use duration::{Duration, TimeUnit};
pub use name::{Name, NameSet};
pub use period::{Grain, Period};
pub use range::Range;
pub use statement::{Polarity, State, Statement};
