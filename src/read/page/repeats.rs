//! Which passages repeat an earlier one word for word?

use std::collections::BTreeMap;

use crate::model::{Segment, Span};

/// Marks every segment whose text is, byte for byte, that of an earlier one.
pub fn mark(text: &str, segments: &mut [Segment]) {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for segment in segments {
        segment.repeats = seen.get(segment.span.of(text)).copied();
        if segment.repeats.is_none() {
            seen.insert(segment.span.of(text), segment.span);
        }
    }
}
