//! `daejo compare`: how two statements relate.

use anyhow::Context;
use daejo::model::Lang;
use daejo::pipeline::{Comparison, compare};
use daejo::report::{self, View};
use serde_json::Value;

use crate::args::{CompareArgs, LineFormat};
use crate::exit::{Exit, Misuse};
use crate::{output, screen};

use super::lines;

pub fn run(args: &CompareArgs) -> anyhow::Result<Exit> {
    let (Some(a), Some(b)) = (&args.a, &args.b) else {
        if args.format == LineFormat::Jsonl {
            return lines::answer(|object| one_line(object, args.show.lang));
        }
        return Err(Misuse("expected two statements, or --format jsonl and pairs on standard input".to_owned()).into());
    };
    let lang = args.show.lang.unwrap_or_else(|| daejo::read::told(&format!("{a}{b}")));
    let comparison = compare(a, b, lang);
    let shown = match args.format {
        LineFormat::Jsonl => line(&Value::Null, &comparison),
        LineFormat::Table => {
            let view = View::new(&comparison.reconciliation, Some(lang));
            let screen = screen::screen(args.show.width, args.show.color, false);
            report::comparison(&view, comparison.relation, screen)
        }
    };
    output::write(&shown, None)?;
    Ok(Exit::Fine)
}

fn one_line(object: &Value, lang: Option<Lang>) -> anyhow::Result<String> {
    let (a, b) = (lines::text(object, "a")?, lines::text(object, "b")?);
    let lang = lang.map_or_else(|| lines::language(object, &format!("{a}{b}")), Ok)?;
    let id = object.get("id").context("found no \"id\"")?;
    Ok(line(id, &compare(a, b, lang)))
}

fn line(id: &Value, comparison: &Comparison) -> String {
    report::comparison_jsonl(id, comparison.relation, comparison.reason.as_ref())
}
