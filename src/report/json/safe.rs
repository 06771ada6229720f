//! JSON text that a terminal has nothing to obey in.

use std::io;

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};

use crate::report::sanitise::{is_dangerous, may_be_dangerous};

/// Lays out as `F` does and escapes what [`is_dangerous`]; JSON's own escapes cover the rest.
struct Escaping<F>(F);

macro_rules! as_inner {
    ($($name:ident($($arg:ident: $of:ty),*);)*) => {
        $(fn $name<W: ?Sized + io::Write>(&mut self, writer: &mut W $(, $arg: $of)*) -> io::Result<()> {
            self.0.$name(writer $(, $arg)*)
        })*
    };
}

impl<F: Formatter> Formatter for Escaping<F> {
    as_inner! {
        begin_array();
        end_array();
        begin_array_value(first: bool);
        end_array_value();
        begin_object();
        end_object();
        begin_object_key(first: bool);
        begin_object_value();
        end_object_value();
    }

    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        if !may_be_dangerous(rest) {
            return writer.write_all(rest.as_bytes());
        }
        while let Some((at, c)) = rest.char_indices().find(|(_, c)| is_dangerous(*c)) {
            writer.write_all(&rest.as_bytes()[..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = &rest[at + c.len_utf8()..];
        }
        writer.write_all(rest.as_bytes())
    }
}

fn write<F: Formatter>(value: &impl Serialize, formatter: F) -> String {
    let mut bytes = Vec::new();
    let written = value.serialize(&mut Serializer::with_formatter(&mut bytes, Escaping(formatter)));
    debug_assert!(written.is_ok(), "report objects have string keys and are written to memory: {written:?}");
    String::from_utf8(bytes).unwrap_or_default()
}

/// Indented, with a line end at the end.
pub(in crate::report) fn to_pages(value: &impl Serialize) -> String {
    write(value, PrettyFormatter::with_indent(b" ")) + "\n"
}

/// On one line, with a line end at the end.
pub(in crate::report) fn to_line(value: &impl Serialize) -> String {
    write(value, CompactFormatter) + "\n"
}
