//! `daejo review verify`: is the record as it was written?

use daejo::review;

use crate::args::VerifyArgs;
use crate::exit::Exit;
use crate::output;

use super::exchange;

pub fn run(args: &VerifyArgs) -> anyhow::Result<Exit> {
    let (place, store) = super::record(&args.story, &args.record)?;
    let (found, ever) = store.map_or_else(|| Ok((Vec::new(), None)), |store| store.found())?;
    let (entries, faults) = review::verify(&found, ever);
    let mut lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    if let Some(file) = &args.against {
        let earlier = exchange::entries(file)?;
        let parted = earlier.iter().zip(&found).find(|(earlier, now)| earlier.hash != now.hash);
        if let Some((earlier, _)) = parted {
            lines.push(format!("event {}: not the one in {}", earlier.number, file.display()));
        } else if earlier.len() > found.len() {
            lines.push(format!("found {} events, expected the {} in {}", found.len(), earlier.len(), file.display()));
        }
    }
    let whole = lines.is_empty();
    lines.push(match (whole, entries.last()) {
        (true, Some(last)) => format!("events 1 to {}: whole; the last is {}", last.number, last.hash),
        (true, None) => "no events".to_owned(),
        (false, _) => format!("{place}: not as it was written"),
    });
    let shown: String = lines.iter().map(|line| daejo::report::sanitise::plain(line) + "\n").collect();
    output::write(&shown, None)?;
    Ok(if whole { Exit::Fine } else { Exit::Findings })
}
