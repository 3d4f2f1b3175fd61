//! Pictograms: how many signs stand in a row, and how wide the last one is cut.

use super::spec::{Drawn, Spec, clusters};
use super::{EYELASH, proves};
use crate::pdf::Rect;

/// What is wrong with a pictogram whose signs stand for `each`.
pub(super) fn rows(drawn: &Drawn, spec: &Spec, each: f64) -> Vec<String> {
    let rects = drawn.paths.iter().filter(|path| path.fill.is_some());
    let rects: Vec<Rect> = rects.map(crate::pdf::paths::Path::rect).collect();
    let width = |rect: &Rect| rect[2] - rect[0];
    let whole = clusters(rects.iter().map(width), 0.003);
    let Some((whole, _)) = whole.into_iter().max_by(|a, b| a.0.total_cmp(&b.0)) else {
        return vec!["no signs".to_owned()];
    };
    let mut rest = rects.as_slice();
    let mut faults = Vec::new();
    let mut last = f64::MAX;
    for (category, value) in spec.values(0) {
        let name = &spec.categories[category];
        let signs = value / each;
        let full = (signs + 1e-9).floor();
        let part = signs - full;
        let mut here = 0.0;
        while here < full
            && rest.first().is_some_and(|one| (width(one) - whole).abs() < 0.003)
        {
            last = descends(&rest[0], last, &mut faults);
            rest = &rest[1..];
            here += 1.0;
        }
        if (here - full).abs() > 0.5 {
            faults.push(format!("{name}: {here} whole signs for {signs}"));
        }
        if part > 1e-6 {
            let Some((cut, more)) = rest.split_first() else {
                faults.push(format!("{name}: no sign is cut for {part}"));
                break;
            };
            last = descends(cut, last, &mut faults);
            if (width(cut) - part * whole).abs() > EYELASH {
                let (is, due) = (width(cut), part * whole);
                faults.push(format!("{name}: cut to {is:.3} pt instead of {due:.3}"));
            }
            rest = more;
        }
        last -= 1.0;
    }
    if !rest.is_empty() {
        faults.push(format!("{} signs too many", rest.len()));
    }
    faults
}

/// Signs come down the chart: none stands above the row before it.
fn descends(rect: &Rect, last: f64, faults: &mut Vec<String>) -> f64 {
    let middle = rect[1].midpoint(rect[3]);
    if middle > last + 0.01 && last < f64::MAX / 2.0 && middle > last + 1.01 {
        faults.push(format!("a sign at {middle:.2} above the one before at {last:.2}"));
    }
    middle
}

#[test]
fn signs_count_and_the_last_is_cut() {
    let values: &[&str] = &["180", "320", "540", "865"];
    for sign in ["square", "circle", "person", "house", "coin", "drop"] {
        for columns in [1, 2] {
            let spec = Spec::new("pictogram", &[("充电桩", values)])
                .named(&["甲镇", "乙镇", "丙镇", "丁镇"])
                .unit(0, "个")
                .columns(columns)
                .more(&format!("sign = \"{sign}\"\neach = \"100\""));
            let wrong = spec.clone().with(0, 3, "875");
            proves(&spec, &wrong, |drawn, spec| rows(drawn, spec, 100.0));
            let wrong = spec.clone().with(0, 1, "420");
            proves(&spec, &wrong, |drawn, spec| rows(drawn, spec, 100.0));
        }
    }
}
