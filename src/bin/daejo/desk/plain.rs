//! The desk line by line, for screen readers and scripts: says a question, takes a line, says what was written.

use std::io::{BufRead, Write};

use daejo::report::{Piece, sanitise};
use daejo::review::Act;

use super::card::Card;
use super::session::{Receipt, Session};

/// What a line comes to.
enum Done {
    Written(Option<Receipt>),
    /// Something to say, the question staying as it is.
    Said(String),
    Next,
    Back,
    Leave,
}

/// Runs until the input ends or the editor leaves.
pub fn run(mut session: Session, input: impl BufRead, mut output: impl Write) -> anyhow::Result<()> {
    let (mut skipped, mut told): (Vec<String>, Option<String>) = (Vec::new(), None);
    let mut lines = input.lines();
    loop {
        let open = session.cards.iter().filter(|card| card.is_open());
        let open: Vec<&Card> = open.filter(|card| !skipped.contains(&card.cluster)).collect();
        let Some(card) = open.first() else {
            let nothing = if skipped.is_empty() { "desk.nothing" } else { "plain.skipped" };
            writeln!(output, "{}", session.words.say(nothing, &[("n", &skipped.len().to_string())]))?;
            // what was decided can still be taken back
            match lines.next().transpose()?.as_deref().map(str::trim) {
                Some("z") => say(&mut output, &session.undo().map(Done::Written), &session)?,
                Some("b") => {
                    skipped.pop();
                    told = None;
                }
                Some(line) if line != "q" => {}
                _ => return Ok(()),
            }
            continue;
        };
        let cluster = card.cluster.clone();
        if told.as_ref() != Some(&cluster) {
            let left = session.words.say("desk.left", &[("n", &open.len().to_string())]);
            writeln!(output, "\n{left}\n{}", spoken(card, &session))?;
            told = Some(cluster.clone());
        }
        write!(output, "{} ", session.words.word("desk.prompt"))?;
        output.flush()?;
        let Some(line) = lines.next().transpose()? else { return Ok(()) };
        let done = line_of(&mut session, &cluster, line.trim());
        say(&mut output, &done, &session)?;
        match done {
            Ok(Done::Leave) => return Ok(()),
            Ok(Done::Next) => skipped.push(cluster),
            Ok(Done::Back) => {
                skipped.pop();
                told = None;
            }
            Ok(Done::Written(Some(_))) => told = None,
            _ => {}
        }
        output.flush()?;
    }
}

fn say(output: &mut impl Write, done: &anyhow::Result<Done>, session: &Session) -> anyhow::Result<()> {
    let words = &session.words;
    let line = match done {
        Ok(Done::Written(Some(Receipt { number, hash }))) => {
            words.say("desk.recorded", &[("n", &number.to_string()), ("hash", hash)])
        }
        Ok(Done::Written(None)) => words.word("desk.nothing-to-undo"),
        Ok(Done::Said(text)) => text.clone(),
        Ok(Done::Next | Done::Back | Done::Leave) => return Ok(()),
        Err(error) => words.say("desk.failed", &[("why", &sanitise::plain(&format!("{error:#}")))]),
    };
    Ok(writeln!(output, "{line}")?)
}

/// Does what a line says about a question.
fn line_of(session: &mut Session, cluster: &str, line: &str) -> anyhow::Result<Done> {
    let (key, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = rest.trim().to_owned();
    let written = |receipt| Ok(Done::Written(Some(receipt)));
    match key {
        "" => Ok(Done::Next),
        "b" => Ok(Done::Back),
        "q" => Ok(Done::Leave),
        "a" => written(session.rule(cluster, &rest, |on| Act::Accept { on })?),
        "r" => written(session.rule(cluster, &rest, |on| Act::Reject { on })?),
        "u" => {
            let receipt = session.rule(cluster, &rest, |on| Act::Unsure { on })?;
            written(receipt)
        }
        "v" => match rest.split_once('|') {
            Some((value, rating)) => {
                let (value, rating) = (value.trim().to_owned(), rating.trim().to_owned());
                written(session.rule(cluster, "", |on| Act::Resolve { on, value, rating })?)
            }
            None => Ok(Done::Said(session.words.word("plain.resolve"))),
        },
        "n" => written(session.rule(cluster, "", |on| Act::Note { on, text: rest })?),
        "t" => written(session.rule(cluster, "", |on| Act::Assign { on, to: rest })?),
        "c" => {
            let done = rest.parse().map_or(Ok(None), |number| session.confirm(number))?;
            Ok(done.map_or_else(|| Done::Said(session.words.word("plain.confirm")), |done| Done::Written(Some(done))))
        }
        "z" => Ok(Done::Written(session.undo()?)),
        "s" => {
            let card = session.cards.iter().find(|card| card.cluster == cluster);
            let rows = card.map_or(&[][..], |card| &card.rows);
            let chosen: Option<Vec<String>> = rest
                .split_whitespace()
                .map(|n| Some(rows.get(n.parse::<usize>().ok()?.checked_sub(1)?)?.claim.clone()))
                .collect();
            match chosen.filter(|chosen| !chosen.is_empty() && chosen.len() < rows.len()) {
                Some(chosen) => written(session.split(cluster, &chosen)?),
                None => Ok(Done::Said(session.words.word("plain.split"))),
            }
        }
        "m" => {
            let found = session.cards.iter().filter(|card| !rest.is_empty() && card.cluster.starts_with(&rest));
            let found: Vec<String> = found.map(|card| card.cluster.clone()).collect();
            match found.as_slice() {
                [other] if other != cluster => written(session.merge(cluster, other)?),
                _ => Ok(Done::Said(session.words.word("plain.merge"))),
            }
        }
        "/" => {
            let sought = rest.to_lowercase();
            let found = session.cards.iter().filter(|card| card.holds(&sought));
            let list: Vec<String> = found.map(|card| format!("{} {}", card.cluster, card.question)).collect();
            Ok(Done::Said(if list.is_empty() { session.words.word("desk.not-found") } else { list.join("\n") }))
        }
        _ => Ok(Done::Said(session.words.word("plain.legend").replace(" / ", "\n"))),
    }
}

/// A question in sentences: nothing is told by place or colour.
fn spoken(card: &Card, session: &Session) -> String {
    let words = &session.words;
    let mut lines = vec![
        format!("{}: {} ({})", words.code("verdict", card.verdict.name()), card.question, card.cluster),
        card.standing.clone(),
    ];
    for (n, row) in card.rows.iter().enumerate() {
        let [before, value, after] = &row.sentence;
        lines.push(format!("{}. {}: {} ({})", n + 1, row.outlet, row.value, row.about.join(" · ")));
        lines.push(format!("   {before}‹{value}›{after}"));
    }
    lines.extend(card.reasons.clone());
    for (pair, pieces) in &card.differences {
        let text: String = pieces
            .iter()
            .map(|piece| match piece {
                Piece::Both(words) => words.clone(),
                Piece::First(words) => format!("[-{words}-]"),
                Piece::Second(words) => format!("{{+{words}+}}"),
            })
            .collect();
        lines.push(sanitise::plain(&format!("{pair}: {text}")));
    }
    lines.extend(card.decisions.iter().map(|told| told.line.clone()));
    lines.join("\n")
}
