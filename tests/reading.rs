//! Reading pages: laws, bad input, and the seed story where it is present.

use std::path::PathBuf;

use daejo::read::{Options, Source, story};

#[test]
fn dump() {
    let Ok(path) = std::env::var("DUMP") else { return };
    let s = story(&[Source::Path(PathBuf::from(path))], &Options::default()).unwrap();
    for a in &s.articles {
        println!(
            "=== {} outlet={:?} title={:?} pub={:?} lang={} {:?} {:?}",
            a.id, a.outlet, a.title, a.published, a.lang, a.inferred, a.cautions
        );
        let mut all: Vec<(usize, String)> = a
            .segments
            .iter()
            .map(|g| {
                (
                    g.span.start,
                    format!(
                        "{:?}{}{} {}",
                        g.zone,
                        if g.repeats.is_some() { " R" } else { "" },
                        g.speaker.as_deref().map(|s| format!(" <{s}>")).unwrap_or_default(),
                        g.span.of(&a.text)
                    ),
                )
            })
            .collect();
        all.extend(a.skipped.iter().map(|k| (k.span.start, format!("   -- {:?} {}", k.why, k.span.of(&a.text)))));
        all.sort();
        for (_, l) in all {
            println!("{}", l.chars().take(110).collect::<String>());
        }
    }
    println!("unread {:?}", s.unread);
}
