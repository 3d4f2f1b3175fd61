//! What charts are drawn of: shapes, and the places of words.

use super::Misfit;
use crate::base::{Hatch, Len, Point, Rect, Step, Tint};

/// A word of a chart, by what it says; whoever shapes words knows their text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Word {
    /// The name of a category.
    Category(usize),
    /// The name of a series.
    Series(usize),
    /// The value of a series at a category, as the statistic prints it.
    Value(usize, usize),
    /// The number at a mark of the first axis of values.
    Tick(usize),
    /// The number at a mark of the second axis.
    SecondTick(usize),
    /// The unit at the head of the first axis.
    Unit,
    /// The unit at the head of the second axis.
    SecondUnit,
    /// What stands in the hole of a ring.
    Centre,
    /// What stands before the sign of a pictogram where it is explained: 每个.
    Before,
    /// What stands after it: 代表10万人.
    After,
}

/// Where a word's place lies in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// At the left end of its em box's middle.
    Left,
    /// In the middle of its em box.
    Middle,
    /// At the right end of its em box's middle.
    Right,
}

/// What fills a shape: one ink, told apart by tint or hatching, so that one colour of ink
/// is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// The ink of the chart in a tint.
    Tint(Tint),
    /// The second ink of the theme, for what is pointed out.
    Accent(Tint),
    /// Lines at an angle, of a weight and a distance that presses hold.
    Hatch(Hatch),
    /// Bare paper.
    Paper,
}

/// How a line is broken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Dash {
    /// Not at all.
    #[default]
    Solid,
    /// Into strokes of four weights, with two between.
    Dashed,
    /// Into strokes of one weight, with one and a half between.
    Dotted,
}

/// Something drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A filled rectangle.
    Rect(Rect, Fill),
    /// A filled outline.
    Area(Vec<Step>, Fill),
    /// A line through points, of a weight and a fill that is no hatch.
    Line(Vec<Point>, Len, Fill, Dash),
}

/// What a shape stands for: a series and a category, where it stands for a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Means {
    /// The value of a series at a category.
    Value(usize, usize),
    /// All values of a series.
    Series(usize),
    /// An axis, a grid line, a leader.
    Frame,
}

/// A word and its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// The word.
    pub word: Word,
    /// The place of its anchor; of a word of several lines, in its first line.
    pub at: Point,
    /// Where the place lies in it.
    pub anchor: Anchor,
    /// The measure that it is wrapped in; else it stands on one line.
    pub measure: Option<Len>,
}

/// A chart, drawn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drawing {
    /// Shapes, those below first.
    pub shapes: Vec<(Means, Shape)>,
    /// Words, each with the place of its anchor.
    pub words: Vec<Placed>,
    /// What of it does not fit its room.
    pub misfit: Option<Misfit>,
}

impl Drawing {
    /// Draws a shape above all others.
    pub fn shape(&mut self, means: Means, shape: Shape) {
        self.shapes.push((means, shape));
    }

    /// Puts a word on one line at a place.
    pub fn word(&mut self, word: Word, at: Point, anchor: Anchor) {
        self.words.push(Placed { word, at, anchor, measure: None });
    }

    /// Puts a word at a place, wrapped in a measure.
    pub fn wrapped(&mut self, word: Word, at: Point, anchor: Anchor, measure: Len) {
        self.words.push(Placed { word, at, anchor, measure: Some(measure) });
    }

    /// Draws a straight line of the frame in solid ink.
    pub fn rule(&mut self, from: Point, to: Point, weight: Len) {
        let fill = Fill::Tint(Tint::SOLID);
        self.shape(Means::Frame, Shape::Line(vec![from, to], weight, fill, Dash::Solid));
    }
}
