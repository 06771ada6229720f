//! Which stories are meant, where are their annotations, and how does each come out?

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use daejo::evaluate::{self, Entry, Gold, Roll};
use daejo::model::{Story, Surveyed};
use daejo::pipeline;
use rayon::prelude::*;

use crate::args::ReadingArgs;
use crate::exit::{Exit, Misuse};
use crate::progress::Progress;

use super::{input, text};

/// The name of an annotation in its story's folder.
const GOLD: &str = "gold.json";

/// Where a story and its annotation lie.
pub struct Place {
    /// The name of its folder, or of its file without ending.
    name: String,
    story: PathBuf,
    gold: PathBuf,
    /// What the list beside the story says of it, where there is one.
    entry: Option<Entry>,
    /// Whether the command line names it, not only the folder it is in.
    pub is_named: bool,
}

/// The stories of all inputs, those of a folder by name. `gold` is a file for one story or a folder for any number.
pub fn find(inputs: &[PathBuf], gold: Option<&Path>) -> anyhow::Result<Vec<Place>> {
    let mut places = Vec::new();
    let mut rolls = Rolls::default();
    for input in inputs {
        if !input.exists() {
            anyhow::bail!("{}: found nothing, expected a story's folder or file", input.display());
        }
        if gold.is_some_and(|gold| !gold.is_dir()) || annotation(input, gold).is_file() || input.is_file() {
            places.push(place(input, gold, true, &mut rolls)?);
            continue;
        }
        let mut folders: Vec<PathBuf> = Vec::new();
        for entry in std::fs::read_dir(input)? {
            folders.push(entry?.path());
        }
        folders.retain(|folder| folder.is_dir() && annotation(folder, gold).is_file());
        folders.sort();
        if folders.is_empty() {
            let expected = annotation(input, gold);
            let shown = input.display();
            anyhow::bail!("{shown}: found no gold annotation in it or in its folders, expected {}", expected.display());
        }
        for folder in &folders {
            places.push(place(folder, gold, false, &mut rolls)?);
        }
        rolls.covered(input, &places)?;
    }
    let mut names = BTreeSet::new();
    if let Some(twice) = places.iter().find(|place| !names.insert(place.name.as_str())) {
        let message =
            format!("{}: found a second story named {}, expected every name once", twice.story.display(), twice.name);
        return Err(Misuse(message).into());
    }
    if places.len() > 1 && gold.is_some_and(|gold| !gold.is_dir()) {
        let message = format!("--gold: found one file for {} stories, expected a folder", places.len());
        return Err(Misuse(message).into());
    }
    Ok(places)
}

/// Where the annotation of a story is sought.
fn annotation(story: &Path, gold: Option<&Path>) -> PathBuf {
    match gold {
        Some(folder) if folder.is_dir() => {
            let named = folder.join(format!("{}.gold.json", name(story)));
            if named.is_file() { named } else { folder.join(format!("{}.json", name(story))) }
        }
        Some(file) => file.to_owned(),
        None if story.is_dir() => story.join(GOLD),
        None => story.with_file_name(GOLD),
    }
}

/// The folder's own name, also of `.`; of a file its name without ending.
fn name(story: &Path) -> String {
    let whole = std::fs::canonicalize(story).unwrap_or_else(|_| story.to_owned());
    let name = if whole.is_dir() { whole.file_name() } else { whole.file_stem() };
    name.unwrap_or_default().to_string_lossy().into_owned()
}

fn place(story: &Path, gold: Option<&Path>, is_named: bool, rolls: &mut Rolls) -> anyhow::Result<Place> {
    let name = name(story);
    let entry = if story.is_dir() { rolls.entry(story, &name)? } else { None };
    Ok(Place { gold: annotation(story, gold), story: story.to_owned(), name, entry, is_named })
}

/// The lists of the folders that stories lie in, each read once.
#[derive(Default)]
struct Rolls(BTreeMap<PathBuf, Option<Roll>>);

impl Rolls {
    fn of(&mut self, folder: &Path) -> anyhow::Result<Option<&Roll>> {
        if !self.0.contains_key(folder) {
            let path = folder.join(Roll::NAME);
            let read = || anyhow::Ok(Roll::parse(&text(&path, "a list of stories")?, &path.display().to_string())?);
            let roll = path.is_file().then(read).transpose()?;
            self.0.insert(folder.to_owned(), roll);
        }
        Ok(self.0[folder].as_ref())
    }

    /// What the list beside a story says of it; where there is a list it must say something.
    fn entry(&mut self, story: &Path, name: &str) -> anyhow::Result<Option<Entry>> {
        let Some(folder) = std::fs::canonicalize(story)?.parent().map(Path::to_owned) else { return Ok(None) };
        let Some(roll) = self.of(&folder)? else { return Ok(None) };
        let list = folder.join(Roll::NAME);
        let entry = roll.stories.get(name).cloned();
        let message = || format!("{}: found no [{name}], expected one for every story beside it", list.display());
        Ok(Some(entry.ok_or_else(|| anyhow::anyhow!(message()))?))
    }

    /// Refuses a list that names stories which its folder does not hold.
    fn covered(&mut self, folder: &Path, places: &[Place]) -> anyhow::Result<()> {
        let folder = std::fs::canonicalize(folder)?;
        let Some(roll) = self.of(&folder)? else { return Ok(()) };
        if let Some(name) = roll.stories.keys().find(|name| !places.iter().any(|place| place.name == **name)) {
            let list = folder.join(Roll::NAME);
            anyhow::bail!("{}: found [{name}], expected a folder of that name with an annotation", list.display());
        }
        Ok(())
    }
}

/// Evaluates stories, several at a time; the result is in their order, whatever the number of threads.
pub fn evaluate(places: &[Place], reading: &ReadingArgs) -> anyhow::Result<(Vec<Surveyed>, Exit)> {
    let mut ready = Vec::with_capacity(places.len());
    let mut complete = Exit::Fine;
    for place in places {
        let shown = place.gold.display().to_string();
        let gold = Gold::parse(&text(&place.gold, "a gold annotation")?, &shown)?;
        let story = input::read(std::slice::from_ref(&place.story), reading.timezone.clone())?;
        let gold = if gold.is_bare() { gold.joined(&story.articles, &shown)? } else { gold };
        if input::complete(&story, reading) != Exit::Fine {
            complete = Exit::Input;
        }
        ready.push((place, story, gold));
    }
    let (progress, done, total) = (Progress::new(), AtomicUsize::new(0), ready.len());
    let surveyed = ready.into_par_iter().map(|(place, story, gold)| {
        let language = place.entry.as_ref().map_or_else(|| language(&story), |entry| entry.language.clone());
        let reconciliation = pipeline::check(story, &|_, _| {});
        let evaluation = evaluate::evaluate(&reconciliation, &gold, &pipeline::tried(&reconciliation.claims));
        progress.at(done.fetch_add(1, Ordering::Relaxed) + 1, total);
        Surveyed {
            name: place.name.clone(),
            language,
            topic: place.entry.as_ref().map_or_else(|| reconciliation.story.title.clone(), |entry| entry.topic.clone()),
            frozen: place.entry.as_ref().is_some_and(|entry| entry.frozen),
            evaluation,
        }
    });
    Ok((surveyed.collect(), complete))
}

/// The language of all articles, or `mixed`.
fn language(story: &Story) -> String {
    let languages: BTreeSet<String> = story.articles.iter().map(|article| article.lang.to_string()).collect();
    match languages.into_iter().collect::<Vec<_>>() {
        only if only.len() == 1 => only.concat(),
        _ => "mixed".to_owned(),
    }
}
