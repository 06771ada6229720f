//! Claims as comma-separated values, with the questions they answer and what editors decided; safe to open in a spreadsheet.

use super::sanitise::cell;
use super::view::View;

const HEAD: [&str; 20] = [
    "id",
    "article",
    "outlet",
    "path",
    "line",
    "zone",
    "start",
    "end",
    "quote",
    "kind",
    "value",
    "value_json",
    "modality",
    "speaker",
    "as_of",
    "flags",
    "questions",
    "verdicts",
    "decisions",
    "decided",
];

pub(super) fn render(view: &View<'_>) -> String {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    let mut written = writer.write_record(HEAD);
    for (claim, homes) in view.claims.iter().zip(view.homes()) {
        let of = claim.claim;
        let line = claim.place.rsplit_once(':').map_or("", |(_, line)| line);
        let flags: Vec<&str> = of.flags.iter().map(|flag| flag.code()).collect();
        let decided = view.decided_of(&homes);
        let row = [
            of.id.clone(),
            of.article.clone(),
            claim.outlet.clone(),
            claim.article.path.clone(),
            line.to_owned(),
            of.zone.name().to_owned(),
            claim.span.start.to_string(),
            claim.span.end.to_string(),
            of.quote.clone(),
            of.kind.name().to_owned(),
            claim.value.clone(),
            super::json::to_line(&super::json::ValueObject::new(&of.value)),
            of.modality.name().to_owned(),
            claim.speaker.clone(),
            of.as_of.map(|at| at.to_string()).unwrap_or_default(),
            flags.join(" "),
            homes.iter().map(|home| home.cluster.id.as_str()).collect::<Vec<_>>().join(" "),
            homes.iter().map(|home| home.cluster.verdict.name()).collect::<Vec<_>>().join(" "),
            decided.iter().map(|decision| decision.ruling.name()).collect::<Vec<_>>().join(" "),
            decided.iter().map(|decision| view.decision_line(decision)).collect::<Vec<_>>().join("; "),
        ];
        written = written.and_then(|()| writer.write_record(row.iter().map(|text| cell(text))));
    }
    debug_assert!(written.is_ok(), "records are equally long and written to memory: {written:?}");
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}
