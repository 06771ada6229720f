//! Syllables and their jamo.

const BASE: u32 = 0xAC00;
const FINALS: u32 = 28;

/// Whether it is a precomposed Hangul syllable.
pub fn is_syllable(c: char) -> bool {
    ('가'..='힣').contains(&c)
}

/// The final consonant's index (0 = none), for a syllable.
fn final_index(c: char) -> u32 {
    (c as u32 - BASE) % FINALS
}

/// Whether the syllable ends in a consonant; letters and digits are taken by how they are read aloud.
pub fn closed(c: char) -> bool {
    match c {
        c if is_syllable(c) => final_index(c) != 0,
        '0' | '1' | '3' | '6' | '7' | '8' => true,
        'L' | 'M' | 'N' | 'R' | 'l' | 'm' | 'n' | 'r' => true,
        _ => false,
    }
}

/// Whether the syllable ends in ㄹ.
pub fn closed_by_rieul(c: char) -> bool {
    is_syllable(c) && final_index(c) == 8 || matches!(c, '1' | '7' | '8' | 'L' | 'R' | 'l' | 'r')
}

/// Whether a predicate is a verb in its plain present (간다, 찾는다고), which no adjective has.
pub fn is_plain_present(word: &str) -> bool {
    let mut syllables = word.chars().rev().skip_while(|c| *c != '다').skip(1);
    syllables.next().is_some_and(|c| c == '는' || is_syllable(c) && final_index(c) == 4)
}

/// The syllable without its final consonant, when that consonant is `jamo` (ㄴ ㄹ ㄻ ㅁ ㅂ ㅆ).
#[cfg(test)]
pub fn without(c: char, jamo: char) -> Option<char> {
    let index = final_of(jamo)?;
    if !is_syllable(c) || final_index(c) != index {
        return None;
    }
    char::from_u32(c as u32 - index)
}

/// Where the finals that endings put into a syllable stand among all finals.
fn final_of(jamo: char) -> Option<u32> {
    Some(match jamo {
        'ㄴ' => 4,
        'ㄹ' => 8,
        'ㄻ' => 10,
        'ㅁ' => 16,
        'ㅂ' => 17,
        'ㅆ' => 20,
        _ => return None,
    })
}

/// The syllable with that final consonant (ㄴ ㄹ ㄻ ㅁ ㅂ ㅆ) in place of its own.
pub fn with(c: char, jamo: char) -> Option<char> {
    char::from_u32(opened(c)? as u32 + final_of(jamo)?)
}

/// The syllable without its final consonant, whichever it is.
pub fn opened(c: char) -> Option<char> {
    if is_syllable(c) { char::from_u32(c as u32 - final_index(c)) } else { None }
}

/// What 아/어 makes of an open syllable where it melts into it (하 → 해, 되 → 돼, 지 → 져, 오 → 와, 주 → 줘), or
/// the syllable itself where it vanishes in it (가, 서, 내, 세, 켜).
pub fn melted(c: char) -> Option<char> {
    if !is_syllable(c) || final_index(c) != 0 {
        return None;
    }
    let vowel = match vowel_index(c) {
        0 if c == '하' => 1,
        0 | 1 | 4 | 5 | 6 => return Some(c),
        8 => 9,
        11 => 10,
        13 => 14,
        20 => 6,
        _ => return None,
    };
    with_vowel(c, vowel)
}

/// Whether an open syllable may keep 어 beside it (되어, 이루어, 내어): not after ㅏ, ㅓ, ㅡ.
pub fn keeps_eo(c: char) -> bool {
    is_syllable(c) && !matches!(vowel_index(c), 0 | 4 | 18)
}

/// Whether 아 stands after the syllable, not 어.
pub fn bright(c: char) -> bool {
    is_syllable(c) && matches!(vowel_index(c), 0 | 2 | 8)
}

/// Whether a trunk that ends in this syllable has 아/어 in it already (올라, 지어, 도와, 하얘), by its vowel.
pub fn joined(c: char) -> bool {
    is_syllable(c) && final_index(c) == 0 && !matches!(vowel_index(c), 13 | 18 | 20)
}

/// Whether the syllable begins with that consonant.
pub fn begins_with(c: char, lead: char) -> bool {
    let index = match lead {
        'ㄴ' => 2,
        'ㅅ' => 9,
        _ => return false,
    };
    is_syllable(c) && (c as u32 - BASE) / FINALS / 21 == index
}

/// The vowel's index, for a syllable.
fn vowel_index(c: char) -> u32 {
    (c as u32 - BASE) / FINALS % 21
}

/// The syllable with another vowel.
fn with_vowel(c: char, vowel: u32) -> Option<char> {
    let lead = (c as u32 - BASE) / FINALS / 21;
    char::from_u32(BASE + (lead * 21 + vowel) * FINALS + final_index(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jamo_come_off_and_vowels_melt() {
        assert_eq!(without('난', 'ㄴ'), Some('나'));
        assert_eq!(without('났', 'ㅆ'), Some('나'));
        assert_eq!(without('나', 'ㄴ'), None);
        for (open, want) in
            [('하', '해'), ('되', '돼'), ('지', '져'), ('오', '와'), ('주', '줘'), ('나', '나'), ('내', '내')]
        {
            assert_eq!(melted(open), Some(want));
        }
        assert_eq!(melted('뛰'), None);
        assert_eq!(with('만', 'ㅆ'), Some('맜'));
        assert!(joined('라') && joined('얘') && !joined('우') && !joined('으'));
        assert!(closed('전') && !closed('자') && closed_by_rieul('일'));
    }
}
