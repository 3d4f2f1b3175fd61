//! What charts are drawn with, as a press holds it: inks, tints, hatching and weights.

use super::spec::{Drawn, Spec};
use crate::pdf::Ink;
use crate::pdf::paths::Path;
use std::fmt::Write as _;

/// The thinnest line that newsprint holds, in points.
const THINNEST: f64 = 0.25;
/// The paper between the lines of a hatch that does not fill in.
const LEAST_GAP: f64 = 0.8;

/// What a press would not hold of a chart.
fn unprintable(drawn: &Drawn) -> Vec<String> {
    let mut faults = Vec::new();
    for path in drawn.paths.iter().chain(&drawn.frame) {
        for ink in path.fill.iter().chain(path.stroke.as_ref().map(|pen| &pen.ink)) {
            faults.extend(bad_ink(ink, path));
        }
        let weight = path.stroke.as_ref().map(|pen| pen.weight);
        if weight.is_some_and(|weight| weight < THINNEST) {
            faults.push(format!("a line of {weight:?} pt"));
        }
        if path.fill.is_some() {
            let [x0, y0, x1, y1] = path.rect();
            let thin = (x1 - x0).min(y1 - y0);
            if thin <= 0.0 {
                faults.push(format!("a filled shape without extent at {x0:.1}, {y0:.1}"));
            }
        }
    }
    for hatch in drawn.hatched() {
        let gap = hatch.pitches.iter().map(|pitch| pitch - hatch.weight);
        if gap.clone().any(|gap| gap < LEAST_GAP) {
            faults.push(format!(
                "hatching of {} pt every {:?}",
                hatch.weight, hatch.pitches
            ));
        }
        let even = hatch.pitches.windows(2).all(|two| (two[0] - two[1]).abs() < 0.01);
        if !even {
            faults.push("a hatch of uneven pitch".to_owned());
        }
    }
    for word in &drawn.words {
        if !word.ink.is_black_only() || word.size < 6.0 {
            faults.push(format!("{} in {:?} of {} pt", word.text, word.ink, word.size));
        }
    }
    faults
}

/// Black alone, in a tint that is neither lost nor filled in; black overprints, tints do
/// not.
fn bad_ink(ink: &Ink, path: &Path) -> Option<String> {
    let Ink::Cmyk([.., black]) = ink else { return Some(format!("{ink:?}")) };
    let solid = *black > 0.999;
    let sound = solid || *black < 0.001 || (0.03..=0.95).contains(black);
    let own = ink.is_black_only() && sound && (solid || !path.overprint);
    (!own).then(|| format!("{ink:?}, overprint {}", path.overprint))
}

/// Charts of every kind.
fn every() -> Vec<Spec> {
    let a: &[&str] = &["10.84", "8.12", "7.36", "5.27", "0"];
    let rows: &[(&str, &[&str])] = &[
        ("甲", a),
        ("乙", &["3.1", "2.2", "4.3", "0.1", "2.2"]),
        ("丙", &["6.6", "1.2", "3.4", "2.2", "5.5"]),
        ("丁", &["1.6", "2.2", "1.4", "1.2", "2.5"]),
        ("戊", &["2.6", "0.2", "2.4", "3.2", "1.5"]),
        ("己", &["0.6", "3.2", "1.4", "1.2", "3.5"]),
    ];
    let mut all = Vec::new();
    for kind in ["columns", "bars", "stacked", "stacked-bars", "share", "lines", "areas"]
    {
        for count in 1..=rows.len() {
            if count > 1 || !matches!(kind, "stacked" | "stacked-bars" | "share") {
                all.push(Spec::new(kind, &rows[..count]));
            }
        }
    }
    for kind in ["ring", "pie"] {
        for count in 2..=4 {
            let names = &["教育", "社保", "农林水", "卫生"][..count];
            all.push(Spec::new(kind, &[("支出", &a[..count])]).named(names));
        }
    }
    all.push(Spec::new("columns-line", &rows[..2]));
    all
}

#[test]
fn every_kind_is_drawn_in_what_a_press_holds() {
    let mut faults = String::new();
    for spec in every() {
        for fault in unprintable(&spec.drawn()) {
            let _ = writeln!(faults, "{} of {}: {fault}", spec.kind, spec.rows.len());
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn what_a_press_does_not_hold_is_seen() {
    let spec = every().pop().unwrap();
    let sound = spec.drawn();
    let broken = |change: fn(&mut Path)| {
        let mut drawn = spec.drawn();
        change(&mut drawn.paths[0]);
        !unprintable(&drawn).is_empty()
    };
    assert!(unprintable(&sound).is_empty());
    assert!(broken(|path| path.fill = Some(Ink::Cmyk([0.0, 0.0, 0.0, 0.02]))));
    assert!(broken(|path| path.fill = Some(Ink::Cmyk([0.0, 0.4, 0.0, 0.5]))));
    assert!(broken(|path| path.fill = Some(Ink::Rgb([0.0; 3]))));
    assert!(broken(|path| path.overprint = true));
}
