//! daejo (대조) reconciles the claims of several news outlets about one story.
//!
//! The rooms, in the order in which data flows: [`read`] → [`extract`] (with [`normalise`]) →
//! [`cluster`] → [`reconcile`] → [`report`]; [`pipeline`] wires them. [`model`] holds the words of the
//! trade, [`language`] what is known of languages. See ARCHITECTURE.md.
//!
//! # Quickstart
//!
//! What `daejo check seeds` does:
//!
//! ```
//! use daejo::model::Verdict;
//! use daejo::read::{self, Options, Source};
//! use daejo::report::{self, Choice, Format, Screen, View};
//!
//! # fn main() -> daejo::error::Result<()> {
//! // folders, files or bytes; what cannot be read is told in `story.unread` and stops nothing
//! let story = read::story(&[Source::Path("seeds".into())], &Options::default())?;
//! // what is said, what answers one question, and how the answers relate; the closure hears how far it is
//! let found = daejo::pipeline::check(story, &|_done, _all| {});
//! for cluster in found.clusters.iter().filter(|cluster| cluster.verdict == Verdict::Conflict) {
//!     assert!(cluster.origins > 1, "{}", cluster.question);
//! }
//! // the same in words, in the language of most articles, and in any format
//! let view = View::new(&found, None);
//! let page = report::render(&view, Format::Markdown, Screen::new(100));
//! assert!(page.contains("2024 − 2013"));
//! let conflicts = Choice { verdicts: vec![Verdict::Conflict], ..Choice::default() };
//! assert!(report::chosen(&view, &conflicts, Screen::new(80)).len() < page.len());
//! # Ok(())
//! # }
//! ```
//!
//! | the command | is |
//! |---|---|
//! | `check STORY` | [`pipeline::check`], with editors' decisions [`pipeline::Reading::reconcile`]; [`report::render`], [`report::first_screen`] |
//! | `check DRAFT --against STORY` | [`pipeline::against`], [`report::draft()`] |
//! | `diff A B` | [`pipeline::versions()`], [`report::versions()`] |
//! | `claims FILE` | [`pipeline::alone`], [`report::records`] |
//! | `explain ID STORY` | [`report::explain()`] |
//! | `values TEXT`, `compare A B` | [`pipeline::values`], [`pipeline::compare`] |
//! | `review STORY` | [`review::Store`], [`review::queue()`] |
//! | `evaluate STORY` | [`mod@evaluate`] |
//! | `archive IN`, `stories IN` | [`archive::Run`], [`archive::Desk`] |
//! | `stage NAME IN` | [`stage`] |

pub mod archive;
pub mod cluster;
pub mod draft;
pub mod error;
pub mod evaluate;
pub mod extract;
pub mod kernel;
pub mod language;
pub mod model;
pub mod normalise;
pub mod pipeline;
pub mod read;
pub mod reconcile;
pub mod report;
pub mod review;
pub mod stage;
pub mod versions;
