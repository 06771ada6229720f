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

/// The syllable without its final consonant, when that consonant is `jamo` (ㄴ ㄹ ㅁ ㅂ ㅆ).
pub fn without(c: char, jamo: char) -> Option<char> {
    let index = match jamo {
        'ㄴ' => 4,
        'ㄹ' => 8,
        'ㅁ' => 16,
        'ㅂ' => 17,
        'ㅆ' => 20,
        _ => return None,
    };
    if !is_syllable(c) || final_index(c) != index {
        return None;
    }
    char::from_u32(c as u32 - index)
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

/// What an open syllable may have been before 아/어 melted into it (해 → 하, 돼 → 되, 져 → 지, 와 → 오, 줘 → 주).
pub fn unmelted(c: char) -> Option<char> {
    if !is_syllable(c) || final_index(c) != 0 {
        return None;
    }
    let vowel = match vowel_index(c) {
        1 if c == '해' => 0, // ㅐ → ㅏ, 하다 alone
        6 => 20,             // ㅕ → ㅣ
        9 => 8,              // ㅘ → ㅗ
        10 => 11,            // ㅙ → ㅚ
        14 => 13,            // ㅝ → ㅜ
        _ => return None,
    };
    with_vowel(c, vowel)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jamo_come_off_and_melted_vowels_come_back() {
        assert_eq!(without('난', 'ㄴ'), Some('나'));
        assert_eq!(without('났', 'ㅆ'), Some('나'));
        assert_eq!(without('나', 'ㄴ'), None);
        assert_eq!(unmelted('해'), Some('하'));
        assert_eq!(unmelted('돼'), Some('되'));
        assert_eq!(unmelted('져'), Some('지'));
        assert_eq!(unmelted('나'), None);
        assert!(closed('전') && !closed('자') && closed_by_rieul('일'));
    }
}
