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
