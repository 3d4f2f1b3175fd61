//! The reader of drawings read: content streams written by hand.

#![expect(clippy::float_cmp, reason = "numbers of few digits are read exactly")]

use super::{Outline, Wheel, bars, hatchings, lines};
use crate::pdf::{File, Ink, Page};
use lopdf::{Document, Stream, dictionary};
use std::fmt::Write as _;

/// A page of 200 by 150 points with a content.
fn page(content: &str) -> Page {
    let mut doc = Document::with_version("1.6");
    let content =
        doc.add_object(Stream::new(dictionary! {}, content.as_bytes().to_vec()));
    let list = doc.new_object_id();
    let page = doc.add_object(dictionary! {
        "Type" => "Page", "Parent" => list, "Contents" => content,
        "MediaBox" => vec![0.into(), 0.into(), 200.into(), 150.into()],
        "Resources" => dictionary! {
            "ExtGState" => dictionary! {
                "G1" => dictionary! { "op" => true, "OPM" => 1 },
            },
        },
    });
    let pages =
        dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    doc.objects.insert(list, pages.into());
    let tree = doc.add_object(dictionary! {});
    let catalog = doc.add_object(dictionary! {
        "Type" => "Catalog", "Pages" => list, "StructTreeRoot" => tree,
    });
    doc.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    doc.save_to(&mut bytes).unwrap();
    File::open(&bytes).pages.remove(0)
}

/// Operators of a Bézier arc of at most 90° around (100, 75), from one angle to another
/// in degrees against the clock from level; begun by what is there.
fn arc(out: &mut String, radius: f64, from: f64, to: f64) {
    let (a, b) = (from.to_radians(), to.to_radians());
    let k = 4.0 / 3.0 * ((b - a) / 4.0).tan();
    let at = |x: f64, y: f64| (100.0 + radius * x, 75.0 + radius * y);
    let (one, two) = (
        at(a.cos() - k * a.sin(), a.sin() + k * a.cos()),
        at(b.cos() + k * b.sin(), b.sin() - k * b.cos()),
    );
    let end = at(b.cos(), b.sin());
    let numbers = [one.0, one.1, two.0, two.1, end.0, end.1];
    for number in numbers {
        let _ = write!(out, "{number:.3} ");
    }
    out.push_str("c\n");
}

fn place(radius: f64, angle: f64) -> String {
    let (sin, cos) = angle.to_radians().sin_cos();
    format!("{:.3} {:.3}", 100.0 + radius * cos, 75.0 + radius * sin)
}

/// A part of a disc or ring, clockwise from twelve o'clock.
fn sector(start: f64, sweep: f64, outer: f64, inner: f64) -> String {
    let (from, to) = (90.0 - start, 90.0 - start - sweep);
    let mut out = format!("{} m\n", place(outer, from));
    let parts = (sweep / 90.0).ceil().max(1.0);
    let step = -sweep / parts;
    let mut angle = from;
    while angle > to + 1e-9 {
        arc(&mut out, outer, angle, angle + step);
        angle += step;
    }
    let _ = writeln!(out, "{} l", place(inner, to));
    while inner > 0.0 && angle < from - 1e-9 {
        arc(&mut out, inner, angle, angle - step);
        angle -= step;
    }
    out + "h f\n"
}

#[test]
fn matrices_weights_and_states_are_kept() {
    let page = page(
        "q 2 0 0 3 10 20 cm 0 0 0 .3 k 0 0 10 5 re f Q
q 0 1 -1 0 50 0 cm 4 w [2 1] 0 d 1 J 1 j 0 0 0 1 K 1 0 0 1 0 0 cm /G1 gs
10 10 m 20 10 l S Q
0 0 5 5 re B",
    );
    let [wide, turned, both] = page.paths.as_slice() else { panic!("three") };
    assert_eq!(wide.rect(), [10.0, 20.0, 30.0, 35.0]);
    assert_eq!(wide.fill, Some(Ink::Cmyk([0.0, 0.0, 0.0, f64::from(0.3_f32)])));
    let pen = turned.stroke.as_ref().unwrap();
    assert_eq!((pen.weight, &*pen.dash, pen.cap, pen.join), (4.0, &[2.0, 1.0][..], 1, 1));
    assert_eq!(turned.outlines[0].points(), [(40.0, 10.0), (40.0, 20.0)]);
    assert!(turned.overprint && !both.overprint && pen.ink == Ink::BLACK);
    // What was set between q and Q is gone.
    let pen = both.stroke.as_ref().unwrap();
    assert!(both.fill.is_some() && pen.weight == 1.0 && pen.dash.is_empty());
}

#[test]
fn curves_reach_further_than_their_ends() {
    let page = page("10 10 m 10 50 50 50 50 10 c h f 0 0 m 10 20 20 0 v 30 20 40 0 y s");
    let [x0, y0, x1, y1] = page.paths[0].rect();
    assert_eq!([x0, y0, x1], [10.0, 10.0, 50.0]);
    assert!((y1 - 40.0).abs() < 1e-9, "three quarters of the way to the control points");
    let other = &page.paths[1];
    assert!(other.outlines[0].closed && other.stroke.is_some() && other.fill.is_none());
    assert_eq!(other.outlines[0].points(), [(0.0, 0.0), (20.0, 0.0), (40.0, 0.0)]);
}

#[test]
fn clips_hold_until_the_state_is_taken_back() {
    let page =
        page("q 10 10 20 30 re W n 15 0 m 15 100 l S 0 0 12 12 re f Q 0 0 12 12 re f");
    let [line, fill, free] = page.paths.as_slice() else { panic!("three") };
    assert_eq!(line.clips[0].rect(), [10.0, 10.0, 30.0, 40.0]);
    assert_eq!(fill.seen(), [10.0, 10.0, 12.0, 12.0]);
    assert_eq!(free.seen(), [0.0, 0.0, 12.0, 12.0]);
    assert_eq!(page.shapes[0].rect, [14.5, 10.0, 15.5, 40.0], "the weight counts");
}

#[test]
#[should_panic(expected = "never painted")]
fn a_path_left_open_is_a_fault() {
    page("10 10 m 20 20 l");
}

#[test]
fn bars_are_rectangles_and_nothing_else_is() {
    let page = page(
        "10 10 5 40 re f 30 10 m 35 10 l 35 20 l 30 20 l h f
40 10 m 45 10 l 46 20 l 40 20 l h f
50 10 m 60 10 l 50 20 l 60 20 l h f
70 10 9 9 re 71 11 7 7 re f* 80 10 9 9 re S 90 10 1 1 re 95 10 2 2 re f",
    );
    let rects: Vec<_> = bars(&page.paths).iter().map(|bar| bar.rect).collect();
    let sound = [
        [10.0, 10.0, 15.0, 50.0],
        [30.0, 10.0, 35.0, 20.0],
        [90.0, 10.0, 91.0, 11.0],
        [95.0, 10.0, 97.0, 12.0],
    ];
    // Neither a slanted, a crossed, a hollow nor a stroked one.
    assert_eq!(rects, sound);
    assert_eq!(bars(&page.paths)[0].height(), 40.0);
}

#[test]
fn strokes_that_go_on_are_one_line() {
    let page = page(
        "1 w 10 10 m 20 30 l S 20 30 m 40 20 l 60 20 l S
2 w 60 20 m 70 20 l S 0 0 m 5 5 l S",
    );
    let found = lines(&page.paths);
    let points: Vec<_> = found.iter().map(|(points, _)| points.clone()).collect();
    assert_eq!(points[0], [(10.0, 10.0), (20.0, 30.0), (40.0, 20.0), (60.0, 20.0)]);
    // Another pen begins another line, and so does another place.
    assert_eq!(
        points[1..],
        [vec![(60.0, 20.0), (70.0, 20.0)], vec![(0.0, 0.0), (5.0, 5.0)]]
    );
}

#[test]
fn hatching_tells_its_angle_and_pitch() {
    let mut content = "q 10 10 20 20 re W n .5 w ".to_owned();
    for step in 0..10 {
        let at = 4.0 * f64::from(step) - 10.0;
        let _ = write!(content, "{at} 0 m {} 40 l ", at + 40.0);
    }
    content.push_str("S Q q 50 10 20 20 re W n 50 12 m 70 12 l S 50 15 m 70 16 l S Q");
    let page = page(&content);
    let [one] = &hatchings(&page.paths)[..] else { panic!("the second is not parallel") };
    assert_eq!(one.rect, [10.0, 10.0, 30.0, 30.0]);
    assert!((one.angle - 45.0).abs() < 1e-9 && one.weight == 0.5);
    let pitch = 4.0 / 2.0_f64.sqrt();
    assert!(one.pitches.iter().all(|found| (found - pitch).abs() < 1e-6));
}

#[test]
fn sectors_are_found_in_a_disc_and_in_a_ring() {
    for inner in [0.0, 22.0] {
        let parts = [(0.0, 200.0), (200.0, 158.0), (358.0, 1.5), (359.5, 0.5)];
        let content: String = parts.map(|(a, b)| sector(a, b, 40.0, inner)).concat();
        let page = page(&content);
        let wheel = Wheel::of(&page.paths).expect("a wheel");
        assert!((wheel.centre.0 - 100.0).hypot(wheel.centre.1 - 75.0) < 0.003);
        assert!((wheel.radius - 40.0).abs() < 0.012, "{}", wheel.radius);
        assert_eq!(wheel.sectors.len(), 4);
        for (found, (start, sweep)) in wheel.sectors.iter().zip(parts) {
            // A twentieth of a point on the rim of 40 points is 0.07°.
            assert!((found.sweep - sweep).abs() < 0.01, "{found:?}");
            let off = (found.start - start + 180.0).rem_euclid(360.0) - 180.0;
            assert!(off.abs() < 0.01, "{found:?}");
            assert!((found.inner - inner).abs() < 0.02, "{found:?}");
            assert!((found.outer - 40.0).abs() < 0.02, "{found:?}");
            assert!(wheel.is_radial(&page.paths[found.path].outlines));
        }
    }
}

#[test]
fn a_slice_cut_wrong_is_told_apart() {
    let good = sector(0.0, 90.0, 40.0, 0.0) + &sector(90.0, 270.0, 40.0, 0.0);
    // Another tip: the angle at the rim is the same, the straight sides are askew.
    let askew = good.replacen("100.000 75.000 l", "103.000 75.000 l", 1);
    assert_ne!(good, askew);
    let page_of = |content: &str| {
        let page = page(content);
        let wheel = Wheel::of(&page.paths).unwrap();
        page.paths.iter().all(|path| wheel.is_radial(&path.outlines))
    };
    assert!(page_of(&good) && !page_of(&askew));
    // A half-degree more in one slice is seen.
    let more = page(&(sector(0.0, 90.5, 40.0, 0.0) + &sector(90.0, 270.0, 40.0, 0.0)));
    let wheel = Wheel::of(&more.paths).unwrap();
    assert!((wheel.sectors[0].sweep - 90.0).abs() > 0.4);
    // Squares have no wheel.
    assert_eq!(Wheel::of(&page("10 10 20 20 re f").paths), None);
}

#[test]
fn whole_circles_are_points() {
    let mut content = format!("{} m\n", place(3.0, 0.0));
    for quarter in 0..4 {
        let from = 90.0 * f64::from(quarter);
        arc(&mut content, 3.0, from, from + 90.0);
    }
    content.push_str("h f 10 10 m 10 50 50 50 50 10 c h f");
    let page = page(&content);
    let (centre, radius) = page.paths[0].outlines[0].circle().expect("a circle");
    assert!(
        (centre.0 - 100.0).hypot(centre.1 - 75.0) < 0.002 && (radius - 3.0).abs() < 0.002
    );
    assert_eq!(page.paths[1].outlines[0].circle(), None, "half an egg");
    let open: &Outline = &page.paths[1].outlines[0];
    assert_eq!(open.rectangle(), None);
}

#[test]
fn paths_know_their_marks() {
    let page = page(
        "/Figure <</MCID 3>> BDC 0 0 5 5 re f EMC /Artifact BMC 0 0 5 5 re f EMC 0 0 5 5 re f",
    );
    let marks: Vec<_> =
        page.paths.iter().map(|path| (path.tag.as_str(), path.mcid)).collect();
    assert_eq!(marks, [("Figure", Some(3)), ("Artifact", None), ("", None)]);
    assert!(page.paths[1].is_artifact() && !page.paths[0].is_artifact());
}
