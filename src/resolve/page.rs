//! The sheet and its grid: paper presets, the type area, columns and rows.

use super::desk::{Desk, nearest};
use super::{PageSetup, press};
use crate::base::{Len, Point, Rect, Size, Span};
use crate::diag::Code;
use crate::edition::{Length, Measures, Page, Paper, Ranged};
use crate::say;

/// Characters that the narrowest column must hold.
const LEAST_CHARACTERS: i64 = 6;
/// Rows that the lowest page must hold.
const LEAST_ROWS: i64 = 8;
/// Columns that a page may have.
const MOST_COLUMNS: u8 = 24;

/// What a sheet's name stands for; lengths in millimetres and hundredths of a point.
struct Preset {
    name: &'static str,
    trim: (i64, i64),
    type_area: (i64, i64),
    columns: u8,
    body: i64,
    leading: i64,
    press: &'static str,
}

const PRESETS: [Preset; 4] = [
    Preset {
        name: "对开",
        trim: (390, 545),
        type_area: (350, 490),
        columns: 6,
        body: 900,
        leading: 1350,
        press: "newsprint",
    },
    Preset {
        name: "四开",
        trim: (275, 390),
        type_area: (245, 345),
        columns: 5,
        body: 900,
        leading: 1350,
        press: "newsprint",
    },
    Preset {
        name: "A3",
        trim: (297, 420),
        type_area: (257, 372),
        columns: 4,
        body: 950,
        leading: 1450,
        press: "uncoated",
    },
    Preset {
        name: "A4",
        trim: (210, 297),
        type_area: (170, 250),
        columns: 2,
        body: 1050,
        leading: 1600,
        press: "uncoated",
    },
];

/// Least gap between columns where none is set: newspapers use 2 to 3 mm.
const GAP: Len = Len::centipoints(709);

/// A sheet's measures before the user's own settings.
struct Sheet {
    trim: Size,
    type_area: Size,
    columns: u8,
    body: Len,
    leading: Len,
    press: &'static str,
}

impl Desk<'_> {
    /// The page as set, with faults noted.
    pub(super) fn page(&mut self, page: Option<&Ranged<Page>>) -> PageSetup {
        let empty = Page::default();
        let set = page.map_or(&empty, |page| &page.value);
        let span = page.map_or_else(Span::detached, |page| page.span);
        let sheet = self.sheet(set.paper.as_ref());
        let body =
            self.length("body", set.body.as_ref(), (400, 7200)).unwrap_or(sheet.body);
        let natural = if set.body.is_some() { body.ratio(3, 2) } else { sheet.leading };
        let leading = self
            .length("leading", set.leading.as_ref(), (400, 14_400))
            .unwrap_or(natural);
        let leading = self.open_enough(leading, body, set.leading.as_ref(), span);
        let gap = self.length("gap", set.gap.as_ref(), (0, 28_800)).unwrap_or(GAP);
        let bleed = self.length("bleed", set.bleed.as_ref(), (0, 7200));
        let columns = self.columns(set.columns.as_ref(), sheet.columns);
        let area = self.type_area(set.type_area.as_ref(), &sheet, span);
        let rows = area.h.whole(leading);
        let mut setup = PageSetup {
            trim: sheet.trim,
            bleed: bleed.unwrap_or(Len::ZERO),
            type_area: centred(sheet.trim, area.w, leading * rows),
            columns,
            gap,
            body,
            leading,
            rows: u16::try_from(rows).unwrap_or(u16::MAX),
            press: sheet.press.to_owned(),
            span,
        };
        self.holds_text(&setup, set);
        if let Some(name) = &set.press {
            self.press(name);
            setup.press.clone_from(&name.value);
        }
        // A sheet is cut after printing; a coldset web is not, and has no bleed (N11).
        if bleed.is_none() && setup.press != press::NAMES[0] {
            setup.bleed = Len::mm(3);
        }
        setup
    }

    fn sheet(&mut self, paper: Option<&Ranged<Paper>>) -> Sheet {
        let preset = |name: &str| PRESETS.iter().find(|preset| preset.name == name);
        let (name, span) = match paper {
            None => ("对开", Span::detached()),
            Some(Ranged { value: Paper::Measures(own), span }) => {
                return self.own_sheet(own, *span);
            }
            Some(Ranged { value: Paper::Named(name), span }) => (name.as_str(), *span),
        };
        if let Some(preset) = preset(name) {
            return preset.sheet();
        }
        let names = PRESETS.each_ref().map(|preset| preset.name);
        let all = names.join("、");
        let near = nearest(name, names).unwrap_or("对开");
        self.advise(
            Code::BadValue,
            span,
            say!("没有纸张 {name}", "there is no paper {name}"),
            say!(
                "可用 {all}，或 {{ width = \"390mm\", height = \"545mm\" }}；是不是 {near}？",
                "there are {all}, or {{ width = \"390mm\", height = \"545mm\" }}; {near}?"
            ),
        );
        preset("对开").map_or_else(|| Sheet::of(Size::default()), Preset::sheet)
    }

    fn own_sheet(&mut self, own: &Measures, span: Span) -> Sheet {
        for (side, name) in [(&own.width, "width"), (&own.height, "height")] {
            if side.is_none() {
                self.error(
                    Code::MissingKey,
                    span,
                    say!("纸张缺 {name}", "the paper lacks its {name}"),
                );
            }
        }
        // 200 inches is the most that a PDF page may measure (ISO 32000-1 annex C)
        let limits = (2_000, 1_440_000);
        let w = self.length("width", own.width.as_ref(), limits).unwrap_or(Len::mm(390));
        let h =
            self.length("height", own.height.as_ref(), limits).unwrap_or(Len::mm(545));
        Sheet::of(Size { w, h })
    }

    /// A length within limits in hundredths of a point, or none with the fault noted.
    pub(super) fn length(
        &mut self,
        name: &str,
        length: Option<&Ranged<Length>>,
        limits: (i64, i64),
    ) -> Option<Len> {
        let length = length?;
        let value = length.value.0;
        let (least, most) = (Len::centipoints(limits.0), Len::centipoints(limits.1));
        if (least..=most).contains(&value) {
            return Some(value);
        }
        self.error(
            Code::BadValue,
            length.span,
            say!(
                "{name} 是 {value}pt，应在 {least}pt 与 {most}pt 之间",
                "{name} is {value}pt; it must lie between {least}pt and {most}pt"
            ),
        );
        None
    }

    /// Leading that is no smaller than the type.
    fn open_enough(
        &mut self,
        leading: Len,
        body: Len,
        set: Option<&Ranged<Length>>,
        page: Span,
    ) -> Len {
        if leading >= body {
            return leading;
        }
        let span = set.map_or(page, |set| set.span);
        self.advise(
            Code::Conflict,
            span,
            say!(
                "行距 {leading}pt 小于字号 {body}pt",
                "the leading of {leading}pt is less than the type of {body}pt"
            ),
            say!(
                "行距通常是字号的 1.4 到 1.6 倍",
                "leading is commonly 1.4 to 1.6 of the type"
            ),
        );
        body.ratio(3, 2)
    }

    fn columns(&mut self, columns: Option<&Ranged<u8>>, usual: u8) -> u8 {
        match columns {
            Some(set) if !(1..=MOST_COLUMNS).contains(&set.value) => {
                let n = set.value;
                self.error(
                    Code::BadValue,
                    set.span,
                    say!(
                        "基本栏 {n} 个，应为 1 到 {MOST_COLUMNS}",
                        "{n} columns; there may be 1 to {MOST_COLUMNS}"
                    ),
                );
                usual
            }
            Some(set) => set.value,
            None => usual,
        }
    }

    fn type_area(
        &mut self,
        set: Option<&Ranged<Measures>>,
        sheet: &Sheet,
        page: Span,
    ) -> Size {
        let own = set.map(|set| &set.value);
        let limits = (1_000, 1_440_000);
        let width = own.and_then(|own| own.width.as_ref());
        let height = own.and_then(|own| own.height.as_ref());
        let area = Size {
            w: self.length("width", width, limits).unwrap_or(sheet.type_area.w),
            h: self.length("height", height, limits).unwrap_or(sheet.type_area.h),
        };
        if area.w <= sheet.trim.w && area.h <= sheet.trim.h {
            return area;
        }
        let mm = |size: Size| format!("{:.1} × {:.1} mm", size.w.to_mm(), size.h.to_mm());
        let (inner, outer) = (mm(area), mm(sheet.trim));
        self.error(
            Code::Conflict,
            set.map_or(page, |set| set.span),
            say!(
                "版心 {inner} 大于纸张 {outer}",
                "the type area of {inner} is larger than the sheet of {outer}"
            ),
        );
        sheet.type_area
    }

    /// Whether a column holds enough characters and the page enough rows.
    fn holds_text(&mut self, setup: &PageSetup, set: &Page) {
        let (n, width) = (i64::from(setup.columns), setup.type_area.width());
        let inner = width - setup.gap * (n - 1);
        let characters = inner.whole(setup.body * n).max(0);
        let span = set.columns.as_ref().map_or(setup.span, |columns| columns.span);
        let span = set.paper.as_ref().map_or(span, |paper| paper.span);
        if characters < LEAST_CHARACTERS {
            let (width, body, gap) =
                (format!("{:.1}", width.to_mm()), setup.body, setup.gap.to_mm());
            self.advise(
                Code::PageTooSmall,
                span,
                say!(
                    "版心宽 {width} mm 分 {n} 栏，每栏只容 {characters} 字（{body}pt，栏距 {gap:.1} mm），至少要 {LEAST_CHARACTERS} 字",
                    "a type area {width} mm wide in {n} columns holds {characters} characters a column ({body}pt, gap {gap:.1} mm); it takes at least {LEAST_CHARACTERS}"
                ),
                say!("减少栏数、缩小字号或放大纸张", "take fewer columns, smaller type or larger paper"),
            );
        }
        let rows = i64::from(setup.rows);
        if rows < LEAST_ROWS {
            let (height, leading) =
                (format!("{:.1}", setup.type_area.height().to_mm()), setup.leading);
            self.advise(
                Code::PageTooSmall,
                span,
                say!(
                    "版心高 {height} mm 只容 {rows} 行（行距 {leading}pt），至少要 {LEAST_ROWS} 行",
                    "a type area {height} mm high holds {rows} rows (leading {leading}pt); it takes at least {LEAST_ROWS}"
                ),
                say!("缩小行距或放大纸张", "take less leading or larger paper"),
            );
        }
    }

    fn press(&mut self, name: &Ranged<String>) {
        if press::Press::bundled(&name.value).is_some() {
            return;
        }
        let (asked, all) = (&name.value, press::NAMES.join(", "));
        let near = nearest(asked, press::NAMES).unwrap_or("newsprint");
        self.advise(
            Code::BadValue,
            name.span,
            say!("没有印刷条件 {asked}", "there is no press profile {asked}"),
            say!("可用 {all}；是不是 {near}？", "there are {all}; did you mean {near}?"),
        );
    }
}

impl Preset {
    fn sheet(&self) -> Sheet {
        let size = |(w, h): (i64, i64)| Size { w: Len::mm(w), h: Len::mm(h) };
        Sheet {
            trim: size(self.trim),
            type_area: size(self.type_area),
            columns: self.columns,
            body: Len::centipoints(self.body),
            leading: Len::centipoints(self.leading),
            press: self.press,
        }
    }
}

impl Sheet {
    /// A sheet of the user's own: margins of a tenth, 20 mm at most; columns of about
    /// 17 characters; newspaper type on sheets larger than A4.
    fn of(trim: Size) -> Self {
        let margin = |side: Len| side.ratio(1, 10).min(Len::mm(20)) * 2;
        let type_area = Size { w: trim.w - margin(trim.w), h: trim.h - margin(trim.h) };
        let large = trim.w > Len::mm(215);
        let (body, leading) = if large { (900, 1350) } else { (1050, 1600) };
        let (body, leading) = (Len::centipoints(body), Len::centipoints(leading));
        let columns = u8::try_from(type_area.w.whole(body * 18).clamp(1, 8)).unwrap_or(1);
        let press = if large { "newsprint" } else { "uncoated" };
        Self { trim, type_area, columns, body, leading, press }
    }
}

/// A rectangle in the middle of a sheet.
fn centred(trim: Size, w: Len, h: Len) -> Rect {
    let origin = Point::new((trim.w - w).half(), (trim.h - h).half());
    Rect::at(origin, Size { w, h })
}
