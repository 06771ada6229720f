//! Units of measure, currencies and counters, and exact conversion between them.

use std::fmt;

use rust_decimal::Decimal;

/// A UCUM code (`km`, `%`), an ISO 4217 code (`KRW`), a counter in braces (`{명}`), or `1` for a bare number.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Unit(String);

/// Code, dimension, size in the dimension's first unit as a decimal.
/// Source: UCUM (ucum.org), table of units; exact by definition. `[pyeong]` is 400/121 m², `[geun]` 0.6 kg (Korean Weights and Measures Act), `[HP]` the mechanical horsepower.
const UNITS: &[(&str, &str, &str)] = &[
    ("m", "length", "1"),
    ("km", "length", "1000"),
    ("dm", "length", "0.1"),
    ("cm", "length", "0.01"),
    ("mm", "length", "0.001"),
    ("um", "length", "0.000001"),
    ("nm", "length", "0.000000001"),
    ("[mi_i]", "length", "1609.344"),
    ("[nmi_i]", "length", "1852"),
    ("[ft_i]", "length", "0.3048"),
    ("[in_i]", "length", "0.0254"),
    ("[yd_i]", "length", "0.9144"),
    ("m2", "area", "1"),
    ("km2", "area", "1000000"),
    ("cm2", "area", "0.0001"),
    ("har", "area", "10000"),
    ("ar", "area", "100"),
    ("[acr_us]", "area", "4046.872609874252"),
    ("[pyeong]", "area", "3.305785123966942148760330579"),
    ("[sft_i]", "area", "0.09290304"),
    ("[smi_us]", "area", "2589998.470319521"),
    ("L", "volume", "1"),
    ("mL", "volume", "0.001"),
    ("dL", "volume", "0.1"),
    ("hL", "volume", "100"),
    ("kL", "volume", "1000"),
    ("m3", "volume", "1000"),
    ("cm3", "volume", "0.001"),
    ("[gal_us]", "volume", "3.785411784"),
    ("[bbl_us]", "volume", "158.987294928"),
    ("g", "mass", "1"),
    ("kg", "mass", "1000"),
    ("mg", "mass", "0.001"),
    ("ug", "mass", "0.000001"),
    ("t", "mass", "1000000"),
    ("[lb_av]", "mass", "453.59237"),
    ("[oz_av]", "mass", "28.349523125"),
    ("[geun]", "mass", "600"),
    ("[car_m]", "mass", "0.2"),
    ("m/s", "speed", "3.6"),
    ("km/h", "speed", "1"),
    ("km/s", "speed", "3600"),
    ("m/min", "speed", "0.06"),
    ("km/min", "speed", "60"),
    ("[mi_i]/h", "speed", "1.609344"),
    ("[kn_i]", "speed", "1.852"),
    ("J", "energy", "1"),
    ("kJ", "energy", "1000"),
    ("kW.h", "energy", "3600000"),
    ("MW.h", "energy", "3600000000"),
    ("GW.h", "energy", "3600000000000"),
    ("TW.h", "energy", "3600000000000000"),
    ("W.h", "energy", "3600"),
    ("cal", "energy", "4.184"),
    ("kcal", "energy", "4184"),
    ("W", "power", "1"),
    ("kW", "power", "1000"),
    ("MW", "power", "1000000"),
    ("GW", "power", "1000000000"),
    ("TW", "power", "1000000000000"),
    ("[HP]", "power", "745.69987158227022"),
    ("Hz", "frequency", "1"),
    ("kHz", "frequency", "1000"),
    ("MHz", "frequency", "1000000"),
    ("GHz", "frequency", "1000000000"),
    ("Pa", "pressure", "1"),
    ("hPa", "pressure", "100"),
    ("bit", "data", "0.125"),
    ("By", "data", "1"),
    ("kBy", "data", "1000"),
    ("MBy", "data", "1000000"),
    ("GBy", "data", "1000000000"),
    ("TBy", "data", "1000000000000"),
    ("PBy", "data", "1000000000000000"),
    ("s", "time", "1"),
    ("min", "time", "60"),
    ("h", "time", "3600"),
    ("d", "time", "86400"),
    ("wk", "time", "604800"),
    ("mo", "calendar", "1"),
    ("a", "calendar", "12"),
];

impl Unit {
    /// The unit with this code.
    #[must_use]
    pub fn new(code: impl Into<String>) -> Unit {
        Unit(code.into())
    }

    /// A bare number.
    #[must_use]
    pub fn one() -> Unit {
        Unit::new("1")
    }

    /// The thing counted, as `{명}`.
    #[must_use]
    pub fn counter(word: &str) -> Unit {
        Unit(format!("{{{word}}}"))
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.0
    }

    /// What two units must share to be compared: the dimension, or the code where there is nothing to convert.
    #[must_use]
    pub fn family(&self) -> &str {
        UNITS.iter().find(|(code, ..)| *code == self.0).map_or(&self.0, |(_, dimension, _)| dimension)
    }

    /// A figure of `self` in `other`: exact where the outcome has an end, else to 28 digits; `None` when they do not compare.
    /// Temperatures do not convert by a factor and compare only in one unit.
    #[must_use]
    pub fn convert(&self, figure: Decimal, other: &Unit) -> Option<Decimal> {
        if self == other {
            return Some(figure);
        }
        let find = |unit: &Unit| UNITS.iter().find(|(code, ..)| *code == unit.0);
        let (_, from_dimension, from) = find(self)?;
        let (_, to_dimension, to) = find(other)?;
        if from_dimension != to_dimension {
            return None;
        }
        let (from, to): (Decimal, Decimal) = (from.parse().ok()?, to.parse().ok()?);
        // multiplied first: an hour is 60 minutes, not 59.99…
        figure.checked_mul(from)?.checked_div(to).map(|figure| figure.normalize())
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
