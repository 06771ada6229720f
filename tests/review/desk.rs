//! A desk without disk or screen: a story, and a record in memory.

use std::sync::LazyLock;

use daejo::model::{Article, Cluster, Reconciliation, Story, Verdict};
use daejo::pipeline::Reading;
use daejo::read;
use daejo::review::{self, Act, Entry, Event, Finding, GENESIS};

use crate::support;

static SEEDS: LazyLock<Story> = LazyLock::new(|| support::story("seeds"));

/// The seed story.
pub fn seeds() -> Story {
    SEEDS.clone()
}

/// The seed story with other ids and paths, in another order.
pub fn elsewhere() -> Story {
    let mut story = seeds();
    let n = story.articles.len();
    for (at, article) in story.articles.iter_mut().enumerate() {
        article.id = format!("z{}", n - at);
        article.path = format!("/elsewhere/{}.txt", n - at);
    }
    story.articles.reverse();
    story
}

/// The seed story with another text in one article, read anew.
pub fn reworded(old: &str, new: &str) -> Story {
    let folder = tempfile::tempdir().unwrap();
    let mut hits = 0;
    for entry in std::fs::read_dir(support::folder("seeds")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let text = std::fs::read_to_string(&path).unwrap();
            hits += text.matches(old).count();
            std::fs::write(folder.path().join(path.file_name().unwrap()), text.replace(old, new)).unwrap();
        }
    }
    assert!(hits > 0, "{old:?} stands nowhere in the seeds");
    read::story(&[read::Source::Path(folder.path().into())], &read::Options::default()).unwrap()
}

/// A desk.
#[derive(Clone)]
pub struct Desk {
    pub reading: Reading,
    pub entries: Vec<Entry>,
}

impl Desk {
    pub fn new(story: Story) -> Desk {
        Desk { reading: Reading::new(story, &|_, _| {}), entries: Vec::new() }
    }

    /// The same record over another reading of the story.
    pub fn over(&self, story: Story) -> Desk {
        Desk { entries: self.entries.clone(), ..Desk::new(story) }
    }

    pub fn now(&self) -> Reconciliation {
        self.reading.clone().reconcile(&self.entries)
    }

    pub fn write(&mut self, by: &str, act: Act, replaces: Vec<u64>) -> u64 {
        let event = Event { at: "2024-03-02T09:30:00Z".into(), by: by.into(), act, why: String::new(), replaces };
        let last = self.entries.last();
        let (number, previous) = last.map_or((1, GENESIS), |last| (last.number + 1, last.hash.as_str()));
        let entry = Entry::at(number, previous, event).unwrap();
        self.entries.push(entry);
        number
    }

    pub fn rule(&mut self, cluster: &str, act: impl Fn(Finding) -> Act) -> u64 {
        let now = self.now();
        let cluster = now.clusters.iter().find(|c| c.id == cluster).expect("the cluster");
        let on = review::finding(&now, cluster);
        self.write("성춘향", act(on), Vec::new())
    }

    /// Accepts every finding that waits; how many that were.
    pub fn accept_all(&mut self) -> usize {
        let now = self.now();
        let queue = review::queue(&now);
        for waiting in &queue {
            let on = review::finding(&now, &now.clusters[waiting.cluster]);
            self.write("성춘향", Act::Accept { on }, Vec::new());
        }
        queue.len()
    }
}

/// The first cluster of a verdict.
pub fn first(of: &Reconciliation, verdict: Verdict) -> &Cluster {
    of.clusters.iter().find(|c| c.verdict == verdict).unwrap_or_else(|| panic!("the seeds have no {}", verdict.name()))
}

/// A split of the cluster's first claim from the others, or a merge of the same two.
pub fn first_against_rest(of: &Reconciliation, cluster: &Cluster) -> (review::Side, review::Side) {
    let first = cluster.claims[0].clone();
    (review::side(of, cluster, |id| id == first), review::side(of, cluster, |id| id != first))
}

/// The partition of claims into clusters, by what the claims say: the same whatever ids and paths are.
pub fn partition(of: &Reconciliation) -> Vec<Vec<String>> {
    let key = |id: &String| {
        let claim = of.claims.iter().find(|c| c.id == *id).unwrap();
        let article: &Article = of.story.articles.iter().find(|a| a.id == claim.article).unwrap();
        review::Evidence::of(article, claim).key()
    };
    let mut parts: Vec<Vec<String>> = of
        .clusters
        .iter()
        .map(|cluster| {
            let mut keys: Vec<String> = cluster.claims.iter().map(key).collect();
            keys.sort();
            keys
        })
        .collect();
    parts.sort();
    parts
}
