//! The head of a story: kicker, headline and deck, fitted to a width (T50–T54).

use super::block::set_lines;
use super::ink::Ink;
use super::set::Setter;
use crate::base::{Lang, Len, Point, Role, Span};
use crate::diag::{Code, Diagnostic};
use crate::resolve::{Align, Rich};
use crate::say;
use crate::text::{Adjust, Direction, Line, ShapedText};

/// Sizes of fitted headlines differ by whole steps (T53).
const STEP: Len = Len::centipoints(50);
/// A headline is rather set over one more line than below so many percent of its size.
const NEAR: i64 = 85;
/// A fitted headline takes at most so many lines.
const MOST_LINES: usize = 3;

/// How small a headline is set, in percent of the size that fits, to keep words whole.
const LEAST_FOR_WORDS: i64 = 80;

/// What stands at the head of a story.
#[derive(Debug)]
pub struct Head<'a> {
    /// 引题.
    pub kicker: Option<&'a Rich>,
    /// 主题.
    pub title: Option<&'a Rich>,
    /// 副题.
    pub deck: Option<&'a Rich>,
    /// 标题字.
    pub initial: Option<&'a Rich>,
    /// Size of the headline, where the user set it.
    pub title_size: Option<Len>,
    /// Where it stands, where the user set it.
    pub align: Option<Align>,
    /// Language.
    pub lang: Lang,
    /// The direction of its lines.
    pub writing: Direction,
}

/// A head, fitted to a width.
#[derive(Debug, Default)]
pub struct HeadPlan {
    /// Its parts.
    pub parts: Vec<HeadLine>,
    /// Rows of the grid that it takes, with the space below; of a vertical head, lines of
    /// body text with the space at its left.
    pub rows: u32,
}

/// A part of a fitted head.
#[derive(Debug)]
pub struct HeadLine {
    /// The part it plays.
    pub role: Role,
    /// Its characters, shaped at its size.
    pub text: ShapedText,
    /// Its lines.
    pub lines: Vec<Line>,
    /// Left of its measure and top of its first em box, from the head's corner; of a
    /// vertical head, along its lines and then to the left.
    pub at: Point,
    /// Distance of its lines.
    pub pitch: Len,
    /// Its type size.
    pub size: Len,
}

impl HeadLine {
    fn height(&self) -> Len {
        let gaps = i64::try_from(self.lines.len().saturating_sub(1)).unwrap_or(0);
        self.pitch * gaps + self.size
    }
}

impl HeadPlan {
    /// From its first edge to the end of its last line.
    pub fn depth(&self) -> Len {
        let end = |part: &HeadLine| part.at.y + part.height();
        self.parts.iter().map(end).max().unwrap_or(Len::ZERO)
    }

    /// Draws the head with its corner at a point: the left one, of a vertical head the
    /// right one.
    pub fn draw(&self, at: Point, ink: &mut Ink<'_>) {
        for part in &self.parts {
            let block = ink.next_block();
            let tag = ink.tag(part.role, block);
            let corner = match part.text.direction() {
                Direction::Horizontal => at.by(part.at.x, part.at.y),
                Direction::Vertical => at.by(-part.at.y, part.at.x),
            };
            ink.lines(&part.text, &part.lines, corner, (part.pitch, part.size), &tag);
        }
    }
}

impl Head<'_> {
    /// Whether there is nothing to set.
    pub fn is_empty(&self) -> bool {
        self.kicker.is_none()
            && self.title.is_none()
            && self.deck.is_none()
            && self.initial.is_none()
    }

    /// Fits the head to a width, of a vertical head to a height; `nominal` is the headline's size by width and rank.
    pub fn fit(
        &self,
        width: Len,
        nominal: Len,
        setter: Setter<'_>,
    ) -> (HeadPlan, Vec<Diagnostic>) {
        let mut found = Vec::new();
        let mut stack: Vec<HeadLine> = Vec::new();
        let scale = (nominal, setter.style(Role::Headline).size);
        if let Some(kicker) = self.kicker {
            let style = setter.style(Role::Kicker);
            let size = style.size.ratio(scale.0.raw(), scale.1.raw()).max(style.least);
            let sizes = (size, style.least.min(size));
            stack.push(self.part(
                (Role::Kicker, kicker),
                (width, 1),
                sizes,
                setter,
                &mut found,
            ));
        }
        if let Some(title) = self.title {
            let style = setter.style(Role::Headline);
            let size = self.title_size.unwrap_or(nominal);
            let least = size.ratio(style.least.raw(), style.size.raw());
            let sizes = (size, least);
            let most = (width, MOST_LINES);
            stack.push(self.part(
                (Role::Headline, title),
                most,
                sizes,
                setter,
                &mut found,
            ));
        }
        let mut beside = None;
        if let Some(initial) = self.initial {
            let style = setter.style(Role::Initial);
            let sizes = (style.size, style.size);
            let part = self.part(
                (Role::Initial, initial),
                (width, 1),
                sizes,
                setter,
                &mut found,
            );
            beside = Some(part);
        }
        let indent = beside
            .as_ref()
            .map_or(Len::ZERO, |part| part.text.width() + part.size.ratio(30, 100));
        let deck = self.deck.map(|deck| {
            let style = setter.style(Role::Deck);
            let sizes = (style.size, style.least);
            let room = (width - indent, usize::MAX);
            self.part((Role::Deck, deck), room, sizes, setter, &mut found)
        });
        (stacked(stack, beside, deck, indent, setter), found)
    }

    fn shape(
        &self,
        rich: &Rich,
        role: Role,
        size: Len,
        setter: Setter<'_>,
    ) -> ShapedText {
        setter.shape_in(rich, role, size, (self.lang, self.writing))
    }

    /// Sets a part at the largest size that takes no more lines than it may.
    fn part(
        &self,
        (role, rich): (Role, &Rich),
        (width, most): (Len, usize),
        (size, least): (Len, Len),
        setter: Setter<'_>,
        found: &mut Vec<Diagnostic>,
    ) -> HeadLine {
        let align = self.align.unwrap_or(setter.style(role).align);
        let align = if matches!(role, Role::Initial) { Align::Left } else { align };
        let align = if role == Role::Deck && self.initial.is_some() {
            Align::Left
        } else {
            align
        };
        let adjust = adjust(align);
        let forced = rich.to_text().matches('\n').count() + 1;
        // The lines of a size near the wanted one are the aim, or, where these are too many,
        // those of the smallest; then the largest size that keeps to them.
        let near = size.ratio(NEAR, 100).max(least);
        let near_lines = lines_of(&self.shape(rich, role, near, setter), width, adjust);
        let smallest = self.shape(rich, role, least, setter);
        let smallest_lines = lines_of(&smallest, width, adjust);
        let enough =
            near_lines.len() <= most.max(forced) && !overfull(&near_lines, width);
        let aim =
            if enough { near_lines.len() } else { smallest_lines.len() }.max(forced);
        if aim > most.max(forced) || overfull(&smallest_lines, width) {
            found.push(too_long(rich, &smallest, width, least, most.max(forced)));
        }
        let mut at = size;
        let mut spare: Option<HeadLine> = None;
        loop {
            let text = self.shape(rich, role, at, setter);
            let lines = lines_of(&text, width, adjust);
            let whole = !lines.iter().any(|line| line.parted);
            if (lines.len() <= aim && !overfull(&lines, width)) || at <= least {
                let pitch = at.ratio(if role == Role::Deck { 135 } else { 118 }, 100);
                let origin = Point::default();
                let set = HeadLine { role, text, lines, at: origin, pitch, size: at };
                // A somewhat smaller size is better than a word parted between lines.
                let largest = spare.as_ref().map_or(at, |spare| spare.size);
                if whole {
                    return set;
                }
                if at <= least.max(largest.ratio(LEAST_FOR_WORDS, 100)) {
                    return spare.unwrap_or(set);
                }
                spare.get_or_insert(set);
            }
            at = (at - STEP).max(least);
        }
    }
}

/// Stacks the parts of a head and makes the whole a number of rows (T44). What rows leave
/// over goes between the parts and below.
fn stacked(
    mut stack: Vec<HeadLine>,
    beside: Option<HeadLine>,
    deck: Option<HeadLine>,
    indent: Len,
    setter: Setter<'_>,
) -> HeadPlan {
    let mut y = Len::ZERO;
    let mut gaps: Vec<usize> = Vec::new();
    for (i, part) in stack.iter_mut().enumerate() {
        if i > 0 {
            y += part.size.ratio(28, 100);
            gaps.push(i);
        }
        part.at.y = y;
        y += part.height();
    }
    let low = deck.is_some() || beside.is_some();
    if low && !stack.is_empty() {
        y += setter.body().ratio(70, 100);
        gaps.push(stack.len());
    }
    let height =
        |part: &Option<HeadLine>| part.as_ref().map_or(Len::ZERO, HeadLine::height);
    let (tall, deck_tall) = (height(&beside), height(&deck));
    let band = tall.max(deck_tall);
    for (part, own, x) in [(beside, tall, Len::ZERO), (deck, deck_tall, indent)] {
        if let Some(mut part) = part {
            part.at = Point::new(x, y + (band - own).half());
            stack.push(part);
        }
    }
    y += band;
    if stack.is_empty() {
        return HeadPlan::default();
    }
    let least_air = setter.leading().ratio(45, 100);
    let rows = setter.cover(y + least_air);
    let slack = setter.leading() * i64::from(rows) - y - least_air;
    let share = slack / i64::try_from(gaps.len() + 1).unwrap_or(1);
    let mut shift = Len::ZERO;
    for (i, part) in stack.iter_mut().enumerate() {
        if gaps.contains(&i) {
            shift += share;
        }
        part.at.y += shift;
    }
    HeadPlan { parts: stack, rows }
}

/// The lines of a text at a width.
fn lines_of(text: &ShapedText, width: Len, adjust: Adjust) -> Vec<Line> {
    set_lines(text, width, adjust)
}

/// Whether a line is wider than its measure.
fn overfull(lines: &[Line], width: Len) -> bool {
    lines.iter().any(|line| line.width > width)
}

/// How the text kernel names an alignment of display lines.
pub(super) fn adjust(align: Align) -> Adjust {
    match align {
        Align::Left | Align::Decimal | Align::Even => Adjust::Left,
        Align::Center => Adjust::Center,
        Align::Right => Adjust::Right,
    }
}

fn too_long(
    rich: &Rich,
    text: &ShapedText,
    width: Len,
    least: Len,
    most: usize,
) -> Diagnostic {
    let have = text.chars();
    let lines = i64::try_from(most).unwrap_or(1);
    let room = width.whole(least) * lines;
    let span: Span = rich.span();
    Diagnostic::error(
        Code::HeadlineTooLong,
        span,
        say!(
            "标题 {have} 字，本栏最多 {lines} 行、约 {room} 字（最小字号 {least} 点）",
            "headline of {have} characters: {lines} lines here hold about {room} at the smallest size of {least} pt"
        ),
    )
    .help(say!(
        "缩短标题，加宽版位（area.cols），或改小 title_size",
        "shorten it, give the section more columns, or set a smaller title_size"
    ))
}
