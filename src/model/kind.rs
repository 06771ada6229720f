//! The kinds of claims. A kind picks a shape; only shapes know how to compare.

use std::fmt;

macro_rules! kinds {
    ($($variant:ident $name:literal $doc:literal,)*) => {
        /// What sort of thing a value is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Kind { $(#[doc = $doc] $variant,)* }

        impl Kind {
            /// Every kind, in the order in which they are declared.
            pub const ALL: &'static [Kind] = &[$(Kind::$variant,)*];

            /// The word used in JSON and on the command line.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Kind::$variant => $name,)* }
            }

            /// What it covers, in one line.
            #[must_use]
            pub fn doc(self) -> &'static str {
                match self { $(Kind::$variant => $doc,)* }
            }
        }
    };
}

kinds! {
    Time "time" "Dates, periods and clock times.",
    Duration "duration" "How long something lasts or how much time lies between.",
    Count "count" "How many of a counted thing.",
    Number "number" "A bare number, with nothing counted.",
    Money "money" "An amount in a currency.",
    Percent "percent" "A share or change in per cent, and percentage points.",
    Ordinal "ordinal" "A place in an order: first, third, 2nd round.",
    Multiple "multiple" "A factor: twice, threefold.",
    Score "score" "A result of two sides: 3-1.",
    Age "age" "How old a person is.",
    Length "length" "Length and distance.",
    Area "area" "Area.",
    Volume "volume" "Volume.",
    Mass "mass" "Mass and weight.",
    Speed "speed" "Speed.",
    Temperature "temperature" "Temperature.",
    Energy "energy" "Energy.",
    Power "power" "Power.",
    Data "data" "Amount of data.",
    Rate "rate" "One quantity per another that has no kind of its own.",
    Role "role" "Which office a person holds.",
    Place "place" "Where something happens.",
    Attendees "attendees" "Who took part.",
    Statement "statement" "What was said, planned, agreed or denied, without a number.",
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
