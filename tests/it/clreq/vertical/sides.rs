//! What stands where on vertical pages: connectors, quotation marks of Latin text, heads
//! beside all tiers, marks at both sides of lines.

use super::super::edition::{EM, Edition, edition, paras};
use super::super::proofs;
use crate::page::copy::Printed;
use crate::pdf::{Glyph, Way};
use kanyin::diag::Code;

/// The glyphs of the first page that say one of these characters.
fn saying<'a>(printed: &'a Printed, of: &str) -> Vec<&'a Glyph> {
    let glyphs = printed.file.pages[0].glyphs.iter();
    glyphs.filter(|glyph| !glyph.text.is_empty() && of.contains(&*glyph.text)).collect()
}

const CONNECTED: &str = "甲–乙—丙～丁一戊";

/// T16: connectors that are not upon the middle of their line, that do not run along it, and
/// a short dash as long as 一 is wide.
fn bad_connectors(printed: &Printed) -> Vec<String> {
    let mut faults = Vec::new();
    let han = saying(printed, "甲")[0];
    let length = |glyph: &Glyph| {
        let [x0, y0, x1, y1] = printed.file.ink(glyph).unwrap_or_default();
        [(x1 - x0) / EM, (y1 - y0) / EM, x0.midpoint(x1)]
    };
    for glyph in saying(printed, "–—～") {
        let [across, along, middle] = length(glyph);
        let off = (middle - han.middle()).abs() / EM;
        if across > along || off > 0.05 {
            faults.push(format!("{} {across:.2} em wide, {off:.2} aside", glyph.text));
        }
    }
    let [wide, ..] = length(saying(printed, "一")[0]);
    let [_, dash, _] = length(saying(printed, "–")[0]);
    if dash > 0.7 * wide {
        faults.push(format!("– is {dash:.2} em long, 一 {wide:.2} wide"));
    }
    faults
}

const TAUGHT: &str = "甲他写道He said “Go on” to him乙“丙”丁";

/// T59: quotation marks within Latin text that stand upright, and those of Han on their side.
fn bad_quotes(printed: &Printed) -> Vec<String> {
    let glyphs: Vec<&Glyph> = printed.file.pages[0].glyphs.iter().collect();
    let mut faults = Vec::new();
    let mut latin = 0;
    for (at, glyph) in glyphs.iter().enumerate() {
        let near = |at: Option<usize>| at.and_then(|at| glyphs.get(at)).copied();
        let inner = match glyph.text.as_str() {
            "“" => near(Some(at + 1)),
            "”" => near(at.checked_sub(1)),
            _ => continue,
        };
        let letter = inner.is_some_and(|one| one.text.is_ascii());
        latin += usize::from(letter);
        let lies = glyph.way == Way::Rotated && !glyph.font.contains("CJK");
        if lies != letter {
            faults.push(format!("{} is {:?} from {}", glyph.text, glyph.way, glyph.font));
        }
    }
    if latin != 2 {
        faults.push(format!("{latin} quotation marks of Latin text"));
    }
    faults
}

const LONG: &str = "天地玄黄宇宙洪荒日月盈昃";

/// T50: a head that is not at the right of all tiers and along more than the first.
fn head_of_one_tier(printed: &Printed) -> Vec<String> {
    let glyphs = &printed.file.pages[0].glyphs;
    let (head, text): (Vec<&Glyph>, Vec<&Glyph>) =
        glyphs.iter().partition(|glyph| glyph.tag.starts_with('H'));
    let right = text.iter().map(|one| one.x + one.size).fold(f64::MIN, f64::max);
    let tops: Vec<f64> = paras(printed)
        .iter()
        .flat_map(|para| &para.lines)
        .map(|line| -line.left())
        .collect();
    let second = tops.iter().copied().fold(f64::MAX, f64::min);
    let foot = head.iter().map(|one| one.foot()).fold(f64::MAX, f64::min);
    let beside = head.iter().all(|one| one.x > right - 0.01);
    if !head.is_empty() && beside && foot < second - EM {
        Vec::new()
    } else {
        vec![format!(
            "{} glyphs, to {foot:.0}, the last tier from {second:.0}",
            head.len()
        )]
    }
}

fn titled(title: &str) -> Edition {
    edition("天地玄黄，宇宙洪荒，日月盈昃，辰宿列张。".repeat(12))
        .section(&format!("title = \"{title}\""))
        .tiers(2)
        .upright()
}

const RIGHT: &str = "天地{dot 玄黄}宇宙洪荒日月盈昃";
const BOTH: &str = "天地{dot 玄黄}宇宙{name 洪荒}日月盈昃";

/// T65: nothing told of lines too near for what stands between them.
fn untold(printed: &Printed) -> Vec<String> {
    let mut found = printed.outcome.found.iter();
    let told = found.any(|one| one.code == Code::TightLeading);
    if told { Vec::new() } else { vec!["not told".to_owned()] }
}

proofs! {
    "T16" connectors_run_along_the_middle_of_the_line {
        on [edition(CONNECTED).upright().printed()];
        faults bad_connectors;
        off [edition(CONNECTED).printed(), edition(CONNECTED).upright().altered(|printed| {
            let glyphs = &mut printed.file.pages[0].glyphs;
            glyphs.iter_mut().filter(|one| one.text == "～").for_each(|one| one.x += 1.0);
        })];
    }
    "T59" quotation_marks_of_latin_lie_on_their_side_with_it {
        on [edition(TAUGHT).measure(30).upright().printed()];
        faults bad_quotes;
        off [edition(TAUGHT.replace("Go on", "去吧")).measure(30).upright().printed()];
    }
    "T50" heads_stand_beside_all_tiers {
        on [titled(LONG).printed()];
        faults head_of_one_tier;
        off [edition(LONG).upright().printed(), titled(LONG).altered(|printed| {
            let glyphs = printed.file.pages[0].glyphs.iter_mut();
            glyphs.filter(|one| one.tag.starts_with('H')).for_each(|one| one.x -= 6.0 * EM);
        })];
    }
    "T65" lines_want_five_eighths_where_both_sides_are_used {
        on [edition(BOTH).leading("16pt").upright().printed()];
        faults untold;
        off [
            edition(RIGHT).leading("16pt").upright().printed(),
            edition(BOTH).leading("16pt").printed(),
            edition(BOTH).upright().printed(),
        ];
    }
}
