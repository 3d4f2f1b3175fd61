//! What stands where on vertical pages: connectors, quotation marks of Latin text, heads
//! beside all tiers, and lines that begin or end a tier.

use super::super::edition::{EM, Edition, edition, paras};
use super::super::proofs;
use crate::page::copy::Printed;
use crate::page::lines::widows;
use crate::pdf::{Glyph, Line, Way};
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

/// Paragraphs of three to seven lines in tiers, so many lines later than others.
fn flowing(shift: usize) -> Edition {
    let text = |at: usize| "天地玄黄宇宙洪荒日月盈昃，".repeat(3 + at % 5);
    let first = "天地玄黄宇宙洪荒日月盈昃，".repeat(3 + shift);
    let rest = (0..24).map(text).collect::<Vec<_>>();
    edition(format!("{first}\n{}", rest.join("\n"))).tiers(4).turned()
}

/// Headings among paragraphs in tiers.
fn headed(shift: usize) -> Edition {
    let text = |at: usize| "天地玄黄宇宙洪荒日月盈昃".repeat(2 + at % 5);
    let first = "天地玄黄宇宙洪荒日月盈昃".repeat(1 + shift);
    let all: Vec<String> = (0..16).map(|at| format!("## 小标题\n{}", text(at))).collect();
    edition(format!("{first}\n{}", all.join("\n"))).tiers(4).turned()
}

/// What begins a tier is put at the end of the tier before it.
fn begun_early(printed: &mut Printed) {
    let lines = printed.file.lines();
    let seam = lines.windows(2).find(|pair| pair[1].y() > pair[0].y() + 1.0).unwrap();
    let (y, block) = (seam[1].y(), seam[1].block());
    let [x, to] = [seam[1].left(), seam[0].left()];
    let below = seam[0].y() - printed.leading();
    for glyph in &mut printed.file.pages[0].glyphs {
        let own = glyph.block == block && (glyph.y - y).abs() < 0.01;
        if own && glyph.x > x - 1.0 {
            (glyph.x, glyph.y) = (glyph.x - x + to, below);
        }
    }
}

/// T39: lines alone at the end or the beginning of a tier, and no paragraph that goes on in
/// the next one.
fn alone(printed: &Printed) -> Vec<String> {
    let paras = paras(printed);
    let goes_on = |lines: &[Line]| lines.windows(2).any(|two| two[1].y() > two[0].y());
    let mut faults = widows(&paras);
    if !paras.iter().any(|para| goes_on(&para.lines)) {
        faults.push("no paragraph goes on in another tier".to_owned());
    }
    faults
}

/// T40: headings that fewer than two lines follow in their tier, or that text stands beside.
fn bare_heads(printed: &Printed) -> Vec<String> {
    let file = &printed.file;
    let lines = file.lines();
    let is_head = |line: &Line| {
        line.block().is_some_and(|block| file.blocks[block].kind.starts_with('H'))
    };
    let mut faults = Vec::new();
    let heads = lines.iter().enumerate().filter(|(_, line)| is_head(line));
    for (at, head) in heads {
        let below = lines.iter().skip(at + 1).take(2);
        let kept = below.filter(|next| next.y() < head.y()).count();
        let tier = |line: &Line| (line.left() - head.left()).abs() < 9.0 * EM;
        let beside = |line: &&Line| {
            !is_head(line) && tier(line) && (line.y() - head.y()).abs() < 0.9 * EM
        };
        if kept < 2 || lines.iter().any(|line| beside(&line)) {
            faults.push(format!("{kept} lines after {}", head.text()));
        }
    }
    if faults.is_empty() && !lines.iter().any(is_head) {
        faults.push("no headings".to_owned());
    }
    faults
}

/// T44: lines of text that are not whole steps of the leading apart, where headings stand
/// between them.
fn off_rows(printed: &Printed) -> Vec<String> {
    let paras = paras(printed);
    let lines: Vec<&Line> = paras.iter().flat_map(|para| &para.lines).collect();
    let top = lines.iter().map(|line| line.y()).fold(f64::MIN, f64::max);
    let off = |line: &&&Line| {
        let rows = (top - line.y()) / printed.leading();
        (rows - rows.round()).abs() > 0.002
    };
    lines.iter().filter(off).map(|line| line.text()).collect()
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
    "T39" no_line_is_alone_at_the_end_of_a_tier {
        on (0..8).map(|shift| flowing(shift).printed());
        faults alone;
        off [flowing(0).altered(begun_early), flowing(3).altered(begun_early)];
    }
    "T40" headings_keep_two_lines_in_their_tier {
        on (0..8).map(|shift| headed(shift).printed());
        faults bare_heads;
        off [headed(0).altered(|printed| {
            let blocks = &mut printed.file.blocks;
            blocks.iter_mut().for_each(|one| one.kind = "H2".to_owned());
        })];
    }
    "T44" headings_take_whole_rows {
        on (0..3).map(|shift| headed(shift).printed());
        faults off_rows;
        off [headed(0).altered(|printed| {
            let glyphs = &mut printed.file.pages[0].glyphs;
            let last = glyphs.iter().map(|one| one.y).fold(f64::MAX, f64::min);
            glyphs.iter_mut().filter(|one| one.y < last + 40.0).for_each(|one| one.y -= 1.0);
        })];
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
