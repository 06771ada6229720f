//! When does a story change? The system says which files were written; of a record in a database its number is asked for.
//! What comes in one go is one change.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

use anyhow::Context;
use daejo::review::{Place, Store};
use notify::event::ModifyKind;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// So long nothing must be written before a change is taken to be over.
const QUIET: Duration = Duration::from_millis(200);
/// No change is waited for longer.
const LONGEST: Duration = Duration::from_secs(3);

/// How often a database is asked.
const LOOK: Duration = Duration::from_secs(1);

/// What the loop is told.
enum Told {
    /// Something was written.
    Change,
    /// The editor leaves.
    Leave,
}

/// The changes of a story.
pub struct Changes {
    told: Receiver<Told>,
    /// Ends the listening when it goes.
    _watcher: RecommendedWatcher,
}

impl Changes {
    /// Listens to the folder of a story and to its record from now on, and for Ctrl-C.
    pub fn of(story: &Path, record: &Place) -> anyhow::Result<Changes> {
        let folder = if story.is_dir() { story } else { story.parent().unwrap_or(Path::new("")) };
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let (tell, told) = mpsc::channel();
        let leave = tell.clone();
        ctrlc::set_handler(move || drop(leave.send(Told::Leave))).context("listening for Ctrl-C")?;
        if matches!(record, Place::Database(_)) {
            ask(record.clone(), tell.clone())?;
        }
        let mut watcher = notify::recommended_watcher(teller(tell)).context("listening for changes")?;
        watcher
            .watch(folder, RecursiveMode::Recursive)
            .with_context(|| format!("{}: not watched", folder.display()))?;
        Ok(Changes { told, _watcher: watcher })
    }

    /// Waits for the next change and until it is over; `false` when it is time to leave.
    pub fn next(&self) -> bool {
        let Ok(Told::Change) = self.told.recv() else { return false };
        let began = Instant::now();
        loop {
            match self.told.recv_timeout(QUIET) {
                Ok(Told::Change) if began.elapsed() < LONGEST => {}
                Ok(Told::Leave) => return false,
                Ok(Told::Change) | Err(_) => return true,
            }
        }
    }
}

/// Tells whenever the record in a database has grown.
fn ask(place: Place, tell: Sender<Told>) -> anyhow::Result<()> {
    let mut store = Store::read(&place)?;
    let mut known = store.as_ref().map_or(Ok(0), Store::last)?;
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(LOOK);
            // a database that does not answer now is asked again
            store = store.or_else(|| Store::read(&place).ok().flatten());
            let now = store.as_ref().and_then(|store| store.last().ok()).unwrap_or(known);
            if now != known && tell.send(Told::Change).is_err() {
                return;
            }
            known = now;
        }
    });
    Ok(())
}

fn teller(tell: Sender<Told>) -> impl FnMut(notify::Result<Event>) {
    move |event| {
        let matters = match &event {
            Ok(event) => event.paths.iter().any(|path| matters(event.kind, path)),
            // events were lost: better to look once too often
            Err(_) => true,
        };
        if matters {
            // nobody is left to be told when the loop is over
            let _ = tell.send(Told::Change);
        }
    }
}

/// Whether something that happened to a file may be news. Of what lies beside the story only what is written to the record is:
/// reading it, and remembering a look, set nothing off.
fn matters(kind: EventKind, path: &Path) -> bool {
    let beside = path.components().any(|part| part.as_os_str() == ".daejo");
    if !beside {
        return !matches!(kind, EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)));
    }
    let record: Option<PathBuf> = path.file_name().map(PathBuf::from);
    let written = matches!(kind, EventKind::Modify(ModifyKind::Data(_) | ModifyKind::Any));
    written && record.is_some_and(|name| name.as_os_str() == "review.sqlite-wal")
}

#[cfg(test)]
mod tests {
    use notify::event::{AccessKind, AccessMode, CreateKind, DataChange, RemoveKind, RenameMode};

    use super::*;

    #[test]
    fn what_is_read_or_remembered_is_no_change() {
        let written = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        let read = EventKind::Access(AccessKind::Close(AccessMode::Read));
        for kind in [
            written,
            EventKind::Create(CreateKind::File),
            EventKind::Remove(RemoveKind::File),
            EventKind::Modify(ModifyKind::Name(RenameMode::To)),
        ] {
            assert!(matters(kind, Path::new("story/a.txt")), "{kind:?}");
            assert!(!matters(kind, Path::new("story/.daejo/look-00.json")), "{kind:?}");
            assert_eq!(matters(kind, Path::new("story/.daejo/review.sqlite-wal")), kind == written, "{kind:?}");
        }
        assert!(!matters(read, Path::new("story/a.txt")));
        assert!(!matters(read, Path::new("story/.daejo/review.sqlite-wal")));
    }

    #[test]
    fn what_comes_in_one_go_is_one_change() {
        let (tell, told) = mpsc::channel();
        let watcher = notify::recommended_watcher(|_: notify::Result<Event>| {}).unwrap();
        let changes = Changes { told, _watcher: watcher };
        for _ in 0..5 {
            tell.send(Told::Change).unwrap();
        }
        assert!(changes.next());
        tell.send(Told::Leave).unwrap();
        assert!(!changes.next(), "the five were one");
        drop(tell);
        assert!(!changes.next(), "nobody tells anything any more");
    }
}
