//! Number cards: one statistic each, its number large, its words below.

use super::block::set_lines;
use super::format;
use super::ink::Ink;
use super::set::Setter;
use crate::base::{Lang, Len, Point, Rect, Role, Size};
use crate::resolve::{Card, Marks, Piece, Rich};
use crate::text::{Adjust, Direction, Line, ShapedText, shape};

/// The unit's size relative to the number's, in permille.
const UNIT_SCALE: i64 = 500;
/// The least width of a card, in ems of its number.
const LEAST_WIDTH: i64 = 4;
/// The smallest type that a number is set in: 六号.
const LEAST_SIZE: Len = Len::centipoints(750);
/// How far numbers grow on cards that have room, in percent of the style's size.
const MOST_GROWTH: i64 = 220;
/// The share of a card's height that a grown number takes, in percent.
const NUMBER_SHARE: i64 = 42;

/// Number cards, shaped.
#[derive(Debug)]
pub struct Cards<'a> {
    list: Vec<(&'a Card, ShapedText)>,
    columns: Option<u8>,
    lang: Lang,
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
    /// Shapes cards.
    pub(super) fn new(
        cards: &'a [Card],
        columns: Option<u8>,
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
            .map(|card| (card, shape(&card.label, Role::FigureLabel)))
            .collect();
        Self { list, columns, lang }
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
        let widest = self
            .list
            .iter()
            .map(|(card, _)| self.number(card, style.size, setter).width())
            .max()
            .unwrap_or(Len::ZERO);
        let fitting = style.size.ratio(room.raw(), widest.raw().max(1));
        let grown = height.map_or(style.size, |height| {
            let card = (height - gap * (down - 1)) / down;
            let most = style.size.ratio(MOST_GROWTH, 100);
            card.ratio(NUMBER_SHARE, 100).min(most).max(style.size)
        });
        let size = grown.min(fitting);
        Plan { across, down, width: each, gap, size }
    }

    /// Whether numbers and labels stay legible inside their cards at a width.
    pub(super) fn fit(&self, width: Len, setter: Setter<'_>) -> bool {
        let plan = self.plan(width, None, setter);
        let lines = self.labels(&plan, setter);
        plan.size >= LEAST_SIZE && !lines.iter().flatten().any(|line| line.overfull)
    }

    /// Hedge, number and unit on one line.
    fn number(&self, card: &Card, size: Len, setter: Setter<'_>) -> ShapedText {
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
            let made = format::runs(&rich, setter.style(role), styles, size, self.lang);
            runs.extend(made);
        }
        let rules = setter.rules(Role::Figure);
        shape(&runs, &setter.edition.fonts, &rules, Direction::Horizontal).0
    }

    fn labels(&self, plan: &Plan, setter: Setter<'_>) -> Vec<Vec<Line>> {
        let room = plan.width - setter.body().ratio(60, 100);
        self.list
            .iter()
            .map(|(_, label)| set_lines(label, room, Adjust::Center))
            .collect()
    }

    /// Height of one card without air.
    fn card_height(plan: &Plan, lines: usize, setter: Setter<'_>) -> Len {
        let label = setter.style(Role::FigureLabel).size.ratio(130, 100);
        plan.size
            + setter.body().ratio(30, 100)
            + label * i64::try_from(lines).unwrap_or(1)
    }

    /// The fewest rows for the cards at a width.
    pub fn rows(&self, width: Len, setter: Setter<'_>) -> u32 {
        let plan = self.plan(width, None, setter);
        let lines = self.labels(&plan, setter).iter().map(Vec::len).max().unwrap_or(1);
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
        let height = setter.height(rows);
        let plan = self.plan(width, Some(height), setter);
        let each = (height - plan.gap * (plan.down - 1)) / plan.down;
        let labels = self.labels(&plan, setter);
        for (i, (card, label)) in (0_i64..).zip(&self.list) {
            let (row, column) = (i.div_euclid(plan.across), i.rem_euclid(plan.across));
            let corner = at.by((plan.width + plan.gap) * column, (each + plan.gap) * row);
            let rect = Rect::at(corner, Size { w: plan.width, h: each });
            ink.fill(rect, setter.edition.styles.ground);
            let lines = usize::try_from(i).ok().and_then(|i| labels.get(i));
            self.draw_card(
                card,
                (label, lines.map_or(&[], Vec::as_slice)),
                (rect, &plan),
                setter,
                ink,
            );
        }
    }

    fn draw_card(
        &self,
        card: &Card,
        (label, lines): (&ShapedText, &[Line]),
        (rect, plan): (Rect, &Plan),
        setter: Setter<'_>,
        ink: &mut Ink<'_>,
    ) {
        let content = Self::card_height(plan, lines.len(), setter);
        let top = rect.y0 + (rect.height() - content).half();
        let number = self.number(card, plan.size, setter);
        let set = set_lines(&number, rect.width(), Adjust::Center);
        let block = ink.next_block();
        let tag = ink.tag(Role::Figure, block);
        let size = (plan.size, plan.size);
        ink.lines(&number, &set, Point::new(rect.x0, top), size, &tag);
        let block = ink.next_block();
        let tag = ink.tag(Role::FigureLabel, block);
        let label_size = setter.style(Role::FigureLabel).size;
        let inset = setter.body().ratio(30, 100);
        let y = top + plan.size + inset;
        let pitch = (label_size.ratio(130, 100), label_size);
        ink.lines(label, lines, Point::new(rect.x0 + inset, y), pitch, &tag);
    }
}
