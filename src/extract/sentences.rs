//! The sentences of an article, each with its values and words, read in order.

use rustc_hash::FxHashSet;

use super::fold::Case;
use super::grammar::{self, Grammar};
use super::names;
use super::people;
use super::scene::attested_nouns;
use super::word::{Word, words};
use crate::model::{Article, Flag, Grain, Lang, Mention, Period, Segment, Span, Value, Zone};
use crate::normalise::{Anchor, in_passing, scan};

/// A sentence read.
#[derive(Clone, Debug)]
pub struct ReadSentence {
    /// Where.
    pub span: Span,
    /// The zone of its segment.
    pub zone: Zone,
    /// Who the page says is speaking.
    pub speaker: Option<String>,
    /// Its values, with spans in the article.
    pub mentions: Vec<Mention>,
    /// Its words.
    pub words: Vec<Word>,
    /// What its words do, where their order tells it.
    pub grammar: Option<Grammar>,
}

/// Reads every sentence that does not repeat an earlier passage.
pub fn read(article: &Article) -> Vec<ReadSentence> {
    let mut anchor = Anchor {
        published: article.published.map(|p| p.at),
        inferred: article.inferred.iter().any(|i| i.field == "published"),
        ..Anchor::default()
    };
    let mut read = Vec::new();
    for part in article.segments.iter().filter(|s| s.repeats.is_none()) {
        for span in split(article, part) {
            let mut mentions = scan(span.of(&article.text), article.lang, &anchor);
            for mention in &mut mentions {
                mention.span = mention.span.shift(span.start);
            }
            for mention in &mentions {
                anchor.named_day = named_day(mention, &anchor).or(anchor.named_day);
            }
            let mut words = words(&article.text, span, article.lang, &mentions);
            let grammar = grammar::read(&article.text, &mut words, &mentions, article.lang);
            read.push(ReadSentence { span, zone: part.zone, speaker: part.speaker.clone(), mentions, words, grammar });
        }
    }
    keep_whole(&article.text, &mut read, article.lang);
    read
}

/// Puts the end back that was taken for a particle, where the article has the whole word with a particle of its own and never the
/// word without the end (강다은 is no 강다 where 강다은의 stands), or a title with a particle of its own says that it is a name.
fn keep_whole(text: &str, read: &mut [ReadSentence], lang: Lang) {
    let nouns: FxHashSet<String> = attested_nouns(read).into_iter().map(str::to_owned).collect();
    for sentence in read.iter_mut() {
        for n in 0..sentence.words.len() {
            let word = &sentence.words[n];
            let whole = word.span.of(text);
            let marked = word.is_content_noun() && matches!(word.folded.case, Case::Topic | Case::Subject);
            let attested = |word: &str| nouns.contains(word);
            if marked
                && !attested(&word.folded.stem)
                && (attested(whole) || is_titled(text, &sentence.words[n..], lang))
            {
                let word = &mut sentence.words[n];
                (word.folded.stem, word.folded.base, word.folded.case) = (whole.to_owned(), whole.len(), Case::Bare);
            }
        }
    }
}

/// So many words a house and an office may have behind a name.
const LONGEST_OFFICE: usize = 5;

/// Whether the first word is spelled like a name and leads to a title with the particle that it seems to have, for a clause has one
/// topic: 강다은 한빛당 위원장은, but 안건은 의장이.
fn is_titled(text: &str, words: &[Word], lang: Lang) -> bool {
    let joins = |w: &&Word| w.is_content_noun() && !w.comma && w.folded.case == Case::Bare;
    let behind = words[1..].iter().take(LONGEST_OFFICE).take_while(joins).count() + 1;
    let last = words.get(behind).filter(|_| behind <= LONGEST_OFFICE && !words[0].comma);
    names::is_spelled_like_most(words[0].span.of(text), lang)
        && last.is_some_and(|w| w.folded.case == words[0].folded.case && people::is_title(w, lang))
}

/// The sentences of a segment, trimmed, in order; a line of a headline or a caption without a full stop is one sentence.
pub fn split(article: &Article, segment: &Segment) -> Vec<Span> {
    let text = segment.span.of(&article.text);
    let by_line = matches!(segment.zone, Zone::Headline | Zone::Deck);
    let mut spans: Vec<Span> = Vec::new();
    for part in sentencex::segment(article.lang.code(), text)
        .into_iter()
        .flat_map(|part| part.split(move |c| by_line && c == '\n'))
    {
        let start = segment.span.start + (part.as_ptr() as usize - text.as_ptr() as usize);
        let trimmed = part.trim();
        if trimmed.is_empty() {
            continue;
        }
        let lead = part.len() - part.trim_start().len();
        let span = Span::new(start + lead, start + lead + trimmed.len());
        match spans.last_mut() {
            Some(last) if last.end == span.start && ends_in_initial(last.of(&article.text)) => last.end = span.end,
            _ => spans.push(span),
        }
    }
    spans
}

/// Whether a full stop at the end stands behind an initial: what follows without a space goes on with it (D-N.Y.).
fn ends_in_initial(text: &str) -> bool {
    let mut back = text.bytes().rev();
    back.next() == Some(b'.')
        && back.next().is_some_and(|b| b.is_ascii_uppercase())
        && !back.next().is_some_and(|b| b.is_ascii_alphabetic())
}

/// The day that 이날 means after this mention.
fn named_day(mention: &Mention, before: &Anchor) -> Option<jiff::civil::Date> {
    let Value::Time(Period::Dated { from: Some(from), until: Some(until), grain, .. }) = &mention.value else {
        return None;
    };
    let one_day = until.date() == from.date() || until.date() == from.date().tomorrow().ok()?;
    let named = mention.flags.contains(&Flag::NamedDay);
    let passing = in_passing(named, Some(from.date()), before.named_day, before.published);
    (one_day && *grain <= Grain::Day && !passing).then(|| from.date())
}
