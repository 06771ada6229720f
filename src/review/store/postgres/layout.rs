//! How are the tables laid out, and who brings them up? Whoever opens a record for writing: one step after the other, forward
//! only, one process at a time.

use tokio_postgres::types::Type;
use tokio_postgres::{Client, GenericClient};

use super::trouble::{Told, Trouble};

/// The steps, each from the layout before. A step that is out in the world is never changed; a new one is added.
const STEPS: &[&str] = &[include_str!("1.sql")];

/// What one process at a time holds while it brings the tables up (`daej`).
const LOCK: i64 = 0x6461_656a;

/// The layout this daejo knows.
fn newest() -> usize {
    STEPS.len()
}

/// Brings the tables up to the newest layout.
pub async fn bring_up(client: &mut Client) -> Told<()> {
    if found(client).await? == Some(newest()) {
        return Ok(());
    }
    let encoding: String = client.query_typed_one("SHOW server_encoding", &[]).await?.try_get(0)?;
    if encoding != "UTF8" {
        return Err(Trouble::Found(format!("a database in {encoding}, which cannot hold every text (UTF8 can)")));
    }
    let transaction = client.transaction().await?;
    transaction.query_typed("SELECT pg_advisory_xact_lock($1)", &[(&LOCK, Type::INT8)]).await?;
    // somebody else may have done it meanwhile
    let from = match found(&transaction).await? {
        Some(layout) => layout,
        None => {
            let there = "SELECT to_regnamespace('daejo') IS NOT NULL";
            if !transaction.query_typed_one(there, &[]).await?.try_get::<_, bool>(0)? {
                transaction.batch_execute("CREATE SCHEMA daejo").await?;
            }
            0
        }
    };
    for (n, step) in STEPS.iter().enumerate().skip(from) {
        transaction.batch_execute(step).await?;
        let version = i32::try_from(n + 1).unwrap_or(i32::MAX);
        let insert = "INSERT INTO daejo.layout (version) VALUES ($1)";
        transaction.execute_typed(insert, &[(&version, Type::INT4)]).await?;
    }
    Ok(transaction.commit().await?)
}

/// Whether the tables are there to be read.
pub async fn is_there(client: &Client) -> Told<bool> {
    match found(client).await? {
        None => Ok(false),
        Some(layout) if layout == newest() => Ok(true),
        Some(layout) => {
            Err(Trouble::Found(format!("layout {layout} of an older daejo, which the next decision brings up")))
        }
    }
}

/// The layout of the tables; `None` where there are none.
async fn found(client: &impl GenericClient) -> Told<Option<usize>> {
    let ours = "SELECT to_regclass('daejo.layout') IS NOT NULL,
        EXISTS (SELECT FROM pg_class WHERE relnamespace = to_regnamespace('daejo'))";
    let row = client.query_typed_one(ours, &[]).await?;
    match (row.try_get(0)?, row.try_get(1)?) {
        (true, _) => {}
        (false, false) => return Ok(None),
        (false, true) => return Err(Trouble::Found("another program's schema daejo".into())),
    }
    let newest_found = "SELECT coalesce(max(version), 0) FROM daejo.layout";
    let layout: i32 = client.query_typed_one(newest_found, &[]).await?.try_get(0)?;
    match usize::try_from(layout) {
        Ok(layout) if layout <= newest() => Ok(Some(layout)),
        _ => Err(Trouble::Found(format!("layout {layout} of a newer daejo"))),
    }
}
