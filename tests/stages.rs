//! The laws of the stages: neither the order of rows nor how they are cut into batches changes what comes out.

#[path = "support/wire.rs"]
mod wire;

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, RecordBatch, StringArray, UInt32Array};
use arrow_schema::{DataType, Field, Schema};
use arrow_select::concat::concat_batches;
use arrow_select::take::take_record_batch;
use daejo::model::{Article, Story};
use daejo::read::{self, Options, Source};
use daejo::stage::{self, Settings};

fn settings() -> Settings {
    Settings::default()
}

fn articles() -> Vec<Article> {
    let story = read::story(&[Source::Stdin(wire::lines(24).into_bytes())], &Options::default()).unwrap();
    assert!(story.unread.is_empty(), "{:?}", story.unread);
    story.articles
}

fn rows(batch: &RecordBatch, rows: Vec<u32>) -> RecordBatch {
    take_record_batch(batch, &UInt32Array::from(rows)).unwrap()
}

/// The rows in another order, the same every time.
fn shuffled(batch: &RecordBatch) -> RecordBatch {
    let n = batch.num_rows() as u32;
    let step = (7..).find(|step| gcd(*step, n.max(1)) == 1).unwrap();
    rows(batch, (0..n).map(|row| (row * step + 3) % n).collect())
}

fn gcd(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { gcd(b, a % b) }
}

fn texts(batch: &RecordBatch, column: &str) -> Vec<String> {
    let column = batch.column_by_name(column).unwrap().as_string::<i32>();
    column.iter().map(|text| text.unwrap_or_default().to_owned()).collect()
}

/// The batch cut into several, such that rows with the same text in `column` stay together.
fn cut(batch: &RecordBatch, of: &dyn Fn(usize) -> usize, parts: usize) -> Vec<RecordBatch> {
    (0..parts)
        .map(|part| {
            rows(batch, (0..batch.num_rows()).filter(|row| of(*row) % parts == part).map(|row| row as u32).collect())
        })
        .collect()
}

fn whole(batches: &[RecordBatch]) -> RecordBatch {
    concat_batches(&batches[0].schema(), batches).unwrap()
}

/// The rows as lines, in order.
fn told(batch: &RecordBatch) -> Vec<String> {
    let mut lines: Vec<String> =
        (0..batch.num_rows()).map(|row| format!("{:?}", batch.slice(row, 1).columns())).collect();
    lines.sort();
    lines
}

struct Whole {
    articles: RecordBatch,
    claims: RecordBatch,
    keys: RecordBatch,
    pairs: RecordBatch,
    edges: RecordBatch,
    stories: RecordBatch,
}

fn all(articles: RecordBatch) -> Whole {
    let s = settings();
    let claims = stage::claims(&articles, &s).unwrap();
    let keys = stage::keys(&claims, &s).unwrap();
    let pairs = stage::added(&stage::pairs(&keys, &s).unwrap().table, &s).unwrap();
    let edges = stage::verify(&pairs, &claims, &s).unwrap();
    let stories = stage::components(&edges, &s).unwrap();
    Whole { articles, claims, keys, pairs, edges, stories }
}

#[test]
fn every_table_has_the_columns_of_its_contract() {
    use daejo::stage::schema;
    let all = all(stage::from_articles(&articles()).unwrap());
    for (batch, schema) in [
        (&all.articles, schema::articles()),
        (&all.claims, schema::claims()),
        (&all.keys, schema::keys()),
        (&all.pairs, schema::pairs()),
        (&all.edges, schema::edges()),
        (&all.stories, schema::stories()),
    ] {
        assert_eq!(batch.schema(), schema);
        assert!(batch.num_rows() > 0, "{schema:?}");
    }
}

#[test]
fn the_made_stories_are_found() {
    let all = all(stage::from_articles(&articles()).unwrap());
    let mut members: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (article, story) in texts(&all.stories, "article").into_iter().zip(texts(&all.stories, "story")) {
        members.entry(story).or_default().push(article);
    }
    assert_eq!(members.len(), 24);
    for (story, members) in members {
        let of = story.split('-').next().unwrap();
        assert_eq!(members, [format!("{of}-0"), format!("{of}-1"), format!("{of}-2")]);
    }
}

#[test]
fn the_order_of_rows_changes_nothing() {
    let s = settings();
    let table = stage::from_articles(&articles()).unwrap();
    let all = all(table.clone());
    assert_eq!(told(&stage::claims(&shuffled(&table), &s).unwrap()), told(&all.claims));
    assert_eq!(stage::keys(&shuffled(&all.claims), &s).unwrap(), all.keys);
    let pairs = stage::pairs(&shuffled(&all.keys), &s).unwrap().table;
    assert_eq!(stage::added(&shuffled(&pairs), &s).unwrap(), all.pairs);
    assert_eq!(stage::verify(&shuffled(&all.pairs), &shuffled(&all.claims), &s).unwrap(), all.edges);
    assert_eq!(stage::components(&shuffled(&all.edges), &s).unwrap(), all.stories);
}

#[test]
fn how_rows_are_cut_into_batches_changes_nothing() {
    let s = settings();
    let all = all(stage::from_articles(&articles()).unwrap());
    for parts in [2, 5] {
        let claims: Vec<_> =
            cut(&all.articles, &|row| row, parts).iter().map(|part| stage::claims(part, &s).unwrap()).collect();
        assert_eq!(told(&whole(&claims)), told(&all.claims));
        // all rows of an article together
        let article = texts(&all.claims, "article");
        let of = |row: usize| article[row].bytes().map(usize::from).sum();
        let keys: Vec<_> = cut(&all.claims, &of, parts).iter().map(|part| stage::keys(part, &s).unwrap()).collect();
        assert_eq!(told(&whole(&keys)), told(&all.keys));
        // all rows of a key together
        let key = all.keys.column_by_name("key").unwrap().as_primitive::<arrow_array::types::Int64Type>();
        let of = |row: usize| key.value(row).unsigned_abs() as usize;
        let pairs: Vec<_> =
            cut(&all.keys, &of, parts).iter().map(|part| stage::pairs(part, &s).unwrap().table).collect();
        let pairs = whole(&pairs);
        assert!(pairs.num_rows() > all.pairs.num_rows());
        // all rows of a pair together
        let a = texts(&pairs, "a");
        let of = |row: usize| a[row].bytes().map(usize::from).sum();
        let added: Vec<_> = cut(&pairs, &of, parts).iter().map(|part| stage::added(part, &s).unwrap()).collect();
        assert_eq!(told(&whole(&added)), told(&all.pairs));
        let edges: Vec<_> = cut(&all.pairs, &|row| row, parts)
            .iter()
            .map(|part| stage::verify(part, &all.claims, &s).unwrap())
            .collect();
        assert_eq!(told(&whole(&edges)), told(&all.edges));
        // what hangs together together
        let story = texts(&all.edges, "a");
        let of = |row: usize| story[row][1..5].parse::<usize>().unwrap();
        let stories: Vec<_> =
            cut(&all.edges, &of, parts).iter().map(|part| stage::components(part, &s).unwrap()).collect();
        assert_eq!(told(&whole(&stories)), told(&all.stories));
    }
}

/// Articles with their story as a column.
fn with_story(articles: &RecordBatch, story: &dyn Fn(&str) -> String) -> RecordBatch {
    let column: StringArray = texts(articles, "id").iter().map(|id| Some(story(id))).collect();
    let mut fields: Vec<Field> = articles.schema().fields().iter().map(|field| field.as_ref().clone()).collect();
    fields.push(Field::new("story", DataType::Utf8, true));
    let mut columns: Vec<ArrayRef> = articles.columns().to_vec();
    columns.push(Arc::new(column));
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns).unwrap()
}

#[test]
fn verdicts_are_those_of_check() {
    let articles = articles();
    let table = stage::from_articles(&articles).unwrap();
    let of = |id: &str| format!("{}-0", id.split('-').next().unwrap());
    let verdicts = stage::reconcile(&with_story(&shuffled(&table), &of), &settings()).unwrap();
    let mut expected = Vec::new();
    for n in 0..24 {
        let name = format!("s{n:04}-0");
        let articles: Vec<Article> = articles.iter().filter(|article| of(&article.id) == name).cloned().collect();
        assert_eq!(articles.len(), 3);
        let story = Story { title: String::new(), timezone: read::TIMEZONE.into(), articles, unread: Vec::new() };
        for cluster in daejo::pipeline::check(story, &|_, _| {}).clusters {
            let claims = cluster.claims.len() as i32;
            expected.push((name.clone(), cluster.id, cluster.question, cluster.verdict.name().to_owned(), claims));
        }
    }
    let claims = verdicts.column_by_name("claims").unwrap().as_list::<i32>();
    let found: Vec<_> = (0..verdicts.num_rows())
        .map(|row| {
            let of = |column| texts(&verdicts.slice(row, 1), column).remove(0);
            (of("story"), of("cluster"), of("question"), of("verdict"), claims.value_length(row))
        })
        .collect();
    assert_eq!(found, expected);
    assert!(found.iter().any(|row| row.3 == "conflict"), "a figure was told otherwise, and nobody noticed");
}

#[test]
fn an_article_that_is_read_before_reads_the_same() {
    let lines = wire::lines(3);
    let plain = articles().into_iter().filter(|article| lines.contains(&article.id)).collect::<Vec<_>>();
    let table = stage::from_articles(&plain).unwrap();
    let again = stage::to_articles(&table, &settings()).unwrap();
    for (before, mut after) in plain.iter().zip(again) {
        // what is only shown is not kept
        after.skipped.clone_from(&before.skipped);
        after.cautions.clone_from(&before.cautions);
        assert_eq!(*before, after);
    }
    // without what reading made of them, as anybody may write them
    let columns: Vec<usize> =
        (0..table.num_columns()).filter(|n| table.schema().field(*n).name() != "layout").collect();
    let bare = table.project(&columns).unwrap();
    let bodies: Vec<String> = lines
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["body"].as_str().unwrap().to_owned())
        .collect();
    let mut columns: Vec<ArrayRef> = bare.columns().to_vec();
    let at = bare.schema().index_of("body").unwrap();
    columns[at] = Arc::new(bodies.iter().map(|body| Some(body.as_str())).collect::<StringArray>());
    let bare = RecordBatch::try_new(bare.schema(), columns).unwrap();
    let (with, without) = (stage::claims(&table, &settings()).unwrap(), stage::claims(&bare, &settings()).unwrap());
    assert_eq!(texts(&with, "claim"), texts(&without, "claim"));
    assert_eq!(texts(&with, "text"), texts(&without, "text"));
}

#[test]
fn a_key_that_everybody_has_brings_few_pairs_and_is_counted() {
    // one boilerplate sentence in very many articles of one day
    let mut keys = Vec::new();
    let many = 20_000_i64;
    for n in 0..many {
        keys.push((42_i64, 2_i8, format!("a{n:05}"), 20_000));
        keys.push((43_i64, 0_i8, format!("a{n:05}"), 20_000));
        // and a rare name that two share
        keys.push((1000 + n / 2, 0_i8, format!("a{n:05}"), 20_000));
    }
    let batch = RecordBatch::try_new(
        stage::schema::keys(),
        vec![
            Arc::new(keys.iter().map(|key| key.0).collect::<arrow_array::Int64Array>()) as ArrayRef,
            Arc::new(keys.iter().map(|key| key.1).collect::<arrow_array::Int8Array>()),
            Arc::new(keys.iter().map(|key| Some(key.2.as_str())).collect::<StringArray>()),
            Arc::new(
                keys.iter().map(|key| key.3).collect::<Vec<i32>>().into_iter().collect::<arrow_array::Date32Array>(),
            ),
            Arc::new(keys.iter().map(|_| 0).collect::<arrow_array::Int32Array>()),
            Arc::new(keys.iter().map(|_| Some([0_u8; 16])).collect::<arrow_array::BinaryArray>()),
        ],
    )
    .unwrap();
    let pairs = stage::pairs(&batch, &settings()).unwrap();
    assert_eq!(pairs.skewed, 2 * many as u64);
    let most = many as usize + many as usize / 2;
    assert!(pairs.table.num_rows() <= most, "{} pairs", pairs.table.num_rows());
    let names = pairs.table.column_by_name("names").unwrap().as_primitive::<Int32Type>();
    assert_eq!(names.values().iter().sum::<i32>(), many as i32 / 2);
}

#[test]
fn a_table_that_lacks_a_column_is_refused_by_name() {
    let s = settings();
    let all = all(stage::from_articles(&articles()).unwrap());
    let without = |batch: &RecordBatch, name: &str| {
        let kept: Vec<usize> = (0..batch.num_columns()).filter(|n| batch.schema().field(*n).name() != name).collect();
        batch.project(&kept).unwrap()
    };
    for (error, expected) in [
        (stage::claims(&without(&all.articles, "body"), &s).unwrap_err(), "articles: found no column body"),
        (stage::keys(&without(&all.claims, "day"), &s).unwrap_err(), "claims: found no column day"),
        (stage::pairs(&without(&all.keys, "sketch"), &s).unwrap_err(), "keys: found no column sketch"),
        (stage::components(&without(&all.edges, "a_day"), &s).unwrap_err(), "edges: found no column a_day"),
    ] {
        assert!(error.to_string().starts_with(expected), "{error}");
    }
    let few = rows(&all.claims, vec![0]);
    let error = stage::verify(&all.pairs, &few, &s).unwrap_err().to_string();
    assert!(error.starts_with("claims: found nothing of the article"), "{error}");
}
