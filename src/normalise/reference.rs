//! What does each kind of value read, and what does it refuse? The source of `docs/values.md`.
//!
//! Kinds that are found otherwise than in the words of a value (roles, places, statements …) have no entry here.

use crate::model::Kind;

/// A kind as its reader sees it. Examples are a language code and a text.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The kind.
    pub kind: Kind,
    /// What is read as one.
    pub reads: &'static str,
    /// What is not, though it looks like one.
    pub refuses: &'static str,
    /// Texts of which each has a value of the kind.
    pub read: &'static [(&'static str, &'static str)],
    /// Texts of which none has.
    pub refused: &'static [(&'static str, &'static str)],
}

/// The kinds that are read from the words of a value, in the order of [`Kind::ALL`].
pub const REFERENCE: &[Entry] = &[
    Entry {
        kind: Kind::Time,
        reads: "Dates in figures and words, weekdays, parts of years, months and days, holidays of the sun and the moon, clock times, \
                distances from the day of publication or from the day named last, and ranges of all these. A date without a year is \
                the one nearest to publication unless the words say otherwise; a guess carries a flag.",
        refuses: "Days that do not exist; words whose day is not known (그날, or 어제 where there is no day of publication); what comes \
                  again (매주 수요일); names of events that hold a day (5·18, 6.25 전쟁).",
        read: &[
            ("ko", "지난달 27∼29일"),
            ("ko", "올 1분기"),
            ("ko", "다음 주 월요일 오후 2시께"),
            ("ko", "3월 1일부터 사흘간"),
            ("ko", "음력 5월 5일"),
            ("ko", "올 들어"),
            ("en", "March 3-5, 2024"),
            ("en", "by the end of the year"),
            ("en", "the fourth quarter of 2023"),
            ("en", "at 1430 GMT"),
        ],
        refused: &[
            ("ko", "작년 2월 30일"),
            ("ko", "매주 수요일"),
            ("ko", "5.18 민주화운동"),
            ("en", "May said so"),
            ("en", "the Sun reported"),
        ],
    },
    Entry {
        kind: Kind::Duration,
        reads: "Figures and words with units of time, words of their own (사흘, 보름, a fortnight), a half or a little more behind \
                them, and what they do (만에, 동안, 째).",
        refuses: "Places in the calendar: 28일 with nothing behind it is a day of the month.",
        read: &[
            ("ko", "10년 만에"),
            ("ko", "1박2일"),
            ("ko", "한 시간 반"),
            ("ko", "9초58"),
            ("ko", "3개월여"),
            ("en", "one and a half hours"),
            ("en", "72-hour"),
        ],
        refused: &[("ko", "28일"), ("ko", "2분기"), ("en", "second thoughts")],
    },
    Entry {
        kind: Kind::Count,
        reads: "A number with the counter behind it, in figures, words or both; hedges and bounds around it.",
        refuses: "Figures inside names (F-35, 119 구급대), counters that go on into another word.",
        read: &[
            ("ko", "1만2000여명"),
            ("ko", "스물두 명"),
            ("ko", "수십만 명"),
            ("ko", "30명 이상 50명 미만"),
            ("en", "more than two dozen people"),
            ("en", "tens of thousands of people"),
        ],
        refused: &[("ko", "119 구급대"), ("ko", "사명이 있다"), ("en", "no one")],
    },
    Entry {
        kind: Kind::Number,
        reads: "A number with nothing counted behind it, fractions, shares of so many in so many, how many figures a number has.",
        refuses: "Telephone numbers, codes, versions; a single Sino-Korean syllable; \"one\" by itself.",
        read: &[
            ("ko", "3분의 2"),
            ("ko", "두 자릿수"),
            ("ko", "2,652.29"),
            ("en", "two-thirds"),
            ("en", "nine out of 10"),
            ("en", "double-digit"),
        ],
        refused: &[("ko", "02-123-4567"), ("ko", "이 사람"), ("en", "one of them"), ("en", "COVID-19")],
    },
    Entry {
        kind: Kind::Money,
        reads: "An amount with its currency before or behind it; of names that several countries' money has, the best-known one, \
                with a flag.",
        refuses: "The name of a currency without an amount.",
        read: &[
            ("ko", "1조2천억여 원"),
            ("ko", "3만 호주달러"),
            ("ko", "최대 30만원"),
            ("en", "$1.2bn"),
            ("en", "US$30 million"),
            ("en", "$20-$30"),
        ],
        refused: &[("ko", "만원 버스"), ("ko", "달러가 올랐다"), ("en", "the pound fell")],
    },
    Entry {
        kind: Kind::Percent,
        reads: "Per cent, percentage points and basis points, which are three units.",
        refuses: "Figures without a sign or word.",
        read: &[("ko", "38.5%"), ("ko", "0.25%p"), ("ko", "2%대"), ("en", "5.5 percent"), ("en", "25 basis points")],
        refused: &[("ko", "지지율 38.5"), ("en", "the percentage rose")],
    },
    Entry {
        kind: Kind::Ordinal,
        reads: "A place in an order, with what is ordered where the words say it.",
        refuses: "\"First\" and \"second\" with nothing ordered beside them.",
        read: &[
            ("ko", "제22대"),
            ("ko", "두 번째"),
            ("ko", "세계 3위"),
            ("en", "the 46th president"),
            ("en", "third-largest"),
        ],
        refused: &[("ko", "제발 그만"), ("en", "ten seconds")],
    },
    Entry {
        kind: Kind::Multiple,
        reads: "Factors: so many times as much.",
        refuses: "How often something happens, which is a count.",
        read: &[("ko", "2.5배"), ("ko", "절반"), ("en", "three times as many"), ("en", "a fivefold increase")],
        refused: &[("ko", "세 번"), ("en", "three times this year")],
    },
    Entry {
        kind: Kind::Score,
        reads: "Two sides, the figure said first and the one said second; how many compete for one.",
        refuses: "Ranges of what is counted or dated.",
        read: &[("ko", "3대1"), ("ko", "경쟁률 9.8대 1"), ("en", "won 3-1")],
        refused: &[("ko", "3-4명"), ("ko", "버스 3대"), ("en", "March 3-5")],
    },
    Entry {
        kind: Kind::Age,
        reads: "Years and months of age, and decades of it.",
        refuses: "Machines counted with the word for decades; decades of a century.",
        read: &[
            ("ko", "만 65세 이상"),
            ("ko", "60대 남성"),
            ("ko", "3살배기"),
            ("en", "a 10-year-old boy"),
            ("en", "in her 30s"),
            ("en", "aged 45"),
        ],
        refused: &[("ko", "전투기 20대"), ("en", "in the 30s")],
    },
    Entry {
        kind: Kind::Length,
        reads: "Length and distance, also in two units.",
        refuses: "The letter m behind money or people.",
        read: &[("ko", "42.195㎞"), ("en", "30-mile"), ("en", "5 feet 11 inches"), ("en", "a 6-foot-2 guard")],
        refused: &[("ko", "5G"), ("en", "£10m"), ("en", "10m people")],
    },
    Entry {
        kind: Kind::Area,
        reads: "Area, 평 too.",
        refuses: "Words that begin with 평.",
        read: &[("ko", "84㎡"), ("ko", "34평"), ("en", "100,000 square feet")],
        refused: &[("ko", "평균"), ("en", "a square")],
    },
    Entry {
        kind: Kind::Volume,
        reads: "Volume.",
        refuses: "Containers, which are counted.",
        read: &[("ko", "500cc"), ("ko", "2ℓ"), ("en", "2 million barrels")],
        refused: &[("ko", "물 두 잔"), ("en", "a glass of water")],
    },
    Entry {
        kind: Kind::Mass,
        reads: "Mass and weight, 근 too.",
        refuses: "Money with a name of weight, where no measure is meant.",
        read: &[("ko", "20㎏"), ("ko", "한 근"), ("ko", "15만t급"), ("en", "12 tonnes")],
        refused: &[("ko", "톤을 높였다"), ("en", "£20")],
    },
    Entry {
        kind: Kind::Speed,
        reads: "Speed, by sign or with a word for the time before it.",
        refuses: "A distance alone.",
        read: &[("ko", "시속 110㎞"), ("ko", "초속 25m"), ("en", "70 mph")],
        refused: &[("ko", "110㎞"), ("en", "30-mile")],
    },
    Entry {
        kind: Kind::Temperature,
        reads: "Degrees; Celsius where a word of the weather stands before them or the sign says so.",
        refuses: "Degrees of latitude.",
        read: &[("ko", "영하 12.5도"), ("ko", "최고기온 28도"), ("en", "75°F")],
        refused: &[("ko", "정도"), ("en", "38 degrees north")],
    },
    Entry {
        kind: Kind::Energy,
        reads: "Energy.",
        refuses: "Power.",
        read: &[("ko", "100MWh"), ("en", "200 calories")],
        refused: &[("ko", "1.4GW"), ("en", "500 megawatts")],
    },
    Entry {
        kind: Kind::Power,
        reads: "Power.",
        refuses: "Energy.",
        read: &[("ko", "1.4GW"), ("en", "500 megawatts")],
        refused: &[("ko", "100MWh"), ("en", "200 calories")],
    },
    Entry {
        kind: Kind::Data,
        reads: "Amounts of data.",
        refuses: "Generations of networks.",
        read: &[("ko", "5GB"), ("en", "20 megabytes")],
        refused: &[("ko", "5G"), ("en", "6G")],
    },
    Entry {
        kind: Kind::Rate,
        reads: "One quantity for each of another.",
        refuses: "A word for each with no amount beside it (1인당 국민소득).",
        read: &[("ko", "1인당 25만원"), ("ko", "1시간당 50㎜"), ("en", "$80 a barrel"), ("en", "$15-an-hour")],
        refused: &[("ko", "1인당 국민소득"), ("en", "an hour later")],
    },
];
