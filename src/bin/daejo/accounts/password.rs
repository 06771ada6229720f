//! What is kept of a password? An argon2id hash of it, and nothing else.

use anyhow::bail;
use argon2::Argon2;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use unicode_normalization::UnicodeNormalization;

use crate::exit::Misuse;

/// The shortest password, in characters, and the longest, in bytes.
const SHORTEST: usize = 10;
const LONGEST: usize = 1024;

/// A password as somebody typed it; composed, since not every keyboard writes 한글 the same way.
pub struct Password(String);

impl Password {
    pub fn typed(text: &str) -> Password {
        Password(text.nfc().collect())
    }

    /// Its hash as a PHC string, for somebody of this name.
    pub fn hashed(&self, name: &str) -> anyhow::Result<String> {
        let length = self.0.chars().count();
        if length < SHORTEST || self.0.len() > LONGEST {
            let expected = format!("at least {SHORTEST} characters and at most {LONGEST} bytes");
            return Err(Misuse(format!("found a password of {length} characters, expected {expected}")).into());
        }
        // a name of one syllable stands in many a word
        if name.chars().count() > 2 && self.0.to_lowercase().contains(&name.to_lowercase()) {
            return Err(Misuse("found the name in the password, expected a password without it".to_owned()).into());
        }
        let mut salt = [0; 16];
        getrandom::fill(&mut salt).map_err(|error| anyhow::anyhow!("no random bytes: {error}"))?;
        let salt = SaltString::encode_b64(&salt).map_err(|error| anyhow::anyhow!("no salt: {error}"))?;
        match Argon2::default().hash_password(self.0.as_bytes(), &salt) {
            Ok(hash) => Ok(hash.to_string()),
            Err(error) => bail!("a password that cannot be hashed: {error}"),
        }
    }

    /// Whether it is the one that `hash` was made of; takes the time of a hash, compares in constant time.
    pub fn fits(&self, hash: &str) -> bool {
        // a longer one was never taken
        let within = self.0.len() <= LONGEST;
        let text = if within { self.0.as_bytes() } else { b"" };
        let hash = PasswordHash::new(hash);
        hash.is_ok_and(|hash| Argon2::default().verify_password(text, &hash).is_ok()) && within
    }
}

/// A hash of nobody's password: what is tried where there is no such name, so that the answer takes as long.
pub struct Stand(String);

impl Stand {
    pub fn new() -> anyhow::Result<Stand> {
        let mut text = [0; 24];
        getrandom::fill(&mut text).map_err(|error| anyhow::anyhow!("no random bytes: {error}"))?;
        let text: String = text.iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Stand(Password::typed(&text).hashed("\u{1}")?))
    }

    pub fn hash(&self) -> &str {
        &self.0
    }
}

/// Whether a text is a hash of ours.
pub fn is_hash(text: &str) -> bool {
    PasswordHash::new(text).is_ok_and(|hash| hash.algorithm == argon2::ARGON2ID_IDENT && hash.hash.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_fits_its_password_alone_however_it_is_composed() {
        let hash = Password::typed("광한루의 달밤 열둘").hashed("성춘향").unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(Password::typed("광한루의 달밤 열둘").fits(&hash));
        let apart: String = "광한루의 달밤 열둘".nfd().collect();
        assert!(Password::typed(&apart).fits(&hash));
        for other in ["", "광한루의 달밤 열셋", &"가".repeat(400_000)] {
            assert!(!Password::typed(other).fits(&hash));
        }
        assert_ne!(hash, Password::typed("광한루의 달밤 열둘").hashed("성춘향").unwrap(), "salted");
        assert!(!Password::typed("광한루의 달밤 열둘").fits("plain"));
    }

    #[test]
    fn short_ones_and_the_name_are_refused() {
        for text in ["", "짧은것", &"가".repeat(1000), "xx성춘향xxxxxxx"] {
            assert!(Password::typed(text).hashed("성춘향").is_err());
        }
    }

    #[test]
    fn only_argon2id_is_a_hash() {
        assert!(is_hash(Stand::new().unwrap().hash()));
        for text in ["", "hunter2", "$argon2i$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA"] {
            assert!(!is_hash(text));
        }
    }
}
