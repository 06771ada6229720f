//! How fast are values read? Generated Korean news on one core, in MB/s, beside a plain aho-corasick pass over the same
//! bytes in the same run; then lines made to be hard, ten times longer each time: `cargo bench --bench values`.

#[path = "../tests/support/mod.rs"]
mod support;

use std::hint::black_box;
use std::io::Write;
use std::time::{Duration, Instant};

use aho_corasick::AhoCorasick;
use daejo::language::table;
use daejo::model::Lang;
use daejo::normalise::{Anchor, lexicon, scan};
use support::Dice;

/// Bytes of generated news.
const SIZE: usize = 100_000_000;

/// Each is timed so often; the fastest counts.
const ROUNDS: usize = 2;

/// Sentences as news write them; `#` stands for a digit.
const SENTENCES: &[&str] = &[
    "소담시는 지난 #월 1#일 오후 #시 3#분께 하천 산책로 #.#㎞ 구간을 다시 열었다고 밝혔다.",
    "이 회사의 #분기 매출은 #조#천4##억원으로 지난해 같은 기간보다 1#.#% 늘었고 영업이익은 #천3##억원이었다.",
    "불은 물류창고 지하 #층에서 시작됐고 소방관 1##여명과 장비 4#대가 나서 #시간 2#분 만에 껐다.",
    "시민단체는 기자회견을 열어 결정 과정이 투명하지 않았다며 회의록을 모두 공개하라고 요구했다.",
    "202#년 이후 #년 만에 열린 축제에는 사흘 동안 약 #만#천명이 다녀갔다.",
    "위원회는 다음 달 초 전체회의를 열고 개정안을 다시 논의하기로 했으며 여야는 일정에 합의했다.",
    "연구진은 높이 1#.#m, 무게 2##t인 탑을 옮기는 데 예산 #억#천만원이 든다고 설명했다.",
    "그는 “처음부터 끝까지 현장을 지킨 사람들에게 고맙다”며 “같은 일이 되풀이되지 않게 하겠다”고 말했다.",
    "원-달러 환율은 전날보다 #.#원 오른 13##.#원에 거래를 마쳤고 코스피는 27##.##로 내렸다.",
    "학생 열두 명과 교사 세 명은 두 시간가량 버스 안에서 기다린 끝에 무사히 집으로 돌아갔다.",
    "경기는 #-# 무승부로 끝났으며 관중 #만#천5##명이 경기장을 찾았다.",
    "주민들은 도로가 좁고 가로등이 모자라 밤길이 위험하다고 오래전부터 말해 왔다.",
];

fn news(size: usize) -> String {
    let mut dice = Dice::new(11);
    let mut text = String::with_capacity(size + 400);
    while text.len() < size {
        let sentence = SENTENCES[dice.below(SENTENCES.len() as u64) as usize];
        text.extend(sentence.chars().map(|c| if c == '#' { char::from(b'1' + dice.below(9) as u8) } else { c }));
        text.push(if dice.below(3) == 0 { '\n' } else { ' ' });
    }
    text
}

/// The fastest of several rounds.
fn fastest(rounds: usize, mut work: impl FnMut() -> usize) -> Duration {
    let round = |_| {
        let start = Instant::now();
        black_box(work());
        start.elapsed()
    };
    (0..rounds).map(round).min().unwrap_or_default()
}

fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

fn main() {
    let ko = Lang::parse("ko").expect("a language");
    let rate = |bytes: usize, time: Duration| bytes as f64 / 1e6 / time.as_secs_f64();
    let text = news(SIZE);
    let values = |text: &str| text.lines().map(|line| scan(line, ko, &Anchor::default()).len()).sum::<usize>();
    let found = values(&text);
    let reading = rate(text.len(), fastest(ROUNDS, || values(&text)));
    let words = lexicon::TABLES.iter().flat_map(|name| {
        let table = table(ko, name);
        table.rows.iter().filter_map(|row| row.cells.first().copied().filter(|word| !word.is_empty()))
    });
    let plain = AhoCorasick::new(words).expect("an automaton");
    let passing = rate(text.len(), fastest(ROUNDS, || plain.find_iter(&text).count()));
    say(&format!("news: {:.1} MB, {found} values", text.len() as f64 / 1e6));
    say(&format!("values {reading:.1} MB/s, aho-corasick {passing:.1} MB/s, ratio {:.3}", reading / passing));
    for (what, piece) in [
        ("figures", "1"),
        ("thousands", "1,"),
        ("points", "1.2-"),
        ("numerals", "이천삼백"),
        ("digits in words", "일이삼"),
        ("myriads", "억만"),
        ("counters", "명개"),
        ("counted", "3명"),
        ("dates", "3월 "),
        ("ranges", "3~"),
        ("native", "한두"),
        ("dashes", "-"),
    ] {
        let rates = [10_000, 100_000, 1_000_000].map(|size| {
            let line = piece.repeat(size / piece.len());
            format!("{:.1}", rate(line.len(), fastest(2, || scan(&line, ko, &Anchor::default()).len())))
        });
        say(&format!("{what:<16} {} MB/s at 10 kB, 100 kB, 1 MB", rates.join(", ")));
    }
}
