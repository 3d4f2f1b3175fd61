//! Sections and their items: texts, places on the grid, figures.

use super::desk::{Desk, chars_of};
use super::markup::Char;
use super::pictures::Pictures;
use super::place::{Places, places_of};
use super::{Area, Frame, PageSetup, Paragraph, Rich, Section, TitleSide, paths};
use crate::base::{Lang, Span, StoryId};
use crate::diag::{Code, Diagnostic};
use crate::edition::{self, Item, Ranged};
use crate::say;
use crate::text::Direction;
use std::collections::BTreeMap;

/// Characters that a body may have.
const LONGEST_BODY: usize = 1_000_000;
/// Characters of a headline that serve as a section's name in messages.
const NAME_LENGTH: usize = 16;

/// What the sections of an edition share.
pub(super) struct Shelf<'p> {
    pub(super) page: &'p PageSetup,
    pub(super) lang: Lang,
    pub(super) pictures: Pictures,
    next: u32,
    ids: BTreeMap<String, Span>,
}

/// A direction as written.
fn direction(written: &Ranged<edition::Writing>) -> Direction {
    match written.value {
        edition::Writing::Horizontal => Direction::Horizontal,
        edition::Writing::Vertical => Direction::Vertical,
    }
}

impl<'p> Shelf<'p> {
    /// An empty shelf.
    pub(super) fn new(page: &'p PageSetup, lang: Lang) -> Self {
        let ids = BTreeMap::new();
        Self { page, lang, pictures: Pictures::default(), next: 0, ids }
    }

    fn story(&mut self) -> StoryId {
        self.next += 1;
        StoryId(self.next - 1)
    }
}

impl Desk<'_> {
    /// The language of a tag, or none with the fault noted.
    pub(super) fn lang(&mut self, tag: Option<&Ranged<String>>) -> Option<Lang> {
        let tag = tag?;
        let lang = Lang::from_tag(&tag.value);
        if lang.is_none() {
            let (asked, all) = (&tag.value, Lang::ALL.map(|(_, tag)| tag).join(", "));
            self.advise(
                Code::BadValue,
                tag.span,
                say!("没有语言 {asked}", "there is no language {asked}"),
                say!("可用 {all}", "there are {all}"),
            );
        }
        lang
    }

    /// All sections in reading order.
    pub(super) fn sections(
        &mut self,
        list: Option<&Ranged<Vec<Ranged<edition::Section>>>>,
        shelf: &mut Shelf<'_>,
    ) -> Vec<Section> {
        let list = list.map_or(&[][..], |list| &list.value);
        if list.is_empty() {
            self.advise(
                Code::EmptyBody,
                Span::detached(),
                say!("本期没有稿件", "the edition has no section"),
                say!("至少写一个 [[section]]", "write at least one [[section]]"),
            );
        }
        list.iter().map(|section| self.section(section, shelf)).collect()
    }

    fn section(
        &mut self,
        section: &Ranged<edition::Section>,
        shelf: &mut Shelf<'_>,
    ) -> Section {
        let set = &section.value;
        let id = shelf.story();
        let title = self.rich_option(set.title.as_ref());
        let rank =
            set.rank.as_ref().map_or(if id.0 == 0 { 1 } else { 2 }, |rank| rank.value);
        let name = name_of(set.id.as_ref(), title.as_ref(), id);
        self.unique(set.id.as_ref(), shelf);
        let lang = self.lang(set.lang.as_ref()).unwrap_or(shelf.lang);
        let writing = set.writing.as_ref().map_or(Direction::Horizontal, direction);
        let press = shelf.page.press.clone();
        let body = self.body(set.body.as_ref(), set.file.as_ref());
        let figures = self.figures(set.figure.as_ref(), &press, &mut shelf.pictures);
        let items = set.item.as_ref().map_or(&[][..], |items| &items.value);
        let items = items
            .iter()
            .map(|item| self.item(item, (lang, writing), rank, shelf))
            .collect();
        let out = Section {
            id,
            name,
            span: section.span,
            lang,
            writing,
            title_writing: set.title_writing.as_ref().map_or(writing, direction),
            title_side: set
                .title_side
                .as_ref()
                .map_or(TitleSide::Left, |side| side.value),
            kicker: self.rich_option(set.kicker.as_ref()),
            title,
            deck: self.rich_option(set.deck.as_ref()),
            lead: self.rich_option(set.lead.as_ref()),
            initial: self.rich_option(set.initial.as_ref()),
            body,
            byline: self.rich_option(set.byline.as_ref()),
            rank: rank.max(1),
            columns: set.columns.as_ref().map(|columns| columns.value.max(1)),
            area: set.area.as_ref().and_then(|area| self.area(area, shelf.page)),
            group: set.group.as_ref().map(|group| group.value.clone()),
            frame: set.frame.as_ref().map_or(Frame::None, |frame| frame.value),
            title_size: self.length("title_size", set.title_size.as_ref(), (500, 40_000)),
            lead_size: self.length("lead_size", set.lead_size.as_ref(), (500, 14_400)),
            align: set.align.as_ref().map(|align| align.value),
            figures,
            items,
            item_columns: set.item_columns.as_ref().map_or(0, |columns| columns.value),
        };
        let figures = set.figure.as_ref().is_some_and(|list| !list.value.is_empty());
        let written = written(set.body.as_ref(), set.file.as_ref());
        self.not_empty(&out, written, figures, section.span);
        if let Some(span) = &set.span {
            self.width(span, shelf.page.columns, set.area.is_some());
        }
        if set.area.is_none() {
            self.unplaced(set);
        }
        self.upright(set, &out);
        out
    }

    /// Keys that mean nothing to a section which runs on over the whole type area.
    fn unplaced(&mut self, set: &edition::Section) {
        let frame = set.frame.as_ref().filter(|frame| frame.value != Frame::None);
        let keys = [
            ("columns", set.columns.as_ref().map(|key| key.span)),
            ("group", set.group.as_ref().map(|key| key.span)),
            ("frame", frame.map(|key| key.span)),
            ("item_columns", set.item_columns.as_ref().map(|key| key.span)),
        ];
        for (key, span) in keys {
            let Some(span) = span else { continue };
            let found = Diagnostic::warning(
                Code::BadValue,
                span,
                say!(
                    "没有 area 的稿件接排，{key} 不起作用",
                    "{key} has no effect: a section without `area` runs on"
                ),
            );
            let help = say!("给稿件写上 area", "give the section an `area`");
            self.sink.push(found.help(help));
        }
    }

    /// A wish for a width: sections without a place run over the whole type area.
    fn width(&mut self, span: &Ranged<u8>, all: u8, placed: bool) {
        let n = span.value;
        if n == 0 || n > all {
            self.error(
                Code::OffPage,
                span.span,
                say!(
                    "span 为 {n} 栏，版心有 {all} 栏",
                    "a span of {n} columns; the type area has {all}"
                ),
            );
        } else if placed || n < all {
            let found = Diagnostic::warning(
                Code::BadValue,
                span.span,
                say!("span 在这里不起作用", "span has no effect here"),
            );
            let help = say!("宽度写在 area 里", "set the width in `area`");
            self.sink.push(found.help(help));
        }
    }

    fn item(
        &mut self,
        item: &Ranged<Item>,
        (lang, writing): (Lang, Direction),
        rank: u8,
        shelf: &mut Shelf<'_>,
    ) -> Section {
        let set = &item.value;
        let id = shelf.story();
        self.unique(set.id.as_ref(), shelf);
        let press = shelf.page.press.clone();
        let title = self.rich_option(set.title.as_ref());
        let out = Section {
            id,
            name: name_of(set.id.as_ref(), title.as_ref(), id),
            span: item.span,
            lang,
            writing,
            title_writing: writing,
            title_side: TitleSide::Left,
            kicker: None,
            title,
            deck: None,
            lead: None,
            initial: None,
            body: self.body(set.body.as_ref(), set.file.as_ref()),
            byline: self.rich_option(set.byline.as_ref()),
            rank: rank.max(1),
            columns: None,
            area: None,
            group: set.group.as_ref().map(|group| group.value.clone()),
            frame: Frame::None,
            title_size: None,
            lead_size: None,
            align: None,
            figures: self.figures(set.figure.as_ref(), &press, &mut shelf.pictures),
            items: Vec::new(),
            item_columns: 0,
        };
        let figures = set.figure.as_ref().is_some_and(|list| !list.value.is_empty());
        let written = written(set.body.as_ref(), set.file.as_ref());
        self.not_empty(&out, written, figures, item.span);
        out
    }

    fn unique(&mut self, id: Option<&Ranged<String>>, shelf: &mut Shelf<'_>) {
        let Some(id) = id else { return };
        if let Some(first) = shelf.ids.get(&id.value) {
            let name = &id.value;
            self.faults.push(
                Diagnostic::error(
                    Code::Duplicate,
                    id.span,
                    say!("两篇稿件都叫 {name}", "two sections are named {name}"),
                )
                .also(*first, say!("先在这里用了", "first used here")),
            );
            return;
        }
        shelf.ids.insert(id.value.clone(), id.span);
    }

    /// The paragraphs of a text written here or in a file of its own.
    fn body(
        &mut self,
        body: Option<&Ranged<String>>,
        file: Option<&Ranged<String>>,
    ) -> Vec<Paragraph> {
        let chars = match (body, file) {
            (Some(body), Some(file)) => {
                self.faults.push(
                    Diagnostic::error(
                        Code::Conflict,
                        file.span,
                        say!("body 与 file 只能写一个", "write either body or file"),
                    )
                    .also(body.span, say!("body 在这里", "body is here")),
                );
                return Vec::new();
            }
            (Some(body), None) => {
                let places = places_of(self.files, body.span);
                chars_of(&body.value, &places)
            }
            (None, Some(file)) => match self.story(file) {
                Some(chars) => chars,
                None => return Vec::new(),
            },
            (None, None) => return Vec::new(),
        };
        if chars.len() > LONGEST_BODY {
            let (len, span) =
                (chars.len(), body.or(file).map_or(Span::detached(), |b| b.span));
            self.advise(
                Code::TooLarge,
                span,
                say!(
                    "正文 {len} 字，至多 {LONGEST_BODY} 字",
                    "the body has {len} characters, at most {LONGEST_BODY}"
                ),
                say!("分成几篇稿件", "part it into several sections"),
            );
            return Vec::new();
        }
        self.markup().body(&chars)
    }

    /// The characters of a story file, each at its place in that file.
    fn story(&mut self, file: &Ranged<String>) -> Option<Vec<Char>> {
        let path = self.locate(file)?;
        let text = paths::read_text(&path, file.span, self.world);
        let text = self.take(text)?;
        let places_len = text.len();
        let id = self.files.add(&path, text.clone())?;
        Some(chars_of(&text, &Places::of_file(id, places_len)))
    }

    /// A place on the grid that lies on the page, or none with the fault noted.
    pub(super) fn area(
        &mut self,
        area: &Ranged<edition::Area>,
        page: &PageSetup,
    ) -> Option<Area> {
        let set = &area.value;
        let grid = set.grid.as_ref().map_or(page.columns, |grid| grid.value);
        let col = set.col.as_ref().map_or(1, |col| col.value);
        let rest = grid.saturating_sub(col).saturating_add(1);
        let cols = set.cols.as_ref().map_or(rest, |cols| cols.value);
        let at = set.page.as_ref().map_or(1, |page| page.value);
        let row = set.row.as_ref().map(|row| row.value);
        let rows = set.rows.as_ref().map(|rows| rows.value);
        let last_col = u16::from(col) + u16::from(cols) - 1.min(u16::from(col));
        let whole = area.span;
        if grid == 0 || col == 0 || cols == 0 || last_col > u16::from(grid) {
            let span = set.cols.as_ref().map_or(whole, |cols| cols.span);
            self.error(
                Code::OffPage,
                span,
                say!(
                    "从第 {col} 栏起占 {cols} 栏，版心只分 {grid} 栏",
                    "{cols} columns from column {col} on; the type area is parted into {grid}"
                ),
            );
            return None;
        }
        let last_row = u32::from(row.unwrap_or(1)) + u32::from(rows.unwrap_or(1)) - 1;
        if at == 0 || row == Some(0) || rows == Some(0) || last_row > u32::from(page.rows)
        {
            let span = set.rows.as_ref().map_or(whole, |rows| rows.span);
            let all = page.rows;
            let (first, count) = (row.unwrap_or(1), rows.unwrap_or(1));
            self.error(
                Code::OffPage,
                span,
                say!(
                    "第 {at} 版从第 {first} 行起占 {count} 行，版心有 {all} 行；版、栏、行都从 1 数起",
                    "page {at}, {count} rows from row {first} on; the type area has {all}; all count from 1"
                ),
            );
            return None;
        }
        let to_foot = set.to_foot.as_ref().is_some_and(|to_foot| to_foot.value);
        if let (true, Some(rows)) = (to_foot, &set.rows) {
            self.error(
                Code::Conflict,
                rows.span,
                say!("rows 与 to_foot 只能写一个", "write either rows or to_foot"),
            );
        }
        Some(Area { page: at, grid, col, cols, row, rows, to_foot, span: whole })
    }

    /// A body that was asked for must have words; a section must have something to print.
    fn not_empty(
        &mut self,
        section: &Section,
        body: Option<&Ranged<String>>,
        figures: bool,
        span: Span,
    ) {
        let name = &section.name;
        if let Some(body) = body.filter(|body| body.value.trim().is_empty()) {
            self.advise(
                Code::EmptyBody,
                body.span,
                say!("稿件 {name} 的正文是空的", "the body of {name} is empty"),
                say!("写上正文，或删去这一行", "write the text, or delete the key"),
            );
            return;
        }
        let something = body.is_some()
            || figures
            || !section.items.is_empty()
            || section.title.is_some()
            || section.lead.is_some()
            || section.kicker.is_some();
        if !something {
            self.advise(
                Code::EmptyBody,
                span,
                say!("稿件 {name} 没有内容", "the section {name} has nothing to print"),
                say!(
                    "写 title、lead、body、item 或 figure 之一",
                    "write one of title, lead, body, item or figure"
                ),
            );
        }
    }
}

/// The text as asked for, wherever it lies.
fn written<'t>(
    body: Option<&'t Ranged<String>>,
    file: Option<&'t Ranged<String>>,
) -> Option<&'t Ranged<String>> {
    body.or(file)
}

/// The name that messages use: the id, else the first words of the headline as printed.
fn name_of(id: Option<&Ranged<String>>, title: Option<&Rich>, story: StoryId) -> String {
    let text = id.map(|id| id.value.clone()).or_else(|| title.map(Rich::to_text));
    if let Some(text) = text {
        let plain: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !plain.is_empty() {
            return plain.chars().take(NAME_LENGTH).collect();
        }
    }
    format!("#{}", story.0 + 1)
}
