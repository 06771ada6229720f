//! A bar on standard error while articles are read for claims, when somebody is there to see it.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Hidden unless standard error is a terminal.
pub struct Progress(ProgressBar);

impl Progress {
    /// A bar that has not moved.
    pub fn new() -> Progress {
        // indicatif hides the bar by itself where standard error is no terminal
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}") {
            bar.set_style(style);
        }
        Progress(bar)
    }

    /// `done` of `total` articles.
    pub fn at(&self, done: usize, total: usize) {
        self.0.set_length(total as u64);
        self.0.set_position(done as u64);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

/// How far a long run is, how fast it goes and how long it will take. Hidden unless standard error is a terminal.
pub struct Rate(ProgressBar);

impl Rate {
    /// Nothing done yet.
    pub fn new() -> Rate {
        Rate(ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr()))
    }

    /// `done` of `all` units of what is called `step`; `all` is 0 where nobody knows.
    pub fn at(&self, step: &str, done: usize, all: usize) {
        if self.0.message() != step {
            // each step has a rate of its own
            self.0.set_message(step.to_owned());
            self.0.reset();
            self.0.unset_length();
        }
        let known = "{msg} {bar:30} {pos}/{len} {per_sec} {eta}";
        let template = if all == 0 { "{spinner} {msg} {pos} {per_sec}" } else { known };
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.0.set_style(style);
        }
        if all > 0 {
            self.0.set_length(all as u64);
        }
        self.0.set_position(done as u64);
    }
}

impl Drop for Rate {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
