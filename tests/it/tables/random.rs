//! Tables made at random: no cell reaches into its neighbour, every word stands once.

#![expect(clippy::cast_possible_truncation, reason = "dice throw small numbers")]

use super::{HEAD, outcome};
use crate::pdf::File;
use crate::pdf::table::Cell;

/// A sequence that looks like chance and is the same everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 33) % end
    }

    fn word(&mut self) -> String {
        let count = 1 + self.below(9);
        let all: Vec<char> = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳".chars().collect();
        (0..count).map(|_| all[self.below(16) as usize]).collect()
    }

    fn cell(&mut self) -> String {
        match self.below(6) {
            0 => self.word(),
            1 => format!("{}（{}）", self.word(), self.word()),
            2 => format!("-{}.{}", self.below(900), self.below(90)),
            3 => format!("约{},{:03}", 1 + self.below(90), self.below(1000)),
            4 => ["…", "—", ""][self.below(3) as usize].to_owned(),
            _ => format!("{}.{}%", self.below(100), self.below(10)),
        }
    }
}

/// The keys of a table, and what its cells say.
fn made(seed: u64) -> (String, Vec<String>) {
    let mut dice = Dice(seed.wrapping_mul(977) + 5);
    let columns = 2 + dice.below(4) as usize;
    let rules = ["three", "open", "grid", "none"][dice.below(4) as usize];
    let heads: Vec<String> = (0..columns)
        .map(|at| match dice.below(3) {
            0 if at > 0 => format!("\"组{}/{}\"", at / 2, dice.word()),
            _ => format!("\"{}\"", dice.word()),
        })
        .collect();
    let mut said = Vec::new();
    let mut rows = Vec::new();
    for _ in 0..=dice.below(24) {
        let mut row: Vec<String> = (0..columns).map(|_| dice.cell()).collect();
        if dice.below(5) == 0 {
            "<".clone_into(&mut row[columns - 1]);
        }
        let kept = row.iter().filter(|cell| *cell != "<" && !cell.is_empty());
        said.extend(kept.map(|cell| match cell.strip_prefix('-') {
            Some(number) => format!("−{number}"),
            None => cell.clone(),
        }));
        rows.push(format!("{row:?}"));
    }
    let halves = 1 + dice.below(8) / 7;
    let keys = format!(
        "rules = \"{rules}\"\nhalves = {halves}\nhead = [{}]\nrows = [{}]\n",
        heads.join(", "),
        rows.join(", ")
    );
    (keys, said)
}

/// The extent of a cell's text: its page, left, foot, right, top.
fn extent(file: &File, cell: &Cell) -> Option<(usize, [f64; 4])> {
    let mut all: Option<(usize, [f64; 4])> = None;
    for (page, mcid) in &cell.marks {
        let glyphs = file.pages[*page].glyphs.iter();
        for glyph in glyphs.filter(|glyph| glyph.mcid == Some(*mcid)) {
            // The blank half of a bracket at the end of a line is no part of it.
            let Some(own) = file.ink(glyph) else { continue };
            let (_, known) = all.get_or_insert((*page, own));
            *known = [
                known[0].min(own[0]),
                known[1].min(own[1]),
                known[2].max(own[2]),
                known[3].max(own[3]),
            ];
        }
    }
    all
}

#[test]
fn no_cell_reaches_into_its_neighbour() {
    let mut set = 0;
    for seed in 0..60 {
        let (keys, mut said) = made(seed);
        let story = "[[section]]\ntitle = \"表\"\n";
        let text = format!("{HEAD}{story}[[section.figure]]\nkind = \"table\"\n{keys}");
        let outcome = outcome(&text);
        let Some(pdf) = outcome.pdf else {
            let only = outcome.found.iter().all(|one| one.code.name() == "overset");
            assert!(only, "seed {seed}: {:?}\n{text}", outcome.found);
            continue;
        };
        set += 1;
        let file = File::open(&pdf);
        let tables = file.tables();
        let [table] = tables.as_slice() else { panic!("seed {seed}: {}", tables.len()) };
        let widths = table.widths();
        assert!(
            widths.iter().all(|width| *width == widths[0]),
            "seed {seed}: {widths:?}"
        );
        let cells: Vec<&Cell> = table.rows.iter().flatten().collect();
        let boxes: Vec<_> = cells.iter().filter_map(|cell| extent(&file, cell)).collect();
        for (at, (page, a)) in boxes.iter().enumerate() {
            for (other, b) in &boxes[..at] {
                let across = a[2].min(b[2]) - a[0].max(b[0]);
                let down = a[3].min(b[3]) - a[1].max(b[1]);
                let apart = page != other || across < 0.1 || down < 0.1;
                assert!(apart, "seed {seed}: {a:?} lies on {b:?}\n{text}");
            }
        }
        let mut have: Vec<String> = cells.iter().map(|cell| file.said(cell)).collect();
        for want in said.drain(..) {
            let place = have.iter().position(|cell| *cell == want);
            let Some(place) = place else {
                panic!("seed {seed}: lost {want:?}\n{have:?}")
            };
            have.remove(place);
        }
    }
    assert!(set >= 40, "only {set} tables were set");
}
