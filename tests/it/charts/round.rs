//! Rings and pies: the angles of their parts.

use super::spec::{Drawn, Spec};
use super::{EYELASH, proves};
use crate::pdf::paths::Wheel;

/// What is wrong with a ring or a pie: every part begins where the one before it ends, the
/// first one at twelve o'clock, and its arc is its share of the rim.
pub(super) fn parts(drawn: &Drawn, spec: &Spec) -> Vec<String> {
    let areas = drawn.areas();
    let lists: Vec<_> = areas.iter().map(Vec::as_slice).collect();
    let Some(wheel) = Wheel::find(&lists) else { return vec!["nothing is round".into()] };
    let reach = |outer: f64| (outer - wheel.radius).abs() < 0.1;
    // The edges of hatched parts are rings as thin as hairlines.
    let mut sectors: Vec<_> = wheel
        .sectors
        .iter()
        .filter(|one| reach(one.outer) && one.outer - one.inner > 2.0)
        .collect();
    // What begins a hair before twelve o'clock begins there.
    let hour = |start: f64| if start > 359.9 { start - 360.0 } else { start };
    sectors.sort_by(|a, b| hour(a.start).total_cmp(&hour(b.start)));
    let values: Vec<f64> = spec.values(0).into_iter().map(|one| one.1).collect();
    let whole: f64 = values.iter().sum();
    if sectors.len() != values.len() {
        return vec![format!("{} sectors for {} parts", sectors.len(), values.len())];
    }
    // The largest part first, if their order has no meaning.
    let mut order: Vec<usize> = (0..values.len()).collect();
    if !spec.more.contains("given") {
        order.sort_by(|a, b| values[*b].total_cmp(&values[*a]));
    }
    let mut faults = Vec::new();
    let mut from = 0.0;
    let rim = |degrees: f64| degrees.abs().to_radians() * wheel.radius;
    for (sector, part) in sectors.iter().zip(order) {
        let sweep = values[part] / whole * 360.0;
        let off = rim(sector.sweep - sweep);
        if off > EYELASH {
            faults.push(format!("{}: {off:.3} pt at the rim", spec.categories[part]));
        }
        let late = (sector.start - from + 180.0).rem_euclid(360.0) - 180.0;
        if rim(late) > EYELASH {
            faults.push(format!("{} begins {late:.3}° late", spec.categories[part]));
        }
        if !wheel.is_radial(&areas[sector.path]) {
            faults.push(format!("{} is cut askew", spec.categories[part]));
        }
        from += sweep;
    }
    let hole = spec.kind == "ring";
    if sectors.iter().any(|one| (one.inner > 1.0) != hole) {
        faults.push("a hole where none is due, or none".to_owned());
    }
    faults.extend(words(drawn, spec));
    faults
}

/// Every part is named, with its value as the statistic has it.
fn words(drawn: &Drawn, spec: &Spec) -> Vec<String> {
    let said: String = drawn.words.iter().map(|word| word.text.as_str()).collect();
    let mut faults = Vec::new();
    for (category, _) in spec.values(0) {
        for text in [spec.categories[category].clone(), spec.text(0, category)] {
            if !said.contains(&text) {
                faults.push(format!("{text} is not printed"));
            }
        }
    }
    faults
}

const NAMES: &[&str] = &["教育", "社会保障", "农林水", "卫生健康", "城乡社区", "其他"];
const SPENT: &[&str] = &["10.84", "8.12", "7.36", "5.27", "3.95", "11.18"];

#[test]
fn parts_of_rings_and_pies_are_their_shares() {
    for kind in ["ring", "pie"] {
        for count in [2, 3, 6] {
            for columns in [1, 2, 3] {
                for more in ["", "order = \"given\""] {
                    let spec = Spec::new(kind, &[("支出", &SPENT[..count])])
                        .named(&NAMES[..count])
                        .more(more)
                        .columns(columns);
                    let wrong = spec.clone().with(0, 1, "8.22");
                    proves(&spec, &wrong, parts);
                }
            }
        }
    }
}

#[test]
fn small_parts_and_large_ones_are_exact() {
    let spec = Spec::new("pie", &[("份额", &["965", "22.5", "12.5"])])
        .named(&["甲类", "乙类", "丙类"]);
    let wrong = spec.clone().with(0, 2, "13.5");
    proves(&spec, &wrong, parts);
}

#[test]
fn what_makes_no_whole_is_refused() {
    for values in [["3", "-1"], ["0", "0"]] {
        let spec = Spec::new("ring", &[("份额", &values)]).named(&["甲类", "乙类"]);
        assert!(spec.printed().is_err(), "{values:?}");
    }
}
