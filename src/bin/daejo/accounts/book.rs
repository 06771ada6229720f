//! Where are the accounts kept? In a TOML file that only its owner can read, replaced whole or not at all, by one writer at a time.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::exit::Misuse;

use super::Role;
use super::password::{Password, is_hash};

/// The name of the layout.
const LAYOUT: &str = "daejo/accounts/1";

/// The longest name, in characters.
pub const NAME: usize = 80;

/// Somebody who may come in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// The name that decisions are written under.
    pub name: String,
    pub role: Role,
    /// Since when, in UTC.
    pub since: String,
    /// The hash of the password.
    pub password: String,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pages {
    layout: String,
    #[serde(default, rename = "account")]
    accounts: Vec<Account>,
}

/// The file of accounts.
#[derive(Clone, Debug)]
pub struct Book {
    path: PathBuf,
}

impl Book {
    /// The file at `path`, or the one beside the record of a story.
    pub fn at(path: Option<&Path>, story: &Path) -> Book {
        let beside = || daejo::review::beside(story).join("accounts.toml");
        Book { path: path.map_or_else(beside, Path::to_owned) }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn exists(&self) -> bool {
        self.path.exists()
    }

    /// Everybody, by name; nobody where there is no file.
    pub fn read(&self) -> anyhow::Result<Vec<Account>> {
        let shown = self.path.display();
        let text = match fs::read_to_string(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => bail!("{shown}: found a file that cannot be read ({error}), expected accounts"),
        };
        let pages: Pages = toml::from_str(&text).map_err(|error| {
            // the message alone: the line it quotes may hold a hash
            let line = error.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
            anyhow::anyhow!("{shown}:{line}: found {}, expected accounts as daejo writes them", error.message())
        })?;
        if pages.layout != LAYOUT {
            bail!("{shown}: found the layout {:?}, expected {LAYOUT:?}", pages.layout);
        }
        for (n, account) in pages.accounts.iter().enumerate() {
            let name = &account.name;
            if *name != written(name)? || pages.accounts[..n].iter().any(|other| is_one(&other.name, name)) {
                bail!("{shown}: found the name {name:?}, expected one that is written plainly and stands once");
            }
            if !is_hash(&account.password) {
                bail!("{shown}: found no argon2id hash for {name:?}, expected one");
            }
        }
        Ok(pages.accounts)
    }

    /// Changes the accounts, alone among all processes; nothing is written where `change` fails.
    fn change<T>(&self, change: impl FnOnce(&mut Vec<Account>) -> anyhow::Result<T>) -> anyhow::Result<T> {
        let shown = self.path.display();
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(folder).with_context(|| format!("{}: not made", folder.display()))?;
        let lock = self.path.with_extension("lock");
        let lock = File::options().create(true).truncate(false).write(true).open(&lock);
        let lock = lock.with_context(|| format!("{shown}: not locked"))?;
        lock.lock().with_context(|| format!("{shown}: not locked"))?;
        let mut accounts = self.read()?;
        let changed = change(&mut accounts)?;
        accounts.sort_by(|a, b| a.name.cmp(&b.name));
        let text = toml::to_string(&Pages { layout: LAYOUT.to_owned(), accounts })?;
        let written = || {
            // made for its owner alone
            let mut file = tempfile::NamedTempFile::new_in(folder)?;
            file.write_all(text.as_bytes())?;
            file.as_file().sync_all()?;
            file.persist(&self.path).map_err(|error| error.error)
        };
        written().with_context(|| format!("{shown}: not written"))?;
        Ok(changed)
    }

    /// Adds somebody.
    pub fn add(&self, name: &str, role: Role, password: &Password) -> anyhow::Result<Account> {
        let name = written(name)?;
        let (password, since) = (password.hashed(&name)?, jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ"));
        self.change(|accounts| {
            if accounts.iter().any(|account| is_one(&account.name, &name)) {
                return Err(Misuse(format!("found an account {name} already, expected a new name")).into());
            }
            let account = Account { name, role, since: since.to_string(), password };
            accounts.push(account.clone());
            Ok(account)
        })
    }

    /// Takes an account away.
    pub fn remove(&self, name: &str) -> anyhow::Result<()> {
        self.change(|accounts| {
            let place = place(accounts, name)?;
            chief_stays(accounts, place)?;
            accounts.remove(place);
            Ok(())
        })
    }

    /// Gives somebody another role.
    pub fn set_role(&self, name: &str, role: Role) -> anyhow::Result<()> {
        self.change(|accounts| {
            let place = place(accounts, name)?;
            if role != Role::Chief {
                chief_stays(accounts, place)?;
            }
            accounts[place].role = role;
            Ok(())
        })
    }

    /// Gives somebody another password.
    pub fn set_password(&self, name: &str, password: &Password) -> anyhow::Result<Account> {
        let hash = password.hashed(&written(name)?)?;
        self.change(|accounts| {
            let place = place(accounts, name)?;
            accounts[place].password = hash;
            Ok(accounts[place].clone())
        })
    }
}

/// Refuses to do without the last chief.
fn chief_stays(accounts: &[Account], place: usize) -> anyhow::Result<()> {
    let another = (0..).zip(accounts).any(|(n, account)| n != place && account.role == Role::Chief);
    if accounts[place].role == Role::Chief && !another {
        return Err(
            Misuse(format!("found the last chief, {}, expected another one first", accounts[place].name)).into()
        );
    }
    Ok(())
}

/// A name as it is kept: composed, its words a space apart.
fn written(name: &str) -> anyhow::Result<String> {
    let composed: String = name.nfc().collect();
    let name = composed.split_whitespace().collect::<Vec<_>>().join(" ");
    if daejo::report::sanitise::plain(&name) != name {
        return Err(Misuse("found signs in the name that cannot be seen, expected letters".to_owned()).into());
    }
    let length = name.chars().count();
    if length == 0 || length > NAME {
        return Err(Misuse(format!("found a name of {length} characters, expected 1 to {NAME}")).into());
    }
    Ok(name)
}

/// Whether two names are one person's; they are told apart by more than small and large letters.
pub fn is_one(a: &str, b: &str) -> bool {
    let small = |name: &str| name.nfc().collect::<String>().trim().to_lowercase();
    small(a) == small(b)
}

fn place(accounts: &[Account], name: &str) -> anyhow::Result<usize> {
    let found = accounts.iter().position(|account| is_one(&account.name, name));
    found.ok_or_else(|| Misuse(format!("found no account {name}, expected one of the list")).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book() -> (tempfile::TempDir, Book) {
        let folder = tempfile::tempdir().unwrap();
        let book = Book::at(None, folder.path());
        (folder, book)
    }

    fn password() -> Password {
        Password::typed("광한루의 달밤 열둘")
    }

    #[test]
    fn accounts_are_kept_once_and_for_their_owner_alone() {
        let (_folder, book) = book();
        assert!(book.read().unwrap().is_empty() && !book.exists());
        assert!(book.add("성춘향\u{202e}", Role::Editor, &password()).is_err(), "what cannot be seen");
        book.add(" 성춘향 ", Role::Editor, &password()).unwrap();
        book.add("Kim", Role::Chief, &password()).unwrap();
        assert!(book.add("성춘향", Role::Chief, &password()).is_err());
        assert!(book.add("KIM", Role::Reader, &password()).is_err());
        let names = || book.read().unwrap().into_iter().map(|a| (a.name, a.role)).collect::<Vec<_>>();
        assert_eq!(names(), [("Kim".to_owned(), Role::Chief), ("성춘향".to_owned(), Role::Editor)]);
        assert!(book.remove("kim").is_err() && book.set_role("Kim", Role::Editor).is_err(), "the last chief");
        book.set_role("성춘향", Role::Chief).unwrap();
        book.remove("kim").unwrap();
        assert!(book.remove("kim").is_err() && book.set_role("없는 이", Role::Chief).is_err());
        assert_eq!(names(), [("성춘향".to_owned(), Role::Chief)]);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(book.path()).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn a_file_that_is_none_is_refused_by_its_line_and_left_alone() {
        let (_folder, book) = book();
        book.add("성춘향", Role::Editor, &password()).unwrap();
        let good = fs::read_to_string(book.path()).unwrap();
        for (bad, says) in [
            (good.replace("editor", "owner"), ".toml:"),
            (good.replace("$argon2id", "$md5"), "no argon2id hash"),
            (good.replace(LAYOUT, "daejo/accounts/9"), "the layout"),
            (good.replace("성춘향", " 성춘향"), "written plainly"),
            ("\0\u{1}".to_owned(), ".toml:1: found"),
        ] {
            fs::write(book.path(), &bad).unwrap();
            let error = book.read().unwrap_err().to_string();
            assert!(error.contains(says), "{error}");
            assert!(!error.contains("$argon2id$v"), "{error}");
            assert!(book.add("이몽룡", Role::Chief, &password()).is_err());
            assert_eq!(fs::read_to_string(book.path()).unwrap(), bad);
        }
    }

    #[test]
    fn several_writers_lose_nothing() {
        let (_folder, book) = book();
        std::thread::scope(|scope| {
            for n in 0..8 {
                let book = &book;
                scope.spawn(move || book.add(&format!("편집자{n}"), Role::Editor, &password()).unwrap());
            }
        });
        assert_eq!(book.read().unwrap().len(), 8);
    }
}
