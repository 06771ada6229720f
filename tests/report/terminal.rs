//! The terminal: the first screen, what a reader chooses, plain text, links, and tables by display width.

use std::path::Path;

use daejo::model::{Unread, Verdict};
use daejo::report::{self, Cells, Choice, Format, Screen, View};
use unicode_width::UnicodeWidthStr;

use super::{lang, poisoned, screen, story};

#[test]
fn first_screen() {
    let library = story::library();
    let view = View::new(&library, None);
    insta::assert_snapshot!(report::first_screen(&view, screen(80)));
}

#[test]
fn the_first_screen_fits_whatever_was_found() {
    let mut library = story::library();
    for n in 0..40 {
        let why = "found a very long reason why it could not be read at all, expected something shorter".to_owned();
        library.story.unread.push(Unread { path: format!("{n}.txt"), line: None, why });
    }
    // many findings, each with a long question
    for cluster in &mut library.clusters {
        cluster.question = "아주 긴 물음이라서 한 줄에 다 들어가지 못하고 반드시 잘려야 하는 물음 🏛️".repeat(3);
        if cluster.verdict != Verdict::Single {
            cluster.verdict = Verdict::Conflict;
        }
    }
    for code in ["ko", "en"] {
        let shown = report::first_screen(&View::new(&library, lang(code)), screen(80));
        assert!(shown.lines().count() < 24, "{} lines\n{shown}", shown.lines().count());
        assert!(shown.lines().all(|line| line.width() <= 80), "{shown}");
    }
}

#[test]
fn what_an_editor_settled_is_not_among_the_worst() {
    let library = story::library();
    let view = View::new(&library, None);
    let worst: Vec<Verdict> = view.worst(5).into_iter().map(|n| view.clusters[n].cluster.verdict).collect();
    assert_eq!(worst, [Verdict::Conflict, Verdict::Internal, Verdict::Update]);
    assert_eq!(view.worst(1).len(), 1);
}

#[test]
fn a_choice_shows_what_it_names_with_the_same_numbers() {
    let library = story::library();
    let view = View::new(&library, None);
    let whole = report::render(&view, Format::Terminal, screen(100));
    assert_eq!(report::chosen(&view, &Choice::default(), screen(100)), whole);
    let shown = |choice: &Choice| report::chosen(&view, choice, screen(100));
    let update = shown(&Choice { verdicts: vec![Verdict::Update], ..Choice::default() });
    let heads = |text: &str| text.lines().filter(|l| l.starts_with('[')).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(heads(&update).len(), 1);
    assert!(heads(&whole).contains(&heads(&update)[0]));
    let outlet = view.claims[0].outlet.clone();
    let one = Choice { outlets: vec![outlet.clone()], ..Choice::default() };
    for cluster in &view.clusters {
        let says = cluster.claims.iter().any(|n| view.claims[*n].outlet == outlet);
        assert_eq!(one.holds(&view, cluster), says);
    }
    let cluster = &view.clusters[0].cluster;
    for sought in [cluster.id.as_str(), cluster.question.as_str()] {
        let choice = Choice { question: Some(sought.to_owned()), ..Choice::default() };
        assert!(shown(&choice).contains(&cluster.question), "{sought}");
    }
    let none = Choice { question: Some("없는 말".to_owned()), ..Choice::default() };
    assert!(shown(&none).contains("맞는 물음이 없습니다"));
}

#[test]
fn plain_text_has_no_frames_and_tells_every_claim_on_one_line() {
    let library = story::library();
    let view = View::new(&library, None);
    let plain = Screen { plain: true, ..Screen::new(usize::MAX) };
    for text in [report::render(&view, Format::Terminal, plain), report::first_screen(&view, plain)] {
        let drawn = text.find(|c: char| ('\u{2500}'..='\u{25ff}').contains(&c) || c == '\u{1b}');
        assert_eq!(drawn, None, "{text}");
    }
    let text = report::render(&view, Format::Terminal, plain);
    for claim in &view.claims {
        let told =
            |line: &str| [&claim.outlet, &claim.value, &claim.place].iter().all(|part| line.contains(part.as_str()));
        assert!(text.lines().any(told), "{}: {}", claim.place, claim.value);
    }
}

#[test]
fn places_link_to_their_lines_and_nothing_else_does() {
    let library = story::library();
    let view = View::new(&library, None);
    let report = report::render(&view, Format::Terminal, screen(120));
    let linked = report::with_links(&view, &report, Path::new("/desk/my story"));
    let link = regex::Regex::new("\u{1b}\\]8;;([^\u{1b}]*)\u{1b}\\\\").unwrap();
    assert_eq!(link.replace_all(&linked, ""), report);
    let targets: Vec<&str> = link.captures_iter(&linked).map(|found| found.get(1).unwrap().as_str()).collect();
    assert!(targets.iter().filter(|target| !target.is_empty()).count() > 10, "{targets:?}");
    for pair in targets.chunks(2) {
        assert!(pair[0].starts_with("file:///desk/my%20story/") && pair[1].is_empty(), "{pair:?}");
    }
    for poison in ["\u{1b}]8;;http://evil.example\u{7}x", "a.txt:1", "│ a ┆ b"] {
        let of = poisoned(poison);
        let view = View::new(&of, None);
        let linked = report::with_links(&view, &report::render(&view, Format::Terminal, screen(80)), Path::new("/d"));
        for found in link.captures_iter(&linked) {
            let target = found.get(1).unwrap().as_str();
            assert!(target.is_empty() || target.starts_with("file:///"), "{target}");
        }
        assert!(!link.replace_all(&linked, "").contains('\u{1b}'));
    }
}

#[test]
fn colours_suit_light_and_dark_screens() {
    let library = story::library();
    let coloured = Screen { colour: true, ..screen(80) };
    let view = View::new(&library, None);
    let code = regex::Regex::new("\u{1b}\\[([0-9;]*)m").unwrap();
    for text in [report::render(&view, Format::Terminal, coloured), report::first_screen(&view, coloured)] {
        for found in code.captures_iter(&text) {
            for part in found[1].split(';') {
                // reset, bold, default, and the named colours between black (30) and white (37)
                let named = matches!(part, "" | "0" | "1" | "22" | "39" | "31" | "32" | "33" | "34" | "35" | "36");
                // comfy-table writes the same colours as entries of the palette
                assert!(named || matches!(part, "38" | "5" | "14" | "6"), "{part:?} in {found:?}");
            }
        }
    }
}

#[test]
fn tables_wrap_by_display_width() {
    let texts = [
        "한글은 두 칸씩 차지하므로 줄이 그만큼 일찍 바뀌어야 한다",
        "漢字는 大韓民國의 옛 記事에 자주 나온다",
        "불꽃 🎆 배 🚢 깃발 🇰🇷 건물 🏛️ 이 섞인 글",
        "e\u{301}t\u{e9} cafe\u{301} na\u{ef}ve — combining marks take no column of their own",
        "ﾊﾝｶｸ ｶﾅ 반각 글자는 한 칸",
        "전각ＡＢＣ１２３，반각ABC123,",
        "https://www.example.com/a/very/long/address/that/has/no/blank/in/it/at/all",
    ];
    for width in [40, 60, 80] {
        for text in texts {
            let cells = Cells {
                head: vec!["매체".into(), "인용".into()],
                share: vec![30, 0],
                rows: vec![vec!["가나다신문".into(), text.to_owned()], vec![text.to_owned(), "나".into()]],
            };
            let drawn = cells.draw(screen(width));
            let widths: Vec<usize> = drawn.lines().map(UnicodeWidthStr::width).collect();
            assert!(widths.iter().all(|w| *w == widths[0] && *w <= width), "{width}: {widths:?}\n{drawn}");
            let bare = |t: &str| t.chars().filter(|c| !c.is_whitespace() && !"│┆╭╮╰╯─╞═╪╡┬┴├┤╌┼".contains(*c)).count();
            let shown: usize = bare(&drawn);
            let given: usize = cells.head.iter().chain(cells.rows.iter().flatten()).map(|t| bare(t)).sum();
            assert_eq!(shown, given, "nothing is lost\n{drawn}");
        }
    }
}
