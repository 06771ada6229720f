//! How long a decision takes at the server with sixteen editors, beside the smallest page: `cargo bench --bench desk`.

#[allow(dead_code)]
#[path = "../tests/serve/browser.rs"]
mod browser;
#[path = "../tests/serve/pace.rs"]
mod pace;

use std::time::Duration;

use pace::{EDITORS, pace, percentile};

#[allow(clippy::print_stdout)]
fn main() {
    for (pause, what) in [(1000, "a decision a second each"), (0, "without a pause")] {
        let each = if pause == 0 { 10 } else { 15 };
        let pace = pace(each, Duration::from_millis(pause));
        let ms = |times: &[Duration], of: usize| percentile(times, of).as_secs_f64() * 1000.0;
        println!("{EDITORS} editors, {what}: {} decisions, {} bare pages", pace.decisions.len(), pace.bare.len());
        println!("            p50       p99");
        let line =
            |name: &str, times: &[Duration]| println!("{name:<9} {:>6.1} ms {:>6.1} ms", ms(times, 50), ms(times, 99));
        line("decision", &pace.decisions);
        line("bare page", &pace.bare);
        let ratio = |of: usize| ms(&pace.decisions, of) / ms(&pace.bare, of);
        println!("ratio     {:>6.1}    {:>6.1}\n", ratio(50), ratio(99));
    }
}
