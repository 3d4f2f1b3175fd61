//! What a pictogram counts with, and the periods of a slope.

use super::super::Written;
use super::gather::Gathered;
use super::made;
use crate::base::Span;
use crate::chart::{Data, Kind, Sign, slope};
use crate::diag::Code;
use crate::edition::{self, Ranged};
use crate::resolve::Chart;
use crate::resolve::desk::Desk;
use crate::say;
use crate::stats::{Decimal, print_exact};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

/// Signs of a row where the program says what one stands for.
const ROW: i64 = 12;
/// Decimal places of what a sign stands for.
const PLACES: u32 = 6;

impl Desk<'_> {
    /// The sign of a pictogram with what one stands for; of other kinds none. Tells, too,
    /// what a pictogram or a slope cannot show.
    pub(super) fn sign(
        &mut self,
        figure: &Ranged<Written>,
        kind: Kind,
        (gathered, data): (&Gathered, &Data),
    ) -> Option<(Sign, BigRational)> {
        let span = gathered.span.unwrap_or(figure.span);
        if kind == Kind::Slope {
            self.slope_periods(data, span);
        }
        if kind != Kind::Pictogram {
            return None;
        }
        let have = data.series.len();
        if have != 1 {
            self.advise(
                Code::BadValue,
                span,
                say!(
                    "象形图只画一个系列，这里有 {have} 个",
                    "a pictogram shows one series, not {have}"
                ),
                say!("改用 kind = \"bars\"", "use kind = \"bars\""),
            );
        }
        let sign =
            figure.value.sign.as_ref().map_or(edition::Sign::Square, |sign| sign.value);
        Some((drawn(sign), self.each(&figure.value, data)))
    }

    /// How much a sign stands for: as given, else a round number.
    fn each(&mut self, set: &Written, data: &Data) -> BigRational {
        let values = data.series.iter().flatten().flatten();
        let most = values.max().cloned().unwrap_or_else(BigRational::zero);
        let Some(each) = &set.each else { return round_up(&(most / BigInt::from(ROW))) };
        match Decimal::parse(&each.value) {
            Ok(number) if number.value.is_positive() => number.value,
            _ => {
                self.advise(
                    Code::BadNumber,
                    each.span,
                    say!(
                        "each 不是大于零的十进制数",
                        "`each` is no decimal number above zero"
                    ),
                    say!("写成 each = \"10\"", "write each = \"10\""),
                );
                BigRational::from_integer(1.into())
            }
        }
    }

    /// A slope compares two or three periods.
    fn slope_periods(&mut self, data: &Data, span: Span) {
        let (have, most) = (data.categories, slope::MOST_PERIODS);
        if !(2..=most).contains(&have) {
            self.advise(
                Code::BadValue,
                span,
                say!(
                    "坡度图比较 2 至 {most} 个时期，这里有 {have} 个",
                    "a slope compares 2 to {most} periods, not {have}"
                ),
                if have < 2 {
                    say!("补上另一个时期，或改用 bars", "add another period, or use bars")
                } else {
                    say!("改用 kind = \"lines\"", "use kind = \"lines\"")
                },
            );
        }
    }
}

/// The least of 1, 2, 5 × 10ⁿ that is no less than a number; 1 where that is not positive.
fn round_up(least: &BigRational) -> BigRational {
    let ten = BigRational::from_integer(10.into());
    let mut power = BigRational::from_integer(1.into());
    if !least.is_positive() {
        return power;
    }
    while &power < least {
        power *= &ten;
    }
    while &(&power / &ten) >= least {
        power /= &ten;
    }
    let part = |num: i64| &power * BigRational::new(num.into(), 10.into());
    [part(2), part(5)].into_iter().find(|part| part >= least).unwrap_or(power)
}

/// The words that explain the sign: 每个▣代表10万人.
pub(super) fn letter(chart: &mut Chart, unit: &str, span: Span) {
    let Some((_, each)) = &chart.drawn.sign else { return };
    let (number, _) = print_exact(each, PLACES);
    let after = format!("代表{number}{unit}");
    chart.key = Some([made("每个", span), made(&after, span)]);
}

fn drawn(sign: edition::Sign) -> Sign {
    match sign {
        edition::Sign::Person => Sign::Person,
        edition::Sign::House => Sign::House,
        edition::Sign::Tree => Sign::Tree,
        edition::Sign::Factory => Sign::Factory,
        edition::Sign::Coin => Sign::Coin,
        edition::Sign::Leaf => Sign::Leaf,
        edition::Sign::Road => Sign::Road,
        edition::Sign::Drop => Sign::Drop,
        edition::Sign::Book => Sign::Book,
        edition::Sign::Square => Sign::Square,
        edition::Sign::Circle => Sign::Circle,
    }
}
