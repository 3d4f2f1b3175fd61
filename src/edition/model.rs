//! The keys of an edition file. Doc comments here are the manual: they become the
//! descriptions of the JSON Schema.

use super::keys::{tables, words};
use super::{Date, Length, Paper, Ranged};
use crate::base::Span;
use schemars::JsonSchema;

words! {
    /// What the publication is by law: chooses the rule pack.
    Kind {
        /// A newspaper with a CN number.
        Newspaper = "newspaper",
        /// 内部资料性出版物: an internal bulletin with a permit.
        Internal = "internal",
    }
    /// How the house red is printed.
    Red {
        /// On a plate of its own (Separation).
        Spot = "spot",
        /// From magenta and yellow.
        Process = "process",
        /// Not at all: black instead.
        Black = "black",
    }
    /// What surrounds a section.
    Frame {
        /// Nothing.
        None = "none",
        /// One thin rule.
        Line = "line",
        /// 文武线: a thick and a thin rule.
        Double = "double",
        /// A light ground.
        Tint = "tint",
        /// A rule above only.
        Top = "top",
    }
    /// What a figure is.
    FigureKind {
        /// Number cards drawn from statistics.
        Cards = "cards",
        /// A row of big figures without grounds, thin rules between them.
        Strip = "strip",
        /// A table of rows.
        Table = "table",
        /// A picture file.
        Picture = "picture",
        /// 柱状图: upright bars; those of several series side by side.
        Columns = "columns",
        /// 条形图: level bars, for long names.
        Bars = "bars",
        /// 堆积柱状图: upright bars with the series on top of each other.
        Stacked = "stacked",
        /// 堆积条形图: level bars with the series one after the other.
        StackedBars = "stacked-bars",
        /// 百分比条形图: level bars of one length, parted by shares.
        Share = "share",
        /// 折线图: a line through the points of each series.
        Lines = "lines",
        /// 面积图: areas on top of each other.
        Areas = "areas",
        /// 柱线图: columns, and the last series as a line.
        ColumnsLine = "columns-line",
        /// 环形图: a ring parted by shares.
        Ring = "ring",
        /// 饼图: a disc parted by shares.
        Pie = "pie",
        /// 象形图: rows of signs that count.
        Pictogram = "pictogram",
        /// 坡度图: two columns of points, each pair joined by a line.
        Slope = "slope",
    }
    /// The order of the parts of a ring or pie, clockwise from twelve o'clock.
    Order {
        /// The largest first; what is gathered in `rest` last.
        Size = "size",
        /// As given, where that has a meaning.
        Given = "given",
    }
    /// What stands at the parts of a ring or pie.
    Show {
        /// The value alone.
        Value = "value",
        /// The share alone, to a tenth of a percent.
        Share = "share",
        /// The value, and the share behind it.
        Both = "both",
    }
    /// What a pictogram counts with.
    Sign {
        /// 人: somebody standing.
        Person = "person",
        /// 房: a house.
        House = "house",
        /// 树: a tree.
        Tree = "tree",
        /// 厂: a factory.
        Factory = "factory",
        /// 钱: a coin.
        Coin = "coin",
        /// 叶: a leaf.
        Leaf = "leaf",
        /// 路: a road.
        Road = "road",
        /// 水: a drop.
        Drop = "drop",
        /// 书: a book.
        Book = "book",
        /// A square.
        Square = "square",
        /// A circle.
        Circle = "circle",
    }
    /// Where a figure stands in its section.
    At {
        /// Under the headline, over all columns of the section.
        Top = "top",
        /// At the foot, over all columns of the section.
        Bottom = "bottom",
        /// To the right of the text, as high as the text.
        Right = "right",
        /// In the text, after the paragraph of the same number (`after`), one column wide.
        Inline = "inline",
    }
    /// Where text stands in its measure.
    Align {
        /// At the left.
        Left = "left",
        /// In the middle.
        Center = "center",
        /// At the right.
        Right = "right",
        /// Numbers under each other by their decimal points.
        Decimal = "decimal",
        /// 均排: in a table's column, short words spread evenly to the longest of them.
        Even = "even",
    }
    /// The rules of a table.
    TableRules {
        /// 三线表: heavy above and below, a thin one under the head.
        Three = "three",
        /// 开口表: thin rules between columns too, open at the left and the right.
        Open = "open",
        /// 全线表: every cell in a box.
        Grid = "grid",
        /// 无线表: none.
        None = "none",
    }
    /// How surely a value is known, as the prose says it.
    Approx {
        /// 近: a little less.
        Near = "近",
        /// 约: more or less.
        About = "约",
        /// 余: a little more; stands between number and unit.
        Over = "余",
        /// 多: a little more; stands between number and unit.
        More = "多",
        /// 超: more.
        Beyond = "超",
        /// 不足: less.
        Under = "不足",
    }
    /// Whether a value is final.
    Status {
        /// 预计.
        Estimate = "estimate",
        /// 初步核算.
        Preliminary = "preliminary",
        /// Final.
        Final = "final",
    }
    /// The prices that a value is counted in.
    Basis {
        /// 现价.
        Nominal = "nominal",
        /// 不变价.
        Real = "real",
        /// Not counted in money.
        None = "none",
    }
    /// How digits of long numbers are grouped.
    Grouping {
        /// Not at all: 1234567.
        None = "none",
        /// 千分撇: 1,234,567.
        Comma = "comma",
        /// 千分空: thin spaces between threes.
        Space = "space",
    }
    /// The sign between the ends of a range.
    RangeSign {
        /// 浪纹线.
        Wave = "～",
        /// 一字线.
        Dash = "—",
    }
    /// How wide Chinese marks are before justification.
    MarkWidths {
        /// 不挤压: every mark one em, everywhere, and never squeezed.
        All = "all",
        /// 全角式: one em; of two marks side by side the first gives up half.
        Full = "full",
        /// 行末半角: as full, and half an em at line edges.
        LineEnd = "line-end",
        /// 开明式: 。？！ one em, the others half.
        Kaiming = "kaiming",
        /// 半角式: every mark half an em.
        Half = "half",
    }
    /// A column of the appendix.
    AppendixColumn {
        /// 指标: what the statistic counts.
        Label = "label",
        /// 数值: the number as it is printed.
        Value = "value",
        /// 单位.
        Unit = "unit",
        /// 时期.
        Period = "period",
        /// 性质: 预计, 初步核算 or 最终.
        Status = "status",
        /// 来源: who counted.
        Source = "source",
        /// 见版: the pages that print it.
        Page = "page",
    }
    /// What the statistics of the appendix are grouped by.
    AppendixGroup {
        /// Who counted.
        Source = "source",
        /// What they cover.
        Scope = "scope",
        /// The period.
        Period = "period",
    }
    /// The widths of digits.
    Digits {
        /// All of one width.
        Tabular = "tabular",
        /// Each of its own width.
        Proportional = "proportional",
    }
    /// How numbers too long for one em stand in vertical lines.
    VerticalDigits {
        /// One digit below the other, upright.
        Upright = "upright",
        /// On their side, as Latin words.
        Rotated = "rotated",
        /// As Han numerals: 二〇二〇.
        Han = "han",
    }
    /// What becomes of digits in the copy that belong to no statistic.
    Unbound {
        /// Nothing: they are not looked for.
        Off = "off",
        /// A warning.
        Warning = "warning",
        /// An error.
        Error = "error",
    }
    /// The direction of lines.
    Writing {
        /// 横排: from left to right.
        Horizontal = "horizontal",
        /// 竖排: from top to bottom, lines from right to left.
        Vertical = "vertical",
    }
    /// Where a vertical headline stands beside horizontal text.
    TitleSide {
        /// 左竖题: at the left.
        Left = "left",
        /// 右竖题: at the right.
        Right = "right",
    }
    /// Line-start and line-end prohibitions, as clreq names the levels.
    Kinsoku {
        /// None at all.
        None = "none",
        /// Marks only.
        Basic = "basic",
        /// Basic, and a solidus does not end a line (GB/T 15834 5.1.9).
        Gb = "gb",
        /// Gb, and —— and …… never start a line.
        Strict = "strict",
    }
}

tables! {
    /// One edition of a publication, or the part that editions share (`extends`).
    Edition {
        /// A file with what this one does not say: tables merge, values override,
        /// lists replace, statistics merge by id.
        extends: String,
        /// The language of the text: zh-Hans, zh-Hant, zh-Hant-HK, ja, ko, en.
        lang: String,
        /// 报刊: who publishes.
        publication: Publication,
        /// 期: which issue this is.
        edition: Issue,
        /// 版: the sheet and its grid.
        page: Page,
        /// Type and colours.
        theme: Theme,
        /// Rules of composition.
        text: Text,
        /// 数字: how numbers are checked and printed.
        numbers: Numbers,
        /// 报头: the masthead of page 1; leave the table out for none.
        masthead: Masthead,
        /// 版权: the line at the foot of the last page; leave the table out for none.
        colophon: Colophon,
        /// 附表: a table of the statistics with the pages that print them, at the end; leave
        /// the table out for none.
        appendix: Appendix,
        /// Fonts of your own, by role.
        font: Vec<Ranged<Font>>,
        /// 统计指标: every number that the pages print.
        stat: Vec<Ranged<Stat>>,
        /// Runs of values by period or name, written here or read from a file.
        series: Vec<Ranged<Series>>,
        /// 稿件: the sections, in reading order.
        section: Vec<Ranged<Section>>,
    }

    /// 附表: the statistics of the edition in a table, each with the pages that print it.
    Appendix {
        /// Its headline; else 附表　主要统计指标.
        title: String,
        /// Which statistics, by id and in this order; else all that the edition prints, as
        /// they are defined.
        stats: Vec<Ranged<String>>,
        /// Which columns, from left to right; else label, value, unit, period and page.
        /// Without `status`, numbers that are not final bear a letter that a note explains;
        /// without `source`, a note names the sources.
        columns: Vec<Ranged<AppendixColumn>>,
        /// What they are grouped by, each group under its name; else not at all.
        group: AppendixGroup,
        /// 注: a note before those that the table makes itself.
        note: String,
        /// Where it stands on the page; else on pages of its own after all others.
        area: Area,
    }

    /// 报刊: what all issues share.
    Publication {
        /// 报名.
        name: String,
        /// What it is by law: newspaper or internal.
        kind: Kind,
        /// The line under the name: a motto.
        slogan: String,
        /// 主管 unit.
        supervisor: String,
        /// 主办 unit.
        sponsor: String,
        /// 出版 unit; 编印单位 of an internal bulletin.
        publisher: String,
        /// 国内统一连续出版物号, such as 41-0000 (newspapers).
        cn: String,
        /// 邮发代号 (newspapers).
        postal: String,
        /// 准印证 number (internal bulletins).
        permit: String,
        /// 发送对象 (internal bulletins).
        recipients: String,
        /// 印数 (internal bulletins).
        print_run: String,
        /// Address.
        address: String,
        /// 邮编.
        postcode: String,
        /// Telephone.
        phone: String,
        /// Mail address.
        email: String,
        /// Web address.
        website: String,
        /// Price, or 免费赠阅 (newspapers).
        price: String,
        /// 印刷 unit.
        printer: String,
    }

    /// 期: what this issue alone has.
    Issue {
        /// Date of publication.
        date: Date,
        /// 第N期.
        issue: u32 where 1..,
        /// 总第N期.
        total_issue: u32 where 1..,
        /// 版名 of the pages, in order: 要闻, 专版 …
        pages: Vec<Ranged<String>>,
        /// Title of the whole, for the file's metadata; else the first headline.
        title: String,
        /// 责任编辑.
        editor: String,
        /// 美术编辑.
        designer: String,
        /// 校对.
        proofreader: String,
    }

    /// 版: the sheet and its grid.
    Page {
        /// 对开, 四开, A3, A4, or a width and a height.
        paper: Paper,
        /// Number of basic columns 基本栏.
        columns: u8 where 1..,
        /// Least space between columns; it grows by what whole characters leave over.
        gap: Length,
        /// Size of body type: a length or a size name such as 小五.
        body: Length,
        /// Distance of baselines, for everything on the page.
        leading: Length,
        /// 版心: width and height of the type area; else by the paper.
        type_area: Measures,
        /// What is printed beyond the trim edge, to be cut off; else none on newsprint,
        /// 3mm on other papers.
        bleed: Length,
        /// The press profile: newsprint, coated or uncoated.
        press: String,
    }

    /// A sheet of your own.
    Measures {
        /// Width.
        width: Length,
        /// Height.
        height: Length,
    }

    /// Type and colours.
    Theme {
        /// A theme that ships (party, bulletin) or a file in the edition's folder.
        name: String,
        /// How the house red is printed.
        red: Red,
    }

    /// Rules of composition.
    Text {
        /// Line-start and line-end prohibitions.
        kinsoku: Kinsoku,
        /// Units that a number never parts from, besides those known.
        units: Vec<Ranged<String>>,
        /// A file of such units in the edition's folder: one a line, # starts a comment.
        units_file: String,
        /// Other words that are never broken.
        keep: Vec<Ranged<String>>,
        /// How wide marks are; else 行末半角.
        marks: MarkWidths,
        /// Whether two marks side by side take one em instead of one and a half.
        close_pairs: bool,
        /// Whether one of 、 ， 。 may stand outside the measure at a line end.
        hang: bool,
        /// Strict grid for body text: every Han character in a cell, marks side by side two
        /// in a cell, words and numbers in whole cells; cells that no character may fill
        /// stay empty at line ends.
        cells: bool,
        /// Whether 。 ？ ！ may give up their blank half within a line; else they may.
        squeeze_stops: bool,
        /// The widest that the space between Han and Latin becomes, in thousandths of an
        /// em, 250 to 500; else 500.
        #[schemars(range(min = 250, max = 500))]
        mixed_most: u16,
        /// Whether · takes one em instead of half.
        full_interpunct: bool,
        /// By how much characters may close up where nothing else gives any more, in
        /// thousandths of an em, 0 to 30; else 0.
        #[schemars(range(min = 0, max = 30))]
        squeeze: u16,
        /// Whether Latin words break at hyphenation points; else they do. Where a soft
        /// hyphen (U+00AD) is written, they may break in any case.
        hyphenate: bool,
        /// Widths of digits; else tabular.
        digits: Digits,
        /// 横排: the most digits side by side in one em of a vertical line, 0 to 4; else 2.
        #[schemars(range(min = 0, max = 4))]
        tcy: u8,
        /// Longer numbers in vertical lines; else upright.
        vertical_digits: VerticalDigits,
        /// Indent of paragraphs in columns of at most 12 characters, in ems, 1 or 2; else 2.
        #[schemars(range(min = 1, max = 2))]
        narrow_indent: u8,
        /// Whether half-width marks between Chinese characters are set full-width; else
        /// they are left as they are and told.
        widen: bool,
    }

    /// 数字: how numbers are checked and printed.
    Numbers {
        /// Words whose digits count nothing, such as “1+N” or 三个二七: their numbers
        /// need no statistic.
        names: Vec<Ranged<String>>,
        /// A file of such words in the edition's folder: one a line, # starts a comment.
        names_file: String,
        /// What becomes of digits in the copy that belong to no statistic: off, warning or
        /// error; else a warning where the edition has statistics, off where it has none.
        unbound: Unbound,
        /// How far 约 may be from the exact number, in thousandths of it, 0 to 200; else
        /// half of the last digit that is not 0, at most 30.
        #[schemars(range(min = 0, max = 200))]
        about: u16,
        /// Whether what the copy says of numbers is checked; else it is.
        checks: bool,
        /// The folder of earlier editions, whose statistics are compared; else the
        /// edition's own folder, editions of the same publication only.
        earlier: String,
        /// Whether the forms of numbers are checked (GB/T 15835); else they are.
        forms: bool,
        /// How digits of statistics and of the copy are grouped where there are more than
        /// four: none, comma or space; else statistics have no groups, and the copy may
        /// have any, as long as it is one.
        grouping: Grouping,
        /// The sign of ranges, ～ or —; else the copy may have either, as long as it is one.
        range: RangeSign,
        /// Whether statistics of 10,000 and more print in 万 or 亿 where at most two
        /// decimals say them exactly; else they do not.
        steps: bool,
    }

    /// 报头: the masthead of page 1.
    Masthead {
        /// Its height in rows of the grid; else by the theme.
        rows: u16 where 1..,
        /// Lines beside or under the name, in place of those made from `publication`.
        lines: Vec<Ranged<String>>,
    }

    /// 版权: the line at the foot of the last page.
    Colophon {
        /// The line, in place of the one made from `publication`.
        text: String,
    }

    /// A font of your own for a role, or another size or height of the one that serves it.
    Font {
        /// The role: body, body-bold, headline, hei, hei-regular, kai, fangsong, display;
        /// for letters and digits latin (beside body, kai and fangsong), latin-bold, or
        /// latin- with any of these names; figures.
        role: String,
        /// The font file, in the edition's folder; left out, `scale` and `rise` tune the
        /// font that ships.
        file: String,
        /// Which face of a collection, from 0.
        index: u16,
        /// Its size beside the other faces of the text, in thousandths, 500 to 2000; else
        /// as large.
        #[schemars(range(min = 500, max = 2000))]
        scale: u16,
        /// How far its baseline is raised, in thousandths of an em, -500 to 500.
        #[schemars(range(min = -500, max = 500))]
        rise: i16,
    }

    /// 统计指标: a number, defined once.
    Stat {
        /// Its name: letters, digits, dots and underscores, such as gdp.2020.
        id: String,
        /// What it counts, as cards and tables print it.
        label: String,
        /// The number, in quotes: exact, such as "17.76".
        value: String,
        /// Its unit: 亿元, 个, %, 倍 …
        unit: String,
        /// A statistic computed from others, in place of `value`.
        expr: String,
        /// How surely the value is known: 近, 约, 余, 多, 超, 不足.
        approx: Approx,
        /// The period it counts: 2020, 2016—2020.
        period: String,
        /// Whether it is an estimate, preliminary or final.
        status: Status,
        /// The prices it is counted in.
        basis: Basis,
        /// Who counted.
        source: String,
        /// What it covers: 全区.
        scope: String,
        /// What it is compared with, as an expression.
        check: String,
        /// What the pages print in place of the digits of `value`: 773, 近400万, 翻一番,
        /// 三分之一. It must follow from the value; computing goes on with the value.
        say: String,
        /// Decimal places to print, from 0 to 12; else those of `value`, or at most 2 of
        /// what `expr` comes to.
        #[schemars(range(max = 12))]
        places: u8,
    }

    /// A run of values of one label and unit, each of them the statistic `id.key`: from
    /// the series gdp comes gdp.2016. A `[[stat]]` of the same id without `value` and
    /// `expr` says more of one point.
    Series {
        /// Its name: letters, digits, dots and underscores, such as gdp.
        id: String,
        /// What it counts.
        label: String,
        /// The unit of all its values.
        unit: String,
        /// The values, in quotes: exact. Empty text, —, … and - are no values.
        values: Vec<Ranged<String>>,
        /// The period of each value: 2016, 2024年二季度; the end of its id too.
        periods: Vec<Ranged<String>>,
        /// What each value counts, in place of periods: 金水, 第一产业.
        names: Vec<Ranged<String>>,
        /// The ends of the ids, in the order of `values`; else the periods or names.
        keys: Vec<Ranged<String>>,
        /// A file with the values, in the edition's folder: .csv (UTF-8, GB 18030), .json,
        /// .xlsx.
        file: String,
        /// The sheet of a workbook; else its first.
        sheet: String,
        /// The column of the values, by its heading; for JSON the key.
        column: String,
        /// The column of the periods or names, by its heading.
        by: String,
        /// Which rows of the file hold values, as a spreadsheet counts them: 4:20, 4:.
        rows: String,
        /// Only rows whose columns have these texts: 地区=二七区.
        only: Vec<Ranged<String>>,
        /// How surely the values are known.
        approx: Approx,
        /// Whether they are estimates, preliminary or final.
        status: Status,
        /// The prices they are counted in.
        basis: Basis,
        /// Who counted.
        source: String,
        /// What they cover.
        scope: String,
        /// Decimal places to print, from 0 to 12; else those of each value.
        #[schemars(range(max = 12))]
        places: u8,
    }

    /// 稿件: a section of a page.
    Section {
        /// Its name for `area` and messages; else its headline.
        id: String,
        /// 引题.
        kicker: String,
        /// 主题; a line break in it breaks the headline there.
        title: String,
        /// 副题; a line break in it starts a new line.
        deck: String,
        /// 提要.
        lead: String,
        /// One great character that opens the section.
        initial: String,
        /// The text: one line is one paragraph, `## ` starts a subhead, `> ` a quotation,
        /// all of it indented. `{center …}` or `{right …}` around a line puts it in the
        /// middle or at the end, `{hang 一、}` at the start of a paragraph sets its later
        /// lines beside the label, `{more}` lets it go on after a figure without an indent.
        body: String,
        /// The text in a file of its own, in place of `body`.
        file: String,
        /// 署名: set at the end of the text.
        byline: String,
        /// The direction of its text: horizontal or vertical.
        writing: Writing,
        /// The direction of its headline, if another.
        title_writing: Writing,
        /// Where a vertical headline stands beside horizontal text; else at the left.
        title_side: TitleSide,
        /// Weight: 1 is the first story.
        rank: u8 where 1..,
        /// Language of this section, if another.
        lang: String,
        /// Columns of text inside the section; else by its width.
        columns: u8 where 1..,
        /// Basic columns that the section is wide: only all of them, until make-up finds
        /// widths by itself; `area` sets any other.
        span: u8 where 1..,
        /// Where it stands on the page; left out, it follows the section before.
        area: Area,
        /// Sections of one group that follow each other come out equally high.
        group: String,
        /// What surrounds it.
        frame: Frame,
        /// Size of the headline; else by width and rank.
        title_size: Length,
        /// Size of the lead; else by the theme.
        lead_size: Length,
        /// Where headline, kicker and deck stand.
        align: Align,
        /// Number cards, tables, pictures and charts.
        figure: Vec<Ranged<Figure>>,
        /// Sub-articles, each with a heading and text.
        item: Vec<Ranged<Item>>,
        /// How many items stand side by side; 0 or left out: they run on in the columns.
        item_columns: u8,
    }

    /// A sub-article of a section.
    Item {
        /// Its name; else its heading.
        id: String,
        /// The heading.
        title: String,
        /// The text, as in a section.
        body: String,
        /// The text in a file of its own, in place of `body`.
        file: String,
        /// Names items that belong together. It moves nothing: items side by side are
        /// always equally high.
        group: String,
        /// 署名.
        byline: String,
        /// Number cards, tables, pictures and charts.
        figure: Vec<Ranged<Figure>>,
    }

    /// A place on the grid of a page.
    Area {
        /// The page, from 1.
        page: u16 where 1..,
        /// Into how many columns the type area is parted for this place; else the basic
        /// columns. 4 on a page of 6 basic columns is 六破四.
        grid: u8 where 1..,
        /// The first column, from 1.
        col: u8 where 1..,
        /// How many columns.
        cols: u8 where 1..,
        /// The first row, from 1; left out: below what stands above.
        row: u16 where 1..,
        /// How many rows; left out: as many as the content needs.
        rows: u16 where 1..,
        /// Reach down to the foot of the page.
        to_foot: bool,
    }

    /// A series of a chart, made of statistics.
    Group {
        /// What it counts, as the chart names it.
        label: String,
        /// Its statistics, by id.
        stats: Vec<Ranged<String>>,
    }

    /// Number cards, a table, a picture or a chart.
    Figure {
        /// What it is.
        kind: FigureKind,
        /// Its title.
        title: String,
        /// What it shows, in words: for readers who cannot see it, and for archives.
        alt: String,
        /// Where in the section.
        at: At,
        /// For `at = "inline"`: after which paragraph of the text, from 1.
        after: u16 where 1..,
        /// For `at = "right"`: how many of the section's columns it is wide.
        span: u8 where 1..,
        /// Statistics to show, by id.
        stats: Vec<Ranged<String>>,
        /// The change of each number of cards or a strip, by id and in their order, ""
        /// where there is none: 同比增长6.1% where the label says so, else ▲6.1%.
        with: Vec<Ranged<String>>,
        /// Whether cards or a strip name the period of each number.
        periods: bool,
        /// Cards or panels of a chart side by side; else as many as fit.
        columns: u8 where 1..,
        /// Series that a chart or table shows, by id.
        series: Vec<Ranged<String>>,
        /// Series that a chart shows, made here of statistics.
        groups: Vec<Ranged<Group>>,
        /// Names of what stands along a chart; else the periods or labels of its statistics.
        categories: Vec<Ranged<String>>,
        /// Statistics that a chart, cards or a strip points out, by id.
        highlight: Vec<Ranged<String>>,
        /// Whether a chart prints each value at its place, or an axis with numbers; else as
        /// there is room.
        labels: bool,
        /// Where a chart's axis of values begins, if not at zero: the chart then says so.
        axis_from: String,
        /// Whether the line of a `columns-line` chart has an axis of its own.
        second_axis: bool,
        /// A panel of its own for each series of a chart.
        panels: bool,
        /// Whether each panel has a scale of its own: the chart then says so.
        own_scale: bool,
        /// The order of the parts of a ring or pie: `size` unless their order has a meaning.
        order: Order,
        /// What stands at the parts of a ring or pie; else both, and the value alone where
        /// it is a percentage.
        show: Show,
        /// 其他: what gathers the smallest parts of a ring or pie, all beyond the sixth and
        /// those below 2 %; without it, more than seven parts are a fault.
        rest: String,
        /// The statistic in the hole of a ring, to which the parts must add up; else their
        /// sum stands there.
        sum: String,
        /// What a pictogram counts with; else squares.
        sign: Sign,
        /// How much one sign of a pictogram stands for, in the unit of the values; else a
        /// round number that gives rows of up to twelve.
        each: String,
        /// The height of a chart in rows of the grid, its title left out; else by its width.
        height: u16 where 3..,
        /// Heads of a table's columns; `|` splits a head over two lines. `2020年/总量` and
        /// `2020年/增速` side by side stand under one head 2020年; a solidus in brackets or
        /// doubled is a solidus.
        head: Vec<Ranged<String>>,
        /// Rows of a table; a cell may hold {id}. `^` goes on with the cell above, `<` with
        /// the cell at the left; full-width spaces or `>` before the first cell indent it;
        /// a row of one cell heads the rows below it.
        rows: Vec<Ranged<Vec<Ranged<String>>>>,
        /// How the columns of a table are aligned; else by what stands in them: the first
        /// left, numbers by the point, short words in the middle.
        align: Vec<Ranged<Align>>,
        /// The rules of a table; else three.
        rules: TableRules,
        /// 单位: the unit line above a table or chart; charts make their own. Statistics of a
        /// unit that it, their column's head or their row names print without it.
        unit: String,
        /// 注: the note below; each line is one note, and several are numbered.
        note: String,
        /// 资料来源: who counted, in the line below the notes of a table or chart.
        source: String,
        /// Whether a note below says that sums were not adjusted after rounding (S6).
        rounded: bool,
        /// Whether a note below explains the signs …, — and # that stand in the table.
        signs: bool,
        /// 表1: whether the title bears the next number.
        number: bool,
        /// Whether rows that begin with 合计 or 总计 are bold.
        bold_totals: bool,
        /// Whether rows become columns.
        turn: bool,
        /// Into how many parts side by side a long table is folded.
        halves: u8 where 1..,
        /// Whether a long table in the text may be divided between columns; else it may.
        split: bool,
        /// The picture file, in the edition's folder.
        file: String,
        /// Words under the picture.
        caption: String,
        /// Who made the picture.
        credit: String,
    }
}
