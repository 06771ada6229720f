//! How is a claim put, and has it happened? By the words at and after it, from the table `modality`.

use aho_corasick::{AhoCorasick, MatchKind};
use rustc_hash::FxHashSet;

use super::fold::{Case, Form, Link, Tense};
use super::grammar::Grammar;
use super::sentences::ReadSentence;
use super::word::{Word, case_after, closes_quotation};
use crate::language::{ByLanguage, table};
use crate::model::{Lang, Modality, Polarity, Span, Value};

/// What a cue says: how it is put, whether it has happened, and of what.
type Cue = (Modality, Option<bool>, Reach);

/// What a cue tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// Of its own clause alone: 채용을 계획하며.
    Own,
    /// Of the clauses that are joined before it, too.
    Before,
    /// Of all around it.
    Around,
}

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
            let reach = match cues.cell(row, "reach") {
                "around" => Reach::Around,
                "own" => Reach::Own,
                _ => Reach::Before,
            };
            (modality, happened, reach)
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
    /// How by its own words, whoever says them and though it is denied: “떠나야 한다” is expected.
    pub worded: Modality,
    /// Whether it has happened already.
    pub happened: bool,
    /// Whether the words say that it has not happened yet.
    pub pending: bool,
    /// Whether it has happened by the words nearest to it: 30일 열리는 회의를 알렸다 does not say when the meeting is.
    pub over: bool,
}

impl Put {
    /// The same, of a value: what is said though its sentence denies something else is not denied.
    pub fn of(self, value: &Value) -> Put {
        let said = matches!(value, Value::Statement(s) if s.polarity == Polarity::Said);
        let modality = if said && self.modality == Modality::Denied { Modality::Asserted } else { self.modality };
        Put { modality, ..self }
    }

    /// The same, as a plan, where the words do not say how.
    pub fn planned(self) -> Put {
        let (worded, pending) = match self.worded {
            Modality::Asserted if !self.happened => (Modality::Planned, true),
            worded => (worded, self.pending),
        };
        Put { worded, pending, ..self }
    }
}

/// A longer phrase of the table that holds a cue's letters and is none.
const NO_CUE: (Modality, Option<bool>) = (Modality::Asserted, None);

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
    pub fn put(&self, text: &str, sentence: &ReadSentence, span: Span, quoted: bool, lang: Lang) -> Put {
        if let Some(grammar) = &sentence.grammar {
            return self.ordered(text, grammar, sentence, span, quoted);
        }
        let told = Telling::of(text, sentence, span, quoted, lang);
        let at = |byte: usize| sentence.words.get(sentence.words.partition_point(|w| w.span.end <= byte));
        let about = |until: usize| {
            let within = move |(byte, (.., reach)): &&(usize, Cue)| {
                let (clause, inside) = at(*byte).map_or((0, false), |w| (w.clause, w.quoted));
                let last = if *reach == Reach::Own { told.from } else { until };
                // what somebody says tells nothing of what is told around it, nor of what else he says
                let voice = !inside || quoted && clause <= told.voice;
                *reach == Reach::Around || *byte >= span.start && (told.from..=last).contains(&clause) && voice
            };
            self.hits.iter().filter(within)
        };
        let denied = about(told.matter).any(|(_, (m, ..))| *m == Modality::Denied);
        let cues = || about(told.until).rev().filter(|(_, (m, ..))| *m != Modality::Denied);
        // a cue that only stands for what is no cue (예정이던, 나오는) says neither how nor when
        let last = cues().find(|(_, (m, happened, _))| (*m, *happened) != NO_CUE);
        // 만날 예정, 숨진 사고: what modifies a noun tells when its own matter lies
        let nearest = sentence.words.iter().filter(|w| w.span.end >= span.end).find(|w| w.folded.form.is_some());
        let own = nearest.filter(|w| w.folded.form == Some(Form::Adnominal)).map(|w| w.folded.tense);
        let tense = own.filter(|t| matches!(t, Tense::Past | Tense::Prospective)).or(told.tense);
        let happened = cues().find_map(|(_, (_, happened, _))| *happened);
        let pending = happened.map_or(tense == Some(Tense::Prospective), |happened| !happened);
        let worded = last.map_or(Modality::Asserted, |(_, (m, ..))| *m);
        let modality = voiced(worded, denied, quoted);
        let happened = !pending && tense == Some(Tense::Past);
        // 29일로 잡혔다, 29일인 것으로 알려졌다: when it is, the verb does not say
        let case = case_after(text, sentence.span, span, lang);
        let plain = matches!(case, Case::Bare | Case::Topic | Case::At | Case::Since | Case::Until);
        let over = happened && plain && told.tense == Some(Tense::Past) && own != Some(Tense::Present);
        Put { modality, worded, happened, pending, over }
    }
}

/// How a claim is put in words that are denied or quoted.
fn voiced(worded: Modality, denied: bool, quoted: bool) -> Modality {
    match (denied, quoted) {
        (true, _) => Modality::Denied,
        (false, true) => Modality::Quoted,
        (false, false) => worded,
    }
}

/// Which clauses of a sentence tell how a claim is put, where endings tell it, and when its matter lies.
#[derive(Clone, Copy)]
struct Telling {
    /// The clause of the claim.
    from: usize,
    /// The last clause that is one matter with it or says it: what is denied there is denied of it.
    matter: usize,
    /// The last clause that tells how and when: of what is joined to it, too, as long as no time is told.
    until: usize,
    /// The last clause of its own quotation, for what is quoted.
    voice: usize,
    /// What the ending says that decides.
    tense: Option<Tense>,
}

impl Telling {
    fn of(text: &str, sentence: &ReadSentence, span: Span, quoted: bool, lang: Lang) -> Telling {
        let words = &sentence.words;
        let from = words.iter().find(|w| w.span.end > span.start).map_or(0, |w| w.clause);
        let mut told = Telling { from, matter: from, until: from, voice: from, tense: None };
        let (mut at, mut one_matter) = (words.partition_point(|w| w.clause < from), true);
        let mut inside = quoted;
        while at < words.len() {
            let clause = &words[at..];
            let clause = &clause[..clause.partition_point(|w| w.clause <= clause[0].clause)];
            at += clause.len();
            // 언급하며 “…”고 말했다: what is told around a quotation goes on behind it, and what is quoted does not in the next
            let last = &clause[clause.len() - 1];
            if last.quoted && !inside {
                continue;
            }
            told.until = clause[0].clause;
            if inside {
                told.voice = told.until;
            }
            if one_matter {
                told.matter = told.until;
            }
            // what is quoted is said by what follows
            let quotation = closes_quotation(words, at);
            inside &= last.quoted && !quotation;
            let Some(end) = clause.iter().rev().find(|w| w.ends_clause()).or(quotation.then_some(last)) else { break };
            let link = if quotation { Link::Said } else { end.folded.link };
            told.tense = told.tense.or_else(|| match (thing_told(text, clause, span, lang), link) {
                (Some(tense), _) => Some(tense),
                (None, Link::Said) if !end.ends_clause() => noun_told(clause),
                (None, Link::Own | Link::Said | Link::If) => Some(end.folded.tense),
                _ => Some(end.folded.tense).filter(|tense| *tense == Tense::Past),
            });
            one_matter &= link != Link::Next;
            if matches!(link, Link::Own | Link::If) || link == Link::Next && told.tense.is_some() {
                break;
            }
        }
        told
    }
}

static TOLD: ByLanguage<FxHashSet<&'static str>> =
    ByLanguage::new(|lang| Some(table(lang, "told").column("word").map(|(w, _)| w).collect()));

/// When the matter lies that a clause tells as a thing: 만나는 것으로 전해졌다 tells what is, not what was.
fn thing_told(text: &str, clause: &[Word], span: Span, lang: Lang) -> Option<Tense> {
    let told = TOLD.get(lang)?;
    let thing = clause.iter().position(|w| w.span.start >= span.start && told.contains(w.span.of(text)))?;
    let before = &clause[thing.checked_sub(1)?].folded;
    Some(before.tense).filter(|tense| before.form == Some(Form::Adnominal) && *tense != Tense::Unsaid)
}

/// When the matter lies that a quoted noun tells: of 마칠 것이라고 the verb before says it, 도전이라고 is.
fn noun_told(clause: &[Word]) -> Option<Tense> {
    let before = clause.len().checked_sub(2).map(|n| &clause[n].folded);
    let told = before.filter(|verb| verb.form == Some(Form::Adnominal)).map_or(Tense::Present, |verb| verb.tense);
    Some(told).filter(|tense| *tense != Tense::Unsaid)
}

impl Cued {
    /// How the claim at `span` is put where order tells it: by the cues of its clause and of those it hangs on.
    fn ordered(&self, text: &str, grammar: &Grammar, sentence: &ReadSentence, span: Span, quoted: bool) -> Put {
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
        let opens = chain.last().and_then(|c| words.iter().position(|w| w.clause == *c));
        let granted = opens.is_some_and(|n| grammar.granted[n]);
        let around = chain.last().and_then(|c| grammar.clauses[*c].parent).filter(|_| !granted);
        let within = |clause: usize| chain.contains(&clause) || around == Some(clause);
        let denied = grammar.clauses.get(own).is_some_and(|c| c.negated)
            || self.hits.iter().any(|(byte, (m, ..))| *m == Modality::Denied && within(at(*byte)))
            || around.iter().any(deny)
            || chain[1..].iter().any(deny);
        let pending = told.is_some_and(|(_, (_, happened, _))| *happened == Some(false));
        let past = chain.iter().find(|c| grammar.clauses[**c].finite).or(chain.last());
        let worded = told.map_or(Modality::Asserted, |(_, (m, ..))| *m);
        let modality = voiced(worded, denied, quoted);
        // to cover their tracks: what is meant to be has not been
        let meant = grammar.clauses.get(own).and_then(|c| c.verb).is_some_and(|v| grammar.is_infinitive(words, v));
        let happened = !pending && !meant && past.is_some_and(|c| grammar.clauses[*c].past);
        // was leaving in May, a launch set for May: meant, so it says nothing of when it was
        let first = words.partition_point(|w| w.span.end <= span.start);
        let aimed = first.checked_sub(1).is_some_and(|before| grammar.aims[before]);
        let lasts =
            grammar.clauses.get(own).and_then(|c| c.verb).is_some_and(|v| grammar.is_progressive(text, words, v));
        Put { modality, worded, happened, pending, over: happened && !aimed && !lasts }
    }
}

/// Whether a phrase in letters that are written with spaces between words begins and ends where words do.
pub fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let (before, after) = (text[..start].chars().next_back(), text[end..].chars().next());
    let inside = &text[start..end];
    !(letter(before) && letter(inside.chars().next()) || letter(inside.chars().next_back()) && letter(after))
}
