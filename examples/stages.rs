//! Seconds of each stage on a generated story, one thread: `cargo run --release --example stages -- ARTICLES`.
#[path = "../tests/support/mod.rs"]
mod support;
use std::time::Instant;
fn main() {
    let n: usize = std::env::args().nth(1).and_then(|a| a.parse().ok()).unwrap_or(100);
    let story =
        support::generated(&["fixtures/accident", "fixtures/earnings", "fixtures/match", "fixtures/court"], n, 7);
    let bytes: usize = story.articles.iter().map(|a| a.text.len()).sum();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    pool.install(|| {
        let t = Instant::now();
        let mut k = 0;
        for a in &story.articles {
            for s in &a.segments {
                k += sentencex::segment("ko", s.span.of(&a.text)).len();
            }
        }
        eprintln!("sentencex {:?} {k}", t.elapsed());
        let t = Instant::now();
        let mut m = 0;
        for a in &story.articles {
            for s in &a.segments {
                m += daejo::normalise::scan(s.span.of(&a.text), a.lang, &Default::default()).len();
            }
        }
        eprintln!("values {:?} {m}", t.elapsed());
        let t = Instant::now();
        let claims: Vec<_> = story.articles.iter().flat_map(daejo::pipeline::claims).collect();
        eprintln!("extract {:?} {}", t.elapsed(), claims.len());
        let t = Instant::now();
        let g = daejo::cluster::group(&claims);
        eprintln!("cluster {:?} {} pairs {}", t.elapsed(), g.groups.len(), g.verified);
        let t = Instant::now();
        let r = daejo::pipeline::check(story.clone(), &|_, _| {});
        eprintln!("all {:?} {}", t.elapsed(), r.clusters.len());
        let t2 = Instant::now();
        std::hint::black_box(daejo::reconcile::copies(&r.story.articles, &r.claims));
        eprintln!("copies {:?}", t2.elapsed());
    });
    eprintln!("{bytes} bytes");
}
