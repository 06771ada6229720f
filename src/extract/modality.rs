//! How is a claim put, and has it happened? By the words at and after it, from the table `modality`.

use aho_corasick::{AhoCorasick, MatchKind};

use super::fold::Tense;
use super::grammar::Grammar;
use super::sentences::ReadSentence;
use crate::language::{ByLanguage, table};
use crate::model::{Lang, Modality, Span};

/// What a cue says: how it is put, whether it has happened, whether it holds for values before and behind it.
type Cue = (Modality, Option<bool>, bool);

struct Cues {
    find: AhoCorasick,
    rows: Vec<Cue>,
}

static CUES: ByLanguage<Cues> = ByLanguage::new(|lang| {
    let cues = table(lang, "modality");
    let rows = cues
        .rows
        .iter()
        .map(|row| {
            let modality = match cues.cell(row, "modality") {
                "hearsay" => Modality::Hearsay,
                "expected" => Modality::Expected,
                "planned" => Modality::Planned,
                "denied" => Modality::Denied,
                _ => Modality::Asserted,
            };
            let happened = match cues.cell(row, "happened") {
                "y" => Some(true),
                "n" => Some(false),
                _ => None,
            };
            let around = cues.columns.contains(&"around") && cues.cell(row, "around") == "y";
            (modality, happened, around)
        })
        .collect();
    let words = cues.column("words").map(|(w, _)| w);
    let find = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(words).ok()?;
    Some(Cues { find, rows })
});

/// The cues of one sentence, for all its claims.
#[derive(Debug, Default)]
pub struct Cued {
    hits: Vec<(usize, Cue)>,
}

/// How one claim is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Put {
    /// How.
    pub modality: Modality,
    /// Whether it has happened already.
    pub happened: bool,
    /// Whether the words say that it has not happened yet.
    pub pending: bool,
}

/// A longer phrase of the table that holds a cue's letters and is none.
const NO_CUE: (Modality, Option<bool>) = (Modality::Asserted, None);

/// How near a denial must stand behind a claim, in bytes, to be about it.
const DENIAL_REACH: usize = 75;

impl Cued {
    /// Finds the cues of a sentence.
    pub fn find(text: &str, sentence: Span, lang: Lang) -> Cued {
        let Some(cues) = CUES.get(lang) else { return Cued::default() };
        let hits = cues
            .find
            .find_iter(sentence.of(text))
            .filter(|m| is_whole(sentence.of(text), m.start(), m.end()))
            .map(|m| (sentence.start + m.start(), cues.rows[m.pattern().as_usize()]))
            .collect();
        Cued { hits }
    }

    /// How the claim at `span` is put; `quoted` when it stands in quotation marks.
    pub fn put(&self, sentence: &ReadSentence, span: Span, quoted: bool) -> Put {
        if let Some(grammar) = &sentence.grammar {
            return self.ordered(grammar, sentence, span, quoted);
        }
        let after = || self.hits.iter().filter(|(at, (.., around))| *around || *at >= span.start);
        let denied = after().any(|(at, (m, ..))| *m == Modality::Denied && *at < span.end + DENIAL_REACH);
        // a cue that only stands for what is no cue (예정이던, 나오는) says neither how nor when
        let last = after().rev().find(|(_, (m, happened, _))| *m != Modality::Denied && (*m, *happened) != NO_CUE);
        let clause = sentence.words.iter().find(|w| w.span.end > span.start).map_or(0, |w| w.clause);
        let governing = sentence
            .words
            .iter()
            .filter(|w| w.span.start >= span.start && w.ends_clause())
            .find(|w| w.clause >= clause);
        let closing = sentence.words.iter().rev().find(|w| w.ends_clause());
        let prospective = sentence
            .words
            .iter()
            .filter(|w| w.span.end >= span.end)
            .find(|w| w.folded.form.is_some())
            .is_some_and(|w| w.folded.tense == Tense::Prospective);
        let told =
            after().rev().filter(|(_, (m, ..))| *m != Modality::Denied).find_map(|(_, (_, happened, _))| *happened);
        let pending = told.map_or(prospective, |happened| !happened);
        let past = |w: Option<&super::word::Word>| w.is_some_and(|w| w.folded.tense == Tense::Past);
        let modality = if denied {
            Modality::Denied
        } else if quoted {
            Modality::Quoted
        } else {
            last.map_or(Modality::Asserted, |(_, (m, ..))| *m)
        };
        Put { modality, happened: !pending && (past(governing) || past(closing)), pending }
    }
}

impl Cued {
    /// How the claim at `span` is put where order tells it: by the cues of its clause and of those it hangs on.
    fn ordered(&self, grammar: &Grammar, sentence: &ReadSentence, span: Span, quoted: bool) -> Put {
        let words = &sentence.words;
        let at = |byte: usize| words.iter().find(|w| w.span.end > byte).map_or(0, |w| w.clause);
        let own = at(span.start);
        let chain: Vec<usize> = grammar.governing(own).collect();
        let cues: Vec<(usize, &Cue)> = self
            .hits
            .iter()
            .filter_map(|(byte, cue)| Some((chain.iter().position(|c| *c == at(*byte))?, cue)))
            .collect();
        let nearest = cues.iter().map(|(depth, _)| *depth).min();
        let told = cues.iter().rev().find(|(depth, (m, happened, _))| {
            Some(*depth) == nearest && *m != Modality::Denied && (*m, *happened) != NO_CUE
        });
        let deny = |clause: &usize| {
            let verb = grammar.clauses[*clause].verb.map(|v| &words[v]);
            verb.and_then(|w| w.concept).is_some_and(|c| c.name == "deny")
        };
        let around = chain.last().and_then(|c| grammar.clauses[*c].parent);
        let within = |clause: usize| chain.contains(&clause) || around == Some(clause);
        let denied = grammar.clauses.get(own).is_some_and(|c| c.negated)
            || self.hits.iter().any(|(byte, (m, ..))| *m == Modality::Denied && within(at(*byte)))
            || around.iter().any(deny)
            || chain[1..].iter().any(deny);
        let pending = told.is_some_and(|(_, (_, happened, _))| *happened == Some(false));
        let past = chain.iter().find(|c| grammar.clauses[**c].finite).or(chain.last());
        let modality = if denied {
            Modality::Denied
        } else if quoted {
            Modality::Quoted
        } else {
            told.map_or(Modality::Asserted, |(_, (m, ..))| *m)
        };
        Put { modality, happened: !pending && past.is_some_and(|c| grammar.clauses[*c].past), pending }
    }
}

/// Whether a phrase in letters that are written with spaces between words begins and ends where words do.
pub fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let (before, after) = (text[..start].chars().next_back(), text[end..].chars().next());
    let inside = &text[start..end];
    !(letter(before) && letter(inside.chars().next()) || letter(inside.chars().next_back()) && letter(after))
}
