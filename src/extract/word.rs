//! The words of a sentence: where, what stem, what particle, which everyday concept.

use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::RefCell;

use super::fold::{Case, Folded, Form, Link, fold, is_syllable, particle};
use crate::language::{ByLanguage, table};
use crate::model::{Lang, Mention, Span};

/// An everyday concept of the table `concepts`: what a word is a synonym of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Concept {
    /// Its name.
    pub name: &'static str,
    /// What sort: event, running figure, measure.
    pub kind: &'static str,
}

/// A word of a sentence.
#[derive(Clone, Debug)]
pub struct Word {
    /// Where, in bytes of the article.
    pub span: Span,
    /// Stem, particle, ending.
    pub folded: Folded,
    /// Its concept, if it has one.
    pub concept: Option<Concept>,
    /// What else it shares with its synonyms: the sense of the table `senses`, where it has no concept.
    pub sense: Option<&'static str>,
    /// Says nothing about what a value answers.
    pub stop: bool,
    /// Stands in brackets.
    pub bracketed: bool,
    /// Stands in quotation marks.
    pub quoted: bool,
    /// The mention it belongs to, by index.
    pub mention: Option<usize>,
    /// Which clause of the sentence, from 0.
    pub clause: usize,
    /// Whether it goes on with the predicate before it, as one (만나지 않았다, 만나고 있다).
    pub auxiliary: bool,
    /// Whether a comma, a middle dot, an ellipsis or the like follows.
    pub comma: bool,
}

impl Word {
    /// Whether it is a noun that may carry meaning.
    pub fn is_content_noun(&self) -> bool {
        self.folded.form.is_none() && !self.stop && self.mention.is_none()
    }

    /// What it shares with its synonyms: the name of its concept, else its sense.
    pub fn meaning(&self) -> Option<&'static str> {
        self.concept.map(|c| c.name).or(self.sense)
    }

    /// Whether a clause hangs on it.
    pub fn ends_clause(&self) -> bool {
        matches!(self.folded.form, Some(Form::Final | Form::Connective))
    }
}

struct Lexicon {
    concepts: FxHashMap<&'static str, Concept>,
    senses: FxHashMap<&'static str, &'static str>,
    stop: FxHashSet<&'static str>,
    /// Forms of verbs that stand behind a noun as a particle does.
    postpositions: FxHashSet<&'static str>,
    /// What follows the mark that closes a quotation and says that somebody says it: 이라고 of ”이라고.
    quoting: FxHashSet<&'static str>,
    /// Stems of predicates that go on with the one before them, each with how that must end.
    auxiliaries: FxHashMap<&'static str, Vec<&'static str>>,
}

/// A shorter end of a compound tells nothing: 총사업비 is a 사업비, but 공사비 no 비.
const SHORTEST_END: usize = 2;

impl Lexicon {
    /// The sense of a stem, or of the longest end of it that has one: the head of a Korean compound stands last.
    fn sense(&self, stem: &str) -> Option<&'static str> {
        let whole = self.senses.get(stem);
        let ends = || {
            let letters = stem.chars().count();
            let syllabic = letters > SHORTEST_END && stem.chars().all(is_syllable);
            let starts = stem.char_indices().skip(1).take(if syllabic { letters - SHORTEST_END } else { 0 });
            starts.map(|(at, _)| at).find_map(|at| self.senses.get(&stem[at..]))
        };
        whole.or_else(ends).copied()
    }
}

static LEXICA: ByLanguage<Lexicon> = ByLanguage::new(|lang| {
    let (concepts, senses) = (table(lang, "concepts"), table(lang, "senses"));
    let auxiliaries = table(lang, "auxiliaries");
    let behind = |row| auxiliaries.cell(row, "behind").split(' ').collect();
    let sources = table(lang, "attribution");
    let closing = sources.column("words").filter(|(_, row)| sources.cell(row, "use") == "quote").map(|(word, _)| word);
    Some(Lexicon {
        quoting: closing.map(|word| word.trim_start_matches(QUOTATION_MARKS)).collect(),
        concepts: concepts
            .column("word")
            .map(|(word, row)| {
                (word, Concept { name: concepts.cell(row, "concept"), kind: concepts.cell(row, "kind") })
            })
            .collect(),
        senses: senses.column("word").map(|(word, row)| (word, senses.cell(row, "sense"))).collect(),
        stop: table(lang, "stopwords").column("word").map(|(w, _)| w).collect(),
        postpositions: table(lang, "postpositions").column("word").map(|(w, _)| w).collect(),
        auxiliaries: auxiliaries.column("stem").map(|(stem, row)| (stem, behind(row))).collect(),
    })
});

/// What closes a quotation of somebody's words.
const QUOTATION_MARKS: [char; 2] = ['"', '”'];

/// Behind what a particle of the word before may stand.
const CLOSING: [char; 8] = [')', '\'', '"', '’', '”', '」', '》', '>'];

/// What the tables say of a word, wherever it stands.
#[derive(Clone)]
struct Looked {
    folded: Folded,
    concept: Option<Concept>,
    sense: Option<&'static str>,
    stop: bool,
}

impl Looked {
    fn new(word: &str, lang: Lang) -> Looked {
        let lexicon = LEXICA.get(lang);
        let mut folded = fold(word, lang);
        let postposition = lexicon.is_some_and(|l| l.postpositions.contains(word));
        if postposition {
            folded.form = None;
        }
        let concept = lexicon.filter(|_| !postposition).and_then(|l| l.concepts.get(folded.stem.as_str())).copied();
        // the US is no pronoun
        let listed = lexicon.is_some_and(|l| l.stop.contains(folded.stem.as_str()));
        let stop = postposition || listed && !is_initials(word);
        let sense = lexicon.filter(|_| concept.is_none() && !stop).and_then(|l| l.sense(&folded.stem));
        Looked { folded, concept, sense, stop }
    }
}

/// So many words a thread keeps in mind.
const KEPT: usize = 1 << 14;

thread_local! {
    /// Words that were looked up in the language last read: news says the same words over and over.
    static LOOKED: RefCell<(Lang, FxHashMap<String, Looked>)> = RefCell::new((Lang::UND, FxHashMap::default()));
}

/// What the tables say of a word, from memory where it was looked up before.
fn looked_up(word: &str, lang: Lang) -> Looked {
    LOOKED.with_borrow_mut(|(of, known)| {
        if *of != lang || known.len() >= KEPT {
            known.clear();
            *of = lang;
        }
        if let Some(looked) = known.get(word) {
            return looked.clone();
        }
        let looked = Looked::new(word, lang);
        known.insert(word.to_owned(), looked.clone());
        looked
    })
}

/// Whether a word goes on with the predicate before it.
fn is_auxiliary(text: &str, before: &Word, folded: &Folded, lang: Lang) -> bool {
    let behind = LEXICA.get(lang).and_then(|l| l.auxiliaries.get(folded.stem.as_str()));
    folded.form.is_some()
        && before.ends_clause()
        && !before.comma
        && behind.is_some_and(|b| b.iter().any(|ending| before.span.of(text).ends_with(ending)))
}

/// Whether what follows the mark that closes a quotation says that somebody says it, with a particle of its own or none: 이라고만.
fn is_quoting(word: &str, lang: Lang) -> bool {
    let Some(lexicon) = LEXICA.get(lang) else { return false };
    let mut cuts = word.char_indices().map(|(at, _)| at).skip(1);
    lexicon.quoting.contains(word)
        || cuts.any(|at| lexicon.quoting.contains(&word[..at]) && particle(&word[at..], lang).is_some())
}

/// Cuts a sentence of the article's text into words; `mentions` have spans in the article.
pub fn words(text: &str, sentence: Span, lang: Lang, mentions: &[Mention]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let (mut depth, mut quoted, mut clause, mut next_mention) = (0usize, false, 0usize, 0usize);
    let mut start = None;
    let body = sentence.of(text);
    let mut previous_end = 0;
    for (at, c) in body.char_indices().chain([(body.len(), ' ')]) {
        if is_syllable(c) {
            start.get_or_insert(at);
            continue;
        }
        let inner = matches!(c, '&' | '\'' | '’' | '.' | '-' | '%' | '/')
            && start.is_some()
            && body[at + c.len_utf8()..].chars().next().is_some_and(char::is_alphanumeric)
            && body[..at].chars().next_back().is_some_and(|p| p.is_ascii_alphanumeric());
        if c.is_alphanumeric() || inner {
            start.get_or_insert(at);
            continue;
        }
        if let Some(from) = start.take() {
            let span = Span::new(sentence.start + from, sentence.start + at);
            let word = &body[from..at];
            while mentions.get(next_mention).is_some_and(|m| m.span.end <= span.start) {
                next_mention += 1;
            }
            let mention = mentions.get(next_mention).filter(|m| m.span.overlaps(&span)).map(|_| next_mention);
            // a particle after a bracket or a quotation mark belongs to the word before it
            let mut between = body[previous_end..from].chars();
            let mark = between.next().filter(|c| between.next().is_none() && CLOSING.contains(c));
            let says = mark.is_some_and(|c| QUOTATION_MARKS.contains(&c)) && words.last().is_some_and(|w| w.quoted);
            let case = match mark.filter(|_| mention.is_none()) {
                Some(_) if says && is_quoting(word, lang) => Some(Case::Quote),
                Some(_) => particle(word, lang),
                None => None,
            };
            if let (Some(Case::Quote), true, Some(last)) = (case, says, words.last_mut()) {
                (last.folded.case, last.folded.link) = (Case::Quote, Link::Said);
                clause = last.clause + 1;
            } else if let (Some(case), true) = (case, !words.is_empty()) {
                let owner = words.iter().rposition(|w| !w.bracketed).unwrap_or(words.len() - 1);
                words[owner].folded.case = case;
            } else {
                let Looked { folded, concept, sense, stop } = looked_up(word, lang);
                let before = words.last().filter(|w| w.quoted == quoted && w.mention.is_none() && mention.is_none());
                let joined = before.filter(|w| is_auxiliary(text, w, &folded, lang)).map(|w| w.clause);
                clause = joined.unwrap_or(clause);
                let word = Word {
                    auxiliary: joined.is_some(),
                    span,
                    folded,
                    concept,
                    sense,
                    stop,
                    bracketed: depth > 0,
                    quoted,
                    mention,
                    clause,
                    comma: false,
                };
                let ends = (word.ends_clause() || word.folded.case == Case::Quote) && mention.is_none();
                words.push(word);
                clause += usize::from(ends);
            }
            previous_end = at;
        }
        match c {
            '(' | '[' | '（' => depth += 1,
            ')' | ']' | '）' => depth = depth.saturating_sub(1),
            '"' => quoted = !quoted,
            '“' => quoted = true,
            '”' => quoted = false,
            ',' | '·' | '，' | 'ㆍ' | '…' | '⋯' | ';' | ':' | '|' | '/' => {
                if let Some(last) = words.last_mut() {
                    last.comma = true;
                    // 회장 취임…노조 반발: a headline says one thing behind another
                    let breaks = matches!(c, '…' | '⋯') && last.clause == clause && !quoted;
                    clause += usize::from(breaks);
                }
            }
            _ => {}
        }
    }
    words
}

/// Whether what somebody says ends before word `until`: “협력한다”고 말했다, 참사라고 말했다.
pub fn closes_quotation(words: &[Word], until: usize) -> bool {
    let last = until.checked_sub(1).map(|n| &words[n]);
    let marked = |w: &Word| w.quoted && words.get(until).is_some_and(|next| !next.quoted);
    last.is_some_and(|w| marked(w) || w.folded.case == Case::Quote)
}

/// The case a mention stands in: that of the particle after it.
pub fn case_after(text: &str, sentence: Span, mention: Span, lang: Lang) -> Case {
    let rest = &text[mention.end..sentence.end];
    let tail: &str = &rest[..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())];
    if tail.is_empty() { Case::Bare } else { particle(tail, lang).unwrap_or(Case::Other) }
}

/// Whether a word is in Latin capitals only, as initials are.
pub fn is_initials(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase() || b == b'.')
}

/// Whether what follows belongs to the word, as written in English: Hunter's, the twins'.
pub fn is_owner(word: &str) -> bool {
    ["'s", "’s", "s'", "s’"].iter().any(|end| word.ends_with(end))
}
