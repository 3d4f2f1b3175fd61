//! Sections that the editor placed: their rectangles on the grid of their pages.

use super::grid::Grid;
use super::module::{Module, Room, measure};
use crate::base::Len;
use crate::diag::{Code, Diagnostic};
use crate::galley::{Galley, Story};
use crate::resolve::Area;
use crate::say;

/// A module at its place.
#[derive(Debug)]
pub(super) struct Placed<'b, 'a> {
    /// The story, measured.
    pub(super) module: Module<'b, 'a>,
    /// Its name, for messages.
    pub(super) name: &'b str,
    /// The place as asked for.
    pub(super) area: Area,
    /// Left edge on the page.
    pub(super) x: Len,
    /// Width.
    pub(super) width: Len,
    /// First row, from 0.
    pub(super) row: u32,
    /// Rows.
    pub(super) rows: u32,
}

/// Finds the rectangles of the sections that have an `area`.
pub(super) struct Placer<'b, 'a> {
    /// All stories.
    pub(super) galley: &'b Galley<'a>,
    /// The page's grid.
    pub(super) grid: Grid,
    /// Rows at the head of page 1 that belong to the masthead.
    pub(super) taken: u32,
    /// Faults so far.
    pub(super) found: Vec<Diagnostic>,
    /// Warnings so far.
    pub(super) warned: Vec<Diagnostic>,
    /// What is placed so far.
    pub(super) placed: Vec<Placed<'b, 'a>>,
}

impl<'b, 'a> Placer<'b, 'a> {
    /// Places every section that has an `area`, in the order of the edition.
    pub(super) fn run(&mut self) {
        let galley = self.galley;
        let stories: Vec<&'b Story<'a>> =
            galley.stories.iter().filter(|story| story.source.area.is_some()).collect();
        let mut at = 0;
        while at < stories.len() {
            // Members of one group that follow each other are placed together.
            let group = stories[at].source.group.as_deref();
            let same = |story: &&&Story<'_>| story.source.group.as_deref() == group;
            let count = match group {
                Some(_) => stories[at..].iter().take_while(same).count(),
                None => 1,
            };
            let members = stories[at..at + count].iter();
            let members = members.filter_map(|story| self.measured(story)).collect();
            self.together(members);
            at += count;
        }
        self.overlaps();
    }

    /// Measures a story at the width of its area.
    fn measured(&mut self, story: &'b Story<'a>) -> Option<Placed<'b, 'a>> {
        let area = story.source.area?;
        let last = u32::from(area.col) + u32::from(area.cols);
        if area.col == 0 || area.cols == 0 || last > u32::from(area.grid) + 1 {
            let Area { col, cols, grid: count, .. } = area;
            self.found.push(Diagnostic::error(
                Code::OffPage,
                area.span,
                say!(
                    "第 {col} 栏起占 {cols} 栏，超出本页的 {count} 栏",
                    "{cols} columns from column {col} on reach beyond the {count} of the page"
                ),
            ));
            return None;
        }
        let (x, width) = self.grid.across(area.grid, area.col, area.cols);
        let room = Room { width, cell: false };
        let mut module = measure(story, room, &self.grid, self.galley.setter);
        self.found.append(&mut module.found);
        let name = story.source.name.as_str();
        Some(Placed { module, name, area, x, width, row: 0, rows: 0 })
    }

    /// Places the members of a group, or one section alone: their heads on one row, each
    /// below what it shares columns with, and their feet level.
    fn together(&mut self, mut members: Vec<Placed<'b, 'a>>) {
        let gap = u32::from(self.galley.setter.edition.styles.module_gap);
        let below = |one: &Placed<'_, '_>, placed: &[Placed<'_, '_>]| {
            let foot = placed.iter().filter(|other| beside(one, other));
            foot.map(|other| other.row + other.rows + gap).max()
        };
        let head = |one: &Placed<'_, '_>| {
            let top = if one.area.page == 1 { self.taken } else { 0 };
            below(one, &self.placed).unwrap_or(top)
        };
        let top = members.iter().map(head).max().unwrap_or(0);
        let mut foot = 0;
        for i in 0..members.len() {
            let (above, rest) = members.split_at_mut(i);
            let one = &mut rest[0];
            let free = below(one, above).unwrap_or(top);
            one.row = one.area.row.map_or(free, |row| u32::from(row).saturating_sub(1));
            one.rows = one.area.rows.map_or_else(|| one.module.rows(), u32::from);
            let end = if one.area.to_foot { self.grid.rows } else { 0 };
            foot = foot.max(end).max(one.row + one.rows);
        }
        for i in 0..members.len() {
            let (before, rest) = members.split_at_mut(i + 1);
            let one = &mut before[i];
            let lowest = !rest.iter().any(|other| beside(one, other));
            if lowest && one.area.rows.is_none() {
                one.rows = foot.saturating_sub(one.row);
            }
        }
        for one in &members {
            self.check(one);
        }
        self.placed.append(&mut members);
    }

    /// Tells what does not fit, and what stays empty.
    fn check(&mut self, one: &Placed<'_, '_>) {
        one.module.loose(one.rows, &mut self.warned);
        let need = one.module.rows();
        let have = one.rows.min(self.grid.rows.saturating_sub(one.row));
        let name = one.name;
        if need > have {
            let over = one.module.characters_over(have);
            let short = need - have;
            self.found.push(
            Diagnostic::error(
                Code::Overset,
                one.area.span,
                say!(
                    "“{name}”需要 {need} 行，版位只有 {have} 行：多出 {short} 行，约 {over} 字",
                    "“{name}” needs {need} rows and has {have}: {short} rows or about {over} characters too many"
                ),
            )
            .help(say!(
                "删去约 {over} 字，加宽或加高版位，或撤去一个图表",
                "cut about {over} characters, give it more columns or rows, or drop a figure"
            )),
        );
        } else if one.rows > have {
            let rows = one.rows;
            self.found.push(Diagnostic::error(
                Code::OffPage,
                one.area.span,
                say!(
                    "“{name}”占 {rows} 行，页面只剩 {have} 行",
                    "“{name}” takes {rows} rows, the page has {have} left"
                ),
            ));
        }
        let left = one.module.rows_left(one.rows);
        if left > 1 {
            let line = one.width.whole(self.galley.setter.body());
            let room = line * i64::from(left);
            self.warned.push(
            Diagnostic::warning(
                Code::Underset,
                one.area.span,
                say!(
                    "“{name}”空出 {left} 行，约可再排 {room} 字",
                    "“{name}” leaves {left} rows empty: room for about {room} characters"
                ),
            )
            .help(say!(
                "补文字，或加数字卡片、表格（它们会撑满版位）",
                "add text, or number cards or a table, which fill what is left"
            )),
        );
        }
    }

    /// Tells modules that lie on the masthead or on each other.
    fn overlaps(&mut self) {
        let taken = self.taken;
        for one in self.placed.iter().filter(|one| one.area.page == 1) {
            if one.row < taken {
                let (name, first) = (one.name, taken + 1);
                let fault = Diagnostic::error(
                    Code::Overlap,
                    one.area.span,
                    say!(
                        "“{name}”压住了报头（占第 1 至 {taken} 行）",
                        "“{name}” lies on the masthead, which takes rows 1 to {taken}"
                    ),
                );
                self.found.push(fault.help(say!(
                    "从第 {first} 行起，或不写 row",
                    "begin in row {first}, or leave `row` out"
                )));
            }
        }
        for (i, one) in self.placed.iter().enumerate() {
            for other in &self.placed[..i] {
                let rows =
                    one.row < other.row + other.rows && other.row < one.row + one.rows;
                if rows && beside(one, other) {
                    let (a, b) = (one.name, other.name);
                    let (top, foot) = (other.row + 1, other.row + other.rows);
                    self.found.push(
                        Diagnostic::error(
                            Code::Overlap,
                            one.area.span,
                            say!(
                                "“{a}”压住了“{b}”（后者占第 {top} 至 {foot} 行）",
                                "“{a}” lies on “{b}”, which takes rows {top} to {foot}"
                            ),
                        )
                        .also(other.area.span, say!("“{b}”在此", "“{b}” is here")),
                    );
                }
            }
        }
    }
}

/// Whether two modules stand on one page and share some width.
fn beside(one: &Placed<'_, '_>, other: &Placed<'_, '_>) -> bool {
    one.area.page == other.area.page
        && one.x < other.x + other.width
        && other.x < one.x + one.width
}
