//! Charts: their words shaped, their drawing as items of the page.

use super::block::set_lines;
use super::ink::Ink;
use super::set::Setter;
use crate::base::{Color, Lang, Len, Point, Rect, Role, Size, Span, Step};
use crate::chart::{self, Anchor, Dash, Drawing, Fill, Kind, Look, Means, Misfit};
use crate::chart::{Placed, Shape, Word, Words};
use crate::diag::{Code, Diagnostic};
use crate::pages::{Item, ItemKind, Paint, Tag};
use crate::resolve::{Chart, Rich};
use crate::say;
use crate::stats::print_exact;
use crate::text::{Adjust, Line, ShapedText};

/// Decimal places that numbers of an axis have at most.
const TICK_PLACES: u32 = 6;
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

/// The words of a chart in a room, whose axes give numbers.
struct Lettering<'b, 'a> {
    block: &'b ChartBlock<'a>,
    ticks: [Vec<ShapedText>; 2],
    em: Len,
}

impl<'a> ChartBlock<'a> {
    /// Shapes the words of a chart.
    pub(super) fn new(
        source: &'a Chart,
        (lang, span): (Lang, Span),
        shape: &mut dyn FnMut(&Rich, Role) -> ShapedText,
    ) -> Self {
        // the numbers of axes are made when the room is known
        shape(&Rich::plain("0123456789.-%", span), Role::FigureLabel);
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
        // the sign of values and of ticks is one
        let printed = self.source.values.iter().flatten().flatten();
        let minus = printed.into_iter().any(|one| one.to_text().contains('−'));
        let text = |value: &num_rational::BigRational, unit: &str| {
            let (number, _) = print_exact(value, TICK_PLACES);
            let number = if minus { number.replace('-', "−") } else { number };
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
        let room = Rect::at(Point::default(), Size { w: width, h: setter.height(rows) });
        let words = self.lettering(room, setter);
        let drawing = chart::draw(&self.source.drawn, room, &words, &Self::look(setter));
        drawing.misfit.map(|misfit| self.misfit(misfit, width))
    }

    fn misfit(&self, misfit: Misfit, width: Len) -> Diagnostic {
        let mm_of = |length: Len| format!("{:.1}", length.to_mm());
        let mm = mm_of(width);
        match misfit {
            Misfit::Categories { have, most } => {
                let found = Diagnostic::error(
                    Code::Overset,
                    self.span,
                    say!(
                        "图有 {have} 类，栏宽 {mm} mm 至多放得下 {most} 类",
                        "{have} categories; a width of {mm} mm holds {most} at most"
                    ),
                );
                let level =
                    matches!(self.source.drawn.kind, Kind::Bars | Kind::StackedBars);
                found.help(if level {
                    say!("给图高一些的 height，或减少类数", "set a greater height, or show fewer")
                } else {
                    say!(
                        "改用 kind = \"bars\"，名称排在左边；或给图宽一些的栏",
                        "use kind = \"bars\" with the names at the left, or a wider column"
                    )
                })
            }
            Misfit::Labels => Diagnostic::error(
                Code::Overset,
                self.span,
                say!(
                    "栏宽 {mm} mm 排不下每个数值",
                    "a width of {mm} mm has no room for every value"
                ),
            )
            .help(say!(
                "给图宽一些的栏，或去掉 labels = true，改印数值轴",
                "give it a wider column, or drop labels = true: an axis is printed"
            )),
            Misfit::Width { needs, has } => {
                let (needs, has) = (mm_of(needs), mm_of(has));
                Diagnostic::error(
                    Code::Overset,
                    self.span,
                    say!(
                        "图里的文字要 {needs} mm，栏宽 {has} mm",
                        "the words of the chart take {needs} mm, the column has {has} mm"
                    ),
                )
                .help(say!(
                    "给图宽一些的栏，或把名称改短",
                    "give it a wider column, or shorten its names"
                ))
            }
            Misfit::Height { needs, has } => {
                let (needs, has) = (mm_of(needs), mm_of(has));
                Diagnostic::error(
                    Code::Overset,
                    self.span,
                    say!(
                        "图要高 {needs} mm，height 给了 {has} mm",
                        "the chart takes {needs} mm of height and is given {has} mm"
                    ),
                )
                .help(say!(
                    "去掉 height，或给大一些",
                    "drop `height`, or give a greater one"
                ))
            }
            Misfit::Signs { have, most, times } => {
                let found = Diagnostic::error(
                    Code::Overset,
                    self.span,
                    say!(
                        "一行有 {have} 个图形，栏宽 {mm} mm 至多放得下 {most} 个",
                        "a row has {have} signs; a width of {mm} mm holds {most} at most"
                    ),
                );
                let each = self.source.drawn.sign.as_ref().map(|(_, each)| {
                    print_exact(&(each * num_bigint::BigInt::from(times)), TICK_PLACES).0
                });
                let each = each.unwrap_or_default();
                found.help(say!("写 each = \"{each}\"", "write each = \"{each}\""))
            }
            Misfit::Small => Diagnostic::error(
                Code::Overset,
                self.span,
                say!(
                    "图太小，画不下：宽 {mm} mm",
                    "the chart is too small to be drawn: {mm} mm wide"
                ),
            )
            .help(say!(
                "给图宽一些的栏或更大的 height",
                "give it a wider column or a greater height"
            )),
        }
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

/// The ink of a fill; that of hatches is black.
fn color(fill: Fill, setter: Setter<'_>) -> Color {
    match fill {
        Fill::Tint(tint) => Color::Black(tint),
        Fill::Accent(_) => setter.style(Role::Figure).color,
        Fill::Hatch(_) => Color::BLACK,
        Fill::Paper => Color::Paper,
    }
}

/// A shape as items: a rectangle is a fill, a hatched one has an edge around its lines; a
/// level or upright line is a rule, any other a path.
fn items(shape: &Shape, setter: Setter<'_>) -> Vec<ItemKind> {
    let edge = setter.edition.styles.hairline.max(Len::centipoints(35));
    match shape {
        Shape::Rect(rect, Fill::Hatch(hatch)) => vec![
            ItemKind::Path(Step::around(*rect), Paint::Hatch(*hatch, Color::BLACK)),
            ItemKind::Outline(*rect, edge, Color::BLACK),
        ],
        Shape::Rect(rect, fill) => vec![ItemKind::Fill(*rect, color(*fill, setter))],
        Shape::Area(steps, Fill::Hatch(hatch)) => vec![
            ItemKind::Path(steps.clone(), Paint::Hatch(*hatch, Color::BLACK)),
            ItemKind::Path(steps.clone(), Paint::stroke(edge, Color::BLACK)),
        ],
        Shape::Area(steps, fill) => {
            vec![ItemKind::Path(steps.clone(), Paint::Fill(color(*fill, setter)))]
        }
        Shape::Line(points, weight, fill, dash) => {
            let ink = color(*fill, setter);
            match (points.as_slice(), dash) {
                ([a, b], Dash::Solid) if a.x == b.x || a.y == b.y => {
                    vec![ItemKind::Line(*a, *b, *weight, ink)]
                }
                _ => {
                    let paint = Paint::Stroke {
                        weight: *weight,
                        color: ink,
                        dash: match dash {
                            Dash::Solid => None,
                            Dash::Dashed => Some((*weight * 4, *weight * 2)),
                            Dash::Dotted => Some((*weight, weight.ratio(3, 2))),
                        },
                        round: *dash == Dash::Solid,
                    };
                    vec![ItemKind::Path(Step::through(points), paint)]
                }
            }
        }
    }
}

impl Lettering<'_, '_> {
    fn text(&self, word: Word) -> Option<&ShapedText> {
        let [ticks, others] = &self.ticks;
        let [unit, second] = &self.block.units;
        let text = match word {
            Word::Category(i) => self.block.categories.get(i),
            Word::Series(i) => self.block.series.get(i),
            Word::Value(s, c) => self.block.values.get(s)?.get(c)?.as_ref(),
            Word::Tick(i) => ticks.get(i),
            Word::SecondTick(i) => others.get(i),
            Word::Unit => unit.as_ref(),
            Word::SecondUnit => second.as_ref(),
            Word::Centre => self.block.centre.as_ref(),
            Word::Before => self.block.key.first(),
            Word::After => self.block.key.get(1),
        };
        text.filter(|text| text.chars() > 0)
    }

    /// Draws a word: its anchor is in the middle of its em box's height.
    fn draw(&self, placed: &Placed, tag: &Tag, ink: &mut Ink<'_>) {
        let Some(text) = self.text(placed.word) else { return };
        let own = text.width();
        let width = placed.measure.unwrap_or(own).max(Len::pt(1));
        let (adjust, left) = match placed.anchor {
            Anchor::Left => (Adjust::Left, Len::ZERO),
            Anchor::Middle => (Adjust::Center, width.half()),
            Anchor::Right => (Adjust::Right, width),
        };
        // a measure that is the text's own width must not break it by a raw unit
        let slack = if placed.measure.is_none() { Len::pt(1) } else { Len::ZERO };
        let lines = match placed.measure {
            Some(measure) => set_lines(text, measure, adjust),
            None => set_lines(text, own + slack, Adjust::Left),
        };
        let at = placed.at.by(-left, -self.em.half());
        ink.lines(text, &lines, at, (self.pitch(), self.em), tag);
    }
}

impl Words for Lettering<'_, '_> {
    fn width(&self, word: Word) -> Len {
        self.text(word).map_or(Len::ZERO, ShapedText::width)
    }

    fn wrapped(&self, word: Word, measure: Len) -> (usize, Len) {
        let Some(text) = self.text(word) else { return (0, Len::ZERO) };
        let lines = set_lines(text, measure.max(Len::pt(1)), Adjust::Left);
        let width = lines.iter().map(|line| line.width).max().unwrap_or(Len::ZERO);
        (lines.len(), width)
    }

    fn em(&self) -> Len {
        self.em
    }
}
