//! Where decisions lie, as said on the command line.

use std::path::Path;

use clap::Args;
use daejo::review::{self, Place};

use crate::exit::Misuse;

/// Where the record of decisions lies.
#[derive(Debug, Args)]
pub struct RecordArgs {
    // no value parser: it would repeat what it refuses, and with it a password
    /// Where decisions lie, if not beside the story: postgres://USER@HOST/DATABASE#NAME; the password is best in PGPASSWORD
    #[arg(long, value_name = "URL")]
    pub record: Option<String>,
}

impl RecordArgs {
    /// Where the record of `story` lies.
    pub fn place(&self, story: &Path) -> anyhow::Result<Place> {
        match &self.record {
            None => Ok(review::place(story)),
            Some(url) => Ok(Place::database(url, story).map_err(|error| Misuse(error.to_string()))?),
        }
    }
}
