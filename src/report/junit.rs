//! The report as JUnit XML, for build servers: one case a question, a failure where outlets or an article contradict; one
//! that an editor settled is skipped, with the decision.
//!
//! Times are of the story, not of the run: the stamp is that of the newest article, and every duration is nought.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::model::{Decision, Verdict};

use super::sanitise;
use super::view::{ClusterView, View};

/// The stamp of a story of which no time is known.
const NO_TIME: &str = "1970-01-01T00:00:00";

pub(super) fn render(view: &View<'_>) -> String {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    let written = document(&mut writer, view);
    debug_assert!(written.is_ok(), "XML is written to memory: {written:?}");
    String::from_utf8(writer.into_inner()).unwrap_or_default() + "\n"
}

fn document(writer: &mut Writer<Vec<u8>>, view: &View<'_>) -> io::Result<()> {
    let story = &view.reconciliation.story;
    let failures = view.clusters.iter().filter(|cluster| fails(cluster) && settled(view, cluster).is_none()).count();
    let newest = story.articles.iter().filter_map(|article| article.published).map(|published| published.at).max();
    let stamp = newest.map_or_else(|| NO_TIME.to_owned(), |at| at.strftime("%Y-%m-%dT%H:%M:%S").to_string());
    let count = |n: usize| n.to_string();
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    writer.create_element("testsuites").write_inner_content(|writer| {
        let suite = [
            ("package", "daejo".to_owned()),
            ("id", count(0)),
            ("name", line(&view.title())),
            ("timestamp", stamp),
            ("hostname", "localhost".to_owned()),
            ("tests", count(view.clusters.len() + story.unread.len())),
            ("failures", count(failures)),
            ("errors", count(story.unread.len())),
            ("time", count(0)),
        ];
        writer.create_element("testsuite").with_attributes(pairs(&suite)).write_inner_content(|writer| {
            writer.create_element("properties").write_inner_content(|writer| {
                let property = [("name", "daejo.version"), ("value", env!("CARGO_PKG_VERSION"))];
                writer.create_element("property").with_attributes(property).write_empty()?;
                Ok(())
            })?;
            for cluster in &view.clusters {
                case(writer, view, cluster)?;
            }
            for unread in &story.unread {
                let place = unread.line.map_or_else(|| unread.path.clone(), |line| format!("{}:{line}", unread.path));
                let attributes = [("name", line(&place)), ("classname", "unread".to_owned()), ("time", count(0))];
                writer
                    .create_element("testcase")
                    .with_attributes(pairs(&attributes))
                    .write_inner_content(|writer| trouble(writer, "error", "unread", &unread.why, &unread.why))?;
            }
            writer.create_element("system-out").write_text_content(BytesText::new(&lines(&view.summary_lines())))?;
            writer.create_element("system-err").write_text_content(BytesText::new(""))?;
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(())
}

fn fails(cluster: &ClusterView<'_>) -> bool {
    matches!(cluster.cluster.verdict, Verdict::Conflict | Verdict::Internal)
}

/// The decision that settles a question.
fn settled<'v>(view: &'v View<'_>, cluster: &ClusterView<'_>) -> Option<&'v Decision> {
    view.reconciliation.review.answer(&cluster.cluster.id).filter(|decision| decision.ruling.settles())
}

fn case(writer: &mut Writer<Vec<u8>>, view: &View<'_>, cluster: &ClusterView<'_>) -> io::Result<()> {
    let of = cluster.cluster;
    let name = format!("{} ({})", of.question, of.id);
    let attributes = [("name", line(&name)), ("classname", of.verdict.name().to_owned()), ("time", "0".to_owned())];
    let case = writer.create_element("testcase").with_attributes(pairs(&attributes));
    if !fails(cluster) {
        return case.write_empty().map(drop);
    }
    if let Some(decision) = settled(view, cluster) {
        let message = [("message", line(&view.decision_line(decision)))];
        let skipped = |writer: &mut Writer<Vec<u8>>| {
            writer.create_element("skipped").with_attributes(pairs(&message)).write_empty().map(drop)
        };
        return case.write_inner_content(skipped).map(drop);
    }
    let reasons = view.reason_lines(cluster);
    let mut told = reasons.clone();
    told.extend(cluster.claims.iter().map(|n| {
        let claim = &view.claims[*n];
        format!("{}: {} ({}) {}", claim.outlet, claim.value, claim.where_it_stands(), claim.quotation)
    }));
    let first = reasons.first().map_or("", String::as_str);
    case.write_inner_content(|writer| trouble(writer, "failure", of.verdict.name(), first, &lines(&told))).map(drop)
}

fn trouble(writer: &mut Writer<Vec<u8>>, element: &str, sort: &str, message: &str, told: &str) -> io::Result<()> {
    let attributes = [("message", line(message)), ("type", sort.to_owned())];
    let told = lines(&told.split('\n').map(str::to_owned).collect::<Vec<_>>());
    writer
        .create_element(element)
        .with_attributes(pairs(&attributes))
        .write_text_content(BytesText::new(&told))
        .map(drop)
}

fn pairs<'a>(attributes: &'a [(&'a str, String)]) -> impl Iterator<Item = (&'a str, &'a str)> {
    attributes.iter().map(|(name, value)| (*name, value.as_str()))
}

/// One line that XML 1.0 can hold.
fn line(text: &str) -> String {
    sanitise::plain(text).replace(['\u{FFFE}', '\u{FFFF}'], "\u{FFFD}")
}

fn lines(texts: &[String]) -> String {
    texts.iter().map(|text| line(text)).collect::<Vec<_>>().join("\n")
}
