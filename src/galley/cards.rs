//! Number cards: one statistic each, its number large, its words below.

use super::block::set_lines;
use super::format;
use super::ink::Ink;
use super::set::Setter;
use crate::base::{Color, Lang, Len, Point, Rect, Role, Size};
use crate::resolve::{Card, Marks, Piece, Rich};
use crate::text::{Adjust, Direction, Line, ShapedText, shape};

/// The unit's size relative to the number's, in permille.
const UNIT_SCALE: i64 = 500;
/// The least width of a card, in ems of its number.
const LEAST_WIDTH: i64 = 4;
/// The smallest type that a number is set in: 六号.
pub(super) const LEAST_SIZE: Len = Len::centipoints(750);
/// How far numbers grow on cards that have room, in percent of the style's size.
pub(super) const MOST_GROWTH: i64 = 220;
/// The share of a card's height that a grown number takes, in percent.
const NUMBER_SHARE: i64 = 42;
/// The distance of the lines of labels, in percent of their size.
const LABEL_PITCH: i64 = 130;

/// Number cards, or a strip of numbers, shaped.
#[derive(Debug)]
pub struct Cards<'a> {
    pub(super) list: Vec<Shown<'a>>,
    pub(super) columns: Option<u8>,
    strip: bool,
    lang: Lang,
}

/// A card with its words shaped; its number is shaped at the size it gets.
#[derive(Debug)]
pub(super) struct Shown<'a> {
    pub(super) card: &'a Card,
    pub(super) label: ShapedText,
    pub(super) change: Option<ShapedText>,
}

/// Lines of a label as long as each other, and how far they stand in.
#[derive(Debug, Default)]
pub(super) struct Evened {
    pub(super) lines: Vec<Line>,
    pub(super) inset: Len,
}

/// Cards at a width: how many side by side, and the size of their numbers.
struct Plan {
    across: i64,
    down: i64,
    width: Len,
    gap: Len,
    size: Len,
}

impl<'a> Cards<'a> {
    /// Shapes cards, or a strip: so many side by side, where that was set.
    pub(super) fn new(
        cards: &'a [Card],
        (columns, strip): (Option<u8>, bool),
        lang: Lang,
        shape: &mut dyn FnMut(&Rich, Role) -> ShapedText,
    ) -> Self {
        for card in cards {
            let words = [&card.hedge.0, &card.hedge.1, &card.unit, &card.number];
            for word in words {
                shape(&Rich::plain(word, card.span), Role::Figure);
            }
        }
        let list = cards
            .iter()
            .map(|card| Shown {
                card,
                label: shape(&card.label, Role::FigureLabel),
                change: card
                    .change
                    .as_ref()
                    .map(|change| shape(&change.text, Role::FigureLabel)),
            })
            .collect();
        Self { list, columns, strip, lang }
    }

    /// The plan at a width; `height` of all cards, where it is known, lets numbers grow.
    fn plan(&self, width: Len, height: Option<Len>, setter: Setter<'_>) -> Plan {
        let style = setter.style(Role::Figure);
        let gap = setter.body().ratio(60, 100);
        let count = i64::try_from(self.list.len()).unwrap_or(1).max(1);
        let fit = (width + gap).whole(style.size * LEAST_WIDTH + gap).max(1);
        let across = self.columns.map_or(fit.min(count), |set| i64::from(set).max(1));
        let down = count.div_euclid(across) + i64::from(count % across != 0);
        let each = (width - gap * (across - 1)) / across;
        let room = each - setter.body().ratio(160, 100);
        let fitting = style.size.ratio(room.raw(), self.widest(setter).raw().max(1));
        let grown = height.map_or(style.size, |height| {
            let card = (height - gap * (down - 1)) / down;
            let most = style.size.ratio(MOST_GROWTH, 100);
            card.ratio(NUMBER_SHARE, 100).min(most).max(style.size)
        });
        let size = grown.min(fitting);
        Plan { across, down, width: each, gap, size }
    }

    /// The width of the widest number at the style's size.
    fn widest(&self, setter: Setter<'_>) -> Len {
        let size = setter.style(Role::Figure).size;
        let widths = self.list.iter();
        let widths = widths.map(|one| self.number(one.card, size, setter).width());
        widths.max().unwrap_or(Len::ZERO)
    }

    /// Whether numbers and labels stay legible inside their cards at a width.
    pub(super) fn fit(&self, width: Len, setter: Setter<'_>) -> bool {
        if self.strip {
            return self.strip_fits(width, setter);
        }
        let plan = self.plan(width, None, setter);
        let labels = self.labels(&plan, setter);
        let changes = self.changes(&plan);
        let lines = labels.iter().flat_map(|label| &label.lines);
        plan.size >= LEAST_SIZE
            && !lines.chain(changes.iter().flatten()).any(|line| line.overfull)
    }

    /// Hedge, number and unit on one line.
    pub(super) fn number(
        &self,
        card: &Card,
        size: Len,
        setter: Setter<'_>,
    ) -> ShapedText {
        let styles = &setter.edition.styles;
        let mut runs = Vec::new();
        let small = size.ratio(UNIT_SCALE, 1000);
        let parts = [
            (&card.hedge.0, small, Role::FigureLabel),
            (&card.number, size, Role::Figure),
            (&card.hedge.1, small, Role::FigureLabel),
            (&card.unit, small, Role::FigureLabel),
        ];
        for (word, size, role) in parts {
            let marks =
                Marks { keep: Some(0), stat: Some(card.stat), ..Marks::default() };
            let spans = vec![card.span; word.chars().count()];
            let rich = Rich { pieces: vec![Piece { text: word.clone(), spans, marks }] };
            // Small words stay black: a spot ink is for figures that can carry it (N6).
            let mut made =
                format::runs(&rich, setter.style(role), styles, size, self.lang);
            for run in made.iter_mut().filter(|_| card.plain) {
                run.format.color = Color::BLACK;
            }
            runs.extend(made);
        }
        let rules = setter.rules(Role::Figure);
        shape(&runs, &setter.edition.fonts, &rules, Direction::Horizontal).0
    }

    fn labels(&self, plan: &Plan, setter: Setter<'_>) -> Vec<Evened> {
        let room = plan.width - setter.body().ratio(60, 100);
        self.list.iter().map(|one| evened(&one.label, room)).collect()
    }

    /// The line of each card's change; none of those without.
    fn changes(&self, plan: &Plan) -> Vec<Vec<Line>> {
        let set = |text: &ShapedText| set_lines(text, plan.width, Adjust::Center);
        let changes = self.list.iter().map(|one| one.change.as_ref());
        changes.map(|text| text.map_or_else(Vec::new, set)).collect()
    }

    /// Height of one card without air, by the lines of its label and its change.
    fn card_height(plan: &Plan, lines: usize, setter: Setter<'_>) -> Len {
        let label = setter.style(Role::FigureLabel).size.ratio(LABEL_PITCH, 100);
        plan.size
            + setter.body().ratio(30, 100)
            + label * i64::try_from(lines).unwrap_or(1)
    }

    /// The fewest rows for the cards at a width.
    pub fn rows(&self, width: Len, setter: Setter<'_>) -> u32 {
        if self.strip {
            return self.strip_rows(width, setter);
        }
        let plan = self.plan(width, None, setter);
        let (labels, changes) = (self.labels(&plan, setter), self.changes(&plan));
        let lines = labels.iter().zip(&changes);
        let lines = lines.map(|(label, change)| label.lines.len() + change.len());
        let lines = lines.max().unwrap_or(1);
        let each =
            Self::card_height(&plan, lines, setter) + setter.body().ratio(120, 100);
        setter.cover(each * plan.down + plan.gap * (plan.down - 1))
    }

    /// Draws the cards, each on a ground, in so many rows.
    pub(super) fn draw(
        &self,
        at: Point,
        (width, rows): (Len, u32),
        setter: Setter<'_>,
        ink: &mut Ink<'_>,
    ) {
        if self.strip {
            return self.draw_strip(at, (width, rows), setter, ink);
        }
        let height = setter.height(rows);
        let plan = self.plan(width, Some(height), setter);
        let each = (height - plan.gap * (plan.down - 1)) / plan.down;
        let labels = self.labels(&plan, setter);
        let changes = self.changes(&plan);
        let words = labels.iter().zip(&changes);
        for (i, (one, words)) in (0_i64..).zip(self.list.iter().zip(words)) {
            let (row, column) = (i.div_euclid(plan.across), i.rem_euclid(plan.across));
            let corner = at.by((plan.width + plan.gap) * column, (each + plan.gap) * row);
            let rect = Rect::at(corner, Size { w: plan.width, h: each });
            ink.fill(rect, setter.edition.styles.ground);
            self.draw_card(one, words, (rect, &plan), setter, ink);
        }
    }

    fn draw_card(
        &self,
        one: &Shown<'_>,
        (label, change): (&Evened, &Vec<Line>),
        (rect, plan): (Rect, &Plan),
        setter: Setter<'_>,
        ink: &mut Ink<'_>,
    ) {
        let lines = label.lines.len() + change.len();
        let content = Self::card_height(plan, lines, setter);
        let top = rect.y0 + (rect.height() - content).half();
        let number = self.number(one.card, plan.size, setter);
        let set = set_lines(&number, rect.width(), Adjust::Center);
        let block = ink.next_block();
        let tag = ink.tag(Role::Figure, block);
        let size = (plan.size, plan.size);
        ink.lines(&number, &set, Point::new(rect.x0, top), size, &tag);
        let block = ink.next_block();
        let tag = ink.tag(Role::FigureLabel, block);
        let size = setter.style(Role::FigureLabel).size;
        let inset = setter.body().ratio(30, 100);
        let pitch = (size.ratio(LABEL_PITCH, 100), size);
        let corner = Point::new(rect.x0 + inset, top + plan.size + inset);
        let from = corner.by(label.inset, Len::ZERO);
        ink.lines(&one.label, &label.lines, from, pitch, &tag);
        if let Some(text) = &one.change {
            let above = i64::try_from(label.lines.len()).unwrap_or(0);
            let block = ink.next_block();
            let tag = ink.tag(Role::FigureLabel, block);
            let from = Point::new(rect.x0, corner.y + pitch.0 * above);
            ink.lines(text, change, from, pitch, &tag);
        }
    }
}

/// The lines of a text in the middle of a measure, broken so that all are about as long:
/// in the narrowest measure that gives no more of them.
pub(super) fn evened(text: &ShapedText, room: Len) -> Evened {
    let lines = set_lines(text, room, Adjust::Center);
    if lines.len() < 2 || lines.iter().any(|line| line.overfull) {
        return Evened { lines, inset: Len::ZERO };
    }
    let count = lines.len();
    let (mut wide, mut best) = (room, lines);
    let mut narrow = room / i64::try_from(count).unwrap_or(1).max(1) / 2;
    // a quarter of a point is near enough
    while wide - narrow > Len::centipoints(25) {
        let middle = narrow + (wide - narrow).half();
        let lines = set_lines(text, middle, Adjust::Center);
        if lines.len() <= count && !lines.iter().any(|line| line.overfull) {
            (wide, best) = (middle, lines);
        } else {
            narrow = middle;
        }
    }
    Evened { lines: best, inset: (room - wide).half() }
}
