use super::*;
use crate::chart::testing::{Type, boxes_apart};
use crate::chart::{Chart, Data};
use proptest::prelude::*;

fn chart(kind: Kind, parts: &[i64]) -> Chart {
    let values = parts.iter().map(|part| Some(BigRational::from_integer((*part).into())));
    let data = Data { categories: parts.len(), series: vec![values.collect()] };
    Chart { kind, data, ..crate::chart::testing::chart() }
}

fn room(width: i64, height: Len) -> Rect {
    Rect {
        x0: Len::pt(40),
        y0: Len::pt(60),
        x1: Len::pt(40 + width),
        y1: Len::pt(60) + height,
    }
}

fn drawn(chart: &Chart, width: i64, words: &Type) -> Drawing {
    let look = crate::chart::testing::LOOK;
    let height = height(chart, Len::pt(width), words);
    draw(chart, room(width, height), words, &look)
}

/// The part of a turn from one point to another around a centre.
#[expect(clippy::cast_precision_loss, reason = "a test's tolerance")]
fn turn(centre: Point, from: Point, to: Point) -> f64 {
    let angle = |at: Point| {
        let (x, y) = ((at.x - centre.x).raw() as f64, (centre.y - at.y).raw() as f64);
        x.atan2(y)
    };
    ((angle(to) - angle(from)) / std::f64::consts::TAU).rem_euclid(1.0)
}

/// Centre, angle where it begins, share, of each sector of a pie.
fn sectors(drawing: &Drawing) -> Vec<(Point, Point, Point)> {
    let of = |shape: &(Means, Shape)| {
        let (Means::Value(0, _), Shape::Area(steps, _)) = shape else { return None };
        let line = steps.iter().position(|step| matches!(step, Step::Line(_)))?;
        let Step::Move(from) = steps[0] else { return None };
        Some((steps[line].end()?, from, steps[line - 1].end()?))
    };
    drawing.shapes.iter().filter_map(of).collect()
}

#[test]
#[expect(clippy::cast_precision_loss, reason = "a test's tolerance")]
fn angles_are_the_shares_and_sectors_meet() {
    let parts = [412, 305, 97, 3, 44, 139];
    let drawing = drawn(&chart(Kind::Pie, &parts), 240, &Type::of(9));
    let sectors = sectors(&drawing);
    assert_eq!(sectors.len(), parts.len());
    for ((centre, from, to), part) in sectors.iter().zip(parts) {
        let share = part as f64 / 1000.0;
        assert!((turn(*centre, *from, *to) - share).abs() < 1e-6, "{part}");
    }
    for two in sectors.windows(2) {
        assert_eq!(two[0].2, two[1].1, "one begins where the other ends");
    }
    assert_eq!(sectors[0].1, sectors[5].2, "and the last ends where the first begins");
    assert_eq!(sectors[0].1.x, sectors[0].0.x, "at twelve o'clock");
}

#[test]
fn a_ring_has_a_hole_that_holds_its_word() {
    let words = Type { centre: 5, ..Type::of(9) };
    let drawing = drawn(&chart(Kind::Ring, &[50, 30, 20]), 153, &words);
    assert_eq!(drawing.misfit, None);
    let centre = drawing.words.iter().find(|placed| placed.word == Word::Centre).unwrap();
    let area = drawing.shapes.iter().find_map(|(means, shape)| match (means, shape) {
        (Means::Value(0, 0), Shape::Area(steps, _)) => Some(steps),
        _ => None,
    });
    let inner = area.unwrap().iter().find_map(|step| match step {
        Step::Line(at) => Some(*at),
        _ => None,
    });
    let (dx, dy) = (inner.unwrap().x - centre.at.x, inner.unwrap().y - centre.at.y);
    let radius = dx.to_pt().hypot(dy.to_pt());
    assert!(radius * 2.0 >= 45.0 + 7.0, "{radius}");
}

#[test]
fn parts_that_make_no_ring_are_told_with_their_places() {
    let part = |n: i64| BigRational::from_integer(n.into());
    let faults = |list: &[i64]| check(&list.iter().map(|n| part(*n)).collect::<Vec<_>>());
    assert_eq!(faults(&[3, -1, 0]), [Fault::Negative(1), Fault::Zero(2)]);
    assert_eq!(faults(&[3]), [Fault::Few(1)]);
    assert_eq!(faults(&[1; 8]), [Fault::Many(8)]);
    assert_eq!(faults(&[997, 3]), [Fault::Sliver(1, 3)]);
    assert_eq!(faults(&[6, 4]), []);
    let parts: Vec<_> = [2, 9, 4, 4].map(part).to_vec();
    assert_eq!(largest_first(&parts, None), [1, 2, 3, 0]);
    assert_eq!(largest_first(&parts, Some(1)), [2, 3, 0, 1]);
}

#[test]
fn narrow_rooms_get_a_key_and_too_narrow_ones_are_told() {
    let chart = chart(Kind::Ring, &[40, 30, 20, 10]);
    let wide = drawn(&chart, 300, &Type::of(9));
    let leaders = |drawing: &Drawing| {
        let leader = |(means, shape): &&(Means, Shape)| {
            *means == Means::Frame
                && matches!(shape, Shape::Line(points, ..) if points.len() == 3)
        };
        drawing.shapes.iter().filter(leader).count()
    };
    assert_eq!(leaders(&wide), 4);
    let narrow = drawn(&chart, 120, &Type { name: 7, ..Type::of(9) });
    assert_eq!((leaders(&narrow), narrow.misfit), (0, None));
    assert_eq!(narrow.words.len(), 8);
    let none = drawn(&chart, 50, &Type { name: 7, ..Type::of(9) });
    assert!(matches!(none.misfit, Some(Misfit::Width { .. })));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn words_never_overlap_nor_leave_the_room(
        mut parts in prop::collection::vec(6..400_i64, 2..8),
        width in 60..420_i64,
        (name, value, centre) in (1..9_i64, 1..9_i64, 0..7_i64),
        (pie, sorted) in (any::<bool>(), any::<bool>()),
    ) {
        if sorted {
            parts.sort_unstable_by(|a, b| b.cmp(a));
        }
        let words = Type { name, value, centre, ..Type::of(9) };
        let chart = chart(if pie { Kind::Pie } else { Kind::Ring }, &parts);
        let look = crate::chart::testing::LOOK;
        let height = height(&chart, Len::pt(width), &words);
        let room = room(width, height + Len::pt(11));
        let drawing = draw(&chart, room, &words, &look);
        if drawing.misfit.is_none() {
            let centre = usize::from(!pie && centre > 0);
            prop_assert_eq!(drawing.words.len(), parts.len() * 2 + centre);
            boxes_apart(&drawing, &words, room)?;
            leaders_apart(&drawing)?;
        } else {
            prop_assert!(width < 9 * (name.max(value).max(centre) + 8), "{:?}", drawing.misfit);
        }
    }
}

/// Leaders cross neither each other nor the circle.
fn leaders_apart(drawing: &Drawing) -> Result<(), TestCaseError> {
    let leaders: Vec<&[Point]> = drawing
        .shapes
        .iter()
        .filter_map(|(_, shape)| match shape {
            Shape::Line(points, ..) if points.len() == 3 => Some(points.as_slice()),
            _ => None,
        })
        .collect();
    for (n, one) in leaders.iter().enumerate() {
        for other in leaders.iter().skip(n + 1) {
            for a in one.windows(2) {
                for b in other.windows(2) {
                    prop_assert!(
                        !crate::chart::spread::meet((a[0], a[1]), (b[0], b[1])),
                        "{a:?} {b:?}"
                    );
                }
            }
        }
    }
    Ok(())
}
