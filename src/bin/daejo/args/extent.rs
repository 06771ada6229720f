//! How much of a report does a terminal show? The options of `check` that say so.

use clap::Args;
use daejo::model::Verdict;

/// How much of a report a terminal shows.
#[derive(Debug, Default, Args)]
pub struct ExtentArgs {
    /// The whole report, also on a terminal
    #[arg(long, conflicts_with_all = ["brief", "only", "outlet", "question"])]
    pub full: bool,
    /// The first screen alone, also in a pipe
    #[arg(long, conflicts_with_all = ["only", "outlet", "question"])]
    pub brief: bool,
    /// Only findings of these verdicts: conflict, internal, update, refine, agree, single
    #[arg(long, value_name = "VERDICT", value_parser = verdict, value_delimiter = ',')]
    pub only: Vec<Verdict>,
    /// Only findings in which this outlet has a say; may be given several times
    #[arg(long, value_name = "NAME")]
    pub outlet: Vec<String>,
    /// Only findings in whose question all words of TEXT stand
    #[arg(long, value_name = "TEXT")]
    pub question: Option<String>,
}

impl ExtentArgs {
    /// The first of these options that was given.
    pub fn given(&self) -> Option<&'static str> {
        let all = [
            (self.full, "--full"),
            (self.brief, "--brief"),
            (!self.only.is_empty(), "--only"),
            (!self.outlet.is_empty(), "--outlet"),
            (self.question.is_some(), "--question"),
        ];
        all.into_iter().find(|(given, _)| *given).map(|(_, name)| name)
    }
}

fn verdict(name: &str) -> Result<Verdict, String> {
    let names = || Verdict::ALL.iter().map(|verdict| verdict.name()).collect::<Vec<_>>().join(", ");
    Verdict::ALL.iter().copied().find(|v| v.name() == name).ok_or_else(|| format!("expected one of {}", names()))
}
