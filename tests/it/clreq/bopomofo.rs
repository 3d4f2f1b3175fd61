//! T66 for Bopomofo (clreq 3.3.3), and the distance of readings side by side (3.3.4.1).

use super::edition::{EM, edition};
use super::proofs;
use crate::page::copy::Printed;
use crate::pdf::Glyph;

/// Characters with their letters, and the tone after them.
const SAID: [(&str, &str, &str); 5] = [
    ("注", "ㄓㄨ", "ˋ"),
    ("音", "ㄧㄣ", ""),
    ("霜", "ㄕㄨㄤ", ""),
    ("吗", "ㄇㄚ", "˙"),
    ("好", "ㄏㄠ", "ˇ"),
];

/// The same on many lines.
fn copy() -> String {
    "天{ruby 注音|ㄓㄨˋ ㄧㄣ}地{ruby 霜|ㄕㄨㄤ}，玄{ruby 吗|˙ㄇㄚ}{ruby 好|ㄏㄠˇ}"
        .repeat(6)
}

fn is_letter(glyph: &Glyph) -> bool {
    glyph.text.chars().all(|c| ('\u{3105}'..='\u{312f}').contains(&c))
}

/// The signs at the right of a character, within one em of it.
fn beside<'a>(printed: &'a Printed, base: &Glyph) -> Vec<&'a Glyph> {
    let glyphs = printed.file.pages[0].glyphs.iter();
    let near = |one: &&Glyph| {
        let (right, up) = ((one.x - base.x) / EM, (one.y - base.y) / EM);
        one.size < 0.7 * EM && (0.8..1.6).contains(&right) && (-0.2..0.9).contains(&up)
    };
    glyphs.filter(near).collect()
}

/// Characters whose letters are not at their right, one below the other, in the middle of
/// their height, 3/10 of their size, or whose tone is not at its corner.
fn misplaced(printed: &Printed) -> Vec<String> {
    let mut faults = Vec::new();
    let mut count = 0;
    for base in &printed.file.pages[0].glyphs {
        let Some((_, letters, tone)) = SAID.iter().find(|one| one.0 == base.text) else {
            continue;
        };
        count += 1;
        let mut signs = beside(printed, base);
        signs.sort_by(|a, b| b.y.total_cmp(&a.y));
        let own: Vec<&&Glyph> = signs.iter().filter(|one| is_letter(one)).collect();
        let said: String = own.iter().map(|one| one.text.as_str()).collect();
        let other: Vec<&&Glyph> = signs.iter().filter(|one| !is_letter(one)).collect();
        let tones: String = other.iter().map(|one| one.text.as_str()).collect();
        if said != **letters || tones != **tone {
            faults.push(format!("{said}{tones} beside {}", base.text));
            continue;
        }
        let near = |a: f64, b: f64| (a - b).abs() < 0.01 * EM;
        let column = own.iter().all(|one| {
            let within = one.x + one.advance <= base.x + 1.5 * EM;
            near(one.x, base.x + EM) && near(one.size, 0.3 * EM) && within
        });
        let steps = own.windows(2).all(|pair| near(pair[0].y - pair[1].y, 0.3 * EM));
        let (first, last) = (own[0], own[own.len() - 1]);
        let middle = first.y.midpoint(last.y) + 0.38 * 0.3 * EM;
        if !column || !steps || !near(middle, base.y + 0.38 * EM) {
            faults.push(format!("the letters beside {} are out of place", base.text));
        }
        let Some(mark) = other.first() else { continue };
        // The ink of a tone is in the middle of its square, about.
        let (x, up) = ((mark.x - base.x) / EM, mark.y + 0.5 * mark.size);
        let good = match *tone {
            "˙" => up > first.y + 0.26 * EM && (1.0..1.2).contains(&x),
            _ => (0.1..0.4).contains(&((up - last.y) / EM)) && (1.2..1.4).contains(&x),
        };
        if !good {
            faults.push(format!("the tone of {} is out of place", base.text));
        }
    }
    if count != SAID.len() * 6 {
        faults.push(format!("{count} characters"));
    }
    faults
}

/// The gaps between syllables above the line that are less than a quarter of an em.
fn near(printed: &Printed) -> Vec<String> {
    let glyphs = &printed.file.pages[0].glyphs;
    let small: Vec<&Glyph> = glyphs
        .iter()
        .filter(|one| one.size < 0.7 * EM && !one.text.trim().is_empty())
        .collect();
    let gaps = small.windows(2).filter(|pair| (pair[0].y - pair[1].y).abs() < 0.01);
    let gaps = gaps.map(|pair| (pair[1].x - pair[0].x - pair[0].advance) / EM);
    let wide: Vec<f64> = gaps.filter(|gap| *gap > 0.04).collect();
    let mut faults: Vec<String> = Vec::new();
    if wide.len() != 4 {
        faults.push(format!("{} gaps", wide.len()));
    }
    let tight = wide.into_iter().filter(|gap| *gap < 0.249);
    faults.extend(tight.map(|gap| format!("a gap of {gap:.3} em")));
    faults
}

const PINYIN: &str =
    "天{ruby 庄|zhuāng}{ruby 双|shuāng}{ruby 重庆|chóng qìng}{ruby 处|chù}地";

proofs! {
    "T66" bopomofo_stands_at_the_right_of_its_character {
        on [edition(copy()).printed(), edition(copy()).measure(17).printed()];
        faults misplaced;
        off [
            edition(copy().replace("ㄓㄨˋ", "ㄨㄓˋ")).printed(),
            edition(copy().replace('ˇ', "")).printed(),
            edition(copy()).altered(|printed| {
                let glyphs = printed.file.pages[0].glyphs.iter_mut();
                glyphs.filter(|one| one.size < 5.0).for_each(|one| one.y += 1.0);
            }),
        ];
    }
    "T66" readings_side_by_side_stand_a_quarter_apart {
        on [edition(PINYIN).measure(17).printed()];
        faults near;
        off [edition(PINYIN).measure(17).altered(|printed| {
            let glyphs = printed.file.pages[0].glyphs.iter_mut();
            let small = glyphs.filter(|one| one.size < 7.0).skip(6);
            small.for_each(|one| one.x -= 1.5);
        })];
    }
}
