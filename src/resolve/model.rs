//! An edition with everything decided: strict, and without an `Option` that means
//! "not yet".

pub use super::table::{RowKind, Table, TableCell, TableNote, TableRow};
pub use crate::edition::{Align, AppendixColumn, AppendixGroup, At};
pub use crate::edition::{Frame, Kind, TableRules, TitleSide};

use crate::base::{Color, Lang, Len, PictureId, Role, Size, Span, StatId, StoryId};
use crate::base::{Rect, Tint, TypefaceId};
use crate::chart;
use crate::font::FontBook;
use crate::stats::Stats;
use crate::text::Direction;

pub use super::copy::{Level, Repertoire};
pub use super::text::Habits;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A whole edition, ready to be set.
#[derive(Debug, Clone)]
pub struct Resolved {
    /// Language of the text where no section says another.
    pub lang: Lang,
    /// Who publishes.
    pub publication: Publication,
    /// Which issue.
    pub issue: Issue,
    /// The sheet and its grid.
    pub page: PageSetup,
    /// Styles by role.
    pub styles: Styles,
    /// Rules of composition.
    pub text: crate::text::Rules,
    /// The Han characters that it prints, and the level of GB 18030 they ask for.
    pub repertoire: Repertoire,
    /// What else the edition sets of its text.
    pub habits: Habits,
    /// The masthead of page 1.
    pub masthead: Option<Masthead>,
    /// The line at the foot of the last page.
    pub colophon: Option<Rich>,
    /// Sections in reading order; their items within them.
    pub sections: Vec<Section>,
    /// 附表, where one is asked for.
    pub appendix: Option<Appendix>,
    /// Every statistic.
    pub stats: Stats,
    /// Every picture, by `PictureId`.
    pub pictures: Vec<Picture>,
    /// Every face, by `FaceId`.
    pub fonts: Arc<FontBook>,
    /// Spot inks, by `SpotId`.
    pub spots: Vec<Spot>,
}

/// A spot ink.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The plate's name.
    pub name: String,
    /// What replaces it where there is no such plate: cyan, magenta, yellow, black.
    pub alternate: [Tint; 4],
}

/// Who publishes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    /// 报名.
    pub name: Rich,
    /// What it is by law.
    pub kind: Kind,
    /// A motto, possibly empty.
    pub slogan: String,
}

/// Which issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// Date of publication.
    pub date: NaiveDate,
    /// 第N期.
    pub number: Option<u32>,
    /// 总第N期.
    pub total: Option<u32>,
    /// 版名 by page, from page 1; pages beyond have none.
    pub page_names: Vec<String>,
    /// Title for the metadata.
    pub title: String,
    /// 责编, 美编, 校对 as the folio prints them, empty where not given.
    pub staff: String,
}

/// The sheet and its grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageSetup {
    /// Trimmed sheet.
    pub trim: Size,
    /// Bleed on every side.
    pub bleed: Len,
    /// 版心, in page coordinates; its height is a whole number of rows.
    pub type_area: Rect,
    /// Basic columns.
    pub columns: u8,
    /// Least gap between columns.
    pub gap: Len,
    /// Size of body type.
    pub body: Len,
    /// Distance of baselines.
    pub leading: Len,
    /// Rows of the grid in the type area.
    pub rows: u16,
    /// Name of the press profile: one that ships.
    pub press: String,
    /// Where the setting was written, for faults.
    pub span: Span,
}

/// How text of a role is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Style {
    /// Faces.
    pub typeface: TypefaceId,
    /// Faces of bold runs within it.
    pub strong: TypefaceId,
    /// Type size; headlines may be set smaller to fit, down to `least`.
    pub size: Len,
    /// Smallest size that fitting may choose; equal to `size` where it may not.
    pub least: Len,
    /// Colour.
    pub color: Color,
    /// Colour of bold runs within it (key figures).
    pub strong_color: Color,
    /// Where lines stand.
    pub align: Align,
    /// Extra space between characters in permille of an em.
    pub tracking: i16,
}

/// Styles by role, and the few measures a theme sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Styles {
    /// Style of each role; every role is present.
    pub by_role: BTreeMap<Role, Style>,
    /// Headline size by width of the section: (share of the type area's width in
    /// permille at least, size), widest first.
    pub ladder: Vec<(u16, Len)>,
    /// Faces of Kai runs (`{kai …}`).
    pub kai: TypefaceId,
    /// Faces of 仿宋 runs (`{fs …}`).
    pub fangsong: TypefaceId,
    /// Faces of headings run in at the start of a paragraph (`{head …}`).
    pub hei: TypefaceId,
    /// Ground of tinted boxes and cards.
    pub ground: Color,
    /// Colour of rules of the house: masthead and page foot.
    pub accent: Color,
    /// Weight of column rules and table rules.
    pub hairline: Len,
    /// Weight of the heavy rule of 文武线 and tables.
    pub heavy: Len,
    /// Empty rows between modules of a page.
    pub module_gap: u16,
    /// Rows of the masthead.
    pub masthead_rows: u16,
}

/// 附表 as asked for: its table is made when the pages of all others are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appendix {
    /// Its headline.
    pub title: Rich,
    /// Which statistics; `None`: all that the edition prints.
    pub stats: Option<Vec<StatId>>,
    /// Its columns, at least one.
    pub columns: Vec<AppendixColumn>,
    /// What they are grouped by.
    pub group: Option<AppendixGroup>,
    /// 注 of the editor.
    pub note: Option<Rich>,
    /// Its place; `None`: pages of its own after all others.
    pub area: Option<Area>,
    /// Where it was asked for.
    pub span: Span,
    /// The sections that its table became, once it is made.
    pub stories: Vec<StoryId>,
}

/// The masthead of page 1, its lines made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Masthead {
    /// Height in rows, with the space below.
    pub rows: u16,
    /// Lines at the right or under the name: organs, numbers, address.
    pub lines: Vec<Rich>,
    /// Date, weekday, issue: the line of fields below the name.
    pub fields: Vec<Rich>,
    /// Where it was asked for.
    pub span: Span,
}

/// A text with markup, in pieces of even treatment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rich {
    /// The pieces in order.
    pub pieces: Vec<Piece>,
}

/// A run of characters with one treatment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The characters. `\n` is a line break that the user set.
    pub text: String,
    /// For every character of `text`, where it was written.
    pub spans: Vec<Span>,
    /// The treatment.
    pub marks: Marks,
}

/// The treatment of a piece. Marks that reach over several pieces bear one number.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
#[expect(clippy::struct_excessive_bools, reason = "marks are independent of each other")]
pub struct Marks {
    /// `**bold**`.
    pub strong: bool,
    /// `{kai …}`.
    pub kai: bool,
    /// `{fs …}`: 仿宋.
    pub fangsong: bool,
    /// `{head …}`: the heading that a paragraph begins with, in Hei (T41).
    pub head: bool,
    /// `{hang …}`: the label that a paragraph begins with, beside its later lines (突排).
    pub label: bool,
    /// `{sup …}`.
    pub sup: bool,
    /// `{note …}`: an inline note.
    pub note: bool,
    /// `{dot …}`: 着重号.
    pub dot: bool,
    /// `{keep …}` and printed statistics: never broken inside.
    pub keep: Option<u32>,
    /// `{name …}`: 专名号.
    pub name: Option<u32>,
    /// `{book …}`: 书名号 as a wavy line.
    pub book: Option<u32>,
    /// `{tcy …}`: 横排 in vertical text.
    pub tcy: Option<u32>,
    /// `{late …}`: 示亡号, a box around the name of one who died.
    pub boxed: Option<u32>,
    /// `{even …|4}`: 均排, spaced evenly to so many ems.
    pub even: Option<(u32, u8)>,
    /// `{ruby base|reading}`.
    pub ruby: Option<(u32, Arc<str>)>,
    /// The statistic that the piece prints.
    pub stat: Option<StatId>,
}

/// A paragraph of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Body, Subhead or Byline.
    pub role: Role,
    /// Its text.
    pub text: Rich,
    /// `> `: a quotation or document, all of it indented (clreq 3.4.2).
    pub quote: bool,
    /// `{more}`: goes on after what interrupted it, without an indent (clreq 3.4.1).
    pub goes_on: bool,
    /// Where its lines stand.
    pub stand: Stand,
}

/// Where the lines of a paragraph stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Stand {
    /// From edge to edge, the first one indented.
    #[default]
    Full,
    /// `{center …}`: in the middle.
    Middle,
    /// `{right …}`: at the end.
    End,
}

/// A section or an item of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its number, in reading order over the whole edition, items included.
    pub id: StoryId,
    /// The name messages use.
    pub name: String,
    /// Where it was written.
    pub span: Span,
    /// Language.
    pub lang: Lang,
    /// The direction of its text.
    pub writing: Direction,
    /// The direction of its headline.
    pub title_writing: Direction,
    /// Where a vertical headline stands beside horizontal text.
    pub title_side: TitleSide,
    /// 引题.
    pub kicker: Option<Rich>,
    /// 主题.
    pub title: Option<Rich>,
    /// 副题.
    pub deck: Option<Rich>,
    /// 提要.
    pub lead: Option<Rich>,
    /// 标题字.
    pub initial: Option<Rich>,
    /// Paragraphs.
    pub body: Vec<Paragraph>,
    /// 署名, run in at the end of the text.
    pub byline: Option<Rich>,
    /// Weight from 1.
    pub rank: u8,
    /// Columns inside, where the user set them.
    pub columns: Option<u8>,
    /// Its place, where the user set it.
    pub area: Option<Area>,
    /// Name of the group of equal height.
    pub group: Option<String>,
    /// What surrounds it.
    pub frame: Frame,
    /// Size of the headline, where the user set it.
    pub title_size: Option<Len>,
    /// Size of the lead, where the user set it.
    pub lead_size: Option<Len>,
    /// Where the headline stands, where the user set it.
    pub align: Option<Align>,
    /// Cards, tables, pictures, charts.
    pub figures: Vec<Figure>,
    /// Sub-articles; they have none of their own.
    pub items: Vec<Section>,
    /// Items side by side; 0: they run on in the columns.
    pub item_columns: u8,
}

/// A place on the grid of a page; numbers count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// Page.
    pub page: u16,
    /// Columns that the type area is parted into.
    pub grid: u8,
    /// First column.
    pub col: u8,
    /// Columns.
    pub cols: u8,
    /// First row, where set.
    pub row: Option<u16>,
    /// Rows, where set.
    pub rows: Option<u16>,
    /// Down to the foot of the page.
    pub to_foot: bool,
    /// Where it was written.
    pub span: Span,
}

/// Cards, a table, a picture or a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What it shows.
    pub kind: FigureKind,
    /// Title, possibly none.
    pub title: Option<Rich>,
    /// Alternative text; never empty.
    pub alt: String,
    /// Where in the section.
    pub at: At,
    /// After which paragraph, from 1, for `At::Inline`.
    pub after: u16,
    /// Columns of the section, for `At::Right`.
    pub span_cols: u8,
    /// Where it was written.
    pub span: Span,
}

/// What a figure shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FigureKind {
    /// Number cards.
    Cards {
        /// The cards.
        cards: Vec<Card>,
        /// Side by side, where set.
        columns: Option<u8>,
        /// Without grounds, in a row with thin rules between.
        strip: bool,
    },
    /// A table.
    Table(Table),
    /// A picture.
    Picture {
        /// The picture.
        picture: PictureId,
        /// Words under it.
        caption: Option<Rich>,
        /// Its maker.
        credit: Option<Rich>,
    },
    /// A chart.
    Chart(Box<Chart>),
}

/// A chart: numbers to be drawn, and every word that it prints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// What is drawn: exact values, in the unit of each axis.
    pub drawn: chart::Chart,
    /// The statistic of each value, by series and category, as in `drawn.data`; those
    /// gathered in one part of a ring follow after the last category.
    pub points: Vec<Vec<Option<StatId>>>,
    /// Names of categories, as words tell them.
    pub categories: Vec<Rich>,
    /// Names of categories, as the axis prints them; blank ones are left out.
    pub axis: Vec<Rich>,
    /// Names of series; of a single one it may be blank.
    pub series: Vec<Rich>,
    /// Values as printed, by series and category.
    pub values: Vec<Vec<Option<Rich>>>,
    /// What stands after the number of a tick: %, or nothing.
    pub tick_units: [String; 2],
    /// The unit line.
    pub unit: Option<Rich>,
    /// The units at the heads of two axes.
    pub axis_units: [Option<Rich>; 2],
    /// What stands in the hole of a ring.
    pub centre: Option<Rich>,
    /// What stands before and after the sign of a pictogram where it is explained.
    pub key: Option<[Rich; 2]>,
    /// 注, with what the program must add to it.
    pub note: Option<Rich>,
    /// 资料来源.
    pub source: Option<Rich>,
    /// Rows of the grid without the title, where set.
    pub rows: Option<u16>,
}

impl Chart {
    /// The statistics of one series in the order drawn, for the rules S19 to S21.
    pub fn checks(&self) -> Vec<crate::stats::check::Chart> {
        use crate::chart::Kind;
        use crate::stats::check::ChartKind;
        let kind = match self.drawn.kind {
            Kind::Lines | Kind::Slope => ChartKind::Lines,
            Kind::Ring | Kind::Pie | Kind::Share => ChartKind::Pie,
            _ => ChartKind::Bars,
        };
        let declared = self.drawn.from.is_some();
        let from = self.drawn.from.clone().unwrap_or_default();
        let check = |points: Vec<StatId>| {
            let from = from.clone();
            crate::stats::check::Chart { kind, points, from, declared }
        };
        if self.drawn.kind == Kind::Share {
            // the parts of a bar are one value of each series
            let parts = (0..self.categories.len()).map(|category| {
                self.points.iter().filter_map(|one| *one.get(category)?).collect()
            });
            return parts.map(check).collect();
        }
        self.points
            .iter()
            .map(|one| check(one.iter().flatten().copied().collect()))
            .collect()
    }
}

/// The change that a card tells beside its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The statistic.
    pub stat: StatId,
    /// The words: ▲6.1%.
    pub text: Rich,
    /// Where it was asked for.
    pub span: Span,
}

/// A number card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The statistic.
    pub stat: StatId,
    /// 近, 约 … before the number, possibly empty; and after it (余), possibly empty.
    pub hedge: (String, String),
    /// The number as printed.
    pub number: String,
    /// The unit as printed.
    pub unit: String,
    /// The label.
    pub label: Rich,
    /// How it changed, where that is told.
    pub change: Option<Change>,
    /// Whether it stands back: others are pointed out.
    pub plain: bool,
    /// Where the card was asked for.
    pub span: Span,
}

/// A picture, its bytes as the page will carry them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Path as written, for messages.
    pub name: String,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// The pixels.
    pub data: PictureData,
    /// Where it was asked for.
    pub span: Span,
}

/// Pixels in a colour space of the press.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PictureData {
    /// A whole JPEG file to be passed on untouched; grey, or CMYK (`inverted` as Adobe
    /// writes it).
    Jpeg {
        /// The file.
        bytes: Arc<[u8]>,
        /// 1 or 4 inks.
        inks: u8,
        /// 0 means solid.
        inverted: bool,
    },
    /// Samples of 8 bits: 1 (K, 255 is paper) or 4 (CMYK, 255 is solid) a pixel.
    Raw {
        /// The samples.
        bytes: Arc<[u8]>,
        /// 1 or 4 inks.
        inks: u8,
    },
}

impl Section {
    /// A section that the program makes itself: of first rank but three, with nothing in
    /// it yet.
    pub fn bare(id: StoryId, name: String, lang: Lang, span: Span) -> Self {
        Self {
            id,
            name,
            span,
            lang,
            writing: Direction::Horizontal,
            title_writing: Direction::Horizontal,
            title_side: TitleSide::Left,
            kicker: None,
            title: None,
            deck: None,
            lead: None,
            initial: None,
            body: Vec::new(),
            byline: None,
            rank: 3,
            columns: None,
            area: None,
            group: None,
            frame: Frame::None,
            title_size: None,
            lead_size: None,
            align: None,
            figures: Vec::new(),
            items: Vec::new(),
            item_columns: 0,
        }
    }
}

impl Rich {
    /// A text without markup, all of it written at one place.
    pub fn plain(text: &str, span: Span) -> Self {
        let spans = vec![span; text.chars().count()];
        Self {
            pieces: vec![Piece { text: text.to_owned(), spans, marks: Marks::default() }],
        }
    }

    /// The characters alone.
    pub fn to_text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    /// Whether there is nothing but white space.
    pub fn is_blank(&self) -> bool {
        self.pieces.iter().all(|piece| piece.text.trim().is_empty())
    }

    /// Where its first character was written.
    pub fn span(&self) -> Span {
        self.pieces
            .iter()
            .find_map(|piece| piece.spans.first().copied())
            .unwrap_or_else(Span::detached)
    }
}

impl Styles {
    /// The style of a role.
    ///
    /// # Panics
    /// Never on the result of [`super::resolve`], which fills in every role.
    pub fn of(&self, role: Role) -> &Style {
        &self.by_role[&role]
    }
}
