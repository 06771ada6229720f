//! Which settings hold where the command line says nothing? Those of the nearest `daejo.toml`, sought from the folder of
//! the first input upwards.
//!
//! Refuses keys it does not know. Settings say how to read and show, never what.

use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::ValueEnum;
use daejo::model::Lang;
use serde::Deserialize;

use crate::args::{
    Arguments, Errand, FailOn, ReadingArgs, RecordArgs, ReportFormat, ReviewArgs, ShowArgs, Verb, report_language,
    size, width,
};
use crate::exit::Misuse;

/// The name of the file.
const NAME: &str = "daejo.toml";

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Settings {
    /// As `--lang`.
    lang: Option<String>,
    /// As `--width`.
    width: Option<usize>,
    /// As `--timezone`.
    timezone: Option<String>,
    /// As `--keep-going`.
    #[serde(default)]
    keep_going: bool,
    /// As `--format` of `check`.
    format: Option<String>,
    /// As `--fail-on` of `check`.
    #[serde(default)]
    fail_on: Vec<String>,
    /// As `--record`.
    record: Option<String>,
    /// As `--memory` of `archive`.
    memory: Option<String>,
}

/// Fills what the command line leaves open.
pub fn settle(arguments: &mut Arguments) -> anyhow::Result<()> {
    let Some(first) = first_input(&arguments.verb).filter(|_| !arguments.no_config) else { return Ok(()) };
    let Some(file) = nearest(&first) else { return Ok(()) };
    let shown = file.display();
    let text = std::fs::read_to_string(&file).with_context(|| format!("{shown}: not read"))?;
    // the line itself is not shown: it may hold a password
    let wrong = |error: toml::de::Error| {
        let line = error.span().map_or(0, |span| text[..span.start.min(text.len())].matches('\n').count());
        let key = text.lines().nth(line).and_then(|line| line.split_once('=')).map_or("", |(key, _)| key.trim());
        let is_key = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        let key = if is_key { format!("{key}: ") } else { String::new() };
        Misuse(format!("{shown}:{}: {key}{}", line + 1, error.message().trim()))
    };
    let settings: Settings = toml::from_str(&text).map_err(wrong)?;
    tracing::info!(file = %shown, "settings");
    settings.apply(&mut arguments.verb).map_err(|error| Misuse(format!("{shown}: {error}")))?;
    Ok(())
}

fn first_input(verb: &Verb) -> Option<PathBuf> {
    match verb {
        Verb::Check(args) => args.inputs.first().cloned(),
        Verb::Claims(args) => args.input.inputs.first().cloned(),
        Verb::Explain(args) => args.input.inputs.first().cloned(),
        Verb::Evaluate(args) => args.inputs.first().cloned(),
        Verb::Diff(args) => Some(args.b.clone()),
        Verb::Watch(args) => Some(args.story.clone()),
        Verb::Archive(args) => args.inputs.first().cloned(),
        Verb::Stories(args) => args.inputs.first().cloned(),
        Verb::Stage(args) => Some(args.input.clone()),
        Verb::Review(args) => match &args.errand {
            None => args.desk.story.clone(),
            Some(Errand::Log(args)) => Some(args.story.clone()),
            Some(Errand::Export(args)) => Some(args.story.clone()),
            Some(Errand::Import(args)) => Some(args.story.clone()),
            Some(Errand::Verify(args)) => Some(args.story.clone()),
            Some(Errand::Account(_)) => None,
        },
        _ => None,
    }
}

/// What of a verb says where its record lies.
fn record(verb: &mut Verb) -> Option<&mut RecordArgs> {
    match verb {
        Verb::Check(args) => Some(&mut args.record),
        Verb::Explain(args) => Some(&mut args.record),
        Verb::Watch(args) => Some(&mut args.record),
        Verb::Review(args) => match &mut args.errand {
            None => Some(&mut args.desk.record),
            Some(Errand::Log(args)) => Some(&mut args.record),
            Some(Errand::Export(args)) => Some(&mut args.record),
            Some(Errand::Import(args)) => Some(&mut args.record),
            Some(Errand::Verify(args)) => Some(&mut args.record),
            Some(Errand::Account(_)) => None,
        },
        _ => None,
    }
}

/// The file in the folder of the input, or in one above it.
fn nearest(input: &Path) -> Option<PathBuf> {
    let here = if input.as_os_str() == "-" { Path::new(".") } else { input };
    let start = std::fs::canonicalize(here).ok()?;
    start.ancestors().map(|folder| folder.join(NAME)).find(|file| file.is_file())
}

impl Settings {
    fn apply(self, verb: &mut Verb) -> Result<(), String> {
        let lang = self.lang.as_deref().map(report_language).transpose().map_err(|e| format!("lang: {e}"))?;
        let columns = self.width.map(|n| width(&n.to_string())).transpose().map_err(|e| format!("width: {e}"))?;
        let memory = self.memory.as_deref().map(size).transpose().map_err(|e| format!("memory: {e}"))?;
        let named = |key: &str, name: &str, known: String| format!("{key}: found {name:?}, expected one of {known}");
        let format = self.format.as_deref().map(|name| {
            ReportFormat::from_str(name, false).map_err(|_| named("format", name, names::<ReportFormat>()))
        });
        let format = format.transpose()?;
        let fail_on = self
            .fail_on
            .iter()
            .map(|name| FailOn::from_str(name, false).map_err(|_| named("fail-on", name, names::<FailOn>())));
        let fail_on: Vec<FailOn> = fail_on.collect::<Result<_, _>>()?;
        let show = |args: &mut ShowArgs, lang: Option<Lang>, columns: Option<usize>| {
            args.lang = args.lang.or(lang);
            args.width = args.width.or(columns);
        };
        let (timezone, keep_going) = (self.timezone, self.keep_going);
        let read = |args: &mut ReadingArgs| {
            args.timezone = args.timezone.take().or(timezone.clone());
            args.keep_going |= keep_going;
        };
        if let Some(args) = record(verb) {
            args.record = args.record.take().or(self.record);
        }
        match verb {
            Verb::Check(args) => {
                show(&mut args.show, lang, columns);
                read(&mut args.reading);
                args.format = args.format.or(format);
                if args.fail_on.is_empty() {
                    // what is said of drafts alone says nothing of a story
                    let of_draft = |on: &FailOn| matches!(on, FailOn::Unsupported | FailOn::Contested);
                    let holds = |on: &FailOn| !args.against.is_empty() || !of_draft(on);
                    args.fail_on = fail_on.into_iter().filter(holds).collect();
                }
            }
            Verb::Claims(args) => {
                show(&mut args.show, lang, columns);
                read(&mut args.input.reading);
            }
            Verb::Explain(args) => {
                show(&mut args.show, lang, columns);
                read(&mut args.input.reading);
            }
            Verb::Evaluate(args) => {
                show(&mut args.show, lang, columns);
                read(&mut args.reading);
            }
            Verb::Diff(args) => {
                show(&mut args.show, lang, columns);
                args.timezone = args.timezone.take().or(timezone);
            }
            Verb::Watch(args) => {
                args.lang = args.lang.or(lang);
                args.width = args.width.or(columns);
                read(&mut args.reading);
            }
            Verb::Archive(args) => {
                args.lang = args.lang.or(lang);
                args.finding.timezone = args.finding.timezone.take().or(timezone);
                args.keep_going |= keep_going;
                args.memory = args.memory.or(memory);
            }
            Verb::Stories(args) => {
                show(&mut args.show, lang, columns);
                args.finding.timezone = args.finding.timezone.take().or(timezone);
                args.keep_going |= keep_going;
            }
            Verb::Stage(args) => {
                args.lang = args.lang.or(lang);
                args.finding.timezone = args.finding.timezone.take().or(timezone);
            }
            Verb::Review(ReviewArgs { errand: None, desk }) => {
                desk.lang = desk.lang.or(lang);
                read(&mut desk.reading);
            }
            Verb::Review(ReviewArgs { errand: Some(Errand::Log(args)), .. }) => args.lang = args.lang.or(lang),
            _ => {}
        }
        Ok(())
    }
}

/// The words of an option, for a message.
fn names<E: ValueEnum>() -> String {
    let names = E::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    names.map(|value| value.get_name().to_owned()).collect::<Vec<_>>().join(", ")
}
