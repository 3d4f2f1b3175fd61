//! Amounts → rows of signs, each of which stands for so much; the last one is cut in
//! proportion.
//!
//! How a row is drawn, so that it can be read back: every whole sign is one [`Shape::Area`]
//! that means [`Means::Value`]`(0, row)`, all of one width; the part of a sign is another,
//! whose width is to that of a whole sign as what is left over is to what a sign stands
//! for, to the raw unit. The outline of the whole around a part, and the sign that is
//! explained above, mean [`Means::Frame`].

use super::{
    Anchor, Chart, Dash, Drawing, Fill, Look, Means, Misfit, Shape, Sign, Word, Words,
};
use crate::base::{Len, Point, Rect, Tint};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};

/// Most rows of signs that one amount takes; more are no longer counted with the eye.
const MOST_ROWS: u64 = 3;
/// The smallest height of a sign.
const LEAST: Len = Len::pt(9);
/// Heights of signs in tenths of an em, the largest first.
const HEIGHTS: [i64; 4] = [24, 20, 16, 13];

/// How signs are arranged.
struct Plan {
    sign: Sign,
    /// The height of a sign, and from the left end of one to that of the next.
    height: Len,
    step: Len,
    /// Signs in a row.
    most: u64,
    /// Where signs begin; 0 where names and values stand above them.
    left: Len,
    /// What one amount takes.
    rows: Vec<u64>,
    whole: Len,
}

/// How many signs an amount takes, the last one perhaps in part.
fn signs(value: &BigRational, each: &BigRational) -> BigRational {
    if value.is_negative() || !each.is_positive() {
        BigRational::zero()
    } else {
        value / each
    }
}

/// A whole number of signs, or parts of signs; more than a row ever holds where there are
/// too many to count.
fn count(signs: &BigRational) -> u64 {
    signs.ceil().to_integer().to_u64().unwrap_or(u64::MAX)
}

impl Plan {
    fn make(chart: &Chart, width: Len, words: &dyn Words) -> Result<Self, Misfit> {
        let (sign, each) =
            chart.sign.clone().unwrap_or((Sign::Square, BigInt::from(1).into()));
        let values = chart.data.series.first().map_or(&[][..], Vec::as_slice);
        let of = |value: &Option<BigRational>| {
            value.as_ref().map_or(0, |value| count(&signs(value, &each)))
        };
        let counts: Vec<u64> = values.iter().map(of).collect();
        let longest = counts.iter().copied().max().unwrap_or(0);
        let em = words.em();
        let widest = |word: fn(usize) -> Word| {
            (0..counts.len()).map(|row| words.width(word(row))).max().unwrap_or(Len::ZERO)
        };
        let names = widest(Word::Category);
        let values = widest(|row| Word::Value(0, row));
        let left = names + em.ratio(8, 10);
        let beside = width - left - values - em.ratio(6, 10);
        let sizes = || HEIGHTS.iter().map(|tenths| em.ratio(*tenths, 10).max(LEAST));
        let plan = |height: Len, room: Len, left: Len| {
            let step = sign.width(height) + em.ratio(18, 100);
            let most = (room + em.ratio(18, 100)).whole(step);
            let most = u64::try_from(most).unwrap_or(0).max(1);
            let rows = counts.iter().map(|count| count.div_ceil(most).max(1)).collect();
            Self { sign, height, step, most, left, rows, whole: Len::ZERO }
                .measured(words)
        };
        let one_row = |room: Len, left| {
            let fits = |plan: &Self| plan.most >= longest && plan.height <= room;
            sizes().map(|height| plan(height, room, left)).find(fits)
        };
        if let Some(plan) = one_row(beside, left) {
            return Ok(plan);
        }
        let needs = names + values + em;
        if needs > width {
            return Err(Misfit::Width { needs, has: width });
        }
        if let Some(plan) = one_row(width, Len::ZERO) {
            return Ok(plan);
        }
        let plan = plan(em.ratio(13, 10).max(LEAST), width, Len::ZERO);
        let most = plan.most * MOST_ROWS;
        if longest > most {
            return Err(Misfit::Signs {
                have: longest,
                most,
                times: times(longest, most),
            });
        }
        Ok(plan)
    }

    /// The plan with the height of all of it.
    fn measured(mut self, words: &dyn Words) -> Self {
        let amounts: Len = self.rows.iter().map(|rows| self.amount(*rows, words)).sum();
        let key = if words.width(Word::After) > Len::ZERO {
            Self::key(words)
        } else {
            Len::ZERO
        };
        self.whole = key + amounts;
        self
    }

    /// The height of the line that tells what a sign stands for.
    fn key(words: &dyn Words) -> Len {
        words.em().ratio(19, 10)
    }

    /// From one row of signs to the next.
    fn row(&self, words: &dyn Words) -> Len {
        self.height + words.em().ratio(3, 10)
    }

    /// The height of an amount in so many rows.
    fn amount(&self, rows: u64, words: &dyn Words) -> Len {
        let head = if self.left == Len::ZERO { words.pitch() } else { Len::ZERO };
        let rows = self.row(words) * i64::try_from(rows).unwrap_or(1);
        let air = if self.left == Len::ZERO { 50 } else { 25 };
        head + rows + words.em().ratio(air, 100)
    }
}

/// How many times as much a sign would have to stand for: 2, 5, 10, 20, 50, …
fn times(have: u64, most: u64) -> u64 {
    let least = have.div_ceil(most.max(1));
    let mut power = 1_u64;
    loop {
        for lead in [1, 2, 5] {
            match power.checked_mul(lead) {
                Some(times) if times < least => {}
                Some(times) => return times,
                None => return u64::MAX,
            }
        }
        power = power.saturating_mul(10);
    }
}

/// How high a pictogram is at a width.
pub(super) fn height(chart: &Chart, width: Len, words: &dyn Words) -> Len {
    Plan::make(chart, width, words).map_or(words.em() * 8, |plan| plan.whole)
}

/// Draws a pictogram from the top of a room.
pub(super) fn draw(chart: &Chart, room: Rect, words: &dyn Words, look: &Look) -> Drawing {
    let mut out = Drawing::default();
    let plan = match Plan::make(chart, room.width(), words) {
        Ok(plan) => plan,
        Err(misfit) => {
            out.misfit = Some(misfit);
            return out;
        }
    };
    let spare = room.height() - plan.whole;
    if spare < Len::ZERO {
        out.misfit = Some(Misfit::Height { needs: plan.whole, has: room.height() });
        return out;
    }
    let mut y = room.y0 + spare.half();
    if words.width(Word::After) > Len::ZERO {
        plan.draw_key(&mut out, Point::new(room.x0, y), words);
        y += Plan::key(words);
    }
    for (category, rows) in plan.rows.iter().enumerate() {
        plan.draw_amount(
            &mut out,
            chart,
            category,
            (Rect { y0: y, ..room }, words, look),
        );
        y += plan.amount(*rows, words);
    }
    out
}

impl Plan {
    /// What one sign stands for, in the words before and after it.
    fn draw_key(&self, out: &mut Drawing, at: Point, words: &dyn Words) {
        let em = words.em();
        let at = at.by(Len::ZERO, em.ratio(7, 10));
        let gap = em.ratio(45, 100);
        let mut x = at.x;
        if words.width(Word::Before) > Len::ZERO {
            out.word(Word::Before, at, Anchor::Left);
            x += words.width(Word::Before) + gap;
        }
        let height = em.ratio(13, 10).max(LEAST);
        let sign = self.sign.outline(Point::new(x, at.y - height.half()), height);
        out.shape(Means::Frame, Shape::Area(sign, Fill::Tint(Tint::SOLID)));
        x += self.sign.width(height) + gap;
        out.word(Word::After, Point::new(x, at.y), Anchor::Left);
    }

    /// The name, the value and the signs of an amount.
    fn draw_amount(
        &self,
        out: &mut Drawing,
        chart: &Chart,
        category: usize,
        (room, words, look): (Rect, &dyn Words, &Look),
    ) {
        let (name, value) = (Word::Category(category), Word::Value(0, category));
        let above = self.left == Len::ZERO;
        let first = if above { words.pitch() } else { self.row(words) };
        let y = room.y0 + first.half();
        for (word, x, anchor) in
            [(name, room.x0, Anchor::Left), (value, room.x1, Anchor::Right)]
        {
            if words.width(word) > Len::ZERO {
                out.word(word, Point::new(x, y), anchor);
            }
        }
        let number = chart.data.series.first().and_then(|list| list.get(category));
        let Some((Some(number), (_, each))) = number.zip(chart.sign.as_ref()) else {
            return;
        };
        let all = signs(number, each);
        let whole = all.to_integer().to_u64().unwrap_or(0);
        let top = room.y0 + if above { words.pitch() } else { Len::ZERO };
        let place = |n: u64| {
            let (row, column) = (n / self.most, n % self.most);
            let int = |n: u64| i64::try_from(n).unwrap_or(0);
            let x = room.x0 + self.left + self.step * int(column);
            let y = top + self.row(words) * int(row) + words.em().ratio(15, 100);
            Point::new(x, y)
        };
        let marked = chart.marked.contains(&(0, category));
        let fill = if marked { Fill::Accent } else { Fill::Tint }(Tint::SOLID);
        let means = Means::Value(0, category);
        for n in 0..whole {
            let sign = self.sign.outline(place(n), self.height);
            out.shape(means, Shape::Area(sign, fill));
        }
        let rest = all.fract();
        let at = place(whole);
        let width = self.sign.width(self.height);
        let cut = rest * BigRational::from_integer(BigInt::from(width.raw()));
        let cut = Len::from_raw(cut.round().to_integer().to_i64().unwrap_or(0));
        if cut > Len::ZERO {
            let part = self.sign.part(at, self.height, at.x + cut);
            out.shape(means, Shape::Area(part, fill));
            for ring in self.sign.rings(at, self.height) {
                let ghost = Shape::Line(ring, look.hairline, fill, Dash::Solid);
                out.shape(Means::Frame, ghost);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::along::int;
    use crate::chart::testing::{self, LOOK, Type, boxes_apart};
    use crate::chart::{Data, Kind, Step};
    use proptest::prelude::*;

    fn chart(values: &[i64], each: i64) -> Chart {
        let number = |n: &i64| Some(BigRational::from_integer((*n).into()));
        let series = vec![values.iter().map(number).collect()];
        let sign = Some((Sign::Person, BigRational::from_integer(each.into())));
        let data = Data { categories: values.len(), series };
        Chart { kind: Kind::Pictogram, data, sign, ..testing::chart() }
    }

    /// The widths of the signs of an amount.
    fn widths(drawing: &Drawing, category: usize) -> Vec<Len> {
        let of = |(means, shape): &(Means, Shape)| match shape {
            Shape::Area(steps, _) if *means == Means::Value(0, category) => {
                Some(Step::bounds(steps)?.width())
            }
            _ => None,
        };
        drawing.shapes.iter().filter_map(of).collect()
    }

    fn room(width: i64, height: Len) -> Rect {
        Rect {
            x0: Len::pt(10),
            y0: Len::pt(20),
            x1: Len::pt(10 + width),
            y1: Len::pt(20) + height,
        }
    }

    #[test]
    fn signs_are_counted_and_the_last_is_cut_in_proportion() {
        let chart = chart(&[452_593, 60_000, 0], 20_000);
        let words = Type::of(9);
        let height = height(&chart, Len::pt(320), &words);
        let drawing = draw(&chart, room(320, height), &words, &LOOK);
        assert_eq!(drawing.misfit, None);
        let first = widths(&drawing, 0);
        assert_eq!(first.len(), 23);
        assert!(first.iter().take(22).all(|width| *width == first[0]));
        assert_eq!(first[22], first[0].ratio(12_593, 20_000));
        assert_eq!(widths(&drawing, 1).len(), 3);
        assert_eq!(widths(&drawing, 2).len(), 0);
    }

    #[test]
    fn too_many_signs_are_told_with_a_larger_amount_for_each() {
        let chart = chart(&[100_000, 20_000], 100);
        let words = Type::of(9);
        let drawing = draw(&chart, room(153, Len::pt(900)), &words, &LOOK);
        let Some(Misfit::Signs { have: 1000, most, times }) = drawing.misfit else {
            panic!("{:?}", drawing.misfit)
        };
        assert_eq!((most, times), (60, 20));
        assert_eq!(super::times(2, 1), 2);
        assert_eq!(super::times(11, 1), 20);
    }

    proptest! {
        #[test]
        fn words_never_overlap_nor_leave_the_room(
            values in prop::collection::vec(0..70_000_i64, 1..7),
            width in 60..420_i64,
            (name, value, unit) in (1..9_i64, 1..9_i64, 0..3_i64),
        ) {
            let words = Type { name, value, unit, ..Type::of(9) };
            let chart = chart(&values, 1000);
            let height = height(&chart, Len::pt(width), &words);
            let room = room(width, height + Len::pt(7));
            let drawing = draw(&chart, room, &words, &LOOK);
            if drawing.misfit.is_some() {
                prop_assert!(width < (name + value + 8) * 9 || width < 200);
                return Ok(());
            }
            boxes_apart(&drawing, &words, room)?;
            for (category, amount) in values.iter().enumerate() {
                let signs = widths(&drawing, category);
                prop_assert_eq!(int(signs.len()), (amount + 999) / 1000);
            }
            for (_, shape) in &drawing.shapes {
                let Shape::Area(steps, _) = shape else { continue };
                let bounds = Step::bounds(steps).unwrap();
                prop_assert!(bounds.x0 >= room.x0 && bounds.x1 <= room.x1);
                prop_assert!(bounds.y0 >= room.y0 && bounds.y1 <= room.y1);
            }
        }
    }
}
