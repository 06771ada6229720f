//! Which characters do these bytes mean?
//!
//! A ladder: byte order mark, declared charset, strict UTF-8, UTF-16 by its pattern of zeros, a
//! guess by chardetng. A declaration that the bytes contradict is dropped with a caution. Refuses
//! what is not text.

use std::sync::LazyLock;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use regex::bytes::Regex;

/// A decoded text and what a reader should know of the decoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without byte order mark, line ends as they were.
    pub text: String,
    /// Cautions in words.
    pub cautions: Vec<String>,
}

/// `<meta charset=…>`, `charset=` in a meta's content, `<?xml … encoding=…?>`.
static DECLARED: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r#"(?i)<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-z0-9_:-]{2,40})|<\?xml[^>]{0,200}?encoding\s*=\s*["']([a-z0-9_:-]{2,40})"#;
    Regex::new(pattern).unwrap_or_else(|e| panic!("{e}"))
});

/// Decodes `bytes`.
///
/// # Errors
/// What was found, when the bytes are not text.
pub fn decode(bytes: &[u8]) -> Result<Decoded, String> {
    decode_as(bytes, None)
}

/// Decodes `bytes` that came with the name of a charset: it holds where the bytes declare none themselves.
///
/// # Errors
/// What was found, when the bytes are not text.
pub fn decode_as(bytes: &[u8], charset: Option<&str>) -> Result<Decoded, String> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return finish(encoding, &bytes[mark..], Vec::new());
    }
    if let Some(encoding) = wide(bytes) {
        return finish(encoding, bytes, Vec::new());
    }
    if bytes.contains(&0) {
        return Err("binary data (a NUL byte)".to_owned());
    }
    let mut cautions = Vec::new();
    let came_with = || charset.map(|label| (label.to_owned(), Encoding::for_label(label.as_bytes())));
    if let Some((label, encoding)) = declared(bytes).or_else(came_with) {
        match encoding.map(|e| (e, e.decode_without_bom_handling_and_without_replacement(bytes))) {
            Some((_, Some(text))) if encoding == Some(UTF_8) || !utf8_beyond_ascii(bytes) => {
                return sober(text.into_owned(), cautions);
            }
            Some((e, _)) => cautions.push(format!("declared as {label}, but the bytes are not {}", e.name())),
            None => cautions.push(format!("declared as {label}, which is no known charset")),
        }
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return sober(text.to_owned(), cautions);
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, chardetng::Utf8Detection::Allow);
    cautions.push(format!("no charset declared that fits; read as {}", guess.name()));
    finish(guess, bytes, cautions)
}

fn declared(bytes: &[u8]) -> Option<(String, Option<&'static Encoding>)> {
    let head = &bytes[..bytes.len().min(4096)];
    // most texts have neither tag, and need no pattern
    let tagged = head.windows(2).any(|two| matches!(two, [b'<', b'm' | b'M' | b'?']));
    let found = tagged.then(|| DECLARED.captures(head))??;
    let label = found.get(1).or_else(|| found.get(2))?.as_bytes();
    // A declaration that can be read byte by byte is not in UTF-16, whatever it says.
    let encoding = Encoding::for_label(label).map(|e| if e == UTF_16LE || e == UTF_16BE { UTF_8 } else { e });
    Some((String::from_utf8_lossy(label).into_owned(), encoding))
}

/// Whether the bytes are valid UTF-8 with characters beyond ASCII: by chance that hardly happens.
fn utf8_beyond_ascii(bytes: &[u8]) -> bool {
    !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok()
}

/// UTF-16 without a mark: even length, no odd surrogates, and line ends or blanks as two bytes.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.len() < 4 || bytes.len() % 2 == 1 {
        return None;
    }
    let sample = &bytes[..bytes.len().min(1 << 16)];
    let (mut little, mut big) = (0usize, 0usize);
    for pair in sample.chunks_exact(2) {
        little += usize::from(pair[1] == 0 && (pair[0] == b' ' || pair[0] == b'\n' || pair[0].is_ascii_alphanumeric()));
        big += usize::from(pair[0] == 0 && (pair[1] == b' ' || pair[1] == b'\n' || pair[1].is_ascii_alphanumeric()));
    }
    let encoding = if little > big { UTF_16LE } else { UTF_16BE };
    let units = sample.len() / 2;
    if little.max(big) * 20 < units || little.min(big) * 4 > little.max(big) {
        return None;
    }
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    let odd = text.chars().take(1 << 15).filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')).count();
    (odd == 0).then_some(encoding)
}

fn finish(encoding: &'static Encoding, bytes: &[u8], mut cautions: Vec<String>) -> Result<Decoded, String> {
    let (text, lost) = encoding.decode_without_bom_handling(bytes);
    if lost {
        let n = text.matches('\u{fffd}').count();
        cautions.push(format!("{n} places could not be decoded as {}", encoding.name()));
    }
    sober(text.into_owned(), cautions)
}

/// Refuses text that is mostly not text; terminal escapes stay in.
fn sober(text: String, cautions: Vec<String>) -> Result<Decoded, String> {
    let control = |c: &char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{1b}' | '\u{c}' | '\u{85}');
    let bad = text.chars().filter(|c| control(c) || *c == '\u{fffd}').count();
    if text.contains('\0') || bad * 20 > text.len().max(1) {
        return Err(format!("binary data ({bad} control or undecodable characters)"));
    }
    Ok(Decoded { text, cautions })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "시장은 5일 오전 시청에서 예산안을 발표했다.\n예산은 뷁 3조 원이다.\n";

    #[test]
    fn every_rung_of_the_ladder() {
        let euc = encoding_rs::EUC_KR.encode(TEXT).0.into_owned();
        let utf16 = |big: bool, mark: bool| -> Vec<u8> {
            let units = mark.then_some(0xfeff).into_iter().chain(TEXT.encode_utf16());
            units.flat_map(|u: u16| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
        };
        for (name, bytes) in [
            ("utf-8", TEXT.as_bytes().to_vec()),
            ("utf-8 with mark", ["\u{feff}", TEXT].concat().into_bytes()),
            ("windows-949", euc),
            ("utf-16le", utf16(false, false)),
            ("utf-16be", utf16(true, false)),
            ("utf-16le with mark", utf16(false, true)),
            ("utf-16be with mark", utf16(true, true)),
        ] {
            assert_eq!(decode(&bytes).map(|d| d.text).as_deref(), Ok(TEXT), "{name}");
        }
    }

    #[test]
    fn declarations_are_believed_only_when_they_fit() {
        let page = |label: &str| format!("<html><meta charset=\"{label}\"><p>{TEXT}</p>");
        let right = decode(&encoding_rs::EUC_KR.encode(&page("euc-kr")).0).unwrap();
        assert_eq!((right.text.as_str(), right.cautions.len()), (page("euc-kr").as_str(), 0));
        let wrong = decode(page("euc-kr").as_bytes()).unwrap();
        assert_eq!((wrong.text.as_str(), wrong.cautions.len()), (page("euc-kr").as_str(), 1));
        let wrong = decode(&encoding_rs::EUC_KR.encode(&page("utf-8")).0).unwrap();
        assert_eq!(wrong.text, page("utf-8"));
        assert!(wrong.cautions[0].contains("declared as utf-8"), "{:?}", wrong.cautions);
        assert!(decode(page("klingon").as_bytes()).unwrap().cautions[0].contains("no known charset"));
    }

    #[test]
    fn what_is_not_text_is_refused() {
        assert!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").is_err());
        let noise: Vec<u8> = (0..4096u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8 | 1).collect();
        assert!(decode(&noise).is_err());
        assert!(decode("강조 \u{1b}[31m붉게\u{1b}[0m 썼다.".as_bytes()).is_ok());
    }
}
