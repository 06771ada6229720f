//! The formats for machines: held to their published schemas or rules, their places to the words, hostile text to being text.

use std::collections::{BTreeMap, BTreeSet};

use daejo::model::{Claim, Reconciliation, Verdict};
use daejo::read::{self, Options, Source};
use daejo::report::sanitise::{is_dangerous, plain};
use daejo::report::{self, Format, View};
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use super::review::{decided, resolved};
use super::{poisoned, screen, story};

/// The formats for machines other than `daejo/report/1`.
pub const MACHINES: [Format; 7] =
    [Format::Jsonl, Format::Csv, Format::Sarif, Format::Jsonld, Format::Annotations, Format::Csl, Format::Junit];

fn shown(of: &Reconciliation, format: Format) -> String {
    report::render(&View::new(of, None), format, screen(80))
}

fn object(of: &Reconciliation, format: Format) -> Value {
    serde_json::from_str(&shown(of, format)).unwrap_or_else(|e| panic!("{format:?}: {e}"))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("no list: {value}"))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap_or_else(|| panic!("no number: {value}"))).unwrap()
}

#[test]
fn sarif() {
    insta::assert_snapshot!(shown(&story::library(), Format::Sarif));
}

#[test]
fn jsonld() {
    insta::assert_snapshot!(shown(&story::library(), Format::Jsonld));
}

#[test]
fn annotations() {
    insta::assert_snapshot!(shown(&story::library(), Format::Annotations));
}

#[test]
fn csl() {
    insta::assert_snapshot!(shown(&story::library(), Format::Csl));
}

#[test]
fn junit() {
    insta::assert_snapshot!(shown(&story::library(), Format::Junit));
}

/// Stories with letters in several forms: decomposed, in CP949, beyond the basic plane, with `\r\n`, and hostile.
fn stories() -> Vec<Reconciliation> {
    vec![
        odd_letters(0),
        story::library(),
        poisoned("<script>x</script>"),
        poisoned("\u{202e}{0} [a](javascript:1)\r\n"),
        decided(""),
        decided("\u{202e}</script>{0} [a](javascript:1)\r\n"),
    ]
}

/// A story read from files, with `lines` more blank lines under each headline.
fn odd_letters(lines: usize) -> Reconciliation {
    let head = |title: &str| format!("{title}\n\n{}", "\n".repeat(lines));
    let said = |day: u32, books: u32| {
        format!("별빛도서관이 2024년 5월 {day}일 문을 열었다.\n별빛도서관은 장서 {books}만 권을 갖췄다.\n")
    };
    let folder = tempfile::tempdir().unwrap();
    let cp949 = format!("{}뷁 {}", head("도서관 똠방각하"), said(10, 12));
    let (bytes, _, lost) = encoding_rs::EUC_KR.encode(&cp949);
    assert!(!lost);
    std::fs::write(folder.path().join("a-cp949.txt"), bytes).unwrap();
    let nfd = format!("{}가람 카페 Ångström {}조용한 하루", head("도서관 개관"), said(12, 15));
    std::fs::write(folder.path().join("b-nfd.txt"), nfd.nfd().collect::<String>()).unwrap();
    let astral = format!("{}🏛️𝔸 {}", head("🏛️ 도서관 𠮷"), said(12, 12)).replace('\n', "\r\n");
    std::fs::write(folder.path().join("c 🏛.txt"), astral).unwrap();
    let sources = [Source::Path(folder.path().to_owned())];
    let mut story = read::story(&sources, &Options::default()).unwrap();
    for article in &mut story.articles {
        // the folder's name differs from run to run
        article.path = article.path.rsplit('/').next().unwrap().to_owned();
    }
    let made = daejo::pipeline::check(story, &|_, _| {});
    for article in &made.story.articles {
        assert!(made.claims.iter().any(|claim| claim.article == article.id), "no claim in {}", article.id);
    }
    made
}

/// The text of an article between two code points.
fn under(of: &Reconciliation, article: &str, start: usize, end: usize) -> String {
    let article = of.story.articles.iter().find(|candidate| candidate.id == article).unwrap();
    article.text.chars().skip(start).take(end - start).collect()
}

fn claim<'r>(of: &'r Reconciliation, id: &str) -> &'r Claim {
    of.claims.iter().find(|claim| claim.id == id).unwrap_or_else(|| panic!("no claim {id}"))
}

#[test]
fn places_in_lines_and_cells_give_back_the_quotation() {
    for of in stories() {
        for line in shown(&of, Format::Jsonl).lines() {
            let record: Value = serde_json::from_str(line).unwrap();
            let span = &record["span"];
            let found = under(&of, text(&record["article"]), number(&span["start"]), number(&span["end"]));
            assert_eq!(found, text(&record["quote"]));
        }
        let table = shown(&of, Format::Csv);
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let heads = reader.headers().unwrap().clone();
        let at = |name: &str| heads.iter().position(|head| head == name).unwrap();
        let mut rows = 0;
        for row in reader.records() {
            let row = row.unwrap();
            rows += 1;
            let of_id = claim(&of, &row[at("id")]);
            let found = under(&of, &of_id.article, row[at("start")].parse().unwrap(), row[at("end")].parse().unwrap());
            assert_eq!(found, of_id.quote);
            assert_eq!(plain(&found), row[at("quote")].trim_start_matches('\''));
        }
        assert_eq!(rows, of.claims.len());
    }
}

#[test]
fn places_in_sarif_give_back_the_quotation() {
    for of in stories() {
        let log = object(&of, Format::Sarif);
        let mut seen = 0;
        for result in list(&log["runs"][0]["results"]) {
            for location in list(&result["locations"]).iter().chain(list(&result["relatedLocations"])) {
                let place = &location["physicalLocation"];
                let (region, index) = (&place["region"], number(&place["artifactLocation"]["index"]));
                let article = &of.story.articles[index];
                let quote = text(&region["snippet"]["text"]);
                let start = number(&region["charOffset"]);
                assert_eq!(under(&of, &article.id, start, start + number(&region["charLength"])), quote);
                let lines: Vec<&str> = article.text.split_inclusive('\n').collect();
                let offset = |line: &str, column: &str| {
                    let before: usize = lines[..number(&region[line]) - 1].iter().map(|l| l.chars().count()).sum();
                    before + number(&region[column]) - 1
                };
                let (from, to) = (offset("startLine", "startColumn"), offset("endLine", "endColumn"));
                assert_eq!(under(&of, &article.id, from, to), quote);
                seen += 1;
            }
        }
        let members: usize = of.clusters.iter().map(|cluster| cluster.claims.len()).sum();
        assert_eq!(seen, members);
    }
}

#[test]
fn selectors_of_annotations_find_the_quotation() {
    for of in stories() {
        let made = object(&of, Format::Annotations);
        let items = list(&made["first"]["items"]);
        let decided = of.review.decisions.iter().filter(|decision| decision.cluster.is_some()).count();
        assert_eq!(items.len(), of.claims.len() + decided);
        for item in &items[..of.claims.len()] {
            let claim = claim(&of, text(&item["id"]).trim_start_matches('#'));
            for (n, target) in list(&item["target"]).iter().enumerate() {
                let [quote, place] = list(&target["selector"]) else { panic!("two selectors") };
                let (start, end) = (number(&place["start"]), number(&place["end"]));
                let exact = text(&quote["exact"]);
                assert_eq!(under(&of, &claim.article, start, end), exact);
                assert!(n > 0 || exact == claim.quote);
                let (prefix, suffix) = (text(&quote["prefix"]), text(&quote["suffix"]));
                let (before, after) = (prefix.chars().count(), suffix.chars().count());
                let around = under(&of, &claim.article, start - before, end + after);
                assert_eq!(around, [prefix, exact, suffix].concat());
                assert!(before == 32 || start == before);
            }
        }
    }
}

fn valid(schema: &str, instance: &Value) {
    let schema: Value = serde_json::from_str(schema).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = schema.iter_errors(instance).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert_eq!(errors, Vec::<String>::new());
}

#[test]
fn sarif_keeps_its_schema() {
    for of in stories() {
        let log = object(&of, Format::Sarif);
        valid(include_str!("schemas/sarif-2.1.0.json"), &log);
        let run = &log["runs"][0];
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        let rules = list(&run["tool"]["driver"]["rules"]);
        assert_eq!(rules.len(), Verdict::ALL.len());
        let (mut prints, mut results) = (BTreeSet::new(), 0);
        for result in list(&run["results"]) {
            results += 1;
            assert_eq!(rules[number(&result["ruleIndex"])]["id"], result["ruleId"]);
            prints.insert(text(&result["partialFingerprints"]["daejo/question/v1"]).to_owned());
            let ids: Vec<usize> = list(&result["relatedLocations"]).iter().map(|l| number(&l["id"])).collect();
            assert_eq!(ids, (1..=ids.len()).collect::<Vec<_>>());
        }
        assert_eq!(prints.len(), results, "two results have one fingerprint");
    }
}

#[test]
fn fingerprints_outlive_lines_that_move() {
    let prints = |lines: usize| -> BTreeSet<String> {
        let log = object(&odd_letters(lines), Format::Sarif);
        let results = list(&log["runs"][0]["results"]).iter();
        results.map(|result| text(&result["partialFingerprints"]["daejo/question/v1"]).to_owned()).collect()
    };
    let (before, after) = (prints(0), prints(3));
    assert!(before.len() > 1);
    assert_eq!(before, after);
}

#[test]
fn csl_keeps_its_schema() {
    for of in stories() {
        let items = object(&of, Format::Csl);
        valid(include_str!("schemas/csl-data.json"), &items);
        assert_eq!(list(&items).len(), of.story.articles.len());
    }
}

/// Property → the types of the W3C model that may have it. <https://www.w3.org/TR/annotation-model/>
const ANNOTATION: &[(&str, &[&str])] = &[
    ("AnnotationCollection", &["@context", "id", "type", "label", "total", "first"]),
    ("AnnotationPage", &["id", "type", "startIndex", "items"]),
    ("Annotation", &["id", "type", "motivation", "creator", "created", "body", "target"]),
    ("Person", &["type", "name"]),
    ("TextualBody", &["type", "value", "format", "purpose"]),
    ("SpecificResource", &["type", "source", "selector"]),
    ("TextQuoteSelector", &["type", "exact", "prefix", "suffix"]),
    ("TextPositionSelector", &["type", "start", "end"]),
];

/// What each type of schema.org that daejo uses may have, as <https://schema.org> says: its own properties and those of
/// CreativeWork and Thing.
const SCHEMA_ORG: &[(&str, &[&str])] = &[
    ("NewsArticle", &["@type", "@id", "identifier", "headline", "url", "inLanguage", "datePublished", "publisher"]),
    ("NewsMediaOrganization", &["@type", "name"]),
    ("Person", &["@type", "name"]),
    ("Rating", &["@type", "alternateName"]),
    (
        "ClaimReview",
        &[
            "@type",
            "@id",
            "url",
            "claimReviewed",
            "reviewRating",
            "author",
            "datePublished",
            "itemReviewed",
            "reviewBody",
        ],
    ),
    ("Organization", &["@type", "name"]),
    (
        "Claim",
        &[
            "@type",
            "@id",
            "identifier",
            "text",
            "inLanguage",
            "appearance",
            "about",
            "author",
            "keywords",
            "temporalCoverage",
            "mainEntity",
        ],
    ),
    ("PropertyValue", &["@type", "name", "value", "minValue", "maxValue", "unitText"]),
    ("Question", &["@type", "@id", "identifier", "name", "keywords", "abstract"]),
];

/// Every typed object of a document has all that its type must, and nothing that it may not.
fn hold(value: &Value, key: &str, rules: &[(&str, &[&str])], seen: &mut BTreeMap<String, usize>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| hold(item, key, rules, seen)),
        Value::Object(fields) => {
            if let Some(sort) = fields.get(key).and_then(Value::as_str) {
                *seen.entry(sort.to_owned()).or_default() += 1;
                let (_, may) = rules.iter().find(|(name, _)| *name == sort).unwrap_or_else(|| panic!("a {sort}"));
                for field in fields.keys() {
                    assert!(may.contains(&field.as_str()), "{sort} has no {field}");
                }
            }
            fields.values().for_each(|field| hold(field, key, rules, seen));
        }
        _ => {}
    }
}

/// Whether it is a URI reference of ASCII without a scheme other than these.
fn is_reference(uri: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#@!$&*+,;=%".contains(c);
    let head = uri.split(['/', '?', '#']).next().unwrap_or_default();
    uri.chars().all(allowed)
        && !uri.starts_with("//")
        && (!head.contains(':') || ["http:", "https:", "file:"].contains(&head))
}

#[test]
fn annotations_keep_the_model() {
    for of in stories() {
        let made = object(&of, Format::Annotations);
        assert_eq!(made["@context"], "http://www.w3.org/ns/anno.jsonld");
        assert_eq!(number(&made["total"]), list(&made["first"]["items"]).len());
        let mut seen = BTreeMap::new();
        hold(&made, "type", ANNOTATION, &mut seen);
        let people = usize::from(of.review.decisions.is_empty());
        assert_eq!(seen.len(), ANNOTATION.len() - people, "{seen:?}");
        let of_claims: BTreeSet<String> = of.claims.iter().map(|claim| format!("#{}", claim.id)).collect();
        let mut ids = BTreeSet::new();
        for item in list(&made["first"]["items"]) {
            assert!(is_reference(text(&item["id"])) && ids.insert(text(&item["id"])));
            assert!(!list(&item["body"]).is_empty());
            if !of_claims.contains(text(&item["id"])) {
                // a decision is an editor's, and about annotations of the same page
                assert!(["assessing", "commenting"].contains(&text(&item["motivation"])));
                assert!(!text(&item["creator"]["name"]).is_empty() && text(&item["created"]).ends_with('Z'));
                let targets = list(&item["target"]);
                assert!(!targets.is_empty() && targets.iter().all(|target| of_claims.contains(text(target))));
                continue;
            }
            assert_eq!(item["motivation"], "describing");
            for target in list(&item["target"]) {
                assert!(is_reference(text(&target["source"])), "{target}");
            }
        }
    }
}

#[test]
fn jsonld_keeps_the_vocabulary_and_points_at_itself() {
    for of in stories() {
        let made = object(&of, Format::Jsonld);
        assert_eq!(made["@context"], "https://schema.org");
        let mut seen = BTreeMap::new();
        hold(&made["@graph"], "@type", SCHEMA_ORG, &mut seen);
        let resolved = resolved(&of).len();
        assert_eq!((seen["Claim"], seen["NewsArticle"]), (of.claims.len() + resolved, of.story.articles.len()));
        assert_eq!(seen.get("ClaimReview").copied().unwrap_or_default(), resolved);
        let nodes = list(&made["@graph"]);
        let ids: BTreeSet<&str> = nodes.iter().map(|node| text(&node["@id"])).collect();
        assert_eq!(ids.len(), nodes.len());
        for node in nodes {
            assert!(is_reference(text(&node["@id"])));
            assert!(node.get("url").is_none_or(|url| is_reference(text(url))), "{node}");
            if node["@type"] == "Claim" {
                assert!(ids.contains(text(&node["appearance"]["@id"])));
                assert!(list(&node["about"]).iter().all(|about| ids.contains(text(&about["@id"]))));
            }
        }
    }
}

/// Element → parent, and the attributes it must have (the XSD of Ant's JUnit, as build servers read it).
const JUNIT: &[(&str, &str, &[&str])] = &[
    ("testsuites", "", &[]),
    (
        "testsuite",
        "testsuites",
        &["package", "id", "name", "timestamp", "hostname", "tests", "failures", "errors", "time"],
    ),
    ("properties", "testsuite", &[]),
    ("property", "properties", &["name", "value"]),
    ("testcase", "testsuite", &["name", "classname", "time"]),
    ("failure", "testcase", &["message", "type"]),
    ("error", "testcase", &["message", "type"]),
    ("skipped", "testcase", &["message"]),
    ("system-out", "testsuite", &[]),
    ("system-err", "testsuite", &[]),
];

#[test]
fn junit_is_well_formed_and_counts_right() {
    for of in stories() {
        let xml = shown(&of, Format::Junit);
        let in_xml = |c: char| c == '\n' || (c >= ' ' && !matches!(c, '\u{FFFE}' | '\u{FFFF}'));
        assert!(xml.chars().all(in_xml), "a character that XML cannot hold");
        let mut reader = Reader::from_str(&xml);
        reader.config_mut().check_end_names = true;
        let (mut open, mut seen) = (vec![String::new()], BTreeMap::<String, usize>::new());
        let mut suite = BTreeMap::new();
        loop {
            let event = reader.read_event().unwrap();
            let (tag, closed) = match &event {
                Event::Start(tag) => (tag, false),
                Event::Empty(tag) => (tag, true),
                Event::End(_) => {
                    open.pop();
                    continue;
                }
                Event::Eof => break,
                _ => continue,
            };
            let name = tag.name().as_ref().to_owned();
            let (_, parent, must) =
                JUNIT.iter().find(|(known, ..)| *known == name).unwrap_or_else(|| panic!("<{name}>"));
            assert_eq!(open.last().unwrap(), parent);
            let attributes: BTreeMap<String, String> = tag
                .attributes()
                .map(|attribute| attribute.unwrap())
                .map(|a| (a.key.as_ref().to_owned(), a.value.into_owned()))
                .collect();
            assert_eq!(attributes.keys().map(String::as_str).collect::<BTreeSet<_>>(), must.iter().copied().collect());
            *seen.entry(name.clone()).or_default() += 1;
            if name == "testsuite" {
                suite = attributes;
            }
            if !closed {
                open.push(name);
            }
        }
        assert_eq!(open, [""]);
        for (count, element) in [("tests", "testcase"), ("failures", "failure"), ("errors", "error")] {
            assert_eq!(suite[count], seen.get(element).copied().unwrap_or_default().to_string(), "{count}");
        }
        let contradictions =
            of.clusters.iter().filter(|cluster| matches!(cluster.verdict, Verdict::Conflict | Verdict::Internal));
        let (settled, open): (Vec<_>, Vec<_>) = contradictions.partition(|cluster| of.review.is_settled(&cluster.id));
        assert_eq!(suite["failures"], open.len().to_string());
        assert_eq!(seen.get("skipped").copied().unwrap_or_default(), settled.len());
    }
}

#[test]
fn nothing_but_the_story_shapes_a_machine_format() {
    let library = story::library();
    for format in MACHINES {
        let once = report::render(&View::new(&library, None), format, screen(80));
        let wide = report::Screen { colour: true, ..report::Screen::new(200) };
        assert_eq!(once, report::render(&View::new(&story::library(), None), format, wide), "{format:?}");
    }
}

/// What articles must not be able to do to a reader, one a sort of reader.
const HOSTILE: [&str; 10] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "\u{1b}]8;;http://evil.example\u{7}link\u{1b}]8;;\u{7}\u{1b}[2J",
    "=HYPERLINK(\"http://evil.example\",\"x\")",
    "../../etc/passwd",
    "\u{202e}txt.exe\u{2066}",
    "[x](javascript:alert(1)) {0} {1}",
    "]]><failure/><!--",
    "\" onmouseover=\"x\u{FFFE}",
];

#[test]
fn hostile_text_is_text_in_every_machine_format() {
    for poison in HOSTILE {
        let of = poisoned(poison);
        for format in MACHINES {
            let made = shown(&of, format);
            let found = made.chars().find(|c| *c != '\n' && is_dangerous(*c));
            assert_eq!(found, None, "{poison:?} in {format:?}");
        }
        let xml = shown(&of, Format::Junit);
        assert!(!xml.contains("<script") && !xml.contains("<img") && xml.matches("<failure").count() == 2, "{xml}");
        for row in csv::Reader::from_reader(shown(&of, Format::Csv).as_bytes()).records() {
            for cell in &row.unwrap() {
                assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
            }
        }
        let log = object(&of, Format::Sarif);
        messages(&log, &mut |said| {
            assert!(!said.contains("]("), "{said}");
            let rest = said.replace("{{", "").replace("}}", "");
            assert!(!rest.contains(['{', '}']), "{said}");
        });
        uris(&log, &mut |uri| assert!(is_reference(uri), "{uri}"));
        for item in list(&object(&of, Format::Csl)) {
            assert!(item.get("URL").is_none(), "{item}");
        }
    }
}

/// Every `message.text` of a log.
fn messages(value: &Value, told: &mut impl FnMut(&str)) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| messages(item, told)),
        Value::Object(fields) => {
            for (name, field) in fields {
                if name == "message" || name == "description" {
                    told(text(&field["text"]));
                }
                messages(field, told);
            }
        }
        _ => {}
    }
}

/// Every `uri` of a log.
fn uris(value: &Value, told: &mut impl FnMut(&str)) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| uris(item, told)),
        Value::Object(fields) => {
            for (name, field) in fields {
                if name == "uri" {
                    told(text(field));
                }
                uris(field, told);
            }
        }
        _ => {}
    }
}

#[test]
fn an_id_is_a_name_and_never_a_path_or_a_link() {
    for id in ["../../etc/passwd", "javascript:alert(1)", "//evil.example/x", "a b#c?d", "\u{202e}가"] {
        let mut of = story::library();
        let was = of.story.articles[0].id.clone();
        of.story.articles[0].id = id.to_owned();
        for claim in of.claims.iter_mut().filter(|claim| claim.article == was) {
            claim.article = id.to_owned();
        }
        of.coverage.sentences.clear();
        of.copies.clear();
        // the story keeps its articles sorted by id
        of.story.articles.sort_by(|a, b| a.id.cmp(&b.id));
        for article in &mut of.story.articles {
            article.path = "records.jsonl".to_owned();
        }
        for (format, key) in [(Format::Jsonld, "@id"), (Format::Annotations, "source"), (Format::Sarif, "uri")] {
            let made = object(&of, format);
            let mut texts = Vec::new();
            collect(&made, key, &mut texts);
            assert!(!texts.is_empty() && texts.iter().all(|uri| is_reference(uri)), "{id:?} in {format:?}: {texts:?}");
        }
    }
}

fn collect(value: &Value, key: &str, into: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, key, into)),
        Value::Object(fields) => {
            into.extend(fields.get(key).and_then(Value::as_str).map(str::to_owned));
            fields.values().for_each(|field| collect(field, key, into));
        }
        _ => {}
    }
}
