//! Drawings read back: lengths against values, words against each other.

use super::{
    Chart, Data, Drawing, Fill, Kind, Look, Means, Misfit, Shape, Word, Words, draw,
};
use crate::base::{Len, Point, Rect};
use num_bigint::BigInt;
use num_rational::BigRational;

/// Words of so many characters of half an em each.
struct Plain(usize);

impl Words for Plain {
    fn width(&self, word: Word) -> Len {
        let chars = match word {
            Word::Category(_) => self.0,
            Word::Series(_) => 8,
            Word::Value(..) => 6,
            Word::Tick(_) | Word::SecondTick(_) => 4,
            _ => 0,
        };
        self.em() * i64::try_from(chars).unwrap() / 2
    }

    fn wrapped(&self, word: Word, measure: Len) -> (usize, Len) {
        let width = self.width(word);
        let line = measure.whole(self.em()).max(1);
        let lines = width.cover(self.em() * line);
        (usize::try_from(lines).unwrap(), width.min(self.em() * line))
    }

    fn em(&self) -> Len {
        Len::pt(8)
    }
}

const LOOK: Look = Look {
    hairline: Len::centipoints(30),
    axis: Len::centipoints(60),
    line: Len::centipoints(140),
    gap: Len::centipoints(70),
};

fn number(text: i64) -> BigRational {
    BigRational::new(BigInt::from(text), BigInt::from(10))
}

/// A chart of numbers in tenths.
fn chart(kind: Kind, series: &[&[i64]]) -> Chart {
    let value = |value: &i64| Some(number(*value));
    let series: Vec<Vec<_>> =
        series.iter().map(|one| one.iter().map(value).collect()).collect();
    let categories = series.first().map_or(0, Vec::len);
    Chart {
        kind,
        data: Data { categories, series },
        from: None,
        frame: None,
        ordered: true,
        second: false,
        marked: Vec::new(),
        labels: None,
        panels: None,
        centre: false,
        sign: None,
    }
}

fn room(width: i64, height: i64) -> Rect {
    let (x0, y0) = (Len::pt(40), Len::pt(100));
    Rect { x0, y0, x1: x0 + Len::pt(width), y1: y0 + Len::pt(height) }
}

fn bars(drawing: &Drawing) -> Vec<((usize, usize), Rect)> {
    let shapes = drawing.shapes.iter();
    shapes
        .filter_map(|(means, shape)| match (means, shape) {
            (Means::Value(s, c), Shape::Rect(rect, _)) => Some(((*s, *c), *rect)),
            _ => None,
        })
        .collect()
}

/// Whether lengths are to each other as values are, to a raw unit.
fn proportional(lengths: &[(Len, i64)]) {
    let (top, most) = lengths.iter().max_by_key(|one| one.1.abs()).unwrap();
    for (length, value) in lengths {
        let want = top.raw() * value.abs() / most.abs();
        assert!((length.raw() - want).abs() <= 1, "{value}: {length:?}");
    }
}

#[test]
fn columns_are_as_high_as_their_values() {
    let values = [4630, 5214, -980, 6882, 7730];
    let chart = chart(Kind::Columns, &[&values]);
    for labels in [None, Some(false)] {
        let chart = Chart { labels, ..chart.clone() };
        let drawing = draw(&chart, room(153, 120), &Plain(4), &LOOK);
        assert_eq!(drawing.misfit, None);
        let bars = bars(&drawing);
        assert_eq!(bars.len(), 5);
        let lengths: Vec<_> =
            bars.iter().map(|((_, c), rect)| (rect.height(), values[*c])).collect();
        proportional(&lengths);
        let zero = bars[0].1.y1;
        assert_eq!(bars[2].1.y0, zero, "below the axis");
    }
}

#[test]
fn bars_and_stacks_are_as_long_as_their_values() {
    let (a, b) = ([200, 210, 225], [1800, 1900, 2300]);
    let chart = chart(Kind::StackedBars, &[&a, &b]);
    let drawing = draw(&chart, room(300, 90), &Plain(4), &LOOK);
    let lengths: Vec<_> = bars(&drawing)
        .iter()
        .map(|((s, c), rect)| (rect.width(), if *s == 0 { a[*c] } else { b[*c] }))
        .collect();
    assert_eq!(lengths.len(), 6);
    proportional(&lengths);
    let share = Chart { kind: Kind::Share, ..chart };
    let drawing = draw(&share, room(300, 90), &Plain(4), &LOOK);
    for category in 0..3 {
        let row: Vec<_> =
            bars(&drawing).into_iter().filter(|((_, c), _)| *c == category).collect();
        let whole = row[0].1.width() + row[1].1.width();
        let want = whole.raw() * a[category] / (a[category] + b[category]);
        assert!((row[0].1.width().raw() - want).abs() <= 1);
        assert_eq!(row[0].1.x1, row[1].1.x0);
    }
}

#[test]
fn a_gap_parts_a_line() {
    let mut chart = chart(Kind::Lines, &[&[10, 20, 30, 40, 50]]);
    chart.data.series[0][2] = None;
    let drawing = draw(&chart, room(200, 120), &Plain(4), &LOOK);
    let runs: Vec<usize> = drawing
        .shapes
        .iter()
        .filter_map(|(means, shape)| match (means, shape) {
            (Means::Series(0), Shape::Line(points, ..)) => Some(points.len()),
            _ => None,
        })
        .collect();
    assert_eq!(runs, [2, 2]);
    assert!(!drawing.words.iter().any(|one| one.word == Word::Value(0, 2)));
}

#[test]
fn words_of_one_line_never_meet() {
    let high: Vec<i64> = (0..300).map(|i| 1000 + (i * 37) % 91).collect();
    let low: Vec<i64> = (0..300).map(|i| (i * 37) % 91 - 20).collect();
    for values in [high, low] {
        words_apart(&values);
    }
}

fn words_apart(values: &[i64]) {
    for kind in [Kind::Lines, Kind::Columns] {
        for count in [1, 2, 7, 24, 300] {
            let chart = chart(kind, &[&values[..count]]);
            let drawing = draw(&chart, room(400, 200), &Plain(4), &LOOK);
            if drawing.misfit.is_some() {
                assert!(kind == Kind::Columns && count == 300);
                continue;
            }
            let words = Plain(4);
            let boxes: Vec<Rect> = drawing
                .words
                .iter()
                .map(|placed| {
                    let half = words.width(placed.word).half();
                    let middle = match placed.anchor {
                        super::Anchor::Left => placed.at.x + half,
                        super::Anchor::Middle => placed.at.x,
                        super::Anchor::Right => placed.at.x - half,
                    };
                    let em = words.em().ratio(35, 100);
                    Rect {
                        x0: middle - half,
                        x1: middle + half,
                        y0: placed.at.y - em,
                        y1: placed.at.y + em,
                    }
                })
                .collect();
            for (i, a) in boxes.iter().enumerate() {
                for b in &boxes[i + 1..] {
                    let apart =
                        a.x1 <= b.x0 || b.x1 <= a.x0 || a.y1 <= b.y0 || b.y1 <= a.y0;
                    assert!(apart, "{kind:?} {count}: {a:?} {b:?}");
                }
            }
        }
    }
}

#[test]
fn too_many_names_are_told_with_numbers() {
    let values = [10; 20];
    let mut chart = chart(Kind::Columns, &[&values]);
    chart.ordered = false;
    let drawing = draw(&chart, room(150, 120), &Plain(16), &LOOK);
    let Some(Misfit::Categories { have: 20, most }) = drawing.misfit else { panic!() };
    assert!((1..20).contains(&most), "{most}");
}

#[test]
fn what_is_pointed_out_has_the_accent_and_nothing_else_has() {
    let mut chart = chart(Kind::Columns, &[&[10, 20, 30]]);
    chart.marked = vec![(0, 1)];
    let drawing = draw(&chart, room(150, 120), &Plain(4), &LOOK);
    let accents: Vec<_> = drawing
        .shapes
        .iter()
        .filter(|(_, shape)| matches!(shape, Shape::Rect(_, Fill::Accent(_))))
        .map(|(means, _)| *means)
        .collect();
    assert_eq!(accents, [Means::Value(0, 1)]);
}

#[test]
fn two_axes_have_one_zero_and_one_grid() {
    let mut chart = chart(Kind::ColumnsLine, &[&[4630, 7730], &[83, -12]]);
    chart.second = true;
    let [first, second] = chart.ticks(room(150, 120), Len::pt(8));
    assert_eq!(first.len(), second.len());
    let zero = |ticks: &[BigRational]| ticks.iter().position(num_traits::Zero::is_zero);
    assert_eq!(zero(&first), zero(&second));
    assert!(zero(&first) > Some(0));
}

#[test]
fn everything_stays_in_its_room() {
    let kinds = [
        Kind::Columns,
        Kind::Bars,
        Kind::Stacked,
        Kind::StackedBars,
        Kind::Share,
        Kind::Lines,
        Kind::Areas,
        Kind::ColumnsLine,
    ];
    for kind in kinds {
        for labels in [None, Some(false)] {
            let mut chart = chart(kind, &[&[200, 300, 250], &[500, 100, 700]]);
            chart.labels = labels;
            let room = room(153, 130);
            let drawing = draw(&chart, room, &Plain(4), &LOOK);
            assert_eq!(drawing.misfit, None, "{kind:?}");
            let inside = |at: &Point| {
                let slack = LOOK.axis;
                room.x0 - slack <= at.x
                    && at.x <= room.x1 + slack
                    && room.y0 - slack <= at.y
                    && at.y <= room.y1 + slack
            };
            for (_, shape) in &drawing.shapes {
                let all = match shape {
                    Shape::Rect(rect, _) => {
                        vec![rect.origin(), Point::new(rect.x1, rect.y1)]
                    }
                    Shape::Line(points, ..) => points.clone(),
                    Shape::Area(steps, _) => {
                        steps.iter().filter_map(|step| step.end()).collect()
                    }
                };
                assert!(all.iter().all(inside), "{kind:?} {shape:?}");
            }
            for placed in &drawing.words {
                assert!(inside(&placed.at), "{kind:?} {placed:?}");
            }
        }
    }
}

#[test]
fn names_keep_clear_of_the_number_at_the_foot() {
    let values: Vec<i64> = (0..21).map(|n| 100 + n * 37 % 230).collect();
    for kind in [Kind::Lines, Kind::Columns] {
        let chart = Chart { labels: Some(false), ..chart(kind, &[&values]) };
        let words = Plain(5);
        let drawing = draw(&chart, room(153, 110), &words, &LOOK);
        assert_eq!(drawing.misfit, None, "{kind:?}");
        let lowest = |is: fn(&Word) -> bool| {
            let own = drawing.words.iter().filter(|placed| is(&placed.word));
            own.map(|placed| placed.at.y).max().unwrap()
        };
        let names =
            drawing.words.iter().filter(|one| matches!(one.word, Word::Category(_)));
        let end = names.map(|one| one.at.x + words.width(one.word).half()).max();
        assert!(end <= Some(room(153, 110).x1), "{kind:?} {end:?}");
        let number = lowest(|word| matches!(word, Word::Tick(_)));
        let name = lowest(|word| matches!(word, Word::Category(_)));
        let air = name - number - words.em();
        assert!(air >= words.em().ratio(2, 10), "{kind:?} {air:?}");
        // the marks of names hang from the axis
        let ends = |(_, shape): &(Means, Shape)| match shape {
            Shape::Line(points, ..) => match points.as_slice() {
                [a, b] if a.x == b.x && a.y != b.y => Some(a.y),
                _ => None,
            },
            _ => None,
        };
        let hang: Vec<Len> = drawing.shapes.iter().filter_map(ends).collect();
        assert!(!hang.is_empty() && hang.iter().all(|y| *y == number), "{kind:?}");
    }
}

#[test]
fn charts_fit_the_height_that_suits_them() {
    for kind in
        [Kind::Columns, Kind::Stacked, Kind::Lines, Kind::Areas, Kind::ColumnsLine]
    {
        for second in [false, kind == Kind::ColumnsLine] {
            let rows: [&[i64]; 4] = [&[200, 300], &[500, 100], &[20, 30], &[83, -12]];
            let chart = Chart { second, ..chart(kind, &rows) };
            let width = Len::pt(108);
            let height = chart.height(width, &Plain(4));
            let room = Rect { y1: room(0, 0).y0 + height, ..room(108, 0) };
            let drawing = draw(&chart, room, &Plain(4), &LOOK);
            assert_eq!(drawing.misfit, None, "{kind:?} {second}");
        }
    }
}
