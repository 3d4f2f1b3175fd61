//! Units as exact multiples of base units with a dimension: 万元 is 10 000 元, 亩 is
//! 2000/3 平方米 (rule S11).

mod table;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::One;
use table::{BASES, UNITS};

/// How many base quantities there are.
const COUNT: usize = 13;

/// What a unit measures: an exponent for each base quantity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dim([i8; COUNT]);

/// How a number with the unit is to be read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// An amount.
    #[default]
    Amount,
    /// A share or rate: %, ‰, 成, 分之一.
    Rate,
    /// A difference of rates: 个百分点.
    Points,
    /// A multiple: 倍.
    Times,
    /// Doublings: 番.
    Doublings,
}

/// A unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// As written.
    pub text: String,
    /// How many base units one of it is.
    pub scale: BigRational,
    /// What it measures.
    pub dim: Dim,
    /// How its numbers are read.
    pub kind: Kind,
}

impl Dim {
    /// No dimension.
    pub const NONE: Self = Self([0; COUNT]);

    /// The dimension of a base quantity by its place in the table.
    const fn base(index: usize) -> Self {
        let mut dim = [0; COUNT];
        dim[index] = 1;
        Self(dim)
    }

    /// The product with a power of another.
    fn times(self, other: Self, power: i8) -> Self {
        let mut dim = self.0;
        for (own, exponent) in dim.iter_mut().zip(other.0) {
            *own = own.saturating_add(exponent.saturating_mul(power));
        }
        Self(dim)
    }

    /// The dimension of a product.
    #[must_use]
    pub fn by(self, other: Self) -> Self {
        self.times(other, 1)
    }

    /// The dimension of a quotient.
    #[must_use]
    pub fn per(self, other: Self) -> Self {
        self.times(other, -1)
    }

    /// Whether it is money of any one currency.
    pub fn is_money(self) -> bool {
        self.names().is_some_and(|name| matches!(name, "元" | "美元" | "港元" | "欧元"))
    }

    /// Whether it counts people.
    pub fn is_people(self) -> bool {
        self.names() == Some("人")
    }

    /// The base unit where the dimension is one base quantity itself.
    fn names(self) -> Option<&'static str> {
        (0..COUNT).find(|i| Self::base(*i) == self).and_then(|i| BASES.get(i).copied())
    }
}

/// What a number measures, in base units: 元, 元/人, 平方米, %; empty for a bare number.
pub fn words((dim, kind): (Dim, Kind)) -> String {
    let bare = match kind {
        Kind::Rate => "%",
        Kind::Points => "个百分点",
        Kind::Times => "倍",
        Kind::Doublings => "番",
        Kind::Amount => "",
    };
    if dim == Dim::NONE {
        return bare.to_owned();
    }
    let named = UNITS.iter().find(|row| {
        row.over == 1 && row.under == 1 && row.kind == Kind::Amount && dim_of(row) == dim
    });
    if let Some(row) = named {
        return row.name.to_owned();
    }
    let side = |sign: i8| {
        let mut out = String::new();
        for (base, exponent) in BASES.iter().zip(dim.0) {
            for _ in 0..exponent.saturating_mul(sign).clamp(0, 4) {
                out.push_str(if out.is_empty() { "" } else { "·" });
                out.push_str(base);
            }
        }
        out
    };
    match (side(1), side(-1)) {
        (top, below) if below.is_empty() => top,
        (top, below) if top.is_empty() => format!("1/{below}"),
        (top, below) => format!("{top}/{below}"),
    }
}

impl Unit {
    /// No unit at all.
    pub fn none() -> Self {
        Self {
            text: String::new(),
            scale: BigRational::one(),
            dim: Dim::NONE,
            kind: Kind::Amount,
        }
    }

    /// The unit of a text that holds nothing else; words that no table has count things.
    pub fn parse(text: &str) -> Self {
        match Self::starts(text) {
            Some((unit, len)) if len == text.len() => unit,
            _ if text.is_empty() => Self::none(),
            _ => {
                let (scale, len) = multiplier(text);
                let rest = text.get(len..).unwrap_or("");
                Self {
                    text: text.to_owned(),
                    scale,
                    dim: if rest.is_empty() { Dim::NONE } else { things() },
                    kind: Kind::Amount,
                }
            }
        }
    }

    /// The longest unit that a text begins with, and its bytes.
    pub fn starts(text: &str) -> Option<(Self, usize)> {
        let (scale, lead) = multiplier(text);
        let rest = text.get(lead..)?;
        let Some((mut unit, len)) = simple(rest) else {
            if lead == 0 {
                return None;
            }
            let text = text.get(..lead)?.to_owned();
            return Some((Self { text, scale, ..Self::none() }, lead));
        };
        let mut end = lead + len;
        unit.scale = scale * unit.scale;
        let tail = text.get(end..)?;
        if let Some(below) = tail.strip_prefix('/')
            && let Some((divisor, more)) = divisor(below)
        {
            unit.scale /= divisor.scale;
            unit.dim = unit.dim.per(divisor.dim);
            end += 1 + more;
        }
        text.get(..end)?.clone_into(&mut unit.text);
        Some((unit, end))
    }

    /// Whether numbers of the two can be compared or added.
    pub fn same_as(&self, other: &Self) -> bool {
        self.dim == other.dim && self.kind == other.kind
    }
}

/// What is divided by, as in 元/万人.
fn divisor(text: &str) -> Option<(Unit, usize)> {
    let (scale, lead) = multiplier(text);
    let (mut unit, len) = simple(text.get(lead..)?)?;
    unit.scale = scale * unit.scale;
    Some((unit, lead + len))
}

/// The dimension of counted things.
fn things() -> Dim {
    BASES
        .iter()
        .position(|base| *base == "个")
        .map_or(Dim::NONE, |i| if i < COUNT { Dim::base(i) } else { Dim::NONE })
}

/// What a unit of the table measures.
fn dim_of(row: &table::Row) -> Dim {
    row.of.iter().fold(Dim::NONE, |dim, (base, power)| {
        match BASES.iter().position(|name| name == base) {
            Some(index) => dim.times(Dim::base(index), *power),
            None => dim,
        }
    })
}

/// One unit of the table at the head of a text.
fn simple(text: &str) -> Option<(Unit, usize)> {
    let row = UNITS
        .iter()
        .filter(|row| text.starts_with(row.name))
        .max_by_key(|row| row.name.len())?;
    let unit = Unit {
        text: row.name.to_owned(),
        scale: BigRational::new(row.over.into(), row.under.into()),
        dim: dim_of(row),
        kind: row.kind,
    };
    Some((unit, row.name.len()))
}

/// The multipliers 百 千 万 亿 … at the head of a text, and their bytes.
pub(super) fn multiplier(text: &str) -> (BigRational, usize) {
    let mut scale = BigInt::one();
    let mut len = 0;
    for c in text.chars() {
        let zeros = match c {
            '十' => 1,
            '百' => 2,
            '千' => 3,
            '万' => 4,
            '亿' => 8,
            _ => break,
        };
        // 百分点 and 千克, 千米, 千瓦 are units themselves
        let rest = text.get(len..).unwrap_or("");
        let own = ["百分", "千克", "千米", "千瓦", "千卡", "千帕"];
        if own.iter().any(|unit| rest.starts_with(unit)) {
            break;
        }
        scale *= BigInt::from(10).pow(zeros);
        len += c.len_utf8();
        if len > 12 {
            break;
        }
    }
    (BigRational::from_integer(scale), len)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(text: &str) -> (BigRational, Dim) {
        let unit = Unit::parse(text);
        (unit.scale, unit.dim)
    }

    #[test]
    fn areas_convert_exactly() {
        let (mu, area) = scale("亩");
        assert_eq!(mu, BigRational::new(2000.into(), 3.into()));
        let (hectare, same) = scale("公顷");
        assert_eq!((hectare / &mu, same), (BigRational::from_integer(15.into()), area));
        let (square, same) = scale("万平方米");
        assert_eq!(
            (scale("平方公里").0 / square, same),
            (BigRational::from_integer(100.into()), area)
        );
    }

    #[test]
    fn quotients_have_the_dimension_of_a_quotient() {
        let per_head = Unit::parse("元/人");
        assert_eq!(per_head.dim, Unit::parse("亿元").dim.per(Unit::parse("万人").dim));
        assert_eq!(Unit::parse("万元/亩").scale, BigRational::from_integer(15.into()));
        assert_eq!(
            Unit::parse("微克/立方米").dim,
            Unit::parse("吨").dim.per(Unit::parse("立方米").dim)
        );
    }

    #[test]
    fn money_of_two_countries_is_not_one() {
        assert!(!Unit::parse("亿元").same_as(&Unit::parse("亿美元")));
        assert!(Unit::parse("亿元").same_as(&Unit::parse("万元")));
        assert!(!Unit::parse("%").same_as(&Unit::parse("个百分点")));
    }

    #[test]
    fn the_longest_unit_is_read() {
        let read = |text| Unit::starts(text).map(|(unit, _)| unit.text);
        assert_eq!(read("万平方米的绿地").as_deref(), Some("万平方米"));
        assert_eq!(read("个百分点").as_deref(), Some("个百分点"));
        assert_eq!(read("千克"), Some("千克".into()));
        assert_eq!(read("万"), Some("万".into()));
        assert_eq!(read("，"), None);
    }
}
