//! Small multiples: a panel for each series, all on one scale unless another is declared.

use super::spec::{Drawn, Spec, clusters, proportion};
use super::{EYELASH, proves};
use crate::pdf::Rect;

/// The bars of all panels in the order of the content, which is that of the series.
fn bars(drawn: &Drawn, count: usize) -> Result<Vec<Rect>, String> {
    let rects = drawn.rects();
    let thick = |rect: &Rect| rect[2] - rect[0];
    let found = clusters(rects.iter().map(thick), 0.005);
    let Some((wide, _)) = found.iter().find(|one| one.1 >= count && one.0 > 1.2) else {
        return Err(format!("no {count} bars are equally thick: {found:?}"));
    };
    let own = rects.into_iter().filter(|rect| (thick(rect) - wide).abs() < 0.006);
    let own: Vec<Rect> = own.collect();
    if own.len() == count { Ok(own) } else { Err(format!("{} bars", own.len())) }
}

/// What is wrong with panels of columns: `own` where each has a scale of its own.
pub(super) fn panels(drawn: &Drawn, spec: &Spec, own: bool) -> Vec<String> {
    let count = spec.rows.len() * spec.categories.len();
    let bars = match bars(drawn, count) {
        Ok(bars) => bars,
        Err(why) => return vec![why],
    };
    let mut faults = Vec::new();
    let mut all = Vec::new();
    for (row, panel) in bars.chunks(spec.categories.len()).enumerate() {
        if clusters(panel.iter().map(|bar| bar[1]), 0.003).len() > 1 {
            faults.push(format!("panel {row} has no common foot"));
        }
        if panel.windows(2).any(|two| two[1][0] < two[0][2]) {
            faults.push(format!("panel {row} is out of order"));
        }
        let values = spec.values(row).into_iter().map(|one| one.1);
        let pairs: Vec<(f64, f64)> =
            values.zip(panel.iter().map(|bar| bar[3] - bar[1])).collect();
        let (_, worst) = proportion(&pairs);
        if worst > EYELASH {
            faults.push(format!("panel {row} is {worst:.3} pt off: {pairs:?}"));
        }
        let name = &spec.rows[row].label;
        if !drawn.words.iter().any(|word| word.text.contains(name)) {
            faults.push(format!("panel {row} has no name"));
        }
        all.extend(pairs);
    }
    let (scale, worst) = proportion(&all);
    if !own && (worst > EYELASH || scale <= 0.0) {
        faults.push(format!("panels are on different scales: {worst:.3} pt"));
    }
    faults
}

fn rows() -> Spec {
    let rows: &[(&str, &[&str])] = &[
        ("城关镇", &["3.12", "3.05", "2.96", "2.91", "2.86"]),
        ("石桥镇", &["5.84", "5.92", "5.8", "5.97", "6.08"]),
        ("白鹭镇", &["6.41", "6.52", "6.47", "6.66", "6.83"]),
        ("双井镇", &["4.95", "4.98", "4.93", "5.01", "5.09"]),
    ];
    Spec::new("columns", rows).more("panels = true").unit(0, "万吨")
}

#[test]
fn panels_have_one_scale() {
    for more in ["", "columns = 2", "columns = 4"] {
        let mut spec = rows().more(more);
        for row in 0..4 {
            spec = spec.unit(row, "万吨");
        }
        let wrong = spec.clone().with(3, 1, "5.08");
        proves(&spec, &wrong, |drawn, spec| panels(drawn, spec, false));
    }
}

#[test]
fn a_scale_of_its_own_is_declared() {
    let mut spec = rows().more("own_scale = true");
    for row in 0..4 {
        spec = spec.unit(row, "万吨");
    }
    let wrong = spec.clone().with(2, 1, "6.82");
    proves(&spec, &wrong, |drawn, spec| panels(drawn, spec, true));
    // Then lengths of two panels are not compared.
    assert!(!panels(&spec.drawn(), &spec, false).is_empty());
}
