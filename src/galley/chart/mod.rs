//! Charts: their words shaped, their drawing as items of the page.

mod letters;
mod misfit;
mod shapes;

use super::block::set_lines;
use super::ink::Ink;
use super::set::Setter;
use crate::base::{Lang, Len, Point, Rect, Role, Size, Span};
use crate::chart::{self, Drawing, Kind, Look, Means, Misfit};
use crate::diag::Diagnostic;
use crate::pages::{Item, Tag};
use crate::resolve::{Chart, Rich};
use crate::stats::print_exact;
use crate::text::{Adjust, Line, ShapedText};
use letters::Lettering;
use shapes::items;

/// Decimal places that numbers of an axis have at most.
const TICK_PLACES: u32 = 6;
/// So many rows more are tried to tell which height a chart needs.
const MOST_MORE: u32 = 80;
/// The line that bars stand on.
const AXIS: Len = Len::centipoints(60);
/// Lines that are data.
const LINE: Len = Len::centipoints(140);
/// Paper between shapes that touch.
const GAP: Len = Len::centipoints(70);

/// A chart, its words shaped.
#[derive(Debug)]
pub struct ChartBlock<'a> {
    source: &'a Chart,
    lang: Lang,
    span: Span,
    categories: Vec<ShapedText>,
    series: Vec<ShapedText>,
    values: Vec<Vec<Option<ShapedText>>>,
    units: [Option<ShapedText>; 2],
    centre: Option<ShapedText>,
    key: Vec<ShapedText>,
    unit: Option<ShapedText>,
    note: Option<ShapedText>,
    origin: Option<ShapedText>,
}

impl<'a> ChartBlock<'a> {
    /// Shapes the words of a chart.
    pub(super) fn new(
        source: &'a Chart,
        (lang, span): (Lang, Span),
        shape: &mut dyn FnMut(&Rich, Role) -> ShapedText,
    ) -> Self {
        // the numbers of axes are made when the room is known
        shape(&Rich::plain("0123456789.", span), Role::FigureLabel);
        let mut label = |rich: &Rich| shape(rich, Role::FigureLabel);
        let categories = source.axis.iter().map(&mut label).collect();
        let series = source.series.iter().map(&mut label).collect();
        let mut values = Vec::new();
        for row in &source.values {
            values.push(row.iter().map(|one| one.as_ref().map(&mut label)).collect());
        }
        let [first, second] = &source.axis_units;
        let units = [first.as_ref().map(&mut label), second.as_ref().map(&mut label)];
        let centre = source.centre.as_ref().map(&mut label);
        let key = source.key.iter().flatten().map(&mut label).collect();
        let mut note =
            |rich: &Option<Rich>| rich.as_ref().map(|rich| shape(rich, Role::Note));
        let (unit, origin) = (note(&source.unit), note(&source.source));
        let note = note(&source.note);
        Self {
            source,
            lang,
            span,
            categories,
            series,
            values,
            units,
            centre,
            key,
            unit,
            note,
            origin,
        }
    }

    /// The width of the unit line above it, if it has one.
    pub(super) fn unit_width(&self) -> Option<Len> {
        self.unit.as_ref().map(ShapedText::width)
    }

    /// Whether it may be set higher than it needs.
    pub(super) fn stretches(&self) -> bool {
        self.source.rows.is_none()
    }

    /// Note and source, which stand in whole rows below.
    pub(super) fn words_below(&self) -> impl Iterator<Item = &Option<ShapedText>> {
        [&self.note, &self.origin].into_iter()
    }

    fn below(&self, width: Len) -> Vec<(&ShapedText, Vec<Line>)> {
        let texts = self.words_below().flatten();
        texts.map(|text| (text, set_lines(text, width, Adjust::Justify))).collect()
    }

    fn rows_below(&self, width: Len) -> u32 {
        let lines: usize = self.below(width).iter().map(|(_, lines)| lines.len()).sum();
        u32::try_from(lines).unwrap_or(u32::MAX)
    }

    /// The rows of the grid that it takes at a width: as set, or as suits its kind.
    pub(super) fn rows(&self, width: Len, setter: Setter<'_>) -> u32 {
        let own = self.source.rows.map_or_else(
            || {
                let words = self.lettering(Rect::default(), setter);
                setter.cover(self.source.drawn.height(width, &words))
            },
            u32::from,
        );
        own.max(1) + self.rows_below(width)
    }

    /// The words with the numbers of the axes in a room.
    fn lettering(&self, room: Rect, setter: Setter<'_>) -> Lettering<'_, 'a> {
        let em = setter.style(Role::FigureLabel).size;
        let ticks = self.source.drawn.ticks(room, em);
        let [first, second] = &self.source.tick_units;
        let first = match self.source.drawn.kind {
            Kind::Share => "%",
            _ => first.as_str(),
        };
        let text = |value: &num_rational::BigRational, unit: &str| {
            let (number, _) = print_exact(value, TICK_PLACES);
            // grouped as the edition prints its numbers; no unit, so no steps
            let number = setter.edition.stats.print.number(&number, "");
            let rich = Rich::plain(&format!("{number}{unit}"), Span::detached());
            setter.shape(&rich, Role::FigureLabel, self.lang)
        };
        let [a, b] = &ticks;
        let ticks = [
            a.iter().map(|value| text(value, first)).collect(),
            b.iter().map(|value| text(value, second)).collect(),
        ];
        Lettering { block: self, ticks, em }
    }

    fn look(setter: Setter<'_>) -> Look {
        let hairline = setter.edition.styles.hairline.max(Len::centipoints(30));
        Look { hairline, axis: AXIS.max(hairline), line: LINE, gap: GAP }
    }

    /// Why it cannot be drawn at a width.
    pub(super) fn fault(&self, width: Len, setter: Setter<'_>) -> Option<Diagnostic> {
        let rows = self.rows(width, setter).saturating_sub(self.rows_below(width));
        let misfit = self.misfit((width, rows), setter)?;
        let higher = matches!(
            misfit,
            Misfit::Small | Misfit::Height { .. } | Misfit::Categories { .. }
        );
        // the same chart in more rows: what fits is told in what `height` counts
        let mut more = rows.saturating_add(1)..=rows.saturating_add(MOST_MORE);
        let fits = |rows: &u32| self.misfit((width, *rows), setter).is_none();
        let needs = if higher { more.find(fits) } else { None };
        let place = (self.span, width, (rows, needs));
        Some(misfit::told(misfit, &self.source.drawn, place))
    }

    /// What does not fit at a width in so many rows.
    fn misfit(&self, (width, rows): (Len, u32), setter: Setter<'_>) -> Option<Misfit> {
        let room = Rect::at(Point::default(), Size { w: width, h: setter.height(rows) });
        let words = self.lettering(room, setter);
        chart::draw(&self.source.drawn, room, &words, &Self::look(setter)).misfit
    }

    /// Draws it in so many rows, its note and source in the last of them.
    pub(super) fn draw(
        &self,
        at: Point,
        (width, rows): (Len, u32),
        setter: Setter<'_>,
        ink: &mut Ink<'_>,
    ) {
        self.draw_unit(at, width, setter, ink);
        let own = rows.saturating_sub(self.rows_below(width));
        let room = Rect::at(at, Size { w: width, h: setter.height(own) });
        let words = self.lettering(room, setter);
        let drawing = chart::draw(&self.source.drawn, room, &words, &Self::look(setter));
        let block = ink.next_block();
        let tag = ink.tag(Role::Picture, block);
        self.shapes(&drawing, &tag, setter, ink);
        for placed in &drawing.words {
            words.draw(placed, &tag, ink);
        }
        let mut y = at.y + setter.leading() * i64::from(own);
        let size = setter.style(Role::Note).size;
        for (text, lines) in self.below(width) {
            let block = ink.next_block();
            let tag = ink.tag(Role::Note, block);
            let from = Point::new(at.x, y + setter.drop(size));
            ink.lines(text, &lines, from, (setter.leading(), size), &tag);
            y += setter.leading() * i64::try_from(lines.len()).unwrap_or(0);
        }
    }

    /// Draws the unit line, at the right of the row above.
    fn draw_unit(&self, at: Point, width: Len, setter: Setter<'_>, ink: &mut Ink<'_>) {
        if let Some(unit) = &self.unit {
            let block = ink.next_block();
            let tag = ink.tag(Role::Note, block);
            let size = setter.style(Role::Note).size;
            let y = at.y - setter.leading() + setter.drop(size);
            let lines = set_lines(unit, width, Adjust::Right);
            ink.lines(unit, &lines, Point::new(at.x, y), (size, size), &tag);
        }
    }

    /// The shapes as items: those that stand for values are content of the figure, all
    /// others ornament.
    fn shapes(
        &self,
        drawing: &Drawing,
        tag: &Tag,
        setter: Setter<'_>,
        ink: &mut Ink<'_>,
    ) {
        for (means, shape) in &drawing.shapes {
            for kind in items(shape, setter) {
                if *means == Means::Frame {
                    ink.ornament(kind);
                } else {
                    ink.items.push(Item { kind, tag: tag.clone(), span: self.span });
                }
            }
        }
    }
}
