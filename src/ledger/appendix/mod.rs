//! 附表: the statistics as a table of the edition itself, with the pages that print them.
//!
//! What the table says depends on the pages, and the pages may depend on the table: who
//! composes them asks for it again until the references are those of the pages made.

mod cells;
mod notes;

use super::uses::{pages_of, uses};
use crate::base::{Lang, Len, Role, Span, StatId, StoryId};
use crate::diag::{Code, Diagnostic};
use crate::pages::Pages;
use crate::resolve::{
    Align, Appendix, AppendixColumn as Column, AppendixGroup, Area, At, Figure,
    FigureKind, Resolved, Rich, RowKind, Section, Table, TableCell, TableNote, TableRow,
    TableRules,
};
use crate::say;
use crate::stats::Stat;
use std::collections::{BTreeMap, BTreeSet};

/// The pages that print each statistic, from 1.
pub type References = BTreeMap<StatId, BTreeSet<u16>>;

/// Parts of a table side by side, at most.
const MOST_PARTS: usize = 4;
/// Rows below which a table is not parted further.
const LEAST_ROWS: usize = 4;
/// The widest a label is taken to be before it wraps, in half ems.
const WIDEST_LABEL: usize = 32;

/// Where the table goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// The first page of its own, where it has no place given.
    pub first: u16,
    /// Rows of statistics on such a page.
    pub rows: usize,
}

/// The pages that print each statistic of an edition; the appendix does not count.
pub fn references(edition: &Resolved, pages: &Pages) -> References {
    let mut found = References::new();
    for ((_, stat), on) in pages_of(&uses(edition), pages) {
        found.entry(stat).or_default().extend(on);
    }
    found
}

/// The edition with its appendix made, or why there is none to be made. An edition that
/// asks for none comes back as it is.
pub fn with_appendix(
    edition: &Resolved,
    references: &References,
    room: Room,
) -> Result<Resolved, Box<Diagnostic>> {
    let mut out = edition.clone();
    let Some(asked) = &edition.appendix else { return Ok(out) };
    let maker = Maker { edition, asked, references };
    let rows = maker.rows();
    if rows.is_empty() || asked.columns.is_empty() {
        return Err(Box::new(nothing(asked)));
    }
    let parts = maker.parts(&rows);
    let mut next = next_story(&edition.sections);
    let mut stories = Vec::new();
    let mut page = room.first;
    let mut left = rows.as_slice();
    while !left.is_empty() {
        let holds = room.rows.max(1);
        let deep = match asked.area {
            Some(_) => left.len(),
            None => deep_of(left.len().div_ceil(parts), holds),
        };
        let (mut own, mut later) = left.split_at((deep * parts).min(left.len()));
        if let [rest @ .., Row::Group(_)] = own
            && !later.is_empty()
            && !rest.is_empty()
        {
            // the name of a group goes with what it heads
            (own, later) = left.split_at(rest.len());
        }
        let table = maker.table(own, parts);
        left = later;
        let id = StoryId(next);
        let mut area = asked.area.unwrap_or_else(|| maker.page_area(page));
        // full pages reach the foot
        area.to_foot |= asked.area.is_none() && deep == holds && !left.is_empty();
        let section = maker.section(id, area, (table, own.len()), !stories.is_empty());
        out.sections.push(section);
        stories.push(id);
        (next, page) = (next + 1, page + 1);
    }
    if let Some(appendix) = &mut out.appendix {
        appendix.stories = stories;
    }
    Ok(out)
}

fn nothing(asked: &Appendix) -> Diagnostic {
    Diagnostic::error(
        Code::EmptyBody,
        asked.span,
        say!(
            "附表没有可列的指标：本期没有印出统计指标",
            "an appendix with nothing in it: the edition prints no statistic"
        ),
    )
    .help(say!("删去 [appendix]，或写 stats", "delete [appendix], or write `stats`"))
}

/// The number behind all that sections and their items have.
fn next_story(sections: &[Section]) -> u32 {
    let items = sections.iter().flat_map(|section| &section.items);
    sections.iter().chain(items).map(|section| section.id.0 + 1).max().unwrap_or(0)
}

/// A row of one part of the table.
enum Row<'a> {
    /// The name of a group.
    Group(&'a str),
    /// A statistic.
    Stat(&'a Stat),
}

struct Maker<'a> {
    edition: &'a Resolved,
    asked: &'a Appendix,
    references: &'a References,
}

impl<'a> Maker<'a> {
    /// The statistics in order, each group under its name.
    fn rows(&self) -> Vec<Row<'a>> {
        let stats = &self.edition.stats;
        let list: Vec<&Stat> = if let Some(ids) = &self.asked.stats {
            ids.iter().filter_map(|id| stats.get(*id)).collect()
        } else {
            let used: BTreeSet<StatId> =
                uses(self.edition).iter().map(|one| one.stat).collect();
            stats.list.iter().filter(|stat| used.contains(&stat.id)).collect()
        };
        let Some(group) = self.asked.group else {
            return list.into_iter().map(Row::Stat).collect();
        };
        let key = |stat: &'a Stat| match group {
            AppendixGroup::Source => stat.source.as_str(),
            AppendixGroup::Scope => stat.scope.as_str(),
            AppendixGroup::Period => stat.period.as_str(),
        };
        let mut keys: Vec<&str> = Vec::new();
        for stat in &list {
            if !keys.contains(&key(stat)) {
                keys.push(key(stat));
            }
        }
        let mut rows = Vec::new();
        for one in keys {
            let own = list.iter().filter(|stat| key(stat) == one);
            if !one.is_empty() {
                rows.push(Row::Group(one));
            }
            rows.extend(own.map(|stat| Row::Stat(stat)));
        }
        rows
    }

    fn english(&self) -> bool {
        self.edition.lang == Lang::En
    }

    /// How many parts of the table stand side by side: as many as its width takes.
    fn parts(&self, rows: &[Row<'_>]) -> usize {
        let page = &self.edition.page;
        let width = match self.asked.area {
            Some(area) => {
                let (cols, grid) = (i64::from(area.cols), i64::from(area.grid.max(1)));
                page.type_area.width().ratio(cols, grid)
            }
            None => page.type_area.width(),
        };
        let half = self.edition.styles.of(Role::TableCell).size.half();
        let cells = |row: &Row<'_>| -> Vec<usize> {
            let cells = self.asked.columns.iter().map(|column| match row {
                Row::Stat(stat) => halves(&self.cell(*column, stat).to_text()),
                Row::Group(_) => 0,
            });
            cells.collect()
        };
        let mut widest: Vec<usize> =
            self.asked.columns.iter().map(|column| halves(self.head(*column))).collect();
        for row in rows {
            for (most, own) in widest.iter_mut().zip(cells(row)) {
                *most = own.min(WIDEST_LABEL).max(*most);
            }
        }
        // an em of space beside each column, and a double rule between parts
        let own: usize = widest.iter().map(|own| own + 2).sum::<usize>() + 1;
        let room = usize::try_from((width + half * 2).whole(half.max(Len::from_raw(1))));
        let fit = room.unwrap_or(0) / own.max(1);
        fit.min(rows.len().div_ceil(LEAST_ROWS)).clamp(1, MOST_PARTS)
    }

    /// A table of some rows, folded into so many parts.
    fn table(&self, rows: &[Row<'a>], parts: usize) -> Table {
        let span = self.asked.span;
        let columns = &self.asked.columns;
        let cell = |(col, text)| TableCell { col, cols: 1, rows: 1, indent: 0, text };
        let heads = columns.iter().map(|column| Rich::plain(self.head(*column), span));
        let cells = heads.enumerate().map(cell).collect();
        let mut lines = vec![TableRow { kind: RowKind::Head, cells, span }];
        let mut shown = Vec::new();
        for row in rows {
            lines.push(match row {
                Row::Group(name) => {
                    let text = Rich::plain(name, span);
                    let cell = TableCell { cols: columns.len(), ..cell((0, text)) };
                    TableRow { kind: RowKind::Group, cells: vec![cell], span }
                }
                Row::Stat(stat) => {
                    shown.push(*stat);
                    let texts = columns.iter().map(|column| self.cell(*column, stat));
                    let cells = texts.enumerate().map(cell).collect();
                    TableRow { kind: RowKind::Plain, cells, span: stat.span }
                }
            });
        }
        let align = columns.iter().map(|column| match column {
            Column::Value => Align::Decimal,
            _ => Align::Left,
        });
        let notes = self.note(&shown).into_iter().chain(self.sources(&shown));
        let notes = notes.map(|text| TableNote { later: false, text });
        Table {
            rules: TableRules::Three,
            rows: lines,
            head_rows: 1,
            align: align.collect(),
            unit: None,
            notes: notes.collect(),
            continued: String::new(),
            halves: u8::try_from(parts).unwrap_or(1),
            split: false,
            span,
        }
    }

    /// The whole of a page.
    fn page_area(&self, page: u16) -> Area {
        let grid = self.edition.page.columns;
        Area {
            page,
            grid,
            col: 1,
            cols: grid,
            row: None,
            rows: None,
            to_foot: false,
            span: self.asked.span,
        }
    }

    /// The section that a table becomes; later ones say that they go on.
    fn section(
        &self,
        id: StoryId,
        area: Area,
        (table, count): (Table, usize),
        later: bool,
    ) -> Section {
        let span = self.asked.span;
        let mut title = self.asked.title.clone();
        let name = title.to_text().replace('\n', "");
        if later {
            let more = if self.english() { " (continued)" } else { "（续）" };
            title.pieces.extend(Rich::plain(more, span).pieces);
        }
        let alt = if self.english() {
            format!("{name}: a table of {count} rows")
        } else {
            format!("{name}：表，{count} 项")
        };
        let mut section = Section::bare(id, name, self.edition.lang, span);
        section.title = Some(title);
        section.area = Some(area);
        // a table needs no great headline
        section.title_size = self.edition.styles.ladder.last().map(|(_, size)| *size);
        section.figures.push(Figure {
            kind: FigureKind::Table(table),
            title: None,
            alt,
            at: At::Top,
            after: 1,
            span_cols: 1,
            span,
        });
        section
    }
}

/// How many of the rows that are left a page takes: all it holds, but the last two share
/// evenly what would leave the last one nearly empty.
fn deep_of(left: usize, holds: usize) -> usize {
    if left > holds && left - holds < holds / 3 {
        left.div_ceil(2)
    } else {
        left.min(holds)
    }
}

/// The width of a text in half ems, as near as it takes to choose a number of parts.
fn halves(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// The fault of references that change as often as the pages are made.
pub fn unsettled(span: Span) -> Diagnostic {
    Diagnostic::error(
        Code::UnsettledAppendix,
        span,
        say!(
            "附表所指的版次定不下来：每排一次，指标就换到别的版",
            "the pages that the appendix names do not settle: each time it is set, statistics move"
        ),
    )
    .help(say!(
        "给附表写 area，或让它排在所有稿件之后的版上",
        "give the appendix an `area`, or leave it out to put it behind all stories"
    ))
}
