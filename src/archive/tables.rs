//! One stage alone, from file to file: what Spark does with batches, for who has tables on a disk.
//!
//! `claims` goes row group by row group; the others read their input whole, since what belongs together may stand anywhere in it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use rustc_hash::FxHashMap;

use super::parts::texts;
use super::store::{self, Stored, fault};
use crate::error::{Error, Result};
use crate::stage::{self, Settings, schema};

/// A stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StageName {
    /// Articles → claims.
    Claims,
    /// Claims → keys.
    Keys,
    /// Keys → pairs, added up.
    Pairs,
    /// Pairs and claims → edges.
    Verify,
    /// Edges → stories.
    Components,
    /// Articles and stories → verdicts.
    Reconcile,
}

/// The files of a stage.
#[derive(Clone, Debug)]
pub struct StageFiles<'f> {
    /// What it reads.
    pub input: &'f Path,
    /// What it writes.
    pub output: &'f Path,
    /// The claims, for [`StageName::Verify`].
    pub claims: Option<&'f Path>,
    /// The stories, for [`StageName::Reconcile`]; without them articles say themselves which story they are of.
    pub stories: Option<&'f Path>,
}

/// Runs one stage; how many rows it wrote.
///
/// # Errors
/// [`crate::error::Error::Archive`] where a file cannot be read or written, [`crate::error::Error::Stage`] where it is another table.
pub fn stage_file(stage: StageName, files: &StageFiles<'_>, settings: &Settings) -> Result<u64> {
    let made = table_of(stage, files, settings).map_err(|error| match error {
        Error::Stage { table, found, expected } => {
            let file = if table == "claims" { files.claims.unwrap_or(files.input) } else { files.input };
            Error::Stage { table: format!("{}: {table}", file.display()), found, expected }
        }
        error => error,
    });
    let (schema, tables) = made?;
    let (root, name): (PathBuf, _) =
        (files.output.parent().unwrap_or(Path::new("")).into(), files.output.file_name().unwrap_or_default());
    let groups: Vec<(usize, RecordBatch)> = tables.into_iter().map(|table| (0, table)).collect();
    Ok(store::write(&root, &name.to_string_lossy(), schema, &groups)?.rows)
}

/// What a stage makes, and its columns.
fn table_of(stage: StageName, files: &StageFiles<'_>, settings: &Settings) -> Result<(SchemaRef, Vec<RecordBatch>)> {
    let input = Stored::open(files.input)?;
    let whole = || input.whole(None);
    Ok(match stage {
        StageName::Claims => {
            let groups = (0..input.groups()).map(|group| stage::claims(&input.read(group..group + 1, None)?, settings));
            (schema::claims(), groups.collect::<Result<Vec<_>>>()?)
        }
        StageName::Keys => (schema::keys(), vec![stage::keys(&whole()?, settings)?]),
        StageName::Pairs => {
            let pairs = stage::pairs(&whole()?, settings)?;
            (schema::pairs(), vec![stage::added(&pairs.table, settings)?])
        }
        StageName::Verify => {
            let claims = files.claims.map(Stored::open).transpose()?;
            let claims =
                claims.ok_or_else(|| fault(files.input, "no claims", "the claims of both articles of every pair"))?;
            (schema::edges(), vec![stage::verify(&whole()?, &claims.whole(None)?, settings)?])
        }
        StageName::Components => (schema::stories(), vec![stage::components(&whole()?, settings)?]),
        StageName::Reconcile => {
            let articles = match files.stories {
                None => whole()?,
                Some(stories) => with_stories(&whole()?, &Stored::open(stories)?.whole(None)?)?,
            };
            (schema::verdicts(), vec![stage::reconcile(&articles, settings)?])
        }
    })
}

/// Articles with the stories that a table has for them.
fn with_stories(articles: &RecordBatch, stories: &RecordBatch) -> Result<RecordBatch> {
    let known: FxHashMap<&str, &str> = texts(stories, "article").into_iter().zip(texts(stories, "story")).collect();
    let story: StringArray = texts(articles, "id").iter().map(|id| known.get(id).copied()).collect();
    let kept: Vec<usize> =
        (0..articles.num_columns()).filter(|n| articles.schema().field(*n).name() != "story").collect();
    let mut fields: Vec<Field> = kept.iter().map(|n| articles.schema().field(*n).clone()).collect();
    let mut columns: Vec<ArrayRef> = kept.iter().map(|n| articles.column(*n).clone()).collect();
    fields.push(Field::new("story", DataType::Utf8, true));
    columns.push(Arc::new(story));
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns)
        .map_err(|error| fault(Path::new("articles"), error.to_string(), "a table of articles"))
}
