//! Who may come in with a password, as the file of accounts has it at this moment? Tries are counted by name and by machine, and
//! a name that there is not is answered as slowly as a wrong password.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use tokio::sync::Semaphore;

use crate::accounts::{Account, Book, Password, Stand, is_one};

use super::door::digest;

/// Tries of one name: at once, and how long it takes to get one more.
const BY_NAME: (u32, Duration) = (10, Duration::from_secs(30));

/// Tries of one machine.
const BY_PEER: (u32, Duration) = (30, Duration::from_secs(2));

/// Passwords that are hashed at once; each takes 19 MiB.
const AT_ONCE: usize = 2;

/// What tells one state of the file from another.
type Stamp = Option<(SystemTime, u64, u64)>;

/// The accounts as they are now.
pub struct Roll {
    pub book: Book,
    known: Mutex<(Stamp, Arc<Vec<Account>>)>,
    stand: Stand,
    hashing: Semaphore,
    by_name: DefaultKeyedRateLimiter<[u8; 32]>,
    by_peer: DefaultKeyedRateLimiter<IpAddr>,
}

/// Why somebody does not come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Barred {
    /// No such name, or not its password: which of the two is not said.
    Wrong,
    TooMany,
}

impl Roll {
    pub fn new(book: Book) -> anyhow::Result<Roll> {
        let known = (stamp(&book), Arc::new(book.read()?));
        Ok(Roll {
            book,
            known: Mutex::new(known),
            stand: Stand::new()?,
            hashing: Semaphore::new(AT_ONCE),
            by_name: RateLimiter::keyed(quota(BY_NAME)),
            by_peer: RateLimiter::keyed(quota(BY_PEER)),
        })
    }

    /// Everybody; nobody where the file cannot be read.
    pub fn accounts(&self) -> Arc<Vec<Account>> {
        let now = stamp(&self.book);
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.0 != now {
            let read = self.book.read().unwrap_or_else(|error| {
                tracing::error!("{error:#}; nobody comes in");
                Vec::new()
            });
            *known = (now, Arc::new(read));
        }
        Arc::clone(&known.1)
    }

    /// The mark of an account; whoever came in stays in as long as it is the same.
    pub fn mark(account: &Account) -> [u8; 32] {
        digest(&format!("{} {}", account.role.name(), account.password))
    }

    /// Whether an account of this name and mark is there.
    pub fn holds(&self, name: &str, mark: &[u8; 32]) -> bool {
        self.accounts().iter().any(|account| account.name == name && Roll::mark(account) == *mark)
    }

    /// The account that name and password open.
    pub async fn admit(&self, name: &str, password: &str, peer: IpAddr) -> anyhow::Result<Result<Account, Barred>> {
        let key = digest(&name.to_lowercase());
        if self.by_peer.check_key(&peer).is_err() || self.by_name.check_key(&key).is_err() {
            return Ok(Err(Barred::TooMany));
        }
        let account = self.accounts().iter().find(|account| is_one(&account.name, name)).cloned();
        let hash = account.as_ref().map_or(self.stand.hash(), |account| &account.password).to_owned();
        let password = Password::typed(password);
        let fits = self.hashed(move || password.fits(&hash)).await?;
        Ok(account.filter(|_| fits).ok_or(Barred::Wrong))
    }

    /// Does what hashes a password, away from those who only wait, and not too many at once.
    pub async fn hashed<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> anyhow::Result<T> {
        let _place = self.hashing.acquire().await?;
        Ok(tokio::task::spawn_blocking(work).await?)
    }

    /// Forgets who has not tried for long.
    pub fn tidy(&self) {
        self.by_name.retain_recent();
        self.by_peer.retain_recent();
    }
}

fn quota((burst, again): (u32, Duration)) -> Quota {
    let quota = Quota::with_period(again).unwrap_or(Quota::per_second(NonZeroU32::MIN));
    quota.allow_burst(NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN))
}

fn stamp(book: &Book) -> Stamp {
    let told = std::fs::metadata(book.path()).ok()?;
    #[cfg(unix)]
    let inode = std::os::unix::fs::MetadataExt::ino(&told);
    #[cfg(not(unix))]
    let inode = 0;
    Some((told.modified().ok()?, told.len(), inode))
}
