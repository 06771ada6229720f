//! The gold annotation of a story, as an annotator wrote it. Refuses what names claims or documents that are not there.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::error::{Error, Result};

/// A gold annotation; spans are Unicode code points of the decoded file, `[start, end)`.
#[derive(Clone, Debug, Deserialize)]
pub struct Gold {
    /// The documents by their short names.
    pub documents: BTreeMap<String, Document>,
    /// The claims.
    pub claims: Vec<GoldClaim>,
    /// The claims that answer one question.
    pub clusters: Vec<GoldCluster>,
    /// Pairs that may meet though no cluster holds both.
    #[serde(default)]
    pub compatible_pairs: Vec<[String; 2]>,
    /// Claims that look alike and must not meet.
    #[serde(default)]
    pub traps: Vec<Trap>,
}

/// One document.
#[derive(Clone, Debug, Deserialize)]
pub struct Document {
    /// The name of its file.
    pub file: String,
}

/// One claim.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldClaim {
    /// Its id.
    pub id: String,
    /// The short name of its document.
    pub doc: String,
    /// The quoted text; an annotation may hold spans alone, see [`Gold::joined`].
    #[serde(default)]
    pub quote: Option<String>,
    /// Where the quoted text stands.
    pub quote_span: [usize; 2],
    /// Where its sentence stands.
    #[serde(default)]
    pub sentence_span: Option<[usize; 2]>,
    /// Where the sentence stands again; may run off the file, since only the distance counts.
    #[serde(default)]
    pub duplicate_sentence_spans: Option<Vec<[i64; 2]>>,
    /// Where the quote stands again, in an annotation of spans alone.
    #[serde(default)]
    pub duplicate_quote_spans: Option<Vec<[usize; 2]>>,
    /// Where the value stands, in an annotation of spans alone.
    #[serde(default)]
    pub value_raw_span: Option<[usize; 2]>,
    /// The value as written, inside the quote.
    #[serde(default)]
    pub value_raw: Option<String>,
    /// What sort of value.
    #[serde(default)]
    pub value_kind: Option<String>,
    /// Whether it is there for a trap only and not asked of recall.
    #[serde(default)]
    pub trap_only: bool,
}

/// Claims that answer one question.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldCluster {
    /// Its id.
    pub id: String,
    /// The question.
    #[serde(default)]
    pub topic: String,
    /// The verdict; `internal_inconsistency` is `internal`.
    pub verdict: String,
    /// What else is fine.
    #[serde(default)]
    pub acceptable_verdicts: Vec<String>,
    /// The claims.
    pub members: Vec<String>,
    /// The pairs whose relation is asked.
    #[serde(default)]
    pub key_pairs: Vec<KeyPair>,
    /// Whether it only says that its claims may meet.
    #[serde(default)]
    pub link_only: bool,
}

/// A pair whose relation is asked.
#[derive(Clone, Debug, Deserialize)]
pub struct KeyPair {
    /// One claim.
    pub a: String,
    /// The other.
    pub b: String,
    /// How they relate.
    pub relation: String,
    /// What else is fine.
    #[serde(default)]
    pub also: Vec<String>,
}

/// Claims that look alike and must not meet.
#[derive(Clone, Debug, Deserialize)]
pub struct Trap {
    /// Its id.
    pub id: String,
    /// Why they must not.
    #[serde(default)]
    pub why: String,
    /// The claims; those that are not in the annotation do not count.
    #[serde(default)]
    pub claims: Vec<String>,
}

impl Gold {
    /// Reads an annotation; `path` is for messages.
    ///
    /// # Errors
    /// When it is no JSON of this form, or names documents or claims that it does not hold.
    pub fn parse(text: &str, path: &str) -> Result<Gold> {
        let wrong =
            |found: String, expected: &str| Error::Gold { path: path.to_owned(), found, expected: expected.to_owned() };
        let gold: Gold =
            serde_json::from_str(text).map_err(|error| wrong(error.to_string(), "a gold annotation in JSON"))?;
        let mut ids = BTreeMap::new();
        for claim in &gold.claims {
            if !gold.documents.contains_key(&claim.doc) {
                return Err(wrong(
                    format!("claim {} in document {}", claim.id, claim.doc),
                    "a document that is listed",
                ));
            }
            if ids.insert(claim.id.as_str(), ()).is_some() {
                return Err(wrong(format!("claim {} twice", claim.id), "every id once"));
            }
            if claim.duplicate_sentence_spans.as_ref().is_some_and(|d| !d.is_empty()) && claim.sentence_span.is_none() {
                return Err(wrong(format!("claim {} repeated, without a sentence_span", claim.id), "where it stands"));
            }
        }
        for cluster in &gold.clusters {
            let pairs = cluster.key_pairs.iter().flat_map(|pair| [&pair.a, &pair.b]);
            if let Some(id) = cluster.members.iter().chain(pairs).find(|id| !ids.contains_key(id.as_str())) {
                return Err(wrong(format!("claim {id} in cluster {}", cluster.id), "a claim that is listed"));
            }
        }
        Ok(gold)
    }
}
