//! Charts as geometry: numbers and a rectangle become shapes and places for words.
//!
//! Nothing here knows pages, fonts or statistics: values are exact, lengths of words come
//! from whoever shapes them, and a drawing is plain data that can be read back.

use crate::base::{Len, Point, Rect, Tint};
use num_rational::BigRational;

/// What a chart shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Data {
    /// How many categories (years, places) stand along the chart.
    pub categories: usize,
    /// The series: each has one value a category, `None` where it has none.
    pub series: Vec<Vec<Option<BigRational>>>,
}

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

/// How far words reach.
pub trait Words {
    /// The width of a word on one line; zero where there is no such word.
    fn width(&self, word: Word) -> Len;
    /// The size of the type that words are set in.
    fn em(&self) -> Len;
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

/// Parallel lines that fill a shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hatch {
    /// Their angle in degrees, anticlockwise from level: 0, 45, 90 or 135.
    pub angle: u16,
    /// From line to line.
    pub pitch: Len,
    /// Their weight.
    pub weight: Len,
}

/// A step of an outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Begins an outline.
    Move(Point),
    /// A straight line.
    Line(Point),
    /// A cubic curve with its two control points.
    Curve(Point, Point, Point),
    /// A straight line back to where the outline began.
    Close,
}

/// Something drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A filled rectangle.
    Rect(Rect, Fill),
    /// A filled outline.
    Area(Vec<Step>, Fill),
    /// A line through points, of a weight and a tint, perhaps dashed.
    Line(Vec<Point>, Len, Tint, bool),
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

/// A chart, drawn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drawing {
    /// Shapes, those below first.
    pub shapes: Vec<(Means, Shape)>,
    /// Words, each with the place of its anchor.
    pub words: Vec<(Word, Point, Anchor)>,
}
