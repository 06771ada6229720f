//! The words of the trade: what an article, a claim, a value, a relation, a verdict is.
//!
//! Answers "what are we talking about?" and nothing else: no parsing, no files, no output.
//! Every other room speaks in these types; this room knows none of them.

pub mod archive;
pub mod article;
pub mod claim;
pub mod cluster;
pub mod decision;
pub mod draft;
pub mod evaluation;
pub mod kind;
pub mod lang;
pub mod news;
pub mod relation;
pub mod shape;
pub mod span;
pub mod story;
pub mod unit;
pub mod value;
pub mod version;

pub use archive::FoundStory;
pub use article::{Article, ArticleId, Inferred, Published, Segment, Skipped, Why, Zone};
pub use claim::{Attribution, Claim, ClaimId, Modality, Question, Speaker, Term};
pub use cluster::{Cluster, Ground, Verdict};
pub use decision::{Confirmation, Contradiction, Decision, Fate, Review, Ruling, Shift};
pub use draft::{Allowance, DraftFinding, DraftReview, Standing};
pub use evaluation::{Cause, Causes, Evaluation, Fault, Figure, Figures, Group, Survey, Surveyed, Tally, Tried};
pub use kind::Kind;
pub use lang::Lang;
pub use news::{ArticleNews, Coming, Development, FindingNews, News};
pub use relation::{Link, Reason, Relation};
pub use shape::{Duration, Grain, Name, NameSet, Period, Polarity, Range, State, Statement, TimeUnit};
pub use span::{CodePoints, Span};
pub use story::{Copy, Coverage, Reconciliation, Sentence, SentenceFate, Story, Unread};
pub use unit::Unit;
pub use value::{Flag, Mention, Step, Value};
pub use version::{Change, Passage, Turn, ValueChange, Versions};
