//! Which clause does each word stand in, and what is its verb and its subject?

use super::lexicon::{Forms, Lexicon};
use super::{Auxiliary, Break, Clause, Grammar, Part};
use crate::extract::word::{Word, is_initials};
use crate::model::{Kind, Mention};

/// Reads the words of one sentence.
pub struct Reader<'a> {
    words: &'a mut [Word],
    mentions: &'a [Mention],
    lexicon: &'static Lexicon,
    lower: Vec<String>,
    /// Whether a word is in capitals only: the US is no pronoun.
    initials: Vec<bool>,
    /// What stands before each word.
    pub breaks: Vec<Break>,
    /// What is known so far.
    pub parts: Vec<Part>,
    clauses: Vec<Clause>,
    /// The clause that the next word belongs to.
    now: usize,
    /// Where the present clause began.
    start: usize,
    /// Where the verb group that is being read began, an auxiliary.
    group: Option<usize>,
}

impl<'a> Reader<'a> {
    /// Makes ready to read.
    pub fn new(text: &str, words: &'a mut [Word], mentions: &'a [Mention], lexicon: &'static Lexicon) -> Reader<'a> {
        let lower = words.iter().map(|w| w.span.of(text).to_lowercase().replace('’', "'")).collect();
        let initials = words.iter().map(|w| is_initials(w.span.of(text))).collect();
        let mut breaks = Vec::with_capacity(words.len());
        for n in 0..words.len() {
            let inside = n > 0 && words[n].mention.is_some() && words[n].mention == words[n - 1].mention;
            breaks.push(match n {
                0 => Break::Strong,
                _ if inside => Break::None,
                _ => gap(&text[words[n - 1].span.end..words[n].span.start]),
            });
        }
        let clauses = vec![Clause::default()];
        Reader {
            words,
            mentions,
            lexicon,
            lower,
            initials,
            breaks,
            parts: Vec::new(),
            clauses,
            now: 0,
            start: 0,
            group: None,
        }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// A word in small letters.
    pub fn lower(&self, n: usize) -> &str {
        &self.lower[n]
    }

    /// Whether word `n` has a trait.
    pub fn has(&self, n: usize, name: &str) -> bool {
        self.lower.get(n).is_some_and(|w| self.lexicon.has(w, name))
    }

    /// The closed class of a word.
    pub fn closed(&self, n: usize) -> Option<Part> {
        if n >= self.len() || self.has_value(n) || self.initials[n] {
            return None;
        }
        self.lexicon.closed(&self.lower[n])
    }

    /// Whether a word may open a clause as well as a phrase.
    pub fn both(&self, n: usize) -> bool {
        self.lexicon.has(&self.lower[n], "both")
    }

    /// Which forms of a verb a word may be.
    pub fn forms(&self, n: usize) -> Forms {
        if n >= self.len() || self.has_value(n) {
            return Forms::default();
        }
        let forms = self.lexicon.forms(&self.lower[n]);
        // an unknown word in -ing behind a comma or beside another: killing two and darkening homes
        let joined = n > 1
            && self.closed(n - 1) == Some(Part::Conjunction)
            && self.clauses[self.now].verb.is_some_and(|v| self.lower[v].ends_with("ing"));
        let ing = !forms.any() && self.lower[n].ends_with("ing") && self.lower[n].len() > 5 && n > 0;
        Forms { ing: forms.ing || ing && (joined || self.breaks[n] == Break::Comma), ..forms }
    }

    /// Whether a word belongs to a value.
    pub fn has_value(&self, n: usize) -> bool {
        self.words[n].mention.is_some()
    }

    /// What a value is in its sentence.
    pub fn value(&self, n: usize) -> Part {
        match self.words[n].mention.map(|m| self.mentions[m].kind) {
            Some(Kind::Time | Kind::Duration) => Part::Time,
            _ => Part::Number,
        }
    }

    /// Reads all words.
    pub fn read(mut self) -> Grammar {
        for n in 0..self.len() {
            let broken = self.breaks[n];
            if broken >= Break::Colon && n > self.start {
                self.open(n, Clause::default());
            }
            let verbless = self.clauses[self.now].verb.is_none();
            let part = self.tag(n, verbless);
            self.parts.push(part);
            if broken == Break::Comma {
                self.after_comma(n, part);
            }
            match part {
                Part::Relative => self.relative(n),
                Part::Subordinator => {
                    self.open(n, Clause { parent: Some(self.now), finite: true, ..Clause::default() });
                }
                Part::Conjunction => self.joined(n),
                Part::Auxiliary(Auxiliary::To) if self.raised(n) => self.group = self.group.or(Some(n - 1)),
                Part::Auxiliary(Auxiliary::To) => self.infinitive(n),
                Part::Auxiliary(_) => {
                    if self.group.is_none() {
                        self.finite(n);
                        self.group = Some(n);
                    }
                }
                Part::Negation => {
                    let now = self.now;
                    let denies = self.clauses[now].verb.is_none() || self.group.is_some();
                    // not only, not until
                    self.clauses[now].negated |= denies && !self.has(n + 1, "affirms");
                }
                Part::Verb => self.verb(n),
                Part::Adverb => {}
                _ => self.group = None,
            }
            self.words[n].clause = self.now;
        }
        self.inverted();
        for number in 0..self.clauses.len() {
            self.clauses[number].says = self.clauses[number].verb.is_some_and(|v| self.forms(v).clause);
        }
        let with = |name: &str| (0..self.len()).map(|n| !self.has_value(n) && self.has(n, name)).collect();
        let (owners, part_of, places, personal) = (with("owner"), with("part"), with("place"), with("person"));
        let (aims, granted) = (with("aim"), with("granted"));
        Grammar {
            parts: self.parts,
            clauses: self.clauses,
            owners,
            part_of,
            places,
            personal,
            aims,
            granted,
            breaks: self.breaks,
        }
    }

    /// said Mayor Nora Haven: whoever says it stands behind the verb.
    fn inverted(&mut self) {
        for number in 0..self.clauses.len() {
            let Some(verb) =
                self.clauses[number].verb.filter(|v| self.clauses[number].subject.is_none() && self.forms(*v).clause)
            else {
                continue;
            };
            let begins = verb == 0 || self.words[verb - 1].clause != number;
            let run = (verb + 1..self.len()).take_while(|n| {
                self.breaks[*n] == Break::None
                    && matches!(self.parts[*n], Part::Determiner | Part::Noun | Part::Adjective)
            });
            let head = run.last().filter(|n| begins && self.parts[*n] == Part::Noun);
            self.clauses[number].subject = head;
            self.clauses[number].finite |= head.is_some();
            self.clauses[number].past |= head.is_some() && self.forms(verb).past;
        }
    }

    /// Begins a clause at word `n`.
    fn open(&mut self, n: usize, clause: Clause) {
        self.clauses.push(clause);
        self.now = self.clauses.len() - 1;
        self.start = n;
        self.group = None;
    }

    /// The first noun phrase's head in words `[from, until)` that no preposition leads to.
    fn subject_in(&self, from: usize, until: usize) -> Option<usize> {
        let mut led = false;
        let mut head = None;
        for n in (from..until).filter(|n| self.words[*n].clause == self.now) {
            match self.parts[n] {
                Part::Preposition => {
                    if head.is_some() {
                        break;
                    }
                    led = true;
                }
                Part::Determiner
                | Part::Adjective
                | Part::Adverb
                | Part::Conjunction
                | Part::Relative
                | Part::Subordinator => {}
                Part::Noun | Part::Number | Part::Pronoun if !led || self.breaks[n] > Break::None => {
                    if head.is_some() && self.breaks[n] > Break::None {
                        break;
                    }
                    led = false;
                    head = Some(n);
                }
                Part::Noun | Part::Number | Part::Pronoun => {
                    // the noun that the preposition led to ends at a comma or a time
                    led = n + 1 >= until || self.breaks[n + 1] == Break::None;
                }
                _ => led = false,
            }
        }
        head
    }

    /// The innermost clause around that waits for its verb and has something to be its subject.
    fn waiting(&self, n: usize) -> Option<usize> {
        let mut at = self.clauses[self.now].parent;
        while let Some(clause) = at {
            let has_subject = (0..n).any(|m| {
                self.words[m].clause == clause && matches!(self.parts[m], Part::Noun | Part::Number | Part::Pronoun)
            });
            if self.clauses[clause].verb.is_none() && has_subject {
                return Some(clause);
            }
            at = self.clauses[clause].parent;
        }
        None
    }

    /// Whether an outer clause can go on at word `n`.
    pub fn can_resume(&self, n: usize) -> bool {
        self.waiting(n).is_some()
    }

    /// Whether the present clause began at word `n`.
    pub fn just_opened(&self, n: usize) -> bool {
        self.start == n && n > 0
    }

    /// Goes back to an outer clause.
    fn resume(&mut self, clause: usize) {
        self.now = clause;
        self.start = (0..self.parts.len()).find(|m| self.words[*m].clause == clause).unwrap_or(self.start);
    }

    /// A comma may end a clause: that of a relative or a participle, or that before the main clause.
    fn after_comma(&mut self, n: usize, part: Part) {
        let verb = self.clauses[self.now].verb;
        let finite_form = matches!(part, Part::Auxiliary(a) if a != Auxiliary::To)
            || part == Part::Verb && (!self.forms(n).ing || self.forms(n).past);
        if finite_form
            && verb.is_some()
            && let Some(outer) = self.waiting(n)
        {
            return self.resume(outer);
        }
        if verb.is_none() || matches!(part, Part::Conjunction | Part::Relative | Part::Subordinator | Part::Verb) {
            return;
        }
        // a subject with its verb begins another clause: that after `when …,` or `…, the company said`
        if self.predicate_ahead(n).is_some_and(|p| p > n) {
            self.open(n, Clause::default());
        } else if let Some(outer) = self.waiting(n) {
            self.resume(outer);
        }
    }

    /// who, which, that, where: a clause about the noun before it or what is said.
    fn relative(&mut self, n: usize) {
        let noun = n > 0 && matches!(self.parts[n - 1], Part::Noun | Part::Number | Part::Pronoun);
        let about = if noun { self.head_before(n) } else { None };
        let next = self.predicate_ahead(n + 1);
        let own = next.is_some_and(|p| (n + 1..p).all(|m| matches!(self.closed(m), Some(Part::Adverb))));
        let first = next.is_none() && n + 1 < self.len() && self.forms(n + 1).third;
        let subject = about.filter(|_| own || first);
        self.open(n, Clause { parent: Some(self.now), finite: true, subject, ..Clause::default() });
    }

    /// The noun right before word `n`.
    fn head_before(&self, n: usize) -> Option<usize> {
        (0..n).rev().take(3).find(|m| matches!(self.parts[*m], Part::Noun | Part::Number | Part::Pronoun))
    }

    /// and, or, but: another clause begins where another verb follows with a subject or without.
    fn joined(&mut self, n: usize) {
        let now = self.now;
        if self.clauses[now].verb.is_none() {
            return;
        }
        let mut next = n + 1;
        while next < self.len() && matches!(self.closed(next), Some(Part::Adverb | Part::Negation)) {
            next += 1;
        }
        if next >= self.len() {
            return;
        }
        let Clause { subject, parent, finite, passive, past, .. } = self.clauses[now].clone();
        let forms = self.forms(next);
        let auxiliary = matches!(self.closed(next), Some(Part::Auxiliary(a)) if a != Auxiliary::To);
        let open = self.closed(next).is_none();
        let verb = self.clauses[now].verb.unwrap_or(0);
        let ing = forms.ing && self.forms(verb).ing;
        let like = open && (forms.past && self.forms(verb).past || forms.participle && self.forms(verb).participle);
        let third = forms.third && (!forms.noun || self.forms(verb).third);
        let base = forms.base && self.forms(verb).base && !self.forms(verb).past;
        if auxiliary || open && (ing || like || third && finite || base) {
            let passive = passive && like;
            self.open(n, Clause { subject, parent, finite, passive, past, ..Clause::default() });
        } else if self.predicate_ahead(next).is_some_and(|p| p > next) || self.gapped(next) {
            // what is joined to a clause inside stays inside: said that A and that B
            self.open(n, Clause { parent, finite: true, ..Clause::default() });
        }
    }

    /// 40 injured, three missing: a number with a participle and no verb with a tense.
    fn gapped(&self, n: usize) -> bool {
        if !self.has_value(n) || self.value(n) != Part::Number {
            return false;
        }
        let past_value = (n..self.len()).find(|m| self.words[*m].mention != self.words[n].mention);
        past_value.is_some_and(|m| {
            (m..(m + 2).min(self.len())).any(|k| self.breaks[k] == Break::None && self.forms(k).participle)
        })
    }

    /// is to leave, is expected to leave: one verb with what stands before.
    fn raised(&self, n: usize) -> bool {
        let Some(before) = n.checked_sub(1) else { return false };
        let own = self.clauses[self.now].verb.is_some_and(|v| self.words[v].clause == self.now && v + 2 >= n);
        let be = self.parts[before] == Part::Auxiliary(Auxiliary::Be);
        let raises = self.has(before, "raises")
            && before
                .checked_sub(1)
                .is_some_and(|m| (m.saturating_sub(1)..=m).any(|k| self.parts[k] == Part::Auxiliary(Auxiliary::Be)));
        own && (be || raises) && self.breaks[n] == Break::None
    }

    /// to stay: a clause without a tense.
    fn infinitive(&mut self, n: usize) {
        let subject = self.clauses[self.now].subject;
        let past = self.clauses[self.now].past;
        self.open(n, Clause { parent: Some(self.now), subject, past, ..Clause::default() });
        self.group = Some(n);
    }

    /// A verb with a tense begins at word `n`: of the present clause, of an outer one, or of one that begins before it.
    fn finite(&mut self, n: usize) {
        if self.clauses[self.now].verb.is_some() {
            if let Some(outer) = self.waiting(n) {
                self.resume(outer);
            } else {
                self.complement(n);
            }
        }
        let now = self.now;
        if self.clauses[now].subject.is_none() {
            self.clauses[now].subject = self.subject_in(self.start, n);
        }
        self.clauses[now].finite = true;
        self.clauses[now].verb = Some(n);
        self.clauses[now].past = self.has(n, "past");
        self.clauses[now].negated |= self.has(n, "negated");
    }

    /// The company said | the stretch had been checked: what is said begins at the noun phrase before its verb.
    fn complement(&mut self, n: usize) {
        let mut from = n;
        while from > self.start
            && self.breaks[from] == Break::None
            && self.words[from - 1].clause == self.now
            && !matches!(self.parts[from - 1], Part::Verb | Part::Auxiliary(_))
        {
            from -= 1;
        }
        // Ministers told reporters | the plan was dropped: a determiner or a capital begins the phrase
        let begin = (from..n).rev().find(|m| matches!(self.parts[*m], Part::Determiner | Part::Pronoun));
        let from = if begin.is_some_and(|b| b > from + 1) { begin.unwrap_or(from) } else { from };
        // leaves two dead, cuts power: another verb of the same subject
        let bare = from == n && self.breaks[n] > Break::None;
        let Clause { subject, parent, .. } = self.clauses[self.now];
        let (subject, parent) = if bare { (subject, parent) } else { (None, Some(self.now)) };
        self.open(from, Clause { parent, subject, finite: true, ..Clause::default() });
        for m in from..n {
            self.words[m].clause = self.now;
        }
    }

    /// A verb at word `n`: the rest of a group, a verb with a tense, or a participle.
    fn verb(&mut self, n: usize) {
        let forms = self.forms(n);
        if let Some(group) = self.group {
            let now = self.now;
            let be = (group..n).rev().find_map(|m| match self.parts[m] {
                Part::Auxiliary(a) => Some(a),
                Part::Verb => None,
                _ => None,
            });
            self.clauses[now].verb = Some(n);
            // has resigned is over, has to resign is not
            let perfect = self.parts[group] == Part::Auxiliary(Auxiliary::Have) && forms.participle;
            self.clauses[now].past |= perfect;
            self.clauses[now].passive = be == Some(Auxiliary::Be) && forms.participle && !forms.ing;
            self.group = None;
            return;
        }
        let broken = self.breaks[n] > Break::None;
        let participle_only = (forms.participle || forms.ing) && !forms.past;
        let verbless = self.clauses[self.now].verb.is_none();
        let has_subject = self.clauses[self.now].subject.is_some() || self.subject_in(self.start, n).is_some();
        let reduced = forms.participle
            && (self.has(n + 1, "agent")
                || !self.governs(n) && !verbless && !self.can_resume(n)
                || !self.governs(n)
                    && verbless
                    && (self.own_predicate_ahead(n + 1) || self.resumed_later(n + 1) && !broken))
            && !(self.clauses[self.now].subject.is_some() && verbless && self.clauses[self.now].finite);
        if participle_only
            || reduced && has_subject
            || broken && forms.participle && !self.can_resume(n) && !(verbless && has_subject)
        {
            let headline = verbless
                && forms.participle
                && !self.own_predicate_ahead(n + 1)
                && !self.resumed_later(n + 1)
                && has_subject;
            if headline {
                // Three hurt in crash: a headline's verb
                let now = self.now;
                self.clauses[now].subject = self.clauses[now].subject.or(self.subject_in(self.start, n));
                self.clauses[now].verb = Some(n);
                self.clauses[now].passive = true;
                self.clauses[now].past = true;
                return;
            }
            let outer = self.now;
            let subject = if forms.ing && (broken || verbless) {
                self.clauses[outer].subject.or_else(|| self.subject_in(self.start, n))
            } else {
                self.head_before(n)
            };
            let past = self.clauses[outer].past;
            // and injuring 38: a clause was opened for it
            if verbless && (!has_subject || self.start == n) {
                let now = self.now;
                self.clauses[now].verb = Some(n);
                self.clauses[now].passive = forms.participle && !forms.ing;
                return;
            }
            let passive = forms.participle && !forms.ing;
            self.open(n, Clause { parent: Some(outer), subject, passive, past, verb: Some(n), ..Clause::default() });
            return;
        }
        // the rest of a clause that `and` opened
        if verbless && self.clauses[self.now].passive {
            self.clauses[self.now].verb = Some(n);
            return;
        }
        self.finite(n);
        let now = self.now;
        self.clauses[now].past = forms.past;
    }
}

/// What stands between two words.
fn gap(between: &str) -> Break {
    let dash = |c| matches!(c, '—' | '–') || c == '-' && between.contains(" -");
    if between.contains(':') && !between.contains('"') && !between.contains('“') {
        Break::Colon
    } else if between.contains([';', '"', '“', '”', '\n', '|', '?', '!', '…']) || between.contains(dash) {
        Break::Strong
    } else if between.contains(',') {
        Break::Comma
    } else {
        Break::None
    }
}
