//! Korean: particles come off nouns; endings come off 하다/되다 words and the everyday verbs, down to the jamo.
//!
//! 만났다, 만난, 만날 → 만나; 방문했다, 방문하는, 방문해 → 방문. A word that fits neither keeps its form.
//! Every trunk of a verb (만나, 만났, 만난, 만날 …) is laid out once, with what may stand after it; a word is then
//! cut where a trunk and an ending meet that allow each other, and the longest trunk wins (남기는 is 남기 + 는).

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Case, Folded, Form, Link, Tense, hangul};
use crate::language::table;
use crate::model::Lang;

/// What a trunk is, or which trunks an ending may stand after.
type Kinds = u32;

/// The stem, by its last sound: a vowel, ㄹ, another consonant.
const OPEN: Kinds = 1;
const RIEUL: Kinds = 1 << 1;
const CLOSED: Kinds = 1 << 2;
/// The stem of an irregular verb before 으 (도우며, 실으면, 하야니).
const SOFT: Kinds = 1 << 3;
/// The stem without its ㄹ, before ㄴ and ㅅ (만드는).
const DROPPED: Kinds = 1 << 4;
/// With 아/어 (찾아, 방문해, 올라).
const JOINED: Kinds = 1 << 5;
/// With 았/었 (찾았, 방문했).
const PAST: Kinds = 1 << 6;
/// With ㄴ, ㄹ, ㅁ, ㅂ inside.
const N: Kinds = 1 << 7;
const L: Kinds = 1 << 8;
const M: Kinds = 1 << 9;
const B: Kinds = 1 << 10;
/// As N, L, DROPPED and JOINED, of one syllable that is a noun, too (산, 살, 사, 가): only before longer endings.
const SHORT_N: Kinds = 1 << 11;
const SHORT_L: Kinds = 1 << 12;
const SHORT_DROPPED: Kinds = 1 << 13;
const SHORT_JOINED: Kinds = 1 << 14;
/// A verb of one syllable.
const SHORT: Kinds = 1 << 15;

const ANY: Kinds = OPEN | RIEUL | CLOSED | PAST;

/// An ending after one kind of trunk.
#[derive(Clone, Copy)]
struct Ending {
    after: Kinds,
    form: Form,
    tense: Option<Tense>,
    link: Link,
    /// How many bytes stand before the ending proper (겠 in 겠다).
    before: usize,
    /// Not after a verb of one syllable: 주심, 사실, 외신 are nouns.
    long: bool,
}

struct Tables {
    particles: FxHashMap<&'static str, (&'static str, Case)>,
    endings: FxHashMap<String, Vec<Ending>>,
    /// The syllables of the longest ending.
    longest: usize,
    /// The verbs whose every form counts.
    verbs: FxHashSet<&'static str>,
    /// Every trunk → the verbs that it may be of, the likeliest first.
    trunks: FxHashMap<String, Vec<(&'static str, Kinds)>>,
    /// The trunks of the verbs that make a verb of a noun.
    makers: FxHashMap<String, Kinds>,
    /// The trunks of the verbs that are written onto another verb's 아/어.
    helpers: FxHashMap<String, Kinds>,
    /// Words that are not taken apart.
    words: FxHashSet<&'static str>,
    /// Words that are not taken apart when they close a compound either.
    heads: FxHashSet<&'static str>,
    /// Words of one syllable that stand alone.
    short: FxHashSet<&'static str>,
}

/// Verbs that make a verb of a noun; the noun alone is the stem.
const MAKERS: &[&str] = &["시키", "당하", "하", "되"];

/// Verbs that are often written onto another verb's 아/어 (만들어지다, 늘어왔다, 전달해줬다); the other is the stem.
const HELPERS: &[&str] = &["지", "주", "오", "가", "내", "놓", "두", "버리", "보", "있", "나가", "드리"];

/// What may stand between stem and ending, after which trunks, and the trunk it makes: 겠, 었, 시.
const BETWEEN: &[(&str, Kinds)] = &[
    ("", PAST),
    ("겠", ANY),
    ("었", PAST),
    ("었겠", PAST),
    ("셨", OPEN | SOFT | DROPPED | SHORT_DROPPED),
    ("으셨", CLOSED),
    ("시겠", OPEN | SOFT | DROPPED | SHORT_DROPPED),
    ("으시겠", CLOSED),
    ("셨겠", OPEN | SOFT | DROPPED | SHORT_DROPPED),
];

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let ko = Lang::parse("ko").unwrap_or(Lang::UND);
    let particles = table(ko, "particles");
    let verbs = table(ko, "verbs");
    let mut ranked: FxHashMap<String, Vec<(u8, &'static str, Kinds)>> = FxHashMap::default();
    let mut lay = |(trunk, rank, verb, kinds)| ranked.entry(trunk).or_default().push((rank, verb, kinds));
    for (verb, row) in verbs.column("verb") {
        let laid = laid_out(verb, verbs.cell(row, "also")).into_iter().map(|(t, rank, k)| (t, rank, verb, k));
        if verbs.cell(row, "only") == "joined" {
            // what may be another verb's, too, is the other's (지었다 is 짓다)
            let laid = laid.filter(|t| t.3 & (JOINED | PAST) != 0 && t.0 != verb);
            laid.map(|(t, rank, v, k)| (t, rank + 9, v, k)).for_each(&mut lay);
        } else {
            laid.for_each(&mut lay);
        }
    }
    let likeliest_first = |mut verbs: Vec<(u8, &'static str, Kinds)>| -> Vec<(&'static str, Kinds)> {
        verbs.sort_by_key(|(rank, ..)| *rank);
        verbs.into_iter().map(|(_, verb, kinds)| (verb, kinds)).collect()
    };
    let by_trunk = ranked.into_iter().map(|(trunk, verbs)| (trunk, likeliest_first(verbs))).collect();
    let plain = |verbs: &[&str]| {
        let mut by_trunk: FxHashMap<String, Kinds> = FxHashMap::default();
        for (trunk, _, kinds) in verbs.iter().flat_map(|verb| laid_out(verb, "")) {
            *by_trunk.entry(trunk).or_default() |= kinds & !SHORT;
        }
        by_trunk
    };
    let endings = endings(ko);
    let free = verbs.column("verb").filter(|(_, row)| verbs.cell(row, "only").is_empty());
    let verbs: FxHashSet<&str> = free.map(|(verb, _)| verb).collect();
    let whole = table(ko, "whole_words").column("word").map(|(word, _)| word);
    let (heads, whole): (Vec<_>, Vec<_>) = whole.partition(|word| word.starts_with('~'));
    Tables {
        particles: particles
            .column("particle")
            .map(|(word, row)| (word, (particles.cell(row, "after"), Case::named(particles.cell(row, "case")))))
            .collect(),
        longest: endings.keys().map(|e| e.chars().count()).max().unwrap_or(0),
        endings,
        trunks: by_trunk,
        makers: plain(MAKERS),
        helpers: plain(HELPERS),
        short: ["honorifics", "pronouns"]
            .into_iter()
            .flat_map(|name| table(ko, name).column("word").map(|(w, _)| w))
            .collect(),
        words: [("concepts", "word"), ("places", "place"), ("titles", "title")]
            .into_iter()
            .flat_map(|(name, column)| table(ko, name).column(column).map(|(word, _)| word))
            .filter(|word| !verbs.contains(word))
            .chain(whole)
            .collect(),
        verbs,
        heads: heads.into_iter().map(|word| &word[1..]).collect(),
    }
});

/// The trunks of a verb, each with a rank (the regular ones first) and what it is.
fn laid_out(verb: &str, also: &str) -> Vec<(String, u8, Kinds)> {
    let Some(last) = verb.chars().next_back() else { return Vec::new() };
    let before = &verb[..verb.len() - last.len_utf8()];
    let on = |c: char| format!("{before}{c}");
    let short = if before.is_empty() { SHORT } else { 0 };
    let mut trunks = Vec::new();
    let mut joined = Vec::new();
    let mut soft = Vec::new();
    for trunk in also.split(' ').filter(|t| !t.is_empty()) {
        let end = trunk.chars().next_back().unwrap_or(' ');
        // 하얗 has 하야 before 으, 하얘 with 아
        if hangul::joined(end) && hangul::opened(last) != Some(end) {
            joined.push((trunk.to_owned(), 1));
        } else {
            soft.push(trunk);
        }
    }
    let vowel = if hangul::bright(last) { '아' } else { '어' };
    if hangul::closed(last) {
        joined.push((format!("{verb}{vowel}"), 0));
        trunks.push((verb.to_owned(), 0, short | if hangul::closed_by_rieul(last) { RIEUL } else { CLOSED }));
    } else {
        trunks.push((verb.to_owned(), 0, short | OPEN));
        joined.extend(hangul::melted(last).map(|melted| (on(melted), 0)));
        if last == '하' {
            joined.push((format!("{verb}여"), 0));
        } else if hangul::keeps_eo(last) {
            joined.push((format!("{verb}{vowel}"), 0));
        }
    }
    for (trunk, rank) in joined {
        let Some(end) = trunk.chars().next_back() else { continue };
        let past = hangul::with(end, 'ㅆ').map(|c| format!("{}{c}", &trunk[..trunk.len() - end.len_utf8()]));
        trunks.extend(past.map(|past| (past, rank, PAST)));
        trunks.push(if trunk == verb && short != 0 { (trunk, rank, SHORT_JOINED) } else { (trunk, rank, JOINED) });
    }
    let inside = [('ㄴ', N), ('ㄹ', L), ('ㅁ', M), ('ㅂ', B)];
    if !hangul::closed(last) {
        trunks.extend(inside.iter().filter_map(|(j, k)| Some((on(hangul::with(last, *j)?), 1, short | k))));
    }
    for trunk in soft {
        let Some(end) = trunk.chars().next_back() else { continue };
        trunks.push((trunk.to_owned(), 2, SOFT));
        let head = &trunk[..trunk.len() - end.len_utf8()];
        let inside = inside[..3].iter().filter_map(|(j, k)| Some((format!("{head}{}", hangul::with(end, *j)?), 2, *k)));
        trunks.extend(inside);
    }
    if hangul::closed_by_rieul(last) {
        let kinds = if short == 0 { [DROPPED, N, L, B] } else { [SHORT | SHORT_DROPPED, SHORT_N, SHORT_L, B] };
        let shapes = [hangul::opened(last), hangul::with(last, 'ㄴ'), Some(last), hangul::with(last, 'ㅂ')];
        trunks.extend(kinds.into_iter().zip(shapes).filter_map(|(k, c)| Some((on(c?), 3, k))));
        if short == 0 {
            trunks.extend(hangul::with(last, 'ㄻ').map(|c| (on(c), 3, M)));
        }
    }
    trunks
}

/// The endings of the table, alone and behind what may stand between.
fn endings(ko: Lang) -> FxHashMap<String, Vec<Ending>> {
    let rows = table(ko, "endings");
    let mut endings: FxHashMap<String, Vec<Ending>> = FxHashMap::default();
    let mut add = |text: String, ending: Ending| endings.entry(text).or_default().push(ending);
    for (text, row) in rows.column("ending") {
        let form = match rows.cell(row, "form") {
            "final" => Form::Final,
            "connective" => Form::Connective,
            "adnominal" => Form::Adnominal,
            _ => Form::Nominal,
        };
        let jamo = text.chars().next().filter(|c| !hangul::is_syllable(*c));
        let rest = &text[jamo.map_or(0, char::len_utf8)..];
        let alone = rest.is_empty();
        let first = rest.chars().next().unwrap_or(' ');
        let after = match (jamo, rows.cell(row, "after")) {
            (Some('ㄴ'), _) => {
                if alone {
                    N
                } else {
                    N | SHORT_N
                }
            }
            (Some('ㄹ'), _) => {
                if alone {
                    L
                } else {
                    L | SHORT_L
                }
            }
            (Some('ㅁ'), _) => M,
            (Some(_), _) => B,
            (None, "a") if alone => JOINED,
            (None, "a") => {
                if matches!(first, '서' | '요') {
                    JOINED | SHORT_JOINED
                } else {
                    JOINED
                }
            }
            (None, "c") => CLOSED | PAST,
            (None, "p") => PAST,
            (None, "v") => OPEN | RIEUL | SOFT,
            _ => ANY,
        };
        let drops = jamo.is_none()
            && (hangul::begins_with(first, 'ㄴ') || hangul::begins_with(first, 'ㅅ') && after & SOFT != 0);
        let after = match after {
            after if !drops || after & OPEN == 0 => after,
            // 아니, 거니, 사나 are no forms of 알다, 걸다, 살다 that could be told from other words
            after if first == '는' || first == '세' => after | DROPPED | SHORT_DROPPED,
            after => after | DROPPED,
        };
        let tense = match jamo {
            Some('ㄴ') if alone && form == Form::Adnominal => Some(Tense::Past),
            Some('ㄹ') => Some(Tense::Prospective),
            None if text.starts_with('을') => Some(Tense::Prospective),
            None if text == "은" => Some(Tense::Unsaid),
            _ => None,
        };
        // 감, 남, 탐이, 줌과 are nouns
        let link = Link::named(rows.cell(row, "link"));
        let ending = Ending { after, form, tense, link, before: 0, long: jamo == Some('ㅁ') };
        add(rest.to_owned(), ending);
        // 겠, 었, 셨 are trunks that end in a consonant
        for (between, trunks) in BETWEEN {
            let tense = if between.contains('셨') { Some(Tense::Past) } else { tense };
            let (text, before) = match after {
                _ if after & JOINED != 0 => (format!("{between}어{rest}"), between.len() + '어'.len_utf8()),
                _ if after & PAST != 0 && !between.is_empty() => (format!("{between}{rest}"), between.len()),
                _ => continue,
            };
            add(text, Ending { after: *trunks, form, tense, link, before, long: false });
        }
        // 시 is a trunk that ends in a vowel
        for (lead, trunks) in [("", OPEN | SOFT | DROPPED | SHORT_DROPPED), ("으", CLOSED)] {
            let shape = match jamo {
                Some(jamo) => hangul::with('시', jamo),
                None if after & JOINED != 0 => Some('셔'),
                None if after & OPEN != 0 && first != '시' && first != '세' => Some('시'),
                None => None,
            };
            let Some(shape) = shape else { continue };
            // a dictionary form has no 시, a name may end so
            let trunks = if rest == "다" && jamo.is_none() { trunks & !SHORT_DROPPED } else { trunks };
            let text = format!("{lead}{shape}{rest}");
            add(text, Ending { after: trunks, form, tense, link, before: lead.len() + '시'.len_utf8(), long: alone });
        }
    }
    endings
}

pub fn particle(word: &str) -> Option<Case> {
    TABLES.particles.get(word).map(|(_, case)| *case)
}

pub fn fold(word: &str) -> Folded {
    let tables = &*TABLES;
    if tables.is_whole(word) {
        return noun(word, word.len(), Case::Bare);
    }
    let cut = tables.particle_of(word);
    if let Some((cut, case)) = cut
        && tables.is_whole(&word[..cut])
        && !tables.verbs.contains(&word[..cut])
        // 열기로, 주기로 are far oftener of 열다, 주다
        && !word.ends_with("기로")
    {
        return noun(word, cut, case);
    }
    tables.predicate(word).unwrap_or_else(|| {
        let (cut, case) = cut.unwrap_or((word.len(), Case::Bare));
        noun(word, cut, case)
    })
}

fn noun(word: &str, cut: usize, case: Case) -> Folded {
    Folded { stem: word[..cut].to_lowercase(), base: cut, case, form: None, tense: Tense::Present, link: Link::Own }
}

impl Tables {
    /// Whether the word is one that is not taken apart, or a compound that one of them closes.
    fn is_whole(&self, word: &str) -> bool {
        let closes = |(at, _): (usize, char)| self.heads.contains(&word[at..]) && word[..at].chars().nth(1).is_some();
        self.words.contains(word) || word.char_indices().rev().nth(1).is_some_and(closes)
    }

    /// Where the longest particle that fits stands, and which.
    fn particle_of(&self, word: &str) -> Option<(usize, Case)> {
        let mut best = None;
        let chars = word.chars().count();
        for (n, (cut, c)) in word.char_indices().rev().enumerate() {
            if n >= 4 || !hangul::is_syllable(c) {
                break;
            }
            let Some(before) = word[..cut].chars().next_back() else { break };
            let left = chars - n - 1;
            let Some((after, case)) = self.particles.get(&word[cut..]) else { continue };
            let fits = match *after {
                "c" => hangul::closed(before),
                "v" => !hangul::closed(before) || c == '로' && hangul::closed_by_rieul(before),
                _ => true,
            };
            // one Hangul syllable is too little to be sure of, except before particles that nothing else looks like
            let enough = left >= 2
                || !hangul::is_syllable(before)
                || matches!(&word[cut..], "는" | "를" | "은" | "을")
                || self.short.contains(&word[..cut]);
            if fits && enough {
                best = Some((cut, *case));
            }
        }
        best
    }

    /// The word as a form of a known verb, or of a noun with 하다/되다: the longest trunk that an ending may follow.
    fn predicate(&self, word: &str) -> Option<Folded> {
        if !word.chars().next_back().is_some_and(hangul::is_syllable) {
            return None;
        }
        let cuts = [word.len()].into_iter().chain(word.char_indices().rev().map(|(at, _)| at));
        for cut in cuts.take(self.longest + 1).take_while(|cut| *cut > 0) {
            let (head, tail) = word.split_at(cut);
            let Some(endings) = self.endings.get(tail) else { continue };
            let Some((stem, kinds, ending)) = self.trunk(head, endings) else { continue };
            let tense = if kinds & PAST != 0 { Tense::Past } else { ending.tense.unwrap_or(Tense::Present) };
            let base = head.len() + ending.before;
            let (form, link) = (Some(ending.form), ending.link);
            return Some(Folded { stem: stem.to_owned(), base, case: Case::Bare, form, tense, link });
        }
        None
    }

    /// The verb that the head is a trunk of, before one of these endings.
    fn trunk<'w, 'e>(&self, head: &'w str, endings: &'e [Ending]) -> Option<(&'w str, Kinds, &'e Ending)> {
        let may = |kinds: Kinds| endings.iter().find(|e| e.after & kinds != 0 && !(e.long && kinds & SHORT != 0));
        if let Some(verbs) = self.trunks.get(head)
            && let Some(found) = verbs.iter().find_map(|(verb, kinds)| Some((*verb, *kinds, may(*kinds)?)))
        {
            return Some(found);
        }
        if let Some((noun, kinds)) = made(&self.makers, head)
            && let Some(ending) = may(kinds)
        {
            return Some((noun, kinds, ending));
        }
        ends(head).find_map(|at| {
            let kinds = *self.helpers.get(&head[at..])?;
            // the particle 가 looks like the form of 가다 that stands alone
            let ending = may(kinds & !(JOINED | SHORT_JOINED))
                .or_else(|| may(kinds & JOINED).filter(|_| !head.ends_with('와')))?;
            Some((self.joined(&head[..at])?, kinds, ending))
        })
    }

    /// The verb whose trunk with 아/어 this is.
    fn joined<'w>(&self, head: &'w str) -> Option<&'w str> {
        let verbs = self.trunks.get(head).into_iter().flatten();
        let plain = verbs.clone().any(|(_, kinds)| kinds & OPEN != 0);
        if !plain && let Some((verb, _)) = verbs.clone().find(|(_, kinds)| kinds & JOINED != 0) {
            return Some(verb);
        }
        made(&self.makers, head).filter(|(_, kinds)| kinds & JOINED != 0).map(|(noun, _)| noun)
    }
}

/// Where the last one to three syllables begin, but for the whole.
fn ends(head: &str) -> impl Iterator<Item = usize> {
    head.char_indices().rev().take(3).map(|(at, _)| at).filter(|at| *at > 0)
}

/// The noun of two syllables or more that a verb is made of, and the verb's trunk.
fn made<'w>(makers: &FxHashMap<String, Kinds>, head: &'w str) -> Option<(&'w str, Kinds)> {
    ends(head)
        .filter_map(|at| Some((&head[..at], *makers.get(&head[at..])?)))
        .filter(|(noun, _)| noun.chars().nth(1).is_some())
        .last()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stem(word: &str) -> String {
        fold(word).stem
    }

    #[test]
    fn one_verb_in_its_forms_has_one_stem() {
        for (want, forms) in [
            ("만나", "만났다 만난 만날 만나고 만나는 만났고 만납니다 만났습니다 만나며 만난다"),
            ("찾", "찾았다 찾는 찾은 찾을 찾고 찾아 찾았습니다 찾기"),
            ("방문", "방문했다 방문한 방문할 방문하는 방문해 방문하고 방문했으며 방문했습니다 방문하며 방문해서"),
            ("숨지", "숨졌다 숨진 숨지고 숨졌습니다 숨져"),
            ("오르", "오른 오르고 오르는"),
            ("공개", "공개됐다 공개된 공개되는 공개했다 공개돼"),
            ("오", "왔다 온 오는 와서"),
        ] {
            for form in forms.split(' ') {
                assert_eq!(stem(form), want, "{form}");
            }
        }
    }

    #[test]
    fn particles_come_off_only_where_they_fit() {
        for (word, want, case) in [
            ("정부가", "정부", Case::Subject),
            ("대통령은", "대통령", Case::Topic),
            ("서울에서", "서울", Case::Place),
            ("LG전자를", "lg전자", Case::Object),
            ("CEO는", "ceo", Case::Topic),
            ("전문가", "전문가", Case::Bare),
            ("회의", "회의", Case::Bare),
            ("기자", "기자", Case::Bare),
            ("도로", "도로", Case::Bare),
        ] {
            let folded = fold(word);
            assert_eq!((folded.stem.as_str(), folded.case), (want, case), "{word}");
        }
    }

    #[test]
    fn a_connective_says_how_it_hangs_on_what_follows() {
        for (link, words) in [
            (Link::Said, "만난다고 만났다며 방문하라고 떠나자고 오느냐며"),
            (Link::With, "가서 만나지 찾으러 방문하려고 만나거나 키워야 찾아"),
            (Link::Next, "만나고 떠나며 방문하면서 나서자"),
            (Link::If, "만나면 찾으면 만난다면 방문하려면"),
            (Link::Own, "만났지만 떠나는데 만나니 만났다 방문하는"),
        ] {
            for word in words.split(' ') {
                assert_eq!(fold(word).link, link, "{word}");
            }
        }
    }
}
