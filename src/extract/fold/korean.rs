//! Korean: particles come off nouns; endings come off 하다/되다 words and the everyday verbs, down to the jamo.
//!
//! 만났다, 만난, 만날 → 만나; 방문했다, 방문하는, 방문해 → 방문. A word that fits neither keeps its form.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::{Case, Folded, Form, Tense, hangul};
use crate::language::table;
use crate::model::Lang;

struct Tables {
    particles: HashMap<&'static str, (&'static str, Case)>,
    endings: HashMap<&'static str, Form>,
    /// Every trunk of a verb → the verb (올라 → 오르).
    verbs: HashMap<&'static str, &'static str>,
    /// Words that are not taken apart.
    words: HashSet<&'static str>,
    /// Words of one syllable that stand alone.
    short: HashSet<&'static str>,
}

const LONGEST: usize = 5;

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let ko = Lang::parse("ko").unwrap_or(Lang::UND);
    let particles = table(ko, "particles");
    let endings = table(ko, "endings");
    let verbs = table(ko, "verbs");
    Tables {
        particles: particles
            .column("particle")
            .map(|(word, row)| (word, (particles.cell(row, "after"), Case::named(particles.cell(row, "case")))))
            .collect(),
        endings: endings
            .column("ending")
            .map(|(word, row)| {
                let form = match endings.cell(row, "form") {
                    "final" => Form::Final,
                    "connective" => Form::Connective,
                    "adnominal" => Form::Adnominal,
                    _ => Form::Nominal,
                };
                (word, form)
            })
            .collect(),
        verbs: verbs
            .column("verb")
            .flat_map(|(verb, row)| verbs.cell(row, "also").split(' ').chain([verb]).map(move |trunk| (trunk, verb)))
            .filter(|(trunk, _)| !trunk.is_empty())
            .collect(),
        short: ["honorifics", "pronouns"]
            .into_iter()
            .flat_map(|name| table(ko, name).column("word").map(|(w, _)| w))
            .collect(),
        words: [("concepts", "word"), ("places", "place"), ("titles", "title"), ("whole_words", "word")]
            .into_iter()
            .flat_map(|(name, column)| table(ko, name).column(column).map(|(word, _)| word))
            .collect(),
    }
});

/// Verbs that make a verb of a noun, longest first; the noun alone is the stem.
const MAKERS: &[&str] = &["시키", "당하", "하", "되"];

pub fn particle(word: &str) -> Option<Case> {
    TABLES.particles.get(word).map(|(_, case)| *case)
}

pub fn fold(word: &str) -> Folded {
    if TABLES.words.contains(word) { whole(word) } else { predicate(word).unwrap_or_else(|| noun(word)) }
}

fn whole(word: &str) -> Folded {
    Folded { stem: word.to_lowercase(), base: word.len(), case: Case::Bare, form: None, tense: Tense::Present }
}

fn noun(word: &str) -> Folded {
    let mut cut = word.len();
    let mut best = None;
    let chars = word.chars().count();
    for (n, (at, c)) in word.char_indices().rev().enumerate() {
        if n >= 4 || !hangul::is_syllable(c) {
            break;
        }
        cut = at.min(cut);
        let Some(before) = word[..cut].chars().next_back() else { break };
        let left = chars - n - 1;
        let Some((after, case)) = TABLES.particles.get(&word[cut..]) else { continue };
        let fits = match *after {
            "c" => hangul::closed(before),
            "v" => !hangul::closed(before) || word[cut..].starts_with('로') && hangul::closed_by_rieul(before),
            _ => true,
        };
        // one Hangul syllable is too little to be sure of, except before particles that nothing else looks like
        let enough = left >= 2
            || !hangul::is_syllable(before)
            || matches!(&word[cut..], "는" | "를" | "은" | "을")
            || TABLES.short.contains(&word[..cut]);
        if fits && enough {
            best = Some((cut, *case));
        }
    }
    match best {
        Some((cut, case)) => {
            Folded { stem: word[..cut].to_lowercase(), base: cut, case, form: None, tense: Tense::Present }
        }
        None => whole(word),
    }
}

/// Tries every ending, longest first; the first that leaves a known verb or a noun with 하다/되다 is taken.
fn predicate(word: &str) -> Option<Folded> {
    let bounds: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
    let n = bounds.len() - 1;
    if n == 0 || !word.chars().next_back().is_some_and(hangul::is_syllable) {
        return None;
    }
    for tail in (0..=LONGEST.min(n - 1)).rev() {
        let cut = bounds[n - tail];
        let (head, tail) = word.split_at(cut);
        let last = head.chars().next_back()?;
        if !hangul::is_syllable(last) {
            continue;
        }
        let trunk = &head[..head.len() - last.len_utf8()];
        if let Some(form) = TABLES.endings.get(tail) {
            let melted_only = tail.is_empty();
            if !melted_only && let Some((stem, past)) = stem_of(trunk, last) {
                let tense = if past {
                    Tense::Past
                } else if tail == "을" || tail == "을지" {
                    Tense::Prospective
                } else {
                    Tense::Present
                };
                return Some(Folded { stem, base: head.len(), case: Case::Bare, form: Some(*form), tense });
            }
            if (melted_only || tail == "서" || tail == "야" || tail == "도" || tail == "요")
                && let Some(stem) = melted(trunk, last)
            {
                let form = if tail == "요" { Form::Final } else { Form::Connective };
                return Some(Folded {
                    stem,
                    base: head.len(),
                    case: Case::Bare,
                    form: Some(form),
                    tense: Tense::Present,
                });
            }
        }
        for jamo in ['ㄴ', 'ㄹ', 'ㅁ', 'ㅂ'] {
            let mut ending = String::from(jamo);
            ending.push_str(tail);
            if let Some(form) = TABLES.endings.get(ending.as_str())
                && let Some(open) = hangul::without(last, jamo)
                && let Some(stem) = known(trunk, open)
            {
                let tense = match (jamo, form) {
                    ('ㄴ', Form::Adnominal) if tail.is_empty() => Tense::Past,
                    ('ㄹ', _) => Tense::Prospective,
                    _ => Tense::Present,
                };
                return Some(Folded { stem, base: head.len(), case: Case::Bare, form: Some(*form), tense });
            }
        }
    }
    None
}

/// The stem under what stands before an ending, with the past taken off: (trunk 만, last 났) → 만나.
fn stem_of(trunk: &str, last: char) -> Option<(String, bool)> {
    if let Some(stem) = known(trunk, last) {
        return Some((stem, false));
    }
    if matches!(last, '았' | '었' | '였') {
        let before = trunk.chars().next_back()?;
        // 였 stands after 하 alone: 줄였다 is 줄이다, not 줄다
        if (last != '였' || before == '하')
            && let Some(stem) = known(&trunk[..trunk.len() - before.len_utf8()], before)
        {
            return Some((stem, true));
        }
    }
    let open = hangul::without(last, 'ㅆ')?;
    let stem = known(trunk, open).or_else(|| known(trunk, hangul::unmelted(open)?))?;
    Some((stem, true))
}

/// The stem of a verb with 아/어 melted into it (방문해, 숨져), or of a trunk that the table gives so (올라).
fn melted(trunk: &str, last: char) -> Option<String> {
    hangul::unmelted(last).and_then(|open| known(trunk, open)).or_else(|| {
        let whole = format!("{trunk}{last}");
        TABLES.verbs.get(whole.as_str()).filter(|verb| **verb != whole).map(|verb| (*verb).to_owned())
    })
}

/// The stem when `trunk` + `last` is an everyday verb, or a noun made a verb.
fn known(trunk: &str, last: char) -> Option<String> {
    let mut stem = String::with_capacity(trunk.len() + 3);
    stem.push_str(trunk);
    stem.push(last);
    let noun = MAKERS.iter().find_map(|m| stem.strip_suffix(m).filter(|noun| noun.chars().count() >= 2));
    noun.or_else(|| TABLES.verbs.get(stem.as_str()).copied()).map(str::to_owned)
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
}
