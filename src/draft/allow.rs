//! Which findings does a draft itself allow, and why?
//!
//! `<!-- daejo-allow conflict, unsupported: the mayor's office confirmed it by telephone -->` allows such findings of
//! the paragraph that follows, or of its own line where other words stand on it. Without a reason it allows nothing.

use crate::model::{Allowance, Article, CodePoints, Segment, Skipped, Span, Standing, Unread, Why};

const OPEN: &str = "<!--";
const CLOSE: &str = "-->";
const WORD: &str = "daejo-allow";

/// The comments of a draft that allow something, and those that cannot be understood.
#[must_use]
pub fn allowances(article: &Article) -> (Vec<Allowance>, Vec<Unread>) {
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    let lines = CodePoints::new(&article.text);
    for comment in comments(&article.text) {
        let line = lines.line(comment.start);
        match parse(inside(comment.of(&article.text))) {
            Ok((standings, reason)) => found.push(Allowance {
                article: article.id.clone(),
                line,
                comment,
                passage: passage(&article.text, comment),
                standings,
                reason,
            }),
            Err(found) => faults.push(Unread {
                path: article.path.clone(),
                line: Some(line),
                why: format!("found {found}, expected <!-- {WORD} conflict, unsupported: the reason -->"),
            }),
        }
    }
    (found, faults)
}

/// Takes the comments out of what is read for claims.
pub fn set_aside(article: &mut Article) {
    for comment in comments(&article.text) {
        let mut kept = Vec::with_capacity(article.segments.len() + 1);
        for segment in article.segments.drain(..) {
            if !segment.span.overlaps(&comment) {
                kept.push(segment);
                continue;
            }
            let before = (segment.span.start, comment.start);
            let after = (comment.end, segment.span.end);
            for (start, end) in [before, after] {
                if start < end && !article.text[start..end].trim().is_empty() {
                    kept.push(Segment { span: Span::new(start, end), ..segment.clone() });
                }
            }
        }
        article.segments = kept;
        if !article.skipped.iter().any(|skipped| skipped.span.overlaps(&comment)) {
            article.skipped.push(Skipped { span: comment, why: Why::EditorsNote });
        }
    }
    article.skipped.sort_by_key(|skipped| skipped.span);
}

/// The comments that begin with our word.
fn comments(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(OPEN) {
        let start = from + at;
        let Some(length) = text[start..].find(CLOSE) else { break };
        let span = Span::new(start, start + length + CLOSE.len());
        if inside(span.of(text)).starts_with(WORD) {
            found.push(span);
        }
        from = span.end;
    }
    found
}

fn inside(comment: &str) -> &str {
    comment.trim_start_matches(OPEN).trim_end_matches(CLOSE).trim()
}

/// Which findings, and why; or what was found instead.
fn parse(comment: &str) -> Result<(Vec<Standing>, String), String> {
    let rest = comment.strip_prefix(WORD).unwrap_or(comment);
    let (names, reason) = rest.split_once(':').ok_or_else(|| format!("{WORD} without a reason"))?;
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(format!("{WORD} without a reason"));
    }
    let mut standings = Vec::new();
    for name in names.split([',', ' ']).map(str::trim).filter(|name| !name.is_empty()) {
        let known = Standing::parse(name).filter(|standing| *standing != Standing::Supported);
        standings.push(known.ok_or_else(|| format!("{WORD} {name:?}"))?);
    }
    if standings.is_empty() { Err(format!("{WORD} that names no finding")) } else { Ok((standings, reason.to_owned())) }
}

/// The comment's own line where other words stand on it, or else the lines that follow, up to a blank one.
fn passage(text: &str, comment: Span) -> Span {
    let line_start = text[..comment.start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = |from: usize| text[from..].find('\n').map_or(text.len(), |at| from + at);
    let own_end = line_end(comment.end);
    let alone = text[line_start..comment.start].trim().is_empty() && text[comment.end..own_end].trim().is_empty();
    if !alone {
        return Span::new(line_start, own_end);
    }
    let mut start = (own_end + 1).min(text.len());
    while start < text.len() && text[start..line_end(start)].trim().is_empty() {
        start = (line_end(start) + 1).min(text.len());
    }
    let mut end = start;
    while end < text.len() && !text[end..line_end(end)].trim().is_empty() {
        end = (line_end(end) + 1).min(text.len());
    }
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_names_findings_and_a_reason() {
        let (standings, reason) = parse("daejo-allow conflict, less-precise: 시청에 전화로 확인: 14일").unwrap();
        assert_eq!(standings, [Standing::Contradicted, Standing::LessPrecise]);
        assert_eq!(reason, "시청에 전화로 확인: 14일");
        for wrong in ["daejo-allow conflict", "daejo-allow conflict:  ", "daejo-allow : because", "daejo-allow all: x"]
        {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn it_stands_for_its_line_or_for_the_paragraph_after_it() {
        let text = "하나\n<!-- daejo-allow conflict: x -->\n\n둘\n셋\n\n넷 <!-- daejo-allow update: y --> 다섯\n<!-- other -->\n";
        let found = comments(text);
        assert_eq!(found.len(), 2);
        assert_eq!(passage(text, found[0]).of(text), "둘\n셋\n");
        assert_eq!(passage(text, found[1]).of(text), "넷 <!-- daejo-allow update: y --> 다섯");
        assert_eq!(passage("<!-- daejo-allow update: y -->", Span::new(0, 30)).len(), 0);
    }
}
