//! The file of floors: read, held, raised.

use std::path::Path;

use daejo::evaluate;
use daejo::model::Survey;

use crate::{exit, output};

use super::text;

/// The floors of a file, and the comment it begins with.
pub struct Floors {
    comment: String,
    floors: evaluate::Floors,
}

/// Reads floors. Where they are to be raised there need not be any yet.
pub fn read(path: &Path, may_be_new: bool) -> anyhow::Result<Floors> {
    if may_be_new && !path.exists() {
        return Ok(Floors { comment: String::new(), floors: evaluate::Floors::default() });
    }
    let text = text(path, "floors in TOML")?;
    let floors = evaluate::Floors::parse(&text, &path.display().to_string())?;
    let comment = text.lines().take_while(|line| line.starts_with('#')).map(|line| format!("{line}\n")).collect();
    Ok(Floors { comment, floors })
}

impl Floors {
    /// Whether a floor fell, having said which.
    pub fn held(&self, survey: &Survey, path: &Path) -> bool {
        let fallen = self.floors.fallen(survey);
        for floor in &fallen {
            exit::say(&format!("{}: fell: {floor}", path.display()));
        }
        !fallen.is_empty()
    }

    /// Writes the raised floors where any moved.
    pub fn raise(&self, survey: &Survey, path: &Path) -> anyhow::Result<()> {
        let mut floors = self.floors.clone();
        let moved = floors.raise(survey);
        if moved > 0 {
            output::write(&format!("{}{}", self.comment, floors.to_toml()), Some(path))?;
        }
        exit::say(&format!("{}: {moved} floors raised", path.display()));
        Ok(())
    }
}
