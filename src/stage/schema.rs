//! Which columns has each table? The contract of `docs/archive.md`.

use std::sync::{Arc, LazyLock};

use arrow_schema::{DataType, Field, Fields, Schema, SchemaRef};

macro_rules! tables {
    ($($(#[$doc:meta])* $name:ident [$($column:literal : $type:expr, $null:literal;)*])*) => {
        $(
            $(#[$doc])*
            #[must_use]
            pub fn $name() -> SchemaRef {
                static SCHEMA: LazyLock<SchemaRef> = LazyLock::new(|| {
                    Arc::new(Schema::new(vec![$(Field::new($column, $type, $null),)*]))
                });
                SCHEMA.clone()
            }
        )*
    };
}

/// A list of texts, none of them null.
fn texts() -> DataType {
    DataType::List(Arc::new(text_item()))
}

/// The item of [`texts`].
pub(super) fn text_item() -> Field {
    Field::new("item", DataType::Utf8, false)
}

/// The fields of a claim of a verdict.
pub(super) fn claim_fields() -> Fields {
    let text = |name: &str| Field::new(name, DataType::Utf8, false);
    let number = |name: &str| Field::new(name, DataType::Int32, false);
    let texts = ["id", "article", "outlet", "kind", "value", "quote", "sentence", "modality"];
    texts.iter().map(|name| text(name)).chain(["start", "end"].iter().map(|name| number(name))).collect()
}

/// The fields of a relation of a verdict.
pub(super) fn relation_fields() -> Fields {
    let field = |name: &str| Field::new(name, DataType::Utf8, name == "finer");
    let mut fields: Vec<Field> = ["a", "b", "relation", "finer", "code"].iter().map(|name| field(name)).collect();
    fields.push(Field::new("figures", texts(), false));
    fields.into()
}

fn structs(fields: Fields) -> DataType {
    DataType::List(Arc::new(Field::new("item", DataType::Struct(fields), false)))
}

tables! {
    /// One row an article.
    articles [
        "id": DataType::Utf8, false;
        "outlet": DataType::Utf8, true;
        "title": DataType::Utf8, true;
        "url": DataType::Utf8, true;
        "published": DataType::Utf8, true;
        "lang": DataType::Utf8, true;
        "body": DataType::Utf8, false;
        "layout": DataType::Utf8, true;
    ]
    /// One row a claim, and one for each sentence that has none.
    claims [
        "article": DataType::Utf8, false;
        "day": DataType::Date32, true;
        "outlet": DataType::Utf8, true;
        "number": DataType::Int32, false;
        "sentence": DataType::Int32, false;
        "claim": DataType::Utf8, true;
        "kind": DataType::Utf8, true;
        "value": DataType::Utf8, true;
        "modality": DataType::Utf8, true;
        "question": DataType::Utf8, true;
        "quote": DataType::Utf8, true;
        "start": DataType::Int32, true;
        "end": DataType::Int32, true;
        "text": DataType::Utf8, true;
        "names": texts(), true;
        "terms": texts(), true;
    ]
    /// What an article may be found by, each key of an article once.
    keys [
        "key": DataType::Int64, false;
        "sort": DataType::Int8, false;
        "article": DataType::Utf8, false;
        "day": DataType::Date32, false;
        "number": DataType::Int32, false;
        "sketch": DataType::Binary, false;
    ]
    /// Articles that share keys.
    pairs [
        "a": DataType::Utf8, false;
        "b": DataType::Utf8, false;
        "a_day": DataType::Date32, false;
        "b_day": DataType::Date32, false;
        "names": DataType::Int32, false;
        "terms": DataType::Int32, false;
        "bands": DataType::Int32, false;
        "weight": DataType::Int32, false;
    ]
    /// Pairs that hold when looked at.
    edges [
        "a": DataType::Utf8, false;
        "b": DataType::Utf8, false;
        "a_day": DataType::Date32, false;
        "b_day": DataType::Date32, false;
        "similarity": DataType::Int32, false;
        "names": DataType::Int32, false;
        "terms": DataType::Int32, false;
        "sentences": DataType::Int32, false;
    ]
    /// For each article with an edge its story.
    stories [
        "article": DataType::Utf8, false;
        "story": DataType::Utf8, false;
        "day": DataType::Date32, false;
    ]
    /// One row a cluster of a story.
    verdicts [
        "story": DataType::Utf8, false;
        "cluster": DataType::Utf8, false;
        "question": DataType::Utf8, false;
        "verdict": DataType::Utf8, false;
        "origins": DataType::Int32, false;
        "informants": DataType::Int32, false;
        "claims": structs(claim_fields()), false;
        "relations": structs(relation_fields()), false;
    ]
}
