//! An invented story as a finished reconciliation: every verdict, every shape of value, wide and narrow letters,
//! a headline, a caption, a repeated sentence, an unread file, a copied article.

use daejo::model::*;
use jiff::civil::{DateTime, Time};

pub const ARTICLES: [(&str, &str, &str, &str); 4] = [
    (
        "a-daily",
        "은별일보",
        "ko",
        "별빛도서관 10일 문 연다\n\
         은별시는 별빛도서관을 오는 10일 연다고 밝혔다.\n\
         도서관을 짓는 데 약 300억 원이 들었다.\n\
         책은 12만 권을 갖췄다.\n\
         앞서 이 자리에 있던 은별문고는 1998년 문을 열었다.\n\
         은별문고가 2019년 닫힌 지 3년 만이다.\n\
         개관식은 오후 2시 30분에 시작한다.\n\
         윤가람 관장과 서다온 시장이 참석한다.\n",
    ),
    (
        "b-wire",
        "가온통신",
        "ko",
        "[메뉴] 홈 | 뉴스\n\
         은별시 별빛도서관이 지난 12일 문을 열었다.\n\
         도서관을 짓는 데 모두 312억5천만 원이 들었다.\n\
         장서는 12만 권이다.\n\
         이 자리에 있던 은별문고는 2001년 문을 열었다고 시 관계자가 전했다.\n\
         개관식은 오후 2시 30분에 시작했다.\n\
         사진 설명: 개관식에 온 30여 명.\n",
    ),
    (
        "c-biz",
        "다온경제",
        "ko",
        "별빛도서관, 은별문고 자리에 서다\n\
         이 자리에 있던 은별문고는 2001년 10월 문을 열었다.\n\
         장서는 12만 권이다.\n\
         윤가람 관장 등이 참석했다.\n\
         도서관은 시청에서 1.2km 떨어져 있다.\n",
    ),
    (
        "d-post",
        "Harbor Post",
        "en",
        "A library opens\n\
         The library holds 120,000 books and cost more than 31 billion won.\n\
         It took at least two years to build.\n",
    ),
];

fn at(text: &str) -> DateTime {
    text.parse().unwrap()
}

fn dated(from: &str, until: &str, grain: Grain) -> Value {
    let end = |text: &str| (!text.is_empty()).then(|| at(text));
    Value::Time(Period::Dated { from: end(from), until: end(until), grain, approx: false })
}

fn quantity(n: &str, step: &str, unit: Unit) -> Value {
    Value::Quantity(Range::point(n.parse().unwrap(), step.parse().unwrap(), unit))
}

fn name(text: &str) -> Name {
    Name { name: text.to_owned(), aliases: Vec::new() }
}

struct Desk {
    articles: Vec<Article>,
    claims: Vec<Claim>,
}

impl Desk {
    /// A claim on the only place where `quote` stands in a line that holds `within`; its sentence is the line.
    fn claim(&mut self, article: usize, within: &str, quote: &str, kind: Kind, value: Value) -> &mut Claim {
        let of = &self.articles[article];
        let here = of.text.find(within).unwrap();
        let line = of.text[..here].rfind('\n').map_or(0, |at| at + 1);
        let end = of.text[line..].find('\n').map_or(of.text.len(), |at| line + at);
        let start = line + of.text[line..end].find(quote).unwrap();
        let span = Span::new(start, start + quote.len());
        self.claims.push(Claim {
            id: format!("c{:03}", self.claims.len() + 1),
            article: of.id.clone(),
            lang: of.lang,
            zone: if line == 0 { Zone::Headline } else { Zone::Body },
            span,
            sentence: Span::new(line, end),
            quote: quote.to_owned(),
            kind,
            value,
            question: Question {
                subject: Some("별빛도서관".to_owned()),
                masked: of.text[line..end].replace(quote, "□"),
                words: "별빛도서관은?".to_owned(),
                ..Question::default()
            },
            modality: Modality::Asserted,
            happened: true,
            attribution: Attribution { speaker: Speaker::Outlet, name: String::new(), span: None },
            as_of: of.published.map(|published| published.at),
            also_at: Vec::new(),
            weekday: None,
            echo_of: None,
            flags: Vec::new(),
            steps: vec![Step {
                quote: quote.to_owned(),
                rule: "hand:1".to_owned(),
                result: "written by hand".to_owned(),
            }],
        });
        self.claims.last_mut().unwrap()
    }
}

fn articles() -> Vec<Article> {
    let published = ["2024-05-08T00:00", "2024-05-12T18:20", "2024-05-13T07:00", ""];
    ARTICLES
        .iter()
        .zip(published)
        .map(|((id, outlet, lang, text), published)| Article {
            id: (*id).to_owned(),
            path: format!("fixtures/library/{id}.txt"),
            outlet: (*outlet).to_owned(),
            title: text.lines().next().unwrap().to_owned(),
            url: (*id == "d-post").then(|| "https://example.org/library".to_owned()),
            published: (!published.is_empty())
                .then(|| Published { at: at(published), to_the_minute: !published.ends_with("00:00") }),
            lang: Lang::parse(lang).unwrap(),
            text: (*text).to_owned(),
            sha256: "5e".repeat(32),
            segments: vec![Segment { span: Span::new(0, text.len()), zone: Zone::Body, repeats: None, speaker: None }],
            skipped: Vec::new(),
            inferred: Vec::new(),
            cautions: Vec::new(),
        })
        .collect()
}

fn link(a: &str, b: &str, relation: Relation, code: &'static str, figures: &[&str]) -> Link {
    let figures = figures.iter().map(|figure| (*figure).to_owned()).collect();
    Link { a: a.to_owned(), b: b.to_owned(), relation, finer: None, reason: Reason { code, figures } }
}

fn finer(finer: &str, mut link: Link) -> Link {
    link.finer = Some(finer.to_owned());
    link
}

fn cluster(id: &str, question: &str, verdict: Verdict, claims: &[&str], links: Vec<Link>) -> Cluster {
    Cluster {
        id: id.to_owned(),
        question: question.to_owned(),
        verdict,
        claims: claims.iter().map(|id| (*id).to_owned()).collect(),
        origins: claims.len(),
        informants: 1,
        joined: claims
            .windows(2)
            .map(|pair| (pair[0].to_owned(), pair[1].to_owned(), Ground::new("같은 낱말: 은별문고, 열다")))
            .collect(),
        links,
    }
}

/// The whole reconciliation.
pub fn library() -> Reconciliation {
    let mut desk = Desk { articles: articles(), claims: Vec::new() };
    let (won, books) = (Unit::new("KRW"), Unit::counter("권"));
    let time = Kind::Time;
    // c001, c002: when it opened
    let planned = desk.claim(0, "오는 10일", "오는 10일", time, dated("2024-05-10", "2024-05-11", Grain::Day));
    planned.modality = Modality::Planned;
    planned.happened = false;
    planned.attribution = Attribution { speaker: Speaker::Institution, name: "은별시".to_owned(), span: None };
    planned.also_at = vec![Span::new(16, 21)];
    planned.flags = vec![Flag::GuessedMonth];
    desk.claim(1, "지난 12일", "지난 12일", time, dated("2024-05-12", "2024-05-13", Grain::Day));
    // c003, c004, c005: what it cost
    let roughly = desk.claim(0, "300억", "약 300억 원", Kind::Money, quantity("30000000000", "100000000", won.clone()));
    if let Value::Quantity(range) = &mut roughly.value {
        range.approx = true;
    }
    desk.claim(1, "312억", "312억5천만 원", Kind::Money, quantity("31250000000", "10000000", won.clone()));
    let over = desk.claim(
        3,
        "31 billion",
        "more than 31 billion won",
        Kind::Money,
        quantity("31000000000", "1000000000", won),
    );
    if let Value::Quantity(range) = &mut over.value {
        (range.high, range.low_inclusive) = (None, false);
    }
    let year = (at("2024-01-01"), at("2025-01-01"));
    (over.question.frame, over.question.people) = (Some(year), vec!["윤가람".to_owned()]);
    // c006 … c009: books
    desk.claim(0, "12만 권", "12만 권", Kind::Count, quantity("120000", "10000", books.clone()));
    desk.claim(1, "12만 권", "12만 권", Kind::Count, quantity("120000", "10000", books.clone()));
    desk.claim(2, "12만 권", "12만 권", Kind::Count, quantity("120000", "10000", books));
    desk.claim(3, "120,000", "120,000 books", Kind::Count, quantity("120000", "10000", Unit::counter("books")));
    // c010, c011, c012: the shop before it
    desk.claim(0, "1998년", "1998년", time, dated("1998-01-01", "1999-01-01", Grain::Year));
    let clerk = desk.claim(1, "2001년", "2001년", time, dated("2001-01-01", "2002-01-01", Grain::Year));
    clerk.modality = Modality::Hearsay;
    clerk.attribution = Attribution { speaker: Speaker::Anonymous, name: "시 관계자".to_owned(), span: None };
    desk.claim(2, "2001년 10월", "2001년 10월", time, dated("2001-10-01", "2001-11-01", Grain::Month));
    // c013, c014: closed for how long
    desk.claim(0, "2019년", "2019년", time, dated("2019-01-01", "2020-01-01", Grain::Year));
    let gap = Range::point(3.into(), 1.into(), TimeUnit::Year.ucum());
    let gap = Value::Duration(Duration { range: gap, unit: TimeUnit::Year, iso: Some("P3Y".to_owned()) });
    desk.claim(0, "3년 만", "3년 만", Kind::Duration, gap);
    // c015, c016: at what time
    let clock = |hour, minute| {
        let from = Time::constant(hour, minute, 0, 0);
        Value::Time(Period::Clock {
            from,
            until: Some(Time::constant(hour, minute + 1, 0, 0)),
            grain: Grain::Minute,
            approx: false,
        })
    };
    desk.claim(0, "2시 30분", "오후 2시 30분", time, clock(14, 30));
    desk.claim(1, "2시 30분", "오후 2시 30분", time, clock(14, 30));
    // c017, c018: who came
    let both = NameSet { members: vec![name("서다온"), name("윤가람")], open: false };
    desk.claim(0, "윤가람", "윤가람 관장과 서다온 시장", Kind::Attendees, Value::Set(both));
    let some = NameSet { members: vec![name("윤가람")], open: true };
    desk.claim(2, "윤가람", "윤가람 관장 등", Kind::Attendees, Value::Set(some));
    // c019 … c023: said once
    let guests = desk.claim(1, "30여 명", "30여 명", Kind::Count, quantity("30", "10", Unit::counter("명")));
    guests.zone = Zone::Caption;
    guests.flags = vec![Flag::Vague];
    if let Value::Quantity(range) = &mut guests.value {
        (range.high, range.high_inclusive) = (Some(40.into()), false);
    }
    desk.claim(2, "1.2km", "1.2km", Kind::Length, quantity("1.2", "0.1", Unit::new("km")));
    let built = Range {
        low: Some(2.into()),
        high: None,
        low_inclusive: true,
        high_inclusive: false,
        approx: false,
        step: 1.into(),
        unit: TimeUnit::Year.ucum(),
    };
    let built = Value::Duration(Duration { range: built, unit: TimeUnit::Year, iso: None });
    desk.claim(3, "two years", "at least two years", Kind::Duration, built);
    let head = Name { name: "윤가람".to_owned(), aliases: vec!["윤 관장".to_owned()] };
    desk.claim(2, "관장 등", "관장", Kind::Role, Value::Name(head));
    let opens = Value::Statement(Statement { polarity: Polarity::Said, state: State::Planned });
    desk.claim(0, "별빛도서관 10일", "문 연다", Kind::Statement, opens);

    use Relation::{Agree, Conflict, Internal, Refine, Update};
    let clusters = vec![
        cluster(
            "k01",
            "별빛도서관은 언제 문을 여나?",
            Verdict::Update,
            &["c001", "c002"],
            vec![link(
                "c001",
                "c002",
                Update,
                "modality/plan-then-outcome",
                &["2024-05-10T00:00:00", "2024-05-12T00:00:00"],
            )],
        ),
        cluster(
            "k02",
            "짓는 데 얼마가 들었나?",
            Verdict::Refine,
            &["c003", "c004", "c005"],
            vec![
                finer("c004", link("c003", "c004", Refine, "range/rounds-to", &["30000000000", "31250000000"])),
                link("c003", "c005", Agree, "range/overlaps", &[]),
                finer("c004", link("c004", "c005", Refine, "range/within", &[])),
            ],
        ),
        cluster(
            "k03",
            "책은 몇 권인가?",
            Verdict::Agree,
            &["c006", "c007", "c008", "c009"],
            vec![
                link("c006", "c007", Agree, "range/same", &[]),
                link("c006", "c008", Agree, "range/same", &[]),
                link("c006", "c009", Agree, "range/same", &[]),
            ],
        ),
        cluster(
            "k04",
            "은별문고는 언제 문을 열었나?",
            Verdict::Conflict,
            &["c010", "c011", "c012"],
            vec![
                link("c010", "c011", Conflict, "period/disjoint", &["1998-01-01T00:00:00", "2001-01-01T00:00:00"]),
                link("c010", "c012", Conflict, "period/disjoint", &["1998-01-01T00:00:00", "2001-10-01T00:00:00"]),
                finer("c012", link("c011", "c012", Refine, "period/within", &[])),
            ],
        ),
        cluster(
            "k05",
            "은별문고는 얼마 만에 다시 열리나?",
            Verdict::Internal,
            &["c013", "c014"],
            vec![link("c013", "c014", Internal, "sum/years-since", &["2024", "2019", "5", "3"])],
        ),
        cluster(
            "k06",
            "개관식은 몇 시에 시작하나?",
            Verdict::Agree,
            &["c015", "c016"],
            vec![link("c015", "c016", Agree, "period/same", &[])],
        ),
        cluster(
            "k07",
            "누가 참석하나?",
            Verdict::Refine,
            &["c017", "c018"],
            vec![finer("c017", link("c017", "c018", Refine, "set/within", &[]))],
        ),
        cluster("k08", "몇 명이 왔나?", Verdict::Single, &["c019"], vec![]),
        cluster("k09", "얼마나 떨어져 있나?", Verdict::Single, &["c020"], vec![]),
        cluster("k10", "얼마나 걸려 지었나?", Verdict::Single, &["c021"], vec![]),
        cluster("k11", "누가 관장인가?", Verdict::Single, &["c022"], vec![]),
        cluster("k12", "문을 여나?", Verdict::Single, &["c023"], vec![]),
    ];
    let mut articles = desk.articles;
    articles[1].skipped = vec![Skipped { span: Span::new(0, articles[1].text.find('\n').unwrap()), why: Why::Chrome }];
    articles[2].inferred = vec![Inferred { field: "published", from: "입력 2024.05.13 07:00".to_owned() }];
    articles[2].cautions = vec!["적힌 문자 집합 euc-kr 대신 UTF-8로 읽었습니다".to_owned()];
    let sentences = articles.iter().flat_map(|article| {
        let mut from = 0;
        let lines = article.text.split_inclusive('\n').map(move |line| {
            from += line.len();
            (from - line.len(), from - 1, line)
        });
        lines
            .map(|(start, end, line)| Sentence {
                article: article.id.clone(),
                span: Span::new(start, end),
                fate: if line.chars().any(|c| c.is_ascii_digit()) {
                    SentenceFate::Claims
                } else {
                    SentenceFate::NotUnderstood
                },
            })
            .collect::<Vec<_>>()
    });
    let sentences = sentences.collect();
    Reconciliation {
        story: Story {
            title: "별빛도서관 개관".to_owned(),
            timezone: "Asia/Seoul".to_owned(),
            articles,
            unread: vec![Unread {
                path: "fixtures/library/e-empty.txt".to_owned(),
                line: None,
                why: "빈 파일입니다. 기사 본문이 있어야 합니다".to_owned(),
            }],
        },
        claims: desk.claims,
        clusters,
        copies: vec![Copy {
            a: "b-wire".to_owned(),
            b: "c-biz".to_owned(),
            shared: 2,
            of: 5,
            signals: vec!["문장 5개 가운데 2개".to_owned()],
        }],
        coverage: Coverage { sentences },
        verified_pairs: 14,
        review: daejo::model::Review::default(),
    }
}
