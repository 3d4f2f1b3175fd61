//! 报头, 眉线 and 版权: what every page of a paper has besides its stories.

use super::grid::Grid;
use crate::base::{Color, Len, Point, Rect, Role, Span};
use crate::diag::{Code, Diagnostic};
use crate::galley::{Ink, Setter, set_lines};
use crate::resolve::{Masthead, PAGES_MARK, Piece, Rich};
use crate::say;
use crate::text::{Adjust, ShapedText};

/// Distance of the masthead's small lines in percent of their size.
const LINE_PITCH: i64 = 145;

/// Draws the masthead at the head of page 1: the name between motto and lines, the fields
/// between rules at the foot. Where the sheet is too narrow for that, the name goes to the
/// left, then becomes smaller.
pub(super) fn masthead(
    masthead: &Masthead,
    pages: usize,
    grid: &Grid,
    setter: Setter<'_>,
    ink: &mut Ink<'_>,
) {
    let area = grid.area;
    let styles = &setter.edition.styles;
    let foot = u32::from(masthead.rows).saturating_sub(2);
    let room = setter.height(foot);
    let shape = |rich: &Rich| {
        setter.shape(&with_pages(rich, pages), Role::Colophon, setter.edition.lang)
    };
    let lines: Vec<ShapedText> = masthead.lines.iter().map(shape).collect();
    let motto = motto(setter);
    let centred = name((&motto, &lines), (area, room), setter, ink);
    let (across, down) = ((area.x0, area.width()), (area.y0, room));
    if centred {
        column(&motto, across, down, (Role::Deck, Adjust::Left), setter, ink);
    }
    column(&lines, across, down, (Role::Colophon, Adjust::Right), setter, ink);
    let y = grid.corner(area.x0, foot).y;
    let below = y + setter.body() + setter.between().half();
    ink.rule(area.x0, area.x1, y - setter.between(), styles.heavy, styles.accent);
    ink.rule(area.x0, area.x1, below, styles.hairline, styles.accent);
    let fields: Vec<ShapedText> = masthead.fields.iter().map(shape).collect();
    let small = setter.style(Role::Colophon).size;
    let at = Point::new(area.x0, y + (setter.body() - small).half());
    spread(&fields, at, area.width(), Role::Masthead, small, ink);
}

/// Tells a masthead whose lines do not fit its rows, or whose name or fields do not fit
/// the sheet.
pub(super) fn masthead_fault(
    masthead: &Masthead,
    grid: &Grid,
    setter: Setter<'_>,
) -> Option<Diagnostic> {
    let room = setter.height(u32::from(masthead.rows).saturating_sub(2));
    let shape = |rich: &Rich| {
        setter.shape(&with_pages(rich, 99), Role::Colophon, setter.edition.lang)
    };
    let lines: Vec<ShapedText> = masthead.lines.iter().map(shape).collect();
    let fields: Vec<ShapedText> = masthead.fields.iter().map(shape).collect();
    let pitch = |role: Role| setter.style(role).size.ratio(LINE_PITCH, 100);
    let tall = |count: usize, role: Role| pitch(role) * i64::try_from(count).unwrap_or(0);
    let motto = motto(setter);
    let need = tall(lines.len(), Role::Colophon).max(tall(motto.len(), Role::Deck));
    let (have, width) = (masthead.rows, grid.area.width());
    if need > room {
        let rows = setter.cover(need) + 2;
        let count = lines.len().max(motto.len());
        let found = Diagnostic::error(
            Code::Overset,
            masthead.span,
            say!(
                "报头高 {have} 行，放不下 {count} 行文字：至少要 {rows} 行",
                "a masthead of {have} rows does not hold {count} lines: it takes {rows}"
            ),
        );
        let help =
            say!("写 rows = {rows}，或减少 lines", "set rows = {rows}, or fewer lines");
        return Some(found.help(help));
    }
    let set: Len = fields.iter().map(ShapedText::width).sum();
    let gaps = i64::try_from(fields.len().saturating_sub(1)).unwrap_or(0);
    let fields_need = set + setter.style(Role::Colophon).size * gaps;
    let size = name_size((&motto, &lines), (width, room), setter).0;
    if fields_need <= width && size >= setter.body() {
        return None;
    }
    let (mm, need) = (format!("{:.0}", width.to_mm()), fields_need.to_mm());
    let found = Diagnostic::error(
        Code::Overset,
        masthead.span,
        say!(
            "版心宽 {mm} mm，放不下报头的报名和各项（日期、期号一行宽 {need:.0} mm）",
            "a type area {mm} mm wide does not hold the masthead's name and fields (the line of date and issue is {need:.0} mm wide)"
        ),
    );
    Some(found.help(say!(
        "缩短报头的文字，或放大纸张",
        "shorten its texts, or take larger paper"
    )))
}

/// The size of the paper's name in a width and a height beside motto and lines, and
/// whether it can stand in the middle.
fn name_size(
    (motto, lines): (&[ShapedText], &[ShapedText]),
    (width, room): (Len, Len),
    setter: Setter<'_>,
) -> (Len, bool) {
    let widest = |texts: &[ShapedText]| {
        texts.iter().map(ShapedText::width).max().unwrap_or(Len::ZERO)
    };
    let (right, left) = (widest(lines), widest(motto));
    let gap = setter.body() * 2;
    let edition = setter.edition;
    let nominal = setter.style(Role::Masthead).size.min(room.max(Len::pt(1)));
    let name = &edition.publication.name;
    let full = setter.shape_at(name, Role::Masthead, nominal, edition.lang).width();
    let centred = full + (right.max(left) + gap) * 2 <= width;
    let space = (width - right - gap).max(Len::ZERO);
    let size = if centred || full <= space {
        nominal
    } else {
        nominal.ratio(space.raw(), full.raw().max(1))
    };
    (size, centred)
}

/// Draws the name of the paper in a height, in the middle where motto and lines leave it
/// room there, else at the left, else smaller. Tells whether it stands in the middle.
fn name(
    (motto, lines): (&[ShapedText], &[ShapedText]),
    (area, room): (Rect, Len),
    setter: Setter<'_>,
    ink: &mut Ink<'_>,
) -> bool {
    let edition = setter.edition;
    let (size, centred) = name_size((motto, lines), (area.width(), room), setter);
    let name = &edition.publication.name;
    let text = setter.shape_at(name, Role::Masthead, size, edition.lang);
    let adjust = if centred { Adjust::Center } else { Adjust::Left };
    let set = set_lines(&text, area.width(), adjust);
    let block = ink.next_block();
    let tag = ink.tag(Role::Masthead, block);
    let y = area.y0 + (room - size).half().max(Len::ZERO);
    ink.lines(&text, &set, Point::new(area.x0, y), (size, size), &tag);
    centred
}

/// The motto of the paper, a line for each of its clauses.
fn motto(setter: Setter<'_>) -> Vec<ShapedText> {
    let slogan = &setter.edition.publication.slogan;
    let clauses = slogan.split('\u{3000}').filter(|clause| !clause.trim().is_empty());
    clauses
        .map(|clause| {
            let rich = Rich::plain(clause, Span::detached());
            setter.shape(&rich, Role::Deck, setter.edition.lang)
        })
        .collect()
}

/// Draws texts below each other in the middle of a height.
fn column(
    texts: &[ShapedText],
    (x, width): (Len, Len),
    (y, height): (Len, Len),
    (role, adjust): (Role, Adjust),
    setter: Setter<'_>,
    ink: &mut Ink<'_>,
) {
    let size = setter.style(role).size;
    let pitch = size.ratio(LINE_PITCH, 100);
    let count = i64::try_from(texts.len()).unwrap_or(0);
    let mut y = y + (height - pitch * count).max(Len::ZERO).half();
    for text in texts {
        let lines = set_lines(text, width, adjust);
        let block = ink.next_block();
        let tag = ink.tag(Role::Masthead, block);
        ink.lines(text, &lines, Point::new(x, y), (pitch, size), &tag);
        y += pitch;
    }
}

/// Draws texts on one line with equal spaces between them, over a width.
fn spread(
    texts: &[ShapedText],
    at: Point,
    width: Len,
    role: Role,
    size: Len,
    ink: &mut Ink<'_>,
) {
    let set: Len = texts.iter().map(ShapedText::width).sum();
    let gaps = i64::try_from(texts.len().saturating_sub(1)).unwrap_or(0).max(1);
    let gap = (width - set).max(Len::ZERO) / gaps;
    let mut x = at.x;
    for text in texts {
        let own = text.width();
        let lines = set_lines(text, own + Len::pt(1), Adjust::Left);
        let block = ink.next_block();
        let tag = ink.tag(role, block);
        ink.lines(text, &lines, Point::new(x, at.y), (size, size), &tag);
        x += own + gap;
    }
}

/// Draws the folio of a page after the first: number and name, paper, date and staff.
pub(super) fn folio(number: u16, grid: &Grid, setter: Setter<'_>, ink: &mut Ink<'_>) {
    let edition = setter.edition;
    let issue = &edition.issue;
    let page = usize::from(number).checked_sub(1).and_then(|i| issue.page_names.get(i));
    let page = page.map_or(String::new(), |name| format!("\u{3000}{name}"));
    let date = issue.date.format("%Y年%-m月%-d日");
    let staff = if issue.staff.is_empty() {
        String::new()
    } else {
        format!("\u{3000}{}", issue.staff)
    };
    let name = edition.publication.name.to_text();
    let size = setter.style(Role::Folio).size;
    let area = grid.area;
    let shape = |text: &str| {
        let rich = Rich::plain(text, Span::detached());
        setter.shape(&rich, Role::Folio, edition.lang)
    };
    let left = format!("{number:02}{page}");
    let sides = [shape(&left), shape(&name), shape(&format!("{date}{staff}"))];
    let widest = sides[0].width().max(sides[2].width());
    let narrow = sides[1].width() + (widest + size * 2) * 2 > area.width();
    // Where the name has no room in the middle it follows the page's own.
    let [first, middle, last] = sides;
    let texts = if narrow {
        vec![
            (shape(&format!("{left}\u{3000}{name}")), Adjust::Left),
            (last, Adjust::Right),
        ]
    } else {
        vec![(first, Adjust::Left), (middle, Adjust::Center), (last, Adjust::Right)]
    };
    let y = area.y0 - grid.leading.ratio(70, 100) - size;
    for (text, adjust) in &texts {
        let lines = set_lines(text, area.width(), *adjust);
        let block = ink.next_block();
        let tag = ink.tag(Role::Folio, block);
        ink.lines(text, &lines, Point::new(area.x0, y), (size, size), &tag);
    }
    let rule = area.y0 - grid.leading.ratio(45, 100);
    ink.rule(area.x0, area.x1, rule, edition.styles.hairline, Color::BLACK);
}

/// Draws the colophon below the type area of the last page, under a double rule.
pub(super) fn colophon(
    text: &Rich,
    pages: usize,
    grid: &Grid,
    setter: Setter<'_>,
    ink: &mut Ink<'_>,
) {
    let styles = &setter.edition.styles;
    let area = grid.area;
    let rule =
        area.y0 + grid.leading * i64::from(grid.rows) + grid.leading.ratio(20, 100);
    ink.rule(area.x0, area.x1, rule, styles.heavy, Color::BLACK);
    let thin = rule + styles.heavy * 2;
    ink.rule(area.x0, area.x1, thin, styles.hairline, Color::BLACK);
    let text =
        setter.shape(&with_pages(text, pages), Role::Colophon, setter.edition.lang);
    let size = setter.style(Role::Colophon).size;
    let lines = set_lines(&text, area.width(), Adjust::Center);
    let block = ink.next_block();
    let tag = ink.tag(Role::Colophon, block);
    let y = thin + grid.leading.ratio(45, 100);
    ink.lines(&text, &lines, Point::new(area.x0, y), (size.ratio(140, 100), size), &tag);
}

/// The text with the number of pages in place of its mark.
fn with_pages(text: &Rich, pages: usize) -> Rich {
    let mut out = Rich::default();
    for piece in &text.pieces {
        let mut made = Piece { text: String::new(), spans: Vec::new(), ..piece.clone() };
        for (c, span) in piece.text.chars().zip(&piece.spans) {
            let digits = if c == PAGES_MARK { pages.to_string() } else { c.to_string() };
            made.spans.extend(digits.chars().map(|_| *span));
            made.text.push_str(&digits);
        }
        out.pieces.push(made);
    }
    out
}
