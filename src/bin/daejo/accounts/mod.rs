//! Who works at the desk of a story, and what may each of them do? Named accounts with a role, kept in a file.

mod book;
mod password;

pub use book::{Account, Book, NAME, is_one};
pub use password::{Password, Stand};

use clap::ValueEnum;

/// What somebody is at the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Sees everything, and changes nothing
    Reader,
    /// Decides, notes and assigns
    Editor,
    /// Also confirms and takes back what others decided, and keeps the accounts
    Chief,
}

/// What one may be allowed to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Decide, note, assign, and take back one's own.
    Decide,
    /// Stand by another's decision as second reader.
    Confirm,
    /// Take back what others did.
    TakeBack,
    /// Keep the accounts.
    Staff,
}

impl Role {
    pub const ALL: [Role; 3] = [Role::Reader, Role::Editor, Role::Chief];

    /// The word used in the file and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Role::Reader => "reader",
            Role::Editor => "editor",
            Role::Chief => "chief",
        }
    }

    pub fn parse(name: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.name() == name)
    }

    pub fn may(self, deed: Deed) -> bool {
        match self {
            Role::Reader => false,
            Role::Editor => deed == Deed::Decide,
            Role::Chief => true,
        }
    }
}
